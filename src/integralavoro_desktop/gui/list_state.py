"""What one list remembers: the filters in force, those saved by name, columns and sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.gui.conditions import Condition, Conditions
from integralavoro_desktop.storage.records import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.storage.records import Filter, Reader


@dataclass(frozen=True, slots=True)
class Saved:
    """A set of filters with a name; `is_own` for one that the person saved herself."""

    name: str
    conditions: tuple[Condition, ...]
    is_own: bool = True


class ListState:
    """The filters of one list, with what is remembered of it in the store."""

    def __init__(self, bench: Bench, key: str, conditions: Conditions, *, presets: Sequence[Saved] = ()) -> None:
        self._bench = bench
        self._key = f"list.{key}"
        self._known = conditions
        self.conditions: list[Condition] = list(presets[0].conditions) if presets else []
        self.words = ""
        kept: dict[str, Any] = bench.setting(self._key, {})
        self.columns: list[str] | None = kept.get("columns")
        self.sorted_by: str = kept.get("sorted_by", "")
        self.is_descending = bool(kept.get("descending"))
        self.saved = [*presets, *(self._read(one) for one in kept.get("filters", ()))]

    @property
    def current(self) -> int:
        """Where the filters in force stand among the saved ones, -1 when they do not."""
        now = tuple(self.conditions)
        return next((place for place, one in enumerate(self.saved) if one.conditions == now), -1)

    @property
    def is_own(self) -> bool:
        """Tell whether the filters in force were saved by the person."""
        return self.current >= 0 and self.saved[self.current].is_own

    def put(self, condition: Condition, *, at: int = -1) -> None:
        """Put a condition in force, in the place of another one where given."""
        if at >= 0:
            self.conditions[at] = condition
        elif condition not in self.conditions:
            self.conditions.append(condition)

    def choose(self, place: int) -> None:
        """Put saved filters in force; -1 takes all filters away."""
        self.conditions = list(self.saved[place].conditions) if place >= 0 else []

    def keep(self, name: str) -> None:
        """Save the filters in force under a name, in the place of own ones of that name."""
        others = [one for one in self.saved if not (one.is_own and one.name == name)]
        self.saved = [*others, Saved(name, tuple(self.conditions))]
        self.remember()

    def forget(self) -> None:
        """Forget the saved filters that are in force; they stay in force."""
        if self.is_own:
            del self.saved[self.current]
            self.remember()

    def query(self, reader: Reader, *, always: Sequence[Filter] = ()) -> Query:
        """Return what the list asks of the store."""
        return Query((*always, *self._known.filters(reader, self.conditions)), self.words)

    def remember(self) -> None:
        """Write what is remembered."""
        own = [
            {"name": one.name, "conditions": [c.plain() for c in one.conditions]} for one in self.saved if one.is_own
        ]
        kept = {
            "columns": self.columns,
            "sorted_by": self.sorted_by,
            "descending": self.is_descending,
            "filters": own,
        }
        self._bench.remember(self._key, kept)

    def _read(self, plain: dict[str, Any]) -> Saved:
        conditions = self._known.known(Condition.of(one) for one in plain["conditions"])
        return Saved(str(plain["name"]), tuple(conditions))
