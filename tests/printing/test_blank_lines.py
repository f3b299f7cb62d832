"""Forms for the pen: the sizes a hand needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.platypus import Table

from integralavoro_desktop.printing import blank_lines
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.fonts import Typesetter
from integralavoro_desktop.printing.setting import flowables
from integralavoro_desktop.printing.styles import MM, Look

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Rect


@pytest.fixture
def look() -> Look:
    return Look(1.0, 482, 680, Typesetter())


def test_lines_are_eight_millimetres_apart(look: Look) -> None:
    lines = [line for line in flowables(p.NoteLines(5), look) if isinstance(line, blank_lines.RuledLine)]
    assert [line.wrap(400, 700)[1] / MM for line in lines] == pytest.approx([8] * 5)


def test_boxes_are_six_millimetres_wide_and_one_for_each_sign(look: Look) -> None:
    boxes = _boxes(p.BlankBoxes("Fiscal code", (16,)), look)
    assert len(boxes) == 16
    assert all(box.width == box.height == pytest.approx(6 * MM) for box in boxes)


def test_groups_of_boxes_stand_apart(look: Look) -> None:
    first, second, third, *_rest = sorted(box.x for box in _boxes(p.BlankBoxes("Born on", (2, 2, 4)), look))
    assert third - second > second - first


def test_more_boxes_than_fit_go_on_in_a_second_row(look: Look) -> None:
    boxes = _boxes(p.BlankBoxes("IBAN", (27,)), look)
    assert len(boxes) == 27
    assert max(box.x + box.width for box in boxes) <= look.width


def _boxes(piece: p.BlankBoxes, look: Look) -> list[Rect]:
    (grid,) = flowables(piece, look)
    assert isinstance(grid, Table)
    figures = grid._cellvalues[0][1]  # noqa: SLF001 - ReportLab tells the cells of a table nowhere else
    return [box for figure in figures for box in figure.drawing.contents]
