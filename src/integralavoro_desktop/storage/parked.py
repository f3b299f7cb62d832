"""Change sets that were kept apart because their sender might not make them: shown to a person, and let in by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.storage.changelog import ARRIVAL_FLOOR, Applied, Received, State, append
from integralavoro_desktop.storage.ledger import put_position
from integralavoro_desktop.storage.outgoing import last_arrival, parked_sets

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Waiting:
    """Changes of one device in one scope that wait for a person: how many, since when (our clock, milliseconds)."""

    device: bytes
    scope: str
    sets: int
    since: int


def waiting(conn: Connection) -> list[Waiting]:
    """Return what was kept apart, the oldest first."""
    rows = conn.exec_driver_sql(
        "SELECT o.device, c.scope, count(*), min(c.recv_at) FROM cs c JOIN origin o ON o.ix=c.origin WHERE c.state=? "
        "GROUP BY o.device, c.scope ORDER BY 4, 2",
        (int(State.PARKED_UNAUTHORISED),),
    )
    return [Waiting(*row) for row in rows]


def admit(conn: Connection, found: Waiting, *, catalogue: Catalogue) -> Applied:
    """Let changes in that were kept apart, as if they came now: they reach everybody who holds the scope.

    What would write a row of another file stays apart also then. Runs in the caller's write transaction.
    """
    sets = list(parked_sets(conn, found.device, found.scope))
    # No arrival number is given twice: a laptop that is past it would never ask for what comes under it.
    put_position(conn, ARRIVAL_FLOOR, last_arrival(conn))
    for change_set in sets:
        where = "origin=(SELECT ix FROM origin WHERE device=? AND incarnation=?) AND seq=?"
        key = (*change_set.origin, change_set.seq)
        conn.exec_driver_sql(f"DELETE FROM op WHERE arrival IN (SELECT arrival FROM cs WHERE {where})", key)  # noqa: S608 - a fixed condition
        conn.exec_driver_sql(f"DELETE FROM cs WHERE {where}", key)  # noqa: S608 - as above
    received = Received(0, found.since)
    return append(conn, sets, catalogue=catalogue, received=received)
