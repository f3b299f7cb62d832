"""One action of a person: what it writes becomes change sets, one for each scope, in one transaction."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import __version__
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.changes import LIFE, ChangeSet, Dot, Op, OriginId, Stamp, body, chained, commitment
from integralavoro_desktop.kernel.hlc import tick
from integralavoro_desktop.kernel.values import to_bytes, to_wire
from integralavoro_desktop.storage import changelog
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.schema import VERSION
from integralavoro_desktop.storage.scopes import CONTROL, LOCAL, scope_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.meta import Identity

Base = dict[str, tuple[Dot, ...]]


@dataclass(frozen=True, slots=True)
class Action:
    """Who does it and why: the hexadecimal id of an operator, and the reason kept in the log."""

    author: str
    reason: str = "edit"


class Edit:
    """Collects the writes of one action; `finish` appends them to the log and folds them."""

    def __init__(self, conn: Connection, *, catalogue: Catalogue, identity: Identity, action: Action) -> None:
        """Work inside the caller's write transaction."""
        self.conn = conn
        self.tx = secrets.token_bytes(8)
        self._catalogue = catalogue
        self._identity = identity
        self._action = action
        self._origins = Origins(conn)
        self._ops: dict[str, dict[tuple[bytes, str], Op]] = defaultdict(dict)

    def add(self, record: Record) -> None:
        """Write a new row; its scope is decided here. A child's parent must be there or come in the same action."""
        entity = self._catalogue.entity_of(type(record))
        record.scope_id = self._scope_of_new(entity, record)
        written = False
        for register, specs in entity.registers.items():
            wire = register_wire(record, specs)
            if wire is not None:
                self._put(entity, record.id.bytes, register, wire=wire, scope=record.scope_id, parents=())
                written = True
        if not written:
            self._put(entity, record.id.bytes, LIFE, wire={"state": "live"}, scope=record.scope_id, parents=())

    def change(self, record: Record, values: Mapping[str, Any], *, base: Base | None = None) -> None:
        """Give fields of an existing row new values and set them on `record` too.

        `base` are the versions that the person saw; where another one arrived since, both are kept as a conflict.
        """
        entity = self._catalogue.entity_of(type(record))
        touched = {}
        for register, specs in entity.registers.items():
            before = register_wire(record, specs)
            for spec in specs:
                if spec.name in values:
                    setattr(record, spec.name, values[spec.name])
            after = register_wire(record, specs)
            if before != after:
                touched[register] = after
        for register, wire in touched.items():
            parents = self._parents(record.id.bytes, register, base)
            self._put(entity, record.id.bytes, register, wire=wire, scope=record.scope_id, parents=parents)

    def remove(self, record: Record) -> None:
        """Delete a row that never left this device; propose the deletion of any other one."""
        state = "deleted" if self._never_left(record) else "proposed"
        self._live(record, state)

    def confirm_removal(self, record: Record) -> None:
        """Delete a row for every store: the decision of a person on a proposal. It can be restored."""
        self._live(record, "deleted")

    def restore(self, record: Record) -> None:
        """Bring a deleted row back, or refuse a proposal."""
        self._live(record, "live")

    def write_register(self, record: Record, register: str, *, wire: Any, parents: Sequence[Dot]) -> None:
        """Write one register with exactly these parents: for decisions and for undo."""
        entity = self._catalogue.entity_of(type(record))
        self._put(entity, record.id.bytes, register, wire=wire, scope=record.scope_id, parents=tuple(parents))

    def finish(self) -> changelog.Applied:
        """Append everything written; the caller commits."""
        hlc = self.conn.exec_driver_sql("SELECT coalesce(max(hlc), 0) FROM (SELECT max(hlc) hlc FROM cs)").scalar_one()
        sets = []
        for scope, ops in self._ops.items():
            hlc = tick(hlc)
            sets.append(self._seal(scope, tuple(ops.values()), hlc=hlc))
        self._ops.clear()
        self._origins.save()
        return changelog.append(self.conn, sets, catalogue=self._catalogue)

    def _seal(self, scope: str, ops: tuple[Op, ...], *, hlc: int) -> ChangeSet:
        origin = self._origin_for(scope)
        row = self._origins.row(origin)
        nonce = secrets.token_bytes(16)
        promise = commitment(nonce, body(ops))
        dot = Dot(origin, row.last_seq + 1)
        chain = chained(row.last_chain, dot=dot, hlc=hlc, promise=promise)
        self._origins.advance(origin, seq=dot.seq, chain=chain)
        stamp = Stamp(self.tx, hlc, self._action.author, scope, VERSION, __version__, self._action.reason)
        return ChangeSet(origin, dot.seq, stamp, nonce, promise, chain, ops)

    def _origin_for(self, scope: str) -> OriginId:
        # Control rows are the office's to send: what a laptop writes there before its pairing stays on the laptop.
        stays = scope == LOCAL or (scope == CONTROL and not self._identity.is_office)
        return self._identity.local_origin if stays else self._identity.origin

    def _put(
        self, entity: Entity, row: bytes, register: str, *, wire: Any, scope: str, parents: tuple[Dot, ...]
    ) -> None:
        earlier = self._ops[scope].get((row, register))
        kept = earlier.supersedes if earlier else parents
        self._ops[scope][row, register] = Op(entity.name, row, register, to_bytes(wire), kept)

    def _parents(self, row: bytes, register: str, base: Base | None) -> tuple[Dot, ...]:
        if base is not None:
            return base.get(register, ())
        return read_heads(self.conn, row, origins=self._origins).get(register, ())

    def _live(self, record: Record, state: str) -> None:
        entity = self._catalogue.entity_of(type(record))
        heads = read_heads(self.conn, record.id.bytes, origins=self._origins)
        seen = [[dot.origin.text(), dot.seq] for dots in heads.values() for dot in dots]
        wire = {"state": state, "at": f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", "seen": seen}
        self._put(entity, record.id.bytes, LIFE, wire=wire, scope=record.scope_id, parents=heads.get(LIFE, ()))

    def _never_left(self, record: Record) -> bool:
        heads = read_heads(self.conn, record.id.bytes, origins=self._origins)
        sent = self.conn.exec_driver_sql(
            "SELECT sent FROM origin WHERE device=? AND incarnation=?", tuple(self._identity.origin)
        ).scalar()
        mine = self._identity.origin
        local = self._identity.local_origin
        return all(
            dot.origin == local or (dot.origin == mine and dot.seq > (sent or 0))
            for dots in heads.values()
            for dot in dots
        )

    def _scope_of_new(self, entity: Entity, record: Record) -> str:
        if not entity.parent:
            return scope_of(entity, record, device=self._identity.device)
        parent_id = getattr(record, entity.parent_field)
        for scope, ops in self._ops.items():
            if any(row == parent_id.bytes for row, _register in ops):
                return scope
        table = self._catalogue.entity(entity.parent).table
        found = self.conn.exec_driver_sql(f"SELECT scope_id FROM {table} WHERE id=?", (parent_id.hex,)).scalar()  # noqa: S608 - names come from declarations, values are bound
        if found is None:
            message = f"{entity.name} without its parent"
            raise ValueError(message)
        return str(found)


def register_wire(record: Record, specs: Sequence[FieldSpec]) -> Any:
    """Return the wire value of one register of a row: a value, or the fields of a group; None where all is empty."""
    if not specs[0].ui.group:
        return to_wire(getattr(record, specs[0].name))
    filled = {spec.name: to_wire(getattr(record, spec.name)) for spec in specs}
    return filled if any(value is not None for value in filled.values()) else None


def read_heads(conn: Connection, row: bytes, *, origins: Origins) -> Base:
    """Return the heads of every register of a row: what a person sees when the row is opened."""
    found: dict[str, list[Dot]] = defaultdict(list)
    for register, ix, seq in conn.exec_driver_sql("SELECT reg, origin, seq FROM head WHERE row=?", (row,)):
        found[register].append(Dot(origins.by_number(ix), seq))
    return {register: tuple(sorted(dots)) for register, dots in found.items()}
