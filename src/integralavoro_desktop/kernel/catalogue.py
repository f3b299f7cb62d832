"""The types and entities that a store knows, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.fields import FieldSpec, registers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integralavoro_desktop.kernel.privacy import Scope
    from integralavoro_desktop.kernel.record import Child, Record, RecordType


@dataclass(frozen=True, slots=True)
class Entity:
    """One table of the exchange: a record type itself, or a child of it. `parent_field` is empty for a type."""

    name: str
    model: type[Record]
    kind: RecordType
    child: Child | None = None

    @property
    def table(self) -> str:
        """Return the name of its table."""
        return str(self.model.__tablename__)

    @property
    def scope(self) -> Scope:
        """Return the scope of its type."""
        return self.kind.scope

    @property
    def parent(self) -> str:
        """Return the entity of its parent, empty for a type."""
        if self.child is None:
            return ""
        return f"{self.kind.name}.{self.child.parent}" if self.child.parent else self.kind.name

    @property
    def parent_field(self) -> str:
        """Return the field that names its parent row, empty for a type."""
        return f"{self.parent.rpartition('.')[2]}_id" if self.parent else ""

    @property
    def registers(self) -> dict[str, tuple[FieldSpec, ...]]:
        """Return its registers with their fields."""
        return registers_of(self.model)


class Catalogue:
    """Every record type that this program knows, in menu order."""

    def __init__(self, types: Iterable[RecordType]) -> None:
        """Index the types and their children by name."""
        self.types = tuple(types)
        self._types = {t.name: t for t in self.types}
        self._entities = {e.name: e for e in self._all()}
        self._by_model = {e.model: e for e in self._entities.values()}

    def __iter__(self) -> Iterator[RecordType]:
        """Walk the types in menu order."""
        return iter(self.types)

    def __contains__(self, name: str) -> bool:
        """Tell whether an entity of this name is known."""
        return name in self._entities

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return every entity, each type before its children."""
        return tuple(self._entities.values())

    def kind(self, name: str) -> RecordType:
        """Return a record type; KeyError if unknown."""
        return self._types[name]

    def entity(self, name: str) -> Entity:
        """Return an entity by its dotted name; KeyError if unknown."""
        return self._entities[name]

    def entity_of(self, model: type[Record]) -> Entity:
        """Return the entity of a model; KeyError if unknown."""
        return self._by_model[model]

    def children(self, parent: str) -> tuple[Entity, ...]:
        """Return the entities whose rows hang directly on rows of `parent`."""
        return tuple(e for e in self._entities.values() if e.parent == parent)

    def _all(self) -> Iterator[Entity]:
        for kind in self.types:
            yield Entity(kind.name, kind.model, kind)
            for child in kind.children:
                yield Entity(f"{kind.name}.{child.name}", child.model, kind, child)
