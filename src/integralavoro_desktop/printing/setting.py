"""From pieces to ReportLab: one function that each room of pieces teaches how its own are set."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.flowables import heights
from integralavoro_desktop.printing.styles import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.styles import Look

# pieces that never break: a heading before them needs room for all of them
_WHOLE = (p.Facts, p.Signatures, p.PathBar, p.Radar, p.Bars, p.KeyCodeBox, p.SquareCode, p.CodeGroups, p.BlankBoxes)
_BRIEF = (p.Words, p.Callout, p.Columns)  # whole when they are short


@singledispatch
def flowables(piece: p.Piece, look: Look) -> list[Flowable]:
    """Return the flowables of one piece. Raises TypeError for a piece nobody sets."""
    message = f"no way to set a {type(piece).__name__}"
    raise TypeError(message)


def set_all(pieces: Sequence[p.Piece], look: Look) -> list[Flowable]:
    """Return the flowables of a page's pieces; a heading stays with the beginning of what follows it."""
    story: list[Flowable] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, p.Heading):
            story.append(CondPageBreak(min(_opening(pieces[place:], look), look.height * 0.98)))
        story += flowables(piece, look)
    return story


def set_nested(pieces: Sequence[p.Piece], look: Look) -> list[Flowable]:
    """Return the flowables of pieces that stand inside another one, where no page can begin."""
    inner = [piece for piece in pieces if not isinstance(piece, p.PageBreak)]
    return [flowable for piece in inner for flowable in flowables(piece, look)]


@flowables.register(p.Space)
def _set_space(piece: p.Space, look: Look) -> list[Flowable]:
    return [Spacer(1, piece.height_mm * MM * look.scale)]


@flowables.register(p.PageBreak)
def _set_page_break(piece: p.PageBreak, look: Look) -> list[Flowable]:
    return [PageBreak()]


@flowables.register(p.Together)
def _set_together(piece: p.Together, look: Look) -> list[Flowable]:
    content = set_nested(piece.pieces, look)
    return [KeepTogether(content)] if sum(heights(content, look.width)) < look.height else content


def _opening(pieces: Sequence[p.Piece], look: Look) -> float:
    heading = look.points(34)
    if len(pieces) == 1:
        return heading
    following = pieces[1]
    if isinstance(following, p.Heading):
        return heading + _opening(pieces[1:], look)
    if isinstance(following, _WHOLE + _BRIEF):
        height = sum(heights(flowables(following, look), look.width))
        return heading + (height if isinstance(following, _WHOLE) else min(height, look.height * 0.4))
    small = isinstance(following, p.Para) and following.role != "body"
    return heading + (look.points(18) + _opening(pieces[1:], look) - heading if small else look.points(66))
