"""The tree of territories as it stood on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID


class Tree:
    """Territories by id and by code; of several rows with one code the one of the day is taken."""

    def __init__(self, rows: Iterable[Any]) -> None:
        """Take the living rows of a store."""
        self._rows = sorted(rows, key=lambda row: (row.valid_from or date.min, str(row.id)))
        self._by_id = {row.id: row for row in self._rows}

    def on(self, day: date) -> list[Any]:
        """Return the territories that exist on a day."""
        return [row for row in self._rows if covers(row.valid_from, row.valid_to, day)]

    def named(self, code: str, day: date) -> Any:
        """Return the territory with a code on a day, None if there is none."""
        return next((row for row in reversed(self.on(day)) if row.code == code), None)

    def as_of(self, key: UUID | None, day: date) -> Any:
        """Return the territory that a row stands for on a day: itself, or the one that has its code then."""
        row = self._by_id.get(key) if key else None
        if row is None or covers(row.valid_from, row.valid_to, day):
            return row
        return self.named(row.code, day) or row

    def above(self, key: UUID | None, day: date) -> Iterator[Any]:
        """Give a territory and what it is part of on a day, up to the root; a circle is walked once."""
        seen = set()
        row = self.as_of(key, day)
        while row is not None and row.id not in seen:
            seen.add(row.id)
            yield row
            row = self.as_of(row.parent_id, day)

    def at_level(self, key: UUID | None, level: str, day: date) -> Any:
        """Return the territory of a level that holds another on a day, as the zone of a municipality."""
        return next((row for row in self.above(key, day) if row.level == level), None)

    def within(self, key: UUID, day: date) -> list[Any]:
        """Return a territory and everything that is part of it on a day."""
        whole = self.as_of(key, day)
        if whole is None:
            return []
        return [row for row in self.on(day) if any(above.id == whole.id for above in self.above(row.id, day))]
