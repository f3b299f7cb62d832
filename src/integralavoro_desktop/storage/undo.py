"""Undo: the last actions of this store that nobody has received yet are taken back by writing what stood before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from integralavoro_desktop.kernel.changes import LIFE, Dot
from integralavoro_desktop.kernel.hlc import moment
from integralavoro_desktop.storage.origins import Origins

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from integralavoro_desktop.storage.edit import Edit
    from integralavoro_desktop.storage.records import Reader

_UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """One action that can be taken back: its transaction, when, and the row and registers it wrote."""

    tx: bytes
    at: datetime
    entity: str
    row: UUID
    registers: tuple[str, ...]
    made_new: bool


def last(conn: Connection, *, author: str) -> Step | None:
    """Return the last action of this operator that can be undone: typed here, not yet sent, not itself an undo."""
    tx = conn.exec_driver_sql(
        "SELECT c.tx FROM cs c JOIN origin o ON o.ix=c.origin "
        "WHERE c.author=? AND c.recv_at IS NULL AND c.seq>o.sent AND c.reason='edit' "
        "AND lower(hex(c.tx)) NOT IN (SELECT substr(reason, 6) FROM cs WHERE reason LIKE 'undo:%') "
        "ORDER BY c.arrival DESC LIMIT 1",
        (author,),
    ).scalar()
    return None if tx is None else _step(conn, tx)


def take_back(edit: Edit, reader: Reader, step: Step) -> bool:
    """Write what stood before the action; False, and nothing written, where somebody changed it since."""
    origins = Origins(edit.conn)
    ops = edit.conn.exec_driver_sql(
        "SELECT o.entity, o.row, o.reg, o.sup, o.arrival FROM op o JOIN cs c USING (arrival) WHERE c.tx=? "
        "ORDER BY o.arrival, o.n",
        (step.tx,),
    ).all()
    if not all(_is_current(edit.conn, row, reg, arrival) for _e, row, reg, _s, arrival in ops):
        return False
    made = {row for _e, row, _r, sup, _a in ops if not sup and _is_birth(edit.conn, row, step.tx)}
    for entity, row, register, sup, _arrival in ops:
        record = reader.one(entity, UUID(bytes=row))
        if row in made:
            edit.remove(record)
            continue
        wire = _value_before(edit.conn, row, register, sup=sup)
        own = list(_heads(edit.conn, origins, row, register))
        edit.write_register(record, register, wire=wire, parents=own)
    return True


def reason_of(step: Step) -> str:
    """Return the reason under which the taking back is logged."""
    return f"{_UNDO}:{step.tx.hex()}"


def _step(conn: Connection, tx: bytes) -> Step:
    rows = conn.exec_driver_sql(
        "SELECT o.entity, o.row, o.reg, c.hlc, length(o.sup) FROM op o JOIN cs c USING (arrival) WHERE c.tx=? "
        "ORDER BY o.arrival, o.n",
        (tx,),
    ).all()
    entity, row, _reg, hlc, _sup = rows[0]
    registers = tuple(r[2] for r in rows if r[1] == row)
    return Step(tx, moment(hlc), entity, UUID(bytes=row), registers, _is_birth(conn, row, tx))


def _is_birth(conn: Connection, row: bytes, tx: bytes) -> bool:
    earlier = conn.exec_driver_sql(
        "SELECT count(*) FROM op o JOIN cs c USING (arrival) WHERE o.row=? AND c.tx<>? "
        "AND c.arrival < (SELECT min(arrival) FROM cs WHERE tx=?)",
        (row, tx, tx),
    ).scalar_one()
    return int(earlier) == 0


def _is_current(conn: Connection, row: bytes, register: str, arrival: int) -> bool:
    """Tell whether the value written then is the only one now, also when a later undo wrote it again."""
    found = conn.exec_driver_sql(
        "SELECT o.value = (SELECT value FROM op WHERE row=h.row AND reg=h.reg AND arrival=?) FROM head h "
        "JOIN op o ON o.arrival=h.arrival AND o.row=h.row AND o.reg=h.reg WHERE h.row=? AND h.reg=?",
        (arrival, row, register),
    ).all()
    return [bool(same) for (same,) in found] == [True]


def _value_before(conn: Connection, row: bytes, register: str, *, sup: bytes) -> object:
    if not sup:
        return {"state": "live"} if register == LIFE else None
    ix, seq = int.from_bytes(sup[:4], "big"), int.from_bytes(sup[4:12], "big")
    value = conn.exec_driver_sql(
        "SELECT o.value FROM op o JOIN cs c USING (arrival) WHERE c.origin=? AND c.seq=? AND o.row=? AND o.reg=?",
        (ix, seq, row, register),
    ).scalar()
    return json.loads(value) if value is not None else None


def _heads(conn: Connection, origins: Origins, row: bytes, register: str) -> list[Dot]:
    found = conn.exec_driver_sql("SELECT origin, seq FROM head WHERE row=? AND reg=?", (row, register)).all()
    return [origins.unpack(ix.to_bytes(4, "big") + seq.to_bytes(8, "big"))[0] for ix, seq in found]
