"""Square codes for a phone or a webcam, drawn as vectors so that any printer keeps them sharp."""

from __future__ import annotations

from itertools import groupby

import segno
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import black, white

from integralavoro_desktop.printing.ink import box

_QUIET = 4  # modules of white around the code, which readers need


def qr_drawing(text: str, side: float) -> Drawing:
    """Return the code of a text as a drawing `side` points wide; error correction M bears a fold or a stain."""
    rows = [[bool(dark) for dark in row] for row in segno.make(text, error="m", micro=False).matrix]
    module = side / (len(rows) + 2 * _QUIET)
    drawing = Drawing(side, side)
    drawing.add(box((0, 0), (side, side), fillColor=white))
    for number, row in enumerate(rows):
        bottom = side - (number + 1 + _QUIET) * module
        for start, length in _dark_bars(row):
            left = (start + _QUIET) * module
            # a hair taller than a module: no white line between rows when a screen rounds
            drawing.add(box((left, bottom), (length * module, module * 1.02), fillColor=black))
    return drawing


def _dark_bars(row: list[bool]) -> list[tuple[int, int]]:
    bars = []
    place = 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            bars.append((place, length))
        place += length
    return bars
