"""Records, fields and values of a package in people's words, read in the session of whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.kernel.show import CodeLabels
    from integralavoro_desktop.storage.records import Reader

_LONGEST = 90
_CHILD_COLUMNS = 2


class Teller:
    """Says how records, people, operators and wire values are called; what was read once is kept."""

    def __init__(self, reader: Reader, catalogue: Catalogue, codes: CodeLabels) -> None:
        """Read with the reader of the caller."""
        self._reader = reader
        self._catalogue = catalogue
        self._shower = Shower(codes, self.title)
        self._titles: dict[tuple[str, UUID], str] = {}

    def title(self, entity: str, key: UUID) -> str:
        """Return how a record is called, empty where this store does not hold it."""
        if (entity, key) not in self._titles:
            record = self._reader.one(entity, key) if entity in self._catalogue else None
            self._titles[entity, key] = self.record(self._catalogue.entity(entity), record) if record else ""
        return self._titles[entity, key]

    def record(self, entity: Entity, record: Any) -> str:
        """Return how a record is called: by its type, or for a row inside another one by its first columns."""
        if entity.child is None:
            return str(entity.kind.title(record))
        shown = (self._column(entity, record, name) for name in entity.child.columns[:_CHILD_COLUMNS])
        return shortened(", ".join(words for words in shown if words))

    def kind(self, entity: Entity) -> str:
        """Return how one record of this entity is called in general."""
        return _((entity.child or entity.kind).words.one)

    def person(self, key: str) -> str:
        """Return the name of the person with this hexadecimal id, empty where this store does not hold her."""
        return self.title(PERSON, UUID(key))

    def who(self, author: str) -> str:
        """Return the name of an operator from the hexadecimal id on a change."""
        return self.title("operator", UUID(author)) if len(author) == 32 else ""

    def wire(self, specs: Sequence[FieldSpec], wire: Any) -> str:
        """Return the value of a register in words: of one field, or of the fields of a group."""
        if isinstance(wire, dict):
            parts = (self._one(spec, wire.get(spec.name)) for spec in specs)
            return ", ".join(part for part in parts if part)
        return self._one(specs[0], wire)

    def root(self, entity: Entity, record: Any) -> tuple[Entity, Any]:
        """Return the record of a type that a row belongs to: itself, or what it hangs on."""
        while entity.parent and record is not None:
            parent = getattr(record, entity.parent_field)
            entity = self._catalogue.entity(entity.parent)
            record = self._reader.one(entity.name, parent) if parent else None
        return entity, record

    def _column(self, entity: Entity, record: Any, name: str) -> str:
        return self._shower.value(field_of(entity.model, name), getattr(record, name, None))

    def _one(self, spec: FieldSpec, wire: Any) -> str:
        if wire is None:
            return ""
        try:
            return self._shower.value(spec, parse(spec, wire))
        except BadValueError:
            return str(wire)


def label_of(specs: Sequence[FieldSpec]) -> str:
    """Return the label of a register: of its field, or of the first field of its group that people see."""
    shown = next((spec for spec in specs if not spec.ui.hidden), specs[0])
    return _(shown.ui.label)


def shortened(words: str, most: int = _LONGEST) -> str:
    """Return words on one line, cut at a blank where they are longer than `most` signs."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[:most].rpartition(" ")[0].rstrip(",;.") + "…"


def person_of(scope: str) -> str:
    """Return the hexadecimal id of the person whose file a scope is, empty for any other scope."""
    return scope[2:] if scope.startswith(("p:", "c:")) else ""
