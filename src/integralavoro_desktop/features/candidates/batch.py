"""The files of several people read together: one question to the store for each entity, not one for each person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.portrait import OF_A_PERSON
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.storage.records import Reader


class Batch:
    """Reads the rows of an entity for all its people when the first of them asks."""

    def __init__(self, reader: Reader, catalogue: Catalogue, people: Sequence[Any]) -> None:
        """Keep the reader, in whose session everything is read."""
        self._reader = reader
        self._catalogue = catalogue
        self._scopes = tuple(f"p:{person.id.hex}" for person in people)
        self._known: dict[str, dict[str, list[Any]]] = {}

    def facts(self, person: Any, operator_id: UUID | None) -> Facts:
        """Return the facts of one of the people."""
        scope = f"p:{person.id.hex}"
        found = self._reader.facts(person, operator_id=operator_id)
        return replace(found, load=lambda entity: self._rows(entity, scope))

    def _rows(self, entity: str, scope: str) -> Sequence[Any]:
        if entity not in self._catalogue:
            return ()
        is_own = self._catalogue.entity(entity).scope in OF_A_PERSON
        if entity not in self._known:
            mine = Query((Filter("scope_id", Test.ANY_OF, self._scopes),)) if is_own else Query()
            by_scope: dict[str, list[Any]] = defaultdict(list)
            for row in self._reader.many(entity, mine):
                by_scope[row.scope_id if is_own else ""].append(row)
            self._known[entity] = by_scope
        return self._known[entity].get(scope if is_own else "", ())
