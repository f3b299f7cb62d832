"""The work on one month behind the register: the days on the screen, undo, the draft, saving, closing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from integralavoro_desktop.features.traineeships import month_book, register
from integralavoro_desktop.features.traineeships.register import NotUnderstoodError
from integralavoro_desktop.gui.draft_keeper import DraftKeeper
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import month_words
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.storage.bases import joined, parted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.features.traineeships.month_book import Book
    from integralavoro_desktop.features.traineeships.register import Line
    from integralavoro_desktop.gui.bench import Bench

_LINES = "lines"


class MonthWork(QObject):
    """Holds one month as it is on the screen. `changed` after each step, `kept` when a draft was written."""

    changed = Signal()
    kept = Signal()

    def __init__(self, bench: Bench, traineeship: Traineeship, month: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.book: Book = month_book.open_book(bench.store, traineeship, month)
        self.lines: tuple[Line, ...] = self.book.lines
        self._steps: list[tuple[str, tuple[Line, ...]]] = []
        name = f"traineeship:{traineeship.id.hex}:register:{month}"
        self.keeper = DraftKeeper(bench, "traineeship", traineeship.id, key=name)
        self.keeper.setParent(self)
        self.keeper.title = _("Register of {month}").format(month=month_words(month))
        self.keeper.content = self._content
        self.keeper.kept.connect(self.kept)
        self._take_draft()

    @property
    def unsaved(self) -> int:
        """How many days are on the screen and not in the store."""
        return len(month_book.differing(self.book, self.lines))

    @property
    def next_undo(self) -> str:
        """What undo takes back, in words; empty for nothing."""
        return self._steps[-1][0] if self._steps else ""

    def type_in(self, position: int, cell: str, typed: str) -> str:
        """Write what was typed in a cell; return the sentence that refuses it, empty when it stands."""
        if self.book.is_closed:
            return _("This month is closed: open it again to change it.")
        try:
            lines = month_book.type_in(self.book, self.lines, position, cell, typed)
        except NotUnderstoodError as refused:
            return str(refused)
        self._step(short_day(self.lines[position].on), lines)
        return ""

    def fill_down(self, position: int) -> None:
        """Copy a day to those after it that await something."""
        if not self.book.is_closed:
            day = short_day(self.lines[position].on)
            words = _("days like {day}").format(day=day)
            self._step(words, month_book.fill_down(self.book, self.lines, position))

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            _words, self.lines = self._steps.pop()
            self._tell()

    def save(self) -> str:
        """Write the days that differ, in one action; return the sentence that refuses it, empty when it is done."""
        refused = month_book.why_not_save(self.lines)
        if refused:
            self.keeper.keep()
            return refused
        month_book.save(self._bench.store, self._bench.action, self.book, self.lines)
        self._settle()
        return ""

    def why_not_close(self, key_code: str) -> str:
        """Return what is missing before the month can be closed, empty when nothing is."""
        wrong = month_book.why_not_save(self.lines)
        return wrong or register.why_not_close(self.lines, key_code, self.book.today)

    def close(self, key_code: str) -> None:
        """Write every day and close the month."""
        month_book.close(self._bench.store, self._bench.action, self.book, self.lines, key_code)
        self._settle()

    def reopen(self, reason: str) -> str:
        """Open the month again; return the sentence that refuses it."""
        try:
            month_book.reopen(self._bench.store, self._bench.action, self.book, reason)
        except NotUnderstoodError as refused:
            return str(refused)
        self._settle()
        return ""

    def follow(self, traineeship: Traineeship) -> None:
        """Take in what others wrote; days typed here stay, with the versions seen before."""
        mine = {line.on: line for line in month_book.differing(self.book, self.lines)}
        before = self.book
        fresh = month_book.open_book(self._bench.store, traineeship, before.month)
        seen = {register.day_id(traineeship.id, day): before.bases for day in mine}
        bases = {key: seen[key].get(key, base) if key in seen else base for key, base in fresh.bases.items()}
        self.book = replace(fresh, bases=bases)
        self.lines = tuple(mine.get(line.on, line) for line in self.book.lines)
        self.keeper.base = joined(self.book.bases)
        self.changed.emit()

    def _step(self, words: str, lines: Sequence[Line]) -> None:
        if tuple(lines) == self.lines:
            return
        self._steps.append((words, self.lines))
        self.lines = tuple(lines)
        self._tell()

    def _tell(self) -> None:
        self.keeper.touch()
        self.changed.emit()

    def _settle(self) -> None:
        self.keeper.discard()
        self._steps.clear()
        self.book = month_book.open_book(self._bench.store, self.book.traineeship, self.book.month)
        self.lines = self.book.lines
        self.keeper.base = joined(self.book.bases)
        self.changed.emit()

    def _content(self) -> dict[str, Any]:
        typed = month_book.differing(self.book, self.lines)
        return {_LINES: month_book.to_draft(typed)} if typed else {}

    def _take_draft(self) -> None:
        draft = self.keeper.read()
        self.keeper.base = self.keeper.base or joined(self.book.bases)
        if _LINES in draft and not self.book.is_closed:
            self.lines = month_book.from_draft(self.book, draft[_LINES])
            self.book = replace(self.book, bases=parted(self.keeper.base))


def day_at(lines: Sequence[Line], day: date) -> int:
    """Return where a day stands in a month, the first place where it is not there."""
    return next((place for place, line in enumerate(lines) if line.on == day), 0)
