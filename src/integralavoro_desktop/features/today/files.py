"""The files of many people read together: one query for an entity, then every rule is answered from memory."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.records import Reader

_OF_A_PERSON = frozenset({Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE, Scope.CLINICAL})
_AT_ONCE = 400
_MANY = 4_000


class Files:
    """The rows of some people's files, and of everything that belongs to nobody in particular.

    It gives each record the same facts as the reader does, without a query for each of them.
    """

    def __init__(self, reader: Reader, catalogue: Catalogue, people: Iterable[UUID], *, operator_id: UUID) -> None:
        self.reader = reader
        self.people = frozenset(people)
        self._catalogue = catalogue
        self._operator_id = operator_id
        self._rows: dict[str, list[Any]] = {}
        self._of_person: dict[str, dict[str, list[Any]]] = {}
        self._of_parent: dict[str, dict[UUID, list[Any]]] = {}
        self._by_id: dict[str, dict[UUID, Any]] = {}

    def rows(self, entity: str) -> Sequence[Any]:
        """Return the living rows of an entity: of these people, or all of them where they belong to nobody."""
        if entity not in self._catalogue:
            return ()
        if entity not in self._rows:
            self._rows[entity] = self._read(entity)
        return self._rows[entity]

    def of(self, person: UUID, entity: str) -> Sequence[Any]:
        """Return the living rows of an entity in one person's file."""
        if entity not in self._catalogue:
            return ()
        if entity not in self._of_person:
            found: dict[str, list[Any]] = defaultdict(list)
            for row in self.rows(entity):
                found[row.scope_id[2:]].append(row)
            self._of_person[entity] = found
        return self._of_person[entity].get(person.hex, ())

    def facts(self, record: Record) -> Facts:
        """Return what the rules of a record may know."""
        usual = self.reader.facts(record, operator_id=self._operator_id)

        def load(entity: str) -> Sequence[Any]:
            return self._around(record, entity)

        def find(entity: str, key: UUID) -> Any:
            known = self._known(entity).get(key) if entity in self._rows else None
            return known or usual.find(entity, key)

        return replace(usual, load=load, find=find)

    def _around(self, record: Record, entity: str) -> Sequence[Any]:
        if entity not in self._catalogue:
            return ()
        found = self._catalogue.entity(entity)
        if found.parent == self._catalogue.entity_of(type(record)).name:
            return [row for row in self._children(entity).get(record.id, ()) if row.scope_id == record.scope_id]
        if found.scope in _OF_A_PERSON and record.scope_id.startswith(("p:", "c:")):
            return self.of(UUID(record.scope_id[2:]), entity)
        return self.rows(entity)

    def _children(self, entity: str) -> dict[UUID, list[Any]]:
        if entity not in self._of_parent:
            found: dict[UUID, list[Any]] = defaultdict(list)
            name = self._catalogue.entity(entity).parent_field
            for row in self.rows(entity):
                found[getattr(row, name)].append(row)
            self._of_parent[entity] = found
        return self._of_parent[entity]

    def _known(self, entity: str) -> dict[UUID, Any]:
        if entity not in self._by_id:
            self._by_id[entity] = {row.id: row for row in self.rows(entity)}
        return self._by_id[entity]

    def _read(self, entity: str) -> list[Any]:
        if self._catalogue.entity(entity).scope not in _OF_A_PERSON:
            return self.reader.many(entity)
        if len(self.people) > _MANY:
            # one walk over the table is shorter than as many searches as there are people
            wanted = {person.hex for person in self.people}
            return [row for row in self.reader.many(entity) if row.scope_id[2:] in wanted]
        scopes = [f"{kind}:{person.hex}" for person in sorted(self.people) for kind in "pc"]
        found: list[Any] = []
        for start in range(0, len(scopes), _AT_ONCE):
            among = Filter("scope_id", Test.ANY_OF, scopes[start : start + _AT_ONCE])
            found.extend(self.reader.many(entity, Query((among,))))
        return found
