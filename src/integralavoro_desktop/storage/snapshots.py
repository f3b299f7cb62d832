"""Replacing the local copy of a scope by a snapshot, and dropping a scope that left this device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.storage.changelog import Applied, State, append
from integralavoro_desktop.storage.fold import Folder
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.heads import Head, Key, Touched
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.outgoing import own_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet, OriginId
    from integralavoro_desktop.storage.changelog import Received


def replace_scope(
    conn: Connection,
    scope: str,
    sets: Iterable[ChangeSet],
    *,
    catalogue: Catalogue,
    acked: Mapping[OriginId, int],
    received: Received,
) -> Applied:
    """Put a snapshot in the place of what this store holds of a scope.

    Change sets of this device above `acked` are kept and folded again on top: the office has not seen them yet.
    """
    pending = _pending(conn, scope, acked)
    drop_scope(conn, scope, catalogue=catalogue)
    work = _Snapshot(conn, catalogue, received)
    with writing(conn):
        for change_set in sets:
            work.take(change_set)
        work.fold()
    work.origins.save()
    _forget(conn, pending)
    work.done.absorb(append(conn, pending, catalogue=catalogue))
    return work.done


def drop_scope(conn: Connection, scope: str, *, catalogue: Catalogue) -> None:
    """Take every row and value of a scope out of this store; headers and commitments stay for the chains."""
    rows = "(SELECT o.row FROM op o JOIN cs c USING (arrival) WHERE c.scope=?)"
    with writing(conn):
        for table in ("head", "conflict", "dead_early"):
            conn.exec_driver_sql(f"DELETE FROM {table} WHERE row IN {rows}", (scope,))  # noqa: S608 - fixed names
        for entity in catalogue.entities:
            conn.exec_driver_sql(f"DELETE FROM {entity.table} WHERE scope_id=?", (scope,))  # noqa: S608 - declared
    conn.exec_driver_sql("DELETE FROM search WHERE rowid IN (SELECT id FROM search_doc WHERE scope=?)", (scope,))
    conn.exec_driver_sql("DELETE FROM search_doc WHERE scope=?", (scope,))
    conn.exec_driver_sql("DELETE FROM op WHERE arrival IN (SELECT arrival FROM cs WHERE scope=?)", (scope,))
    conn.exec_driver_sql("UPDATE cs SET nonce=NULL, state=? WHERE scope=?", (int(State.REDACTED), scope))


def _pending(conn: Connection, scope: str, acked: Mapping[OriginId, int]) -> list[ChangeSet]:
    return [
        change_set
        for origin, seq in acked.items()
        for change_set in own_sets(conn, origin, after=seq)
        if change_set.stamp.scope == scope
    ]


def _forget(conn: Connection, sets: Iterable[ChangeSet]) -> None:
    """Take the headers of change sets out, so that they can be appended again in full."""
    origins = Origins(conn)
    for change_set in sets:
        conn.exec_driver_sql(
            "DELETE FROM cs WHERE origin=? AND seq=?", (origins.row(change_set.origin).ix, change_set.seq)
        )


class _Snapshot:
    """One snapshot on its way into the log: every operation of it is a head."""

    def __init__(self, conn: Connection, catalogue: Catalogue, received: Received) -> None:
        self._conn = conn
        self._catalogue = catalogue
        self._received = received
        self.origins = Origins(conn)
        self.done = Applied()
        self._touched: dict[Key, Touched] = {}

    def take(self, change_set: ChangeSet) -> None:
        arrival = self._header(change_set)
        pack = self.origins.pack
        ops = [
            (arrival, n, op.entity, op.row, op.register, op.value, pack(op.supersedes))
            for n, op in enumerate(change_set.ops)
        ]
        if ops:
            self._conn.exec_driver_sql("INSERT INTO op(arrival,n,entity,row,reg,value,sup) VALUES (?,?,?,?,?,?,?)", ops)
        ix = self.origins.row(change_set.origin).ix
        heads = [(op.row, op.register, ix, change_set.seq, change_set.stamp.hlc, arrival) for op in change_set.ops]
        if heads:
            self._conn.exec_driver_sql("INSERT OR IGNORE INTO head VALUES (?,?,?,?,?,?)", heads)
        for op in change_set.ops:
            state = self._touched.setdefault(Key(op.row, op.register), Touched(op.entity, change_set.stamp.scope))
            state.heads[change_set.dot] = Head(change_set.stamp.hlc, arrival, op.value)
        self.done.new += 1
        self.done.scopes.add(change_set.stamp.scope)
        self.done.ops += len(ops)

    def fold(self) -> None:
        rows = Folder(self._conn, self._catalogue, self.origins).fold(self._touched)
        for entity, keys in rows.items():
            self.done.rows.setdefault(entity, set()).update(keys)

    def _header(self, change_set: ChangeSet) -> int:
        row = self.origins.row(change_set.origin)
        stamp = change_set.stamp
        return int(
            self._conn.exec_driver_sql(
                "INSERT INTO cs(arrival,origin,seq,tx,hlc,author,scope,schema,app,reason,nonce,commitment,chain,"
                "recv_bundle,recv_at,state) VALUES ((SELECT coalesce(max(arrival),0)+1 FROM cs),?,?,?,?,?,?,?,?,?,"
                "NULL,?,?,?,?,?) ON CONFLICT(origin, seq) DO UPDATE SET state=excluded.state RETURNING arrival",
                (
                    row.ix,
                    change_set.seq,
                    stamp.tx,
                    stamp.hlc,
                    stamp.author,
                    stamp.scope,
                    stamp.schema,
                    stamp.app,
                    stamp.reason,
                    change_set.commitment,
                    change_set.chain,
                    self._received.bundle,
                    self._received.at,
                    int(State.REDACTED),
                ),
            ).scalar_one()
        )
