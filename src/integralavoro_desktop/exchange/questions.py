"""Registers with two versions, told in words for the person who decides, and her decisions written down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.exchange.telling import Teller, label_of, person_of
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.fields import Kind
from integralavoro_desktop.storage import conflicts
from integralavoro_desktop.storage.edit import Action, register_wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.kernel.show import CodeLabels
    from integralavoro_desktop.storage.conflicts import Conflict
    from integralavoro_desktop.storage.history import Version
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

_TEXTS = frozenset({Kind.TEXT, Kind.LONG})


class Writing(StrEnum):
    """Whether a person may write a value of her own: no, one line, or a long text that can also keep both."""

    NONE = "none"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a value: in words and as it travels, who wrote it and when, on which device."""

    words: str
    wire: Any
    who: str
    at: datetime
    device: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """One field to decide: whose it is, what it was, the versions (the one of this store first).

    `file` is the person's id (hexadecimal) or that of the record; `shown` is the wire value that stands in the record
    while nobody decides; `longest` is 0 where a text has no limit.
    """

    conflict: Conflict
    file: str
    title: str
    record: str
    label: str
    before: Side | None
    sides: tuple[Side, ...]
    shown: Any
    kind: Writing
    longest: int
    is_clinical: bool

    @property
    def key(self) -> tuple[UUID, str]:
        """Return what tells this question apart: row and register."""
        return self.conflict.row, self.conflict.register


def open_questions(store: Store, codes: CodeLabels) -> list[Question]:
    """Return everything that waits for a person in this store, in words, by name."""
    with store.connection() as conn:
        found = conflicts.open_conflicts(conn)
    device = store.identity.device
    with store.read() as reader:
        asked = told(found, reader, store.catalogue, codes=codes, device=device)
    return sorted(asked, key=lambda one: (one.title, one.record))


def told(
    found: Iterable[Conflict], reader: Reader, catalogue: Catalogue, *, codes: CodeLabels, device: bytes
) -> list[Question]:
    """Return conflicts as questions, read with the reader of the caller; `device` is this store's own."""
    asker = _Asker(reader, catalogue, Teller(reader, catalogue, codes), device)
    return [question for conflict in found if (question := asker.question(conflict)) is not None]


def fresh_conflicts(before: Connection, after: Connection) -> list[Conflict]:
    """Return the conflicts that `after` has and `before` has not, or has between other versions."""
    known = {_heads(conflict) for conflict in conflicts.open_conflicts(before)}
    return [conflict for conflict in conflicts.open_conflicts(after) if _heads(conflict) not in known]


def answer(store: Store, author: str, answers: Sequence[tuple[Question, Any]]) -> int:
    """Write decisions (question, wire value) as ordinary changes; return how many still stood as they were shown.

    One whose versions changed since is left open: the person has not seen what it is about now.
    """
    with store.connection() as conn:
        standing = {_heads(conflict): conflict for conflict in conflicts.open_conflicts(conn)}
    written = 0
    for question, wire in answers:
        conflict = standing.get(_heads(question.conflict))
        if conflict is None:
            continue
        with store.read() as reader, store.write(Action(author, f"resolve:{conflict.register}"[:80])) as edit:
            conflicts.decide(edit, reader, conflict, wire=wire)
        written += 1
    return written


def _heads(conflict: Conflict) -> tuple[Any, ...]:
    return conflict.row, conflict.register, frozenset(version.dot for version in conflict.versions)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Turns conflicts into questions in one session."""

    reader: Reader
    catalogue: Catalogue
    teller: Teller
    device: bytes

    def question(self, conflict: Conflict) -> Question | None:
        """Return the question of a conflict; None where this version does not know its type or field."""
        entity = self.catalogue.entity(conflict.entity) if conflict.entity in self.catalogue else None
        specs = entity.registers.get(conflict.register, ()) if entity else ()
        record = self.reader.one(conflict.entity, conflict.row) if specs else None
        if entity is None or record is None:
            return None
        person = person_of(record.scope_id)
        root, holder = self.teller.root(entity, record)
        return Question(
            conflict=conflict,
            file=person or (holder or record).id.hex,
            title=(self.teller.person(person) if person else "") or self.teller.record(root, holder or record),
            record="" if entity.name == PERSON else self._named(entity, record),
            label=label_of(specs),
            before=self._side(conflict.before, specs) if conflict.before else None,
            sides=tuple(self._side(version, specs) for version in self._mine_first(conflict)),
            shown=register_wire(record, specs),
            kind=_writing(specs),
            longest=specs[0].size,
            is_clinical=str(record.scope_id).startswith("c:"),
        )

    def _mine_first(self, conflict: Conflict) -> list[Version]:
        return sorted(conflict.versions, key=lambda one: (one.dot.origin.device != self.device, one.at))

    def _named(self, entity: Entity, record: Any) -> str:
        kind, name = self.teller.kind(entity), self.teller.record(entity, record)
        return f"{kind}: {name}" if name else kind

    def _side(self, version: Version, specs: Sequence[FieldSpec]) -> Side:
        words = self.teller.wire(specs, version.value)
        return Side(words, version.value, self.teller.who(version.author), version.at, version.dot.origin.device)


def _writing(specs: Sequence[FieldSpec]) -> Writing:
    if len(specs) > 1 or specs[0].ui.kind or specs[0].kind not in _TEXTS:
        return Writing.NONE
    return Writing.LONG if specs[0].kind is Kind.LONG else Writing.SHORT
