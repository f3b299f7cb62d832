"""What becomes of a change set: it counts, it waits for a newer program, or for a person at the office."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import LIFE, ChangeSet, Op
from integralavoro_desktop.kernel.wire import fits, is_life
from integralavoro_desktop.storage.scopes import may_hold, person_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.storage.heads import RowHeads

_ERASE_PURPOSE = b"jc-erase-v1"
_PERSON_FIELD = "candidate_id"
# values travel without blanks around them: the quick half of json.loads is enough
_READ = json.JSONDecoder().raw_decode


class State(IntEnum):
    """What became of a change set here. A redacted one is a header, with those of its operations that still count."""

    LIVE = 0
    PARKED_UNKNOWN = 1
    PARKED_UNAUTHORISED = 2
    REDACTED = 3
    ERASED = 4


class Unfit:
    """Stands for a value that this version of the program cannot show; the log keeps its bytes."""


UNFIT = Unfit()


class MisplacedError(ValueError):
    """A change made here would write a row of one scope in another: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Received:
    """Which bundle change sets came with, when (our clock, milliseconds), and which of them the sender may not make."""

    bundle: int
    at: int
    refuses: Callable[[ChangeSet], bool] = lambda change_set: False


def erasure_tag(scope: str) -> bytes:
    """Return the tag under which an erased scope is remembered: it holds nothing of the person."""
    return hashlib.sha256(_ERASE_PURPOSE + scope.encode()).digest()


class Judge:
    """Judges change sets against the catalogue, the list of erasures and what the sender may do."""

    def __init__(self, catalogue: Catalogue, erased: frozenset[bytes], received: Received | None) -> None:
        """Keep what the verdicts rest on."""
        self._entities = {entity.name: entity for entity in catalogue.entities}
        self._registers = {entity.name: entity.registers for entity in catalogue.entities}
        self._erased = erased
        self._received = received
        self._is_erased: dict[str, bool] = {}

    def look(self, change_set: ChangeSet, rows: Mapping[bytes, RowHeads]) -> tuple[State, Sequence[Any]]:
        """Return the state of a change set and the wire values of its operations."""
        if self._is_gone(change_set):
            return State.ERASED, ()
        wires = [self._wire(op) for op in change_set.ops]
        if self._received is not None and self._received.refuses(change_set):
            return State.PARKED_UNAUTHORISED, wires
        if not self._is_in_place(change_set, wires, rows):
            if self._received is None:
                raise MisplacedError
            return State.PARKED_UNAUTHORISED, wires
        if any(wire is UNFIT for wire in wires):
            return State.PARKED_UNKNOWN, wires
        return State.REDACTED if change_set.is_partial else State.LIVE, wires

    def wire_of(self, entity: str, register: str, value: bytes | None) -> Any:
        """Return the wire value of bytes in the log, UNFIT where this version cannot show it."""
        specs = self._registers.get(entity, {}).get(register)
        return UNFIT if value is None else _decoded(value, register, specs)

    def _is_gone(self, change_set: ChangeSet) -> bool:
        scope = change_set.stamp.scope
        if scope not in self._is_erased:
            self._is_erased[scope] = erasure_tag(scope) in self._erased
        return self._is_erased[scope] or (change_set.nonce is None and not change_set.is_partial)

    def _wire(self, op: Op) -> Any:
        registers = self._registers.get(op.entity)
        return UNFIT if registers is None else _decoded(op.value, op.register, registers.get(op.register))

    def _is_in_place(self, change_set: ChangeSet, wires: Sequence[Any], rows: Mapping[bytes, RowHeads]) -> bool:
        scope = change_set.stamp.scope
        person = person_of(scope)
        here: dict[bytes, str] = {}
        for op, wire in zip(change_set.ops, wires, strict=True):
            home = rows[op.row]
            if home.entity and (home.entity != op.entity or home.scope != scope):
                return False
            if here.setdefault(op.row, op.entity) != op.entity:
                return False
            entity = self._entities.get(op.entity)
            if entity is not None and not may_hold(entity, scope, op.row):
                return False
            if person and op.register == _PERSON_FIELD and wire is not UNFIT and wire not in (None, person):
                return False
        return True


def _decoded(value: bytes, register: str, specs: Sequence[FieldSpec] | None) -> Any:
    if specs is None and register != LIFE:
        return UNFIT
    try:
        text = value.decode()
        wire, end = _READ(text)
    except (ValueError, RecursionError):
        return UNFIT
    if end != len(text):
        return UNFIT
    is_fit = is_life(wire) if specs is None else fits(specs, wire)
    return wire if is_fit else UNFIT
