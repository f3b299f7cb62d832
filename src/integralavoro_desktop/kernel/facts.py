"""What a check may know beside the record itself: related rows, the parameters in force, who asks and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID


class ParameterSource(Protocol):
    """Whatever answers which value of a dated parameter is in force on a day."""

    def value_on(self, code: str, day: date) -> Any:
        """Return the row in force on `day` (with `.value`, `.verified`, `.source`), or None."""


class NoParameters:
    """A source that knows no parameter: calculations then give no result instead of a guess."""

    def value_on(self, code: str, day: date) -> Any:
        """Return None."""
        return


@dataclass(frozen=True, slots=True)
class Facts:
    """The surroundings of a record under check.

    `load(entity)` gives the living rows of an entity in the same person's file (or, for a shared record, its own
    children and the rows of that type); `find(type, id)` gives one row of any type, None where it is not held;
    `seek(entity, field, id)` gives the living rows of every file held here whose field names that id;
    `surnames(words)` tells whether one of the words is the family name of a person held here.
    """

    today: date
    parameters: ParameterSource = field(default_factory=NoParameters)
    operator_id: UUID | None = None
    load: Callable[[str], Sequence[Any]] = lambda entity: ()
    find: Callable[[str, UUID], Any] = lambda entity, key: None
    seek: Callable[[str, str, UUID], Sequence[Any]] = lambda entity, name, key: ()
    surnames: Callable[[frozenset[str]], bool] = lambda words: False

    def rows(self, entity: str) -> Sequence[Any]:
        """Return the living rows of this entity around the record."""
        return self.load(entity)

    def setting(self, code: str) -> int | None:
        """Return the whole number of a parameter in force today; None where it has no value, then no result."""
        found = self.parameters.value_on(code, self.today)
        value = None if found is None else found.value
        return int(value) if value is not None and str(value).isdecimal() else None

    @classmethod
    def of(
        cls, today: date, rows: Mapping[str, Sequence[Any]] | None = None, parameters: ParameterSource | None = None
    ) -> Facts:
        """Make facts from plain rows, as examples in tests do."""
        known = dict(rows or {})

        def find(entity: str, key: UUID) -> Any:
            return next((row for row in known.get(entity, ()) if row.id == key), None)

        def seek(entity: str, name: str, key: UUID) -> Sequence[Any]:
            return [row for row in known.get(entity, ()) if getattr(row, name) == key]

        return cls(today, parameters or NoParameters(), load=lambda entity: known.get(entity, ()), find=find, seek=seek)
