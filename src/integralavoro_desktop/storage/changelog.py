"""The one way into the synced tables: a change set, local or received, is appended to the log and folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import hlc
from integralavoro_desktop.storage.fold import Folder
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.heads import Entry, HeadTable
from integralavoro_desktop.storage.ledger import get_position
from integralavoro_desktop.storage.meta import put_stamp, read_stamp
from integralavoro_desktop.storage.origins import Origins, packed
from integralavoro_desktop.storage.verdict import Judge, MisplacedError, Received, State, erasure_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet, Dot

__all__ = [
    "ARRIVAL_FLOOR",
    "Applied",
    "ForkError",
    "MisplacedError",
    "Received",
    "State",
    "append",
    "erasure_tag",
]

ARRIVAL_FLOOR = "arrival_floor"
_BATCH_OPS = 4_000
_FOLDED = frozenset({State.LIVE, State.PARKED_UNKNOWN, State.REDACTED})
_PARKED = frozenset({State.PARKED_UNKNOWN, State.PARKED_UNAUTHORISED})
_INSERT_SET = (
    "INSERT INTO cs(arrival,origin,seq,tx,hlc,author,scope,schema,app,reason,nonce,commitment,chain,"
    "recv_bundle,recv_at,state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_INSERT_OP = "INSERT INTO op(arrival,n,entity,row,reg,value,sup) VALUES (?,?,?,?,?,?,?)"


class ForkError(Exception):
    """A sequence number that is known here arrived again with another content: the origin exists twice."""


@dataclass(slots=True)
class Applied:
    """What an application changed: rows by entity, scopes, how many change sets were new, known, or parked."""

    rows: dict[str, set[bytes]] = field(default_factory=dict)
    scopes: set[str] = field(default_factory=set)
    new: int = 0
    known: int = 0
    parked: int = 0
    ops: int = 0

    def absorb(self, other: Applied) -> None:
        """Add what another application in the same transaction changed."""
        self.add_rows(other.rows)
        self.scopes |= other.scopes
        self.new += other.new
        self.known += other.known
        self.parked += other.parked
        self.ops += other.ops

    def add_rows(self, rows: dict[str, set[bytes]]) -> None:
        """Add rows that were written."""
        for entity, keys in rows.items():
            self.rows.setdefault(entity, set()).update(keys)


def append(
    conn: Connection, sets: Iterable[ChangeSet], *, catalogue: Catalogue, received: Received | None = None
) -> Applied:
    """Append change sets inside the caller's transaction and fold them into the tables.

    Known ones are skipped (ForkError when their content differs). Memory stays that of one batch.
    """
    work = _Append(conn, catalogue, received)
    with writing(conn):
        for batch in _batches(sets):
            work.take(batch)
    work.finish()
    return work.done


def _batches(sets: Iterable[ChangeSet]) -> Iterator[list[ChangeSet]]:
    batch: list[ChangeSet] = []
    size = 0
    for change_set in sets:
        batch.append(change_set)
        size += len(change_set.ops) + 1
        if size >= _BATCH_OPS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Append:
    """One application: what it needs to know of the store is read once."""

    def __init__(self, conn: Connection, catalogue: Catalogue, received: Received | None) -> None:
        self._conn = conn
        self._received = received
        self._origins = Origins(conn)
        erased = frozenset(row[0] for row in conn.exec_driver_sql("SELECT tag FROM erased"))
        self._judge = Judge(catalogue, erased, received)
        self._folder = Folder(conn, catalogue, self._origins, self._judge)
        floor = int(get_position(conn, ARRIVAL_FLOOR))
        self._arrival = max(floor, conn.exec_driver_sql("SELECT coalesce(max(arrival), 0) FROM cs").scalar_one())
        self._stamp = read_stamp(conn)
        self.done = Applied()

    def take(self, batch: Sequence[ChangeSet]) -> None:
        fresh = self._without_known(batch)
        if not fresh:
            return
        heads = HeadTable(self._conn, dict.fromkeys(op.row for change_set in fresh for op in change_set.ops))
        entered = []
        for change_set in fresh:
            state, wires = self._judge.look(change_set, heads.rows)
            entry = self._entry(change_set, wires)
            if state in _FOLDED:
                heads.apply(entry)
            entered.append((entry, state))
        self._insert(entered)
        heads.save()
        self.done.add_rows(self._folder.fold(heads.changed()))
        self._count(entered)

    def finish(self) -> None:
        self._origins.save()
        put_stamp(self._conn, self._stamp)

    def _without_known(self, batch: Sequence[ChangeSet]) -> list[ChangeSet]:
        fresh = []
        here: dict[Dot, tuple[bytes, bytes]] = {}
        for change_set in batch:
            arrived = (change_set.commitment, change_set.chain)
            before = here.get(change_set.dot) or self._stored(change_set)
            if before is not None and before != arrived:
                raise ForkError
            if before is not None:
                self.done.known += 1
                continue
            fresh.append(change_set)
            here[change_set.dot] = arrived
            self._origins.advance(change_set.origin, seq=change_set.seq, chain=change_set.chain)
        return fresh

    def _stored(self, change_set: ChangeSet) -> tuple[bytes, bytes] | None:
        row = self._origins.row(change_set.origin)
        if change_set.seq > row.last_seq:
            return None
        found = self._conn.exec_driver_sql(
            "SELECT commitment, chain, arrival FROM cs WHERE origin=? AND seq=?", (row.ix, change_set.seq)
        ).first()
        if found is None:
            return None
        if change_set.is_partial and found[:2] == (change_set.commitment, change_set.chain):
            # Its scope was emptied for the snapshot that brings it: the bare header goes, and comes anew.
            bare = "DELETE FROM cs WHERE arrival=? AND NOT EXISTS(SELECT 1 FROM op WHERE op.arrival=cs.arrival)"
            if self._conn.exec_driver_sql(bare, (found[2],)).rowcount:
                return None
        return found[0], found[1]

    def _entry(self, change_set: ChangeSet, wires: Sequence[Any]) -> Entry:
        self._arrival += 1
        self._observe(change_set.stamp.hlc)
        parents = [self._origins.numbers(op.supersedes) for op in change_set.ops]
        return Entry(self._arrival, self._origins.row(change_set.origin).ix, change_set, wires, parents)

    def _observe(self, stamp: int) -> None:
        if stamp > self._stamp:
            self._stamp = stamp if self._received is None else hlc.observe(self._stamp, stamp)

    def _insert(self, entered: Sequence[tuple[Entry, State]]) -> None:
        bundle, at = (self._received.bundle, self._received.at) if self._received else (None, None)
        headers, ops = [], []
        for entry, state in entered:
            change_set = entry.change_set
            stamp = change_set.stamp
            nonce = None if state in {State.ERASED, State.REDACTED} else change_set.nonce
            headers.append((
                entry.arrival, entry.ix, change_set.seq, stamp.tx, stamp.hlc, stamp.author, stamp.scope, stamp.schema,
                stamp.app, stamp.reason, nonce, change_set.commitment, change_set.chain, bundle, at, int(state),
            ))  # fmt: skip
            if state is not State.ERASED:
                ops += [
                    (entry.arrival, n, op.entity, op.row, op.register, op.value, packed(parents))
                    for n, (op, parents) in enumerate(zip(change_set.ops, entry.parents, strict=True))
                ]
        self._conn.exec_driver_sql(_INSERT_SET, headers)
        if ops:
            self._conn.exec_driver_sql(_INSERT_OP, ops)

    def _count(self, entered: Sequence[tuple[Entry, State]]) -> None:
        self.done.new += len(entered)
        self.done.scopes.update(entry.change_set.stamp.scope for entry, _state in entered)
        self.done.parked += sum(state in _PARKED for _entry, state in entered)
        self.done.ops += sum(len(entry.change_set.ops) for entry, _state in entered)
