"""One action of a person: what it writes becomes change sets, one for each scope, in one transaction."""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import __version__
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.changes import (
    LIFE,
    LOCAL_INCARNATION,
    ChangeSet,
    Dot,
    Op,
    OriginId,
    Stamp,
    body,
    chained,
    commitment,
)
from integralavoro_desktop.kernel.hlc import tick
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.values import to_bytes, to_wire
from integralavoro_desktop.storage import changelog
from integralavoro_desktop.storage.fold import Version, pick
from integralavoro_desktop.storage.ledger import read_only_scopes, was_granted
from integralavoro_desktop.storage.meta import read_stamp
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
        self._scopes: dict[bytes, str] = {}
        self._read_only = read_only_scopes(conn)

    def add(self, record: Record) -> None:
        """Write a new row; its scope is decided here. A child's parent must be there or come in the same action."""
        entity = self._catalogue.entity_of(type(record))
        record.scope_id = self._scope_of_new(entity, record)
        written = False
        for register, specs in entity.registers.items():
            wire = register_wire(record, specs)
            if wire is not None:
                self._put(record, register, wire=wire, parents=())
                written = True
        if not written:
            self._put(record, LIFE, wire={"state": "live"}, parents=())

    def change(self, record: Record, values: Mapping[str, Any], *, base: Base | None = None) -> None:
        """Give fields of an existing row new values and set them on `record` too.

        `base` are the versions that the person saw; where another one arrived since, both are kept as a conflict. What
        she left as she saw it is no change, also when somebody else has changed it meanwhile.
        """
        entity = self._catalogue.entity_of(type(record))
        now = read_heads(self.conn, record.id.bytes, origins=self._origins)
        for register, specs in entity.registers.items():
            given = {spec.name: values[spec.name] for spec in specs if spec.name in values}
            if not given:
                continue
            parents = now.get(register, ()) if base is None else base.get(register, ())
            seen = register_wire(record, specs)
            if parents != now.get(register, ()):
                seen = self._written(record.id.bytes, register, parents, specs)
            for name, value in given.items():
                setattr(record, name, value)
            wire = _altered(seen, given, specs)
            if wire != seen:
                self._put(record, register, wire=wire, parents=parents)

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
        self._put(record, register, wire=wire, parents=tuple(parents))

    def finish(self) -> changelog.Applied:
        """Append everything written; the caller commits."""
        hlc = read_stamp(self.conn)
        sets = []
        for scope, ops in self._ops.items():
            hlc = tick(hlc)
            sets.append(self._seal(scope, tuple(ops.values()), hlc=hlc))
        self._ops.clear()
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

    def _put(self, record: Record, register: str, *, wire: Any, parents: tuple[Dot, ...]) -> None:
        row, scope = record.id.bytes, record.scope_id
        if scope in self._read_only:
            raise _handed_over()
        earlier = self._ops[scope].get((row, register))
        kept = earlier.supersedes if earlier else parents
        self._ops[scope][row, register] = Op(self._name_of(record), row, register, to_bytes(wire), kept)
        self._scopes[row] = scope

    def _name_of(self, record: Record) -> str:
        return self._catalogue.entity_of(type(record)).name

    def _written(self, row: bytes, register: str, dots: Sequence[Dot], specs: Sequence[FieldSpec]) -> Any:
        """Return the wire value that a person saw who saw these versions."""
        versions = []
        for dot in dots:
            found = self.conn.exec_driver_sql(
                "SELECT c.hlc, o.value FROM cs c JOIN op o USING (arrival) "
                "WHERE c.origin=? AND c.seq=? AND o.row=? AND o.reg=?",
                (self._origins.row(dot.origin).ix, dot.seq, row, register),
            ).first()
            if found is not None and found[1] is not None:
                versions.append(Version(found[0], dot.origin, dot.seq, json.loads(found[1])))
        return pick(versions, specs) if versions else None

    def _live(self, record: Record, state: str) -> None:
        heads = read_heads(self.conn, record.id.bytes, origins=self._origins)
        seen = [[dot.origin.text(), dot.seq] for dots in heads.values() for dot in dots]
        wire = {"state": state, "at": f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", "seen": seen}
        self._put(record, LIFE, wire=wire, parents=heads.get(LIFE, ()))

    def _never_left(self, record: Record) -> bool:
        """Tell whether every change of a row was made here and is in no bundle yet."""
        mine = self._identity.origin
        # a file of the office that no laptop ever had is in none of its bundles, whatever else has left
        is_at_home = self._identity.is_office and not was_granted(self.conn, record.scope_id)
        is_known = self.conn.exec_driver_sql(
            "SELECT EXISTS(SELECT 1 FROM op o JOIN cs c USING (arrival) JOIN origin g ON g.ix=c.origin WHERE o.row=? "
            "AND NOT (g.device=? AND (? OR g.incarnation=? OR (g.incarnation=? AND c.seq>g.sent))))",
            (record.id.bytes, mine.device, is_at_home, LOCAL_INCARNATION, mine.incarnation),
        ).scalar_one()
        return not is_known

    def _scope_of_new(self, entity: Entity, record: Record) -> str:
        if not entity.parent:
            return scope_of(entity, record, device=self._identity.device)
        parent_id = getattr(record, entity.parent_field)
        found = self._scopes.get(parent_id.bytes) if parent_id else None
        if found is None and parent_id:
            table = self._catalogue.entity(entity.parent).table
            found = self.conn.exec_driver_sql(f"SELECT scope_id FROM {table} WHERE id=?", (parent_id.hex,)).scalar()  # noqa: S608 - names come from declarations, values are bound
        if found is None:
            message = f"{entity.name} without its parent"
            raise ValueError(message)
        return str(found)


def _handed_over() -> AppError:
    return AppError(
        _("The file of this person was handed over: here it can be read and no longer changed."),
        _("Nothing has changed."),
        _("Write to whoever follows the person now, or to the office."),
    )


def _altered(seen: Any, given: Mapping[str, Any], specs: Sequence[FieldSpec]) -> Any:
    """Return the wire value of a register in which some fields get new values."""
    if not specs[0].ui.group:
        return to_wire(given[specs[0].name])
    before = seen or {}
    filled = {s.name: to_wire(given[s.name]) if s.name in given else before.get(s.name) for s in specs}
    return filled if any(value is not None for value in filled.values()) else None


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
