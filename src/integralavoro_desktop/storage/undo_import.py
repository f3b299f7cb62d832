"""Taking an import back: what stood before it is written again, as long as nobody went on from what it brought."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.changes import LIFE
from integralavoro_desktop.kernel.fields import registers_of
from integralavoro_desktop.storage.edit import read_heads
from integralavoro_desktop.storage.fold import Version, pick, pick_life
from integralavoro_desktop.storage.origins import Origins, unpack_numbers
from integralavoro_desktop.storage.verdict import State

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.edit import Edit
    from integralavoro_desktop.storage.records import Reader

_TOUCHED = (
    "SELECT DISTINCT o.entity, o.row, o.reg FROM op o JOIN cs c USING (arrival) WHERE c.recv_bundle=? AND c.state=0 "
    "ORDER BY o.entity, o.row, o.reg"
)
_BEFORE = (
    "SELECT c.origin, c.seq, c.hlc, o.value, o.sup FROM op o JOIN cs c USING (arrival) "
    "WHERE o.row=? AND o.reg=? AND c.arrival<? AND c.state IN (0, 1, 3)"
)


def is_open(conn: Connection, bundle: int) -> bool:
    """Tell whether an import (its number in the register of bundles) can be taken back.

    It cannot once one of its records was changed again, nor when it brought whole files: those took the place of what
    was here.
    """
    first, last, whole = conn.exec_driver_sql(
        "SELECT min(arrival), max(arrival), count(CASE WHEN state=? THEN 1 END) FROM cs WHERE recv_bundle=?",
        (int(State.REDACTED), bundle),
    ).one()
    if first is None or whole:
        return False
    later = conn.exec_driver_sql(
        "SELECT EXISTS(SELECT 1 FROM op o JOIN cs c USING (arrival) JOIN op p ON p.row=o.row "
        "WHERE c.recv_bundle=? AND c.state=0 AND p.arrival>?)",
        (bundle, last),
    ).scalar_one()
    return not later


def take_back(edit: Edit, reader: Reader, bundle: int) -> int:
    """Write what stood before an import; returns how many records. New ones are proposed to be deleted.

    The caller asked `is_open` before, in the same transaction.
    """
    conn = edit.conn
    first = conn.exec_driver_sql("SELECT min(arrival) FROM cs WHERE recv_bundle=?", (bundle,)).scalar_one()
    origins = Origins(conn)
    rows: dict[tuple[str, bytes], list[str]] = {}
    for entity, row, register in conn.exec_driver_sql(_TOUCHED, (bundle,)).all():
        rows.setdefault((entity, row), []).append(register)
    for (entity, row), registers in rows.items():
        record = reader.one(entity, UUID(bytes=row))
        if _is_new(conn, row, first):
            edit.remove(record)
            continue
        heads = read_heads(conn, row, origins=origins)
        for register in registers:
            wire = _before(conn, origins, record, (row, register, first))
            edit.write_register(record, register, wire=wire, parents=heads.get(register, ()))
    return len(rows)


def _is_new(conn: Connection, row: bytes, first: int) -> bool:
    found = conn.exec_driver_sql("SELECT 1 FROM op WHERE row=? AND arrival<? LIMIT 1", (row, first)).scalar()
    return found is None


def _before(conn: Connection, origins: Origins, record: Any, place: tuple[bytes, str, int]) -> Any:
    """Return the wire value that a register showed before an arrival."""
    found = conn.exec_driver_sql(_BEFORE, place).all()
    replaced = {number for *_line, sup in found for number in unpack_numbers(sup)}
    versions = [
        Version(hlc, origins.by_number(ix), seq, json.loads(value))
        for ix, seq, hlc, value, _sup in found
        if (ix, seq) not in replaced and value is not None
    ]
    register = place[1]
    if register == LIFE:
        return pick_life(versions).wire if versions else {"state": "live"}
    model: type[Record] = type(record)
    return pick(versions, registers_of(model)[register]) if versions else None
