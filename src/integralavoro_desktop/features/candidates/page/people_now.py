"""Where everybody stands, counted once and kept: beside the window where there are many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from integralavoro_desktop.features.candidates.standings import PERSON, TOUCHED_BY, counts_words, standings
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.candidates.status import StatusGroup
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.work import Job


class PeopleNow(QObject):
    """The state of every person; `counted` tells that it is known after work beside the window.

    Up to `at_once` people are counted while the window waits.
    """

    counted = Signal()

    def __init__(self, bench: Bench, *, at_once: int) -> None:
        super().__init__()
        self._bench = bench
        self._at_once = at_once
        self._groups: dict[UUID, StatusGroup] | None = None
        self._day: date | None = None
        self._is_old = True
        self._job: Job | None = None

    @property
    def is_ready(self) -> bool:
        """True once everybody is counted, even if a change since then is still being looked at."""
        return self._groups is not None

    def note(self, changed: frozenset[str]) -> None:
        """Hear which record types changed; no names means everything."""
        if not changed or any(name.partition(".")[0] in TOUCHED_BY for name in changed):
            self._is_old = True

    def read(self) -> None:
        """Count when something changed or a new day began: now where people are few, else beside the window."""
        if not self._is_old and self._day == clock.today():
            return
        self._is_old, self._day = False, clock.today()
        with self._bench.store.read() as reader:
            is_small = reader.count(PERSON) <= self._at_once
        if is_small or self._bench.work is None:
            self._groups = self._count(lambda _done, _total: None)
            return
        if self._job is not None:
            self._job.cancel()
        self._job = self._bench.work.run(lambda job: self._count(job.progress), self._take)

    def of_groups(self, keys: Collection[str]) -> set[UUID]:
        """Return the people in one of these states."""
        return {person for person, group in (self._groups or {}).items() if str(group) in keys}

    def count(self, group: StatusGroup) -> int:
        """Return how many people are in a state."""
        return sum(one is group for one in (self._groups or {}).values())

    def words(self) -> str:
        """Return the counts in words, or that they are being made."""
        if self._groups is None:
            return _("Counting who is with us. Meanwhile the list shows every file.")
        return counts_words(self._groups.values())

    def _count(self, told: Callable[[int, int], None]) -> dict[UUID, StatusGroup]:
        with self._bench.store.read() as reader:
            return standings(reader, self._bench.catalogue, told=told)

    def _take(self, groups: dict[UUID, StatusGroup]) -> None:
        self._job = None
        self._groups = groups
        self.counted.emit()
