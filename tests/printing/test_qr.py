"""Square codes."""

from __future__ import annotations

import segno

from integralavoro_desktop.printing.qr import qr_drawing

TEXT = "7K3Q9-M2XWA-B8RTN"


def _dark_modules(side: float) -> set[tuple[int, int]]:
    ground, *bars = qr_drawing(TEXT, side).contents
    count = len(segno.make(TEXT, error="m", micro=False).matrix) + 8
    module = ground.width / count
    return {
        (round((side - bar.y) / module) - 1, round(bar.x / module) + step)
        for bar in bars
        for step in range(round(bar.width / module))
    }


def test_the_drawing_has_the_dark_modules_of_the_code_and_no_other() -> None:
    matrix = segno.make(TEXT, error="m", micro=False).matrix
    expected = {(row + 4, column + 4) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark}
    assert _dark_modules(120) == expected


def test_the_white_around_it_is_four_modules_wide() -> None:
    modules = _dark_modules(120)
    assert min(row for row, _column in modules) == 4
    assert min(column for _row, column in modules) == 4
