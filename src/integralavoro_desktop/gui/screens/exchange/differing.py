"""Which words of a version differ, and a text made of two versions of one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt

from integralavoro_desktop.gui.text import Label

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")

Parts = list[tuple[str, bool]]


def differing(words: str, before: str) -> Parts:
    """Return the pieces of `words` with whether each is new or other than in `before`."""
    new, old = _cut(words), _cut(before)
    marks = [True] * len(new)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for place in range(block.b, block.b + block.size):
            marks[place] = False
    marked = [(piece, mark and not piece.isspace()) for piece, mark in zip(new, marks, strict=True)]
    for place in range(1, len(marked) - 1):
        # a blank between two bold words is bold too, so that they stand together
        if marked[place][0].isspace() and marked[place - 1][1] and marked[place + 1][1]:
            marked[place] = (marked[place][0], True)
    return [("".join(piece for piece, _mark in run), mark) for mark, run in groupby(marked, key=lambda one: one[1])]


def merged(before: str, mine: str, theirs: str) -> str:
    """Return a text with what each side changed, or nothing where both changed the same words."""
    base = _cut(before)
    changes = sorted({*_changes(base, _cut(mine)), *_changes(base, _cut(theirs))})
    result: list[str] = []
    end = 0
    for start, stop, pieces in changes:
        if start < end or (start == end and result and (start, stop) in {(s, e) for s, e, p in changes if p != pieces}):
            return ""
        result += [*base[end:start], *pieces]
        end = stop
    return "".join([*result, *base[end:]])


def both(mine: str, theirs: str) -> str:
    """Return two texts one under the other."""
    return f"{mine.rstrip()}\n\n{theirs.lstrip()}"


class MarkedLabel(Label):
    """A text with some of its words in bold."""

    def show_parts(self, parts: Parts) -> None:
        """Show pieces of plain text, the marked ones in bold."""
        self._plain = "".join(piece for piece, _mark in parts)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText("".join(_html(piece, mark) for piece, mark in parts))
        self.updateGeometry()


def _html(piece: str, mark: bool) -> str:
    safe = escape(piece).replace("\n", "<br>")
    return f"<b>{safe}</b>" if mark else safe


def _cut(text: str) -> list[str]:
    return _PIECES.findall(text)


def _changes(base: list[str], new: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    found = SequenceMatcher(None, base, new, autojunk=False).get_opcodes()
    return [(i, j, tuple(new[k:m])) for tag, i, j, k, m in found if tag != "equal"]
