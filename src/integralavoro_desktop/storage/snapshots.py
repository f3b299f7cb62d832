"""Replacing the local copy of a scope by a snapshot, and dropping a scope that left this device."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from integralavoro_desktop.storage.changelog import Applied, State, append
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.meta import read_identity
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.outgoing import own_sets
from integralavoro_desktop.storage.scopes import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet, OriginId


def set_aside(conn: Connection, scope: str, acked: Mapping[OriginId, int]) -> list[ChangeSet]:
    """Return the change sets of this device in a scope that the office has not seen yet, to be put back later.

    What a laptop wrote of its own operators before the pairing never goes to the office, and stays too.
    """
    unseen = dict(acked)
    if scope == CONTROL:
        unseen[read_identity(conn).local_origin] = 0
    return [
        change_set
        for origin, seq in unseen.items()
        for change_set in own_sets(conn, origin, after=seq, scope=scope)
        if change_set.nonce is not None
    ]


def put_back(conn: Connection, kept: Iterable[ChangeSet], *, catalogue: Catalogue) -> Applied:
    """Append change sets again whose scope was replaced: the office has not seen them, so they stand on top."""
    kept = list(kept)
    origins = Origins(conn)
    for change_set in kept:
        key = (origins.row(change_set.origin).ix, change_set.seq)
        conn.exec_driver_sql("DELETE FROM cs WHERE origin=? AND seq=?", key)
    return append(conn, kept, catalogue=catalogue)


def drop_scope(conn: Connection, scope: str, *, catalogue: Catalogue) -> None:
    """Take every row and value of a scope out of this store; headers and commitments stay for the chains."""
    if is_new(conn, scope):
        return
    rows = "(SELECT o.row FROM op o JOIN cs c USING (arrival) WHERE c.scope=? AND c.state<>2)"
    with writing(conn):
        for table in ("head", "conflict", "dead_early"):
            conn.exec_driver_sql(f"DELETE FROM {table} WHERE row IN {rows}", (scope,))  # noqa: S608 - fixed names
        spelled = f"SELECT lower(hex(row)) FROM {rows}"  # noqa: S608 - a fixed query
        conn.exec_driver_sql(f"DELETE FROM draft WHERE replace(row, '-', '') IN ({spelled})", (scope,))  # noqa: S608 - as above
        for entity in catalogue.entities:
            conn.exec_driver_sql(f"DELETE FROM {entity.table} WHERE scope_id=?", (scope,))  # noqa: S608 - declared
    conn.exec_driver_sql("DELETE FROM search WHERE rowid IN (SELECT id FROM search_doc WHERE scope=?)", (scope,))
    conn.exec_driver_sql("DELETE FROM search_doc WHERE scope=?", (scope,))
    conn.exec_driver_sql("DELETE FROM op WHERE arrival IN (SELECT arrival FROM cs WHERE scope=?)", (scope,))
    conn.exec_driver_sql("UPDATE cs SET nonce=NULL, state=? WHERE scope=?", (int(State.REDACTED), scope))


def is_new(conn: Connection, scope: str) -> bool:
    """Tell whether nothing of a scope was ever here."""
    return conn.exec_driver_sql("SELECT 1 FROM cs WHERE scope=? LIMIT 1", (scope,)).scalar() is None


def digest_of(conn: Connection, scope: str) -> bytes:
    """Return a digest of which versions count in a scope: equal where two stores hold the same of it."""
    found = conn.exec_driver_sql(
        "SELECT h.row, h.reg, g.device, g.incarnation, h.seq FROM cs c CROSS JOIN op o USING (arrival) "
        "CROSS JOIN head h ON h.row=o.row AND h.reg=o.reg AND h.origin=c.origin AND h.seq=c.seq "
        "CROSS JOIN origin g ON g.ix=h.origin WHERE c.scope=? ORDER BY 1, 2, 3, 4, 5",
        (scope,),
    )
    digest = hashlib.sha256()
    for row, register, device, incarnation, seq in found:
        digest.update(b"%b%b\0%b%b%d\0" % (row, register.encode(), device, incarnation, seq))
    return digest.digest()
