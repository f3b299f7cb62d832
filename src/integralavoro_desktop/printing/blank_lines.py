"""Forms to fill in by pen: lines 8 mm apart, boxes 6 mm wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.flowables import Figure, LongGrid, spaced, written
from integralavoro_desktop.printing.fonts import font_name
from integralavoro_desktop.printing.ink import box
from integralavoro_desktop.printing.setting import flowables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.styles import Look

LINE_MM = 8
BOX_MM = 6
_LABEL_SHARE = 0.32


class RuledLine(Flowable):
    """One empty line for the pen, 8 mm high."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab calls them so
        """Take the whole width."""
        self.width, self.height = aW, LINE_MM * styles.MM
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line at the foot."""
        self.canv.setStrokeColor(styles.MUTED)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 0, self.width, 0)


@flowables.register(p.NoteLines)
def _set_note_lines(piece: p.NoteLines, look: Look) -> list[Flowable]:
    found = [spaced(written(piece.label, look, "key"))] if piece.label else []
    lines: list[Flowable] = [RuledLine() for _line in range(max(piece.count, 1))]
    spaced(lines[-1], after=look.points(12))
    return found + lines


@flowables.register(p.BlankLine)
def _set_blank_line(piece: p.BlankLine, look: Look) -> list[Flowable]:
    return _labelled(piece.label, [RuledLine() for _line in range(max(piece.lines, 1))], look, lower=6)


@flowables.register(p.BlankBoxes)
def _set_blank_boxes(piece: p.BlankBoxes, look: Look) -> list[Flowable]:
    return _labelled(piece.label, [spaced(Figure(row), before=3) for row in _box_rows(piece.groups, _room(look))], look)


@flowables.register(p.BlankChoices)
def _set_blank_choices(piece: p.BlankChoices, look: Look) -> list[Flowable]:
    room = _room(look)
    longest = max((look.typesetter.width(option, look.points(9.4)) for option in piece.options), default=0)
    columns = max(1, min(4, int(room / (longest + BOX_MM * styles.MM + 20))))
    checks = p.Checks([p.Check(option) for option in piece.options], columns, by_hand=True)
    return _labelled(piece.label, flowables(checks, look.narrowed(room)), look)


def _labelled(label: str, content: list[Flowable], look: Look, *, lower: float = 0) -> list[Flowable]:
    keys = look.width * _LABEL_SHARE
    cells: list[Any] = [written(label, look.narrowed(keys - 8), "key"), content]
    whole = ((0, 0), (-1, -1))
    dress = [
        ("FONTNAME", *whole, font_name()),
        ("LEFTPADDING", *whole, 0),
        ("RIGHTPADDING", *whole, 0),
        ("TOPPADDING", *whole, 1.5),
        ("BOTTOMPADDING", *whole, 1.5),
        ("TOPPADDING", (0, 0), (0, 0), 5 + lower),
        ("RIGHTPADDING", (0, 0), (0, 0), 8),
        ("VALIGN", *whole, "TOP"),
    ]
    grid = LongGrid([cells], colWidths=[keys, _room(look)], hAlign="LEFT", splitInRow=1, style=dress)
    return [spaced(grid, after=look.points(1))]


def _room(look: Look) -> float:
    return look.width * (1 - _LABEL_SHARE)


def _box_rows(groups: Sequence[int], room: float) -> list[Drawing]:
    side = BOX_MM * styles.MM
    in_a_row = int(room / side)
    rows: list[Drawing] = []
    left = room
    for size in groups:
        for first in range(0, size, in_a_row):
            count = min(in_a_row, size - first)
            if left + count * side > room:
                rows.append(Drawing(room, side + 1))
                left = 0.0
            for place in range(count):
                dress = {"fillColor": styles.WHITE, "strokeColor": styles.MUTED, "strokeWidth": 0.7}
                rows[-1].add(box((left + place * side, 0.5), (side, side), **dress))
            left += count * side + 6
    return rows
