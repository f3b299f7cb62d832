"""The history of a record, read from the change log: who wrote which value, when, and what it replaced."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import Dot
from integralavoro_desktop.kernel.hlc import moment
from integralavoro_desktop.storage.origins import Origins

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

_COLUMNS = (
    "o.reg, o.value, o.sup, c.origin, c.seq, c.hlc, c.author, c.reason, c.recv_at, c.state, "
    "EXISTS(SELECT 1 FROM head h WHERE h.row=o.row AND h.reg=o.reg AND h.origin=c.origin AND h.seq=c.seq)"
)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one register. `received_at` is the time of our own clock at import, in milliseconds."""

    register: str
    value: Any
    dot: Dot
    parents: tuple[Dot, ...]
    at: datetime
    author: str
    reason: str
    received_at: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """When and by whom a record was made and last changed (operators by hexadecimal id)."""

    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str


def versions(conn: Connection, row: UUID, *, register: str = "") -> list[Version]:
    """Return the versions of a row, or of one register of it, the newest first; erased values are left out."""
    origins = Origins(conn)
    found = conn.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM op o JOIN cs c USING (arrival) WHERE o.row=? AND o.value IS NOT NULL "  # noqa: S608 - fixed columns
        f"{'AND o.reg=?' if register else ''} ORDER BY c.hlc DESC, c.arrival DESC",
        (row.bytes, register) if register else (row.bytes,),
    )
    return [
        Version(
            register=reg,
            value=json.loads(value),
            dot=Dot(origins.by_number(ix), seq),
            parents=origins.unpack(sup),
            at=moment(hlc),
            author=author,
            reason=reason,
            received_at=received_at,
            is_current=bool(current),
        )
        for reg, value, sup, ix, seq, hlc, author, reason, received_at, _state, current in found
    ]


def trace(conn: Connection, row: UUID) -> Trace | None:
    """Return who made and who last changed a row; None where the log holds nothing of it."""
    found = conn.exec_driver_sql(
        "SELECT c.hlc, c.author FROM op o JOIN cs c USING (arrival) WHERE o.row=? ORDER BY c.hlc", (row.bytes,)
    ).all()
    if not found:
        return None
    (first, made_by), (last, changed_by) = found[0], found[-1]
    return Trace(moment(first), made_by, moment(last), changed_by)


def undelivered(conn: Connection, row: UUID) -> frozenset[str]:
    """Return the registers of a row whose value was written here, travels, and is in no bundle yet."""
    found = conn.exec_driver_sql(
        "SELECT h.reg FROM head h JOIN origin o ON o.ix=h.origin JOIN cs c ON c.arrival=h.arrival "
        "WHERE h.row=? AND c.recv_at IS NULL AND c.scope<>'local' AND h.seq>o.sent",
        (row.bytes,),
    )
    return frozenset(register for (register,) in found)
