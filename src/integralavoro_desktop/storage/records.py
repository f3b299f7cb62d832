"""Reading records: one, many with filters, the rows around one, what a check may know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import String, cast, func, text
from sqlmodel import Session, col, select

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.facts import Facts, NoParameters, ParameterSource
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.values import to_wire
from integralavoro_desktop.storage.scopes import person_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.record import Record


_OF_A_PERSON = {Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE, Scope.CLINICAL}
_MANY = 1_000
_FOUND_BY_WORDS = (
    "id IN (SELECT d.row FROM search_doc d JOIN search ON search.rowid = d.id "
    "WHERE search MATCH :words AND d.entity = :entity)"
)


class Test(StrEnum):
    """How a filter compares."""

    __test__ = False

    IS = "is"
    ANY_OF = "any_of"
    FROM = "from"
    TO = "to"
    EMPTY = "empty"
    FILLED = "filled"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on one field; `HAS` looks for a key inside a list field."""

    field: str
    test: Test
    value: Any = None


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: filters, words to be found in the record, sorting (`-field` is newest first), a window."""

    filters: tuple[Filter, ...] = ()
    words: str = ""
    order: tuple[str, ...] = ()
    limit: int | None = None
    offset: int = 0
    deleted: bool = False


class Reader:
    """Reads records in one session; living rows only, unless a query asks for deleted ones."""

    def __init__(self, session: Session, catalogue: Catalogue, parameters: ParameterSource | None = None) -> None:
        """Keep the session of the caller."""
        self.session = session
        self._catalogue = catalogue
        self._parameters = parameters or NoParameters()

    def one(self, entity: str, key: UUID | str) -> Any:
        """Return a row by its id, deleted or not; None where this store does not hold it."""
        return self.session.get(self._catalogue.entity(entity).model, key if isinstance(key, UUID) else UUID(key))

    def many(self, entity: str, query: Query = Query()) -> list[Any]:
        """Return the rows that a query shows, in its order."""
        found = self._catalogue.entity(entity)
        statement = self._filtered(select(found.model), found, query)
        for name in query.order or _order_of(found):
            column = col(getattr(found.model, name.lstrip("-")))
            statement = statement.order_by(column.desc() if name.startswith("-") else column.asc())
        statement = statement.order_by(col(found.model.id)).offset(query.offset).limit(query.limit)
        return list(self.session.exec(statement))

    def count(self, entity: str, query: Query = Query()) -> int:
        """Return how many rows a query shows, without its window."""
        found = self._catalogue.entity(entity)
        statement = self._filtered(select(func.count()).select_from(found.model), found, query)
        return int(self.session.exec(statement).one())

    def children(self, record: Record, child: str) -> list[Any]:
        """Return the living rows of a child entity (its full dotted name) of a record."""
        entity = self._catalogue.entity(child)
        filters = [Filter(entity.parent_field, Test.IS, record.id)]
        if person_of(record.scope_id):
            # a row of another file that names this one as its parent does not belong to it
            filters.append(Filter("scope_id", Test.IS, record.scope_id))
        return self.many(child, Query(tuple(filters)))

    def titles(self, entity: str, keys: Sequence[UUID]) -> dict[UUID, str]:
        """Return how the rows with these ids are called; ids that are not held here are left out.

        A row inside another one is called by the first of its columns.
        """
        found = self._catalogue.entity(entity)
        child = found.child
        wanted = list(dict.fromkeys(key for key in keys if key))
        rows: list[Any] = []
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            rows.extend(self.session.exec(select(found.model).where(col(found.model.id).in_(part))))
        if child is not None:
            return {row.id: str(getattr(row, child.columns[0]) or "") for row in rows}
        return {row.id: found.kind.title(row) for row in rows}

    def parameter(self, code: str) -> Any:
        """Return the row of a dated parameter in force today, None where there is none."""
        return self._parameters.value_on(code, clock.today())

    def facts(self, record: Record, *, operator_id: UUID | None = None) -> Facts:
        """Return what the checks of a record may know; rows are read when asked for."""

        def load(entity: str) -> list[Any]:
            return self._around(record, entity)

        def find(entity: str, key: UUID) -> Any:
            return self.one(entity, key) if entity in self._catalogue and key else None

        def seek(entity: str, name: str, key: UUID) -> list[Any]:
            return self.many(entity, Query((Filter(name, Test.IS, key),))) if entity in self._catalogue else []

        return Facts(
            clock.today(), self._parameters, operator_id, load, find=find, seek=seek, surnames=self._is_surname
        )

    def _is_surname(self, words: frozenset[str]) -> bool:
        if PERSON not in self._catalogue:
            return False
        model: Any = self._catalogue.entity(PERSON).model
        spelled = {form for word in words for form in (word, word.upper(), word.title())}
        return (
            self.session.exec(select(model.id).where(col(model.family_name).in_(spelled)).limit(1)).first() is not None
        )

    def _around(self, record: Record, entity: str) -> list[Any]:
        if entity not in self._catalogue:
            return []
        found = self._catalogue.entity(entity)
        mine = self._catalogue.entity_of(type(record))
        if found.parent == mine.name:
            return self.children(record, entity)
        if found.scope in _OF_A_PERSON and record.scope_id.startswith(("p:", "c:")):
            person = record.scope_id[2:]
            return self.many(entity, Query((Filter("scope_id", Test.ANY_OF, (f"p:{person}", f"c:{person}")),)))
        return self.many(entity)

    def _filtered(self, statement: Any, entity: Entity, query: Query) -> Any:
        if not query.deleted:
            statement = statement.where(col(entity.model.deleted_at).is_(None))
        for condition in query.filters:
            statement = statement.where(_condition(entity, condition))
        if query.words.strip():
            found = text(_FOUND_BY_WORDS).bindparams(words=match_words(fold(query.words)), entity=entity.name)
            statement = statement.where(found)
        return statement


def match_words(words: str) -> str:
    """Return the FTS5 expression for what a person typed: every word, as the beginning of a word."""
    parts = [part for part in "".join(c if c.isalnum() else " " for c in words).split() if part]
    return " ".join(f'"{part}"*' for part in parts) or '""'


def _order_of(entity: Entity) -> tuple[str, ...]:
    return entity.child.order if entity.child else entity.kind.order


def _condition(entity: Entity, condition: Filter) -> Any:
    column = col(getattr(entity.model, condition.field))
    value = condition.value
    match condition.test:
        case Test.IS:
            return column == value
        case Test.ANY_OF:
            return _any_of(entity, condition.field, list(value))
        case Test.FROM:
            return column >= value
        case Test.TO:
            return column <= value
        case Test.EMPTY:
            return column.is_(None)
        case Test.FILLED:
            return column.is_not(None)
        case Test.HAS:
            kept = json.dumps(str(to_wire(value)), ensure_ascii=False)
            return cast(column, String).contains(kept, autoescape=True)


def _any_of(entity: Entity, field: str, values: list[Any]) -> Any:
    """Compare with a few values one by one, with many ids as one list: a statement has room for so many values."""
    if len(values) <= _MANY or not all(isinstance(value, UUID) for value in values):
        return col(getattr(entity.model, field)).in_(values)
    keys = json.dumps([value.hex for value in values])
    condition = f"{entity.table}.{field} IN (SELECT value FROM json_each(:keys))"  # noqa: S608 - names come from declarations, values are bound
    return text(condition).bindparams(keys=keys)
