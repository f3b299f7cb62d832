"""The one way into the synced tables: a change set, local or received, is appended to the log and folded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from integralavoro_desktop.storage.fold import Folder
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.heads import HeadTable
from integralavoro_desktop.storage.origins import Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet, Dot, Op

_BATCH_OPS = 4_000
_ERASE_PURPOSE = b"jc-erase-v1"


class State(IntEnum):
    """What became of a change set here."""

    LIVE = 0
    PARKED_UNKNOWN = 1
    PARKED_UNAUTHORISED = 2
    REDACTED = 3
    ERASED = 4


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
        for entity, rows in other.rows.items():
            self.rows.setdefault(entity, set()).update(rows)
        self.scopes |= other.scopes
        self.new += other.new
        self.known += other.known
        self.parked += other.parked
        self.ops += other.ops


@dataclass(frozen=True, slots=True)
class Received:
    """Which bundle a change set came with, when (our clock, milliseconds), and which scopes are not authorised."""

    bundle: int
    at: int
    refused: frozenset[Dot] = frozenset()


def erasure_tag(scope: str) -> bytes:
    """Return the tag under which an erased scope is remembered: it holds nothing of the person."""
    return hashlib.sha256(_ERASE_PURPOSE + scope.encode()).digest()


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
    work.origins.save()
    return work.done


def _batches(sets: Iterable[ChangeSet]) -> Iterator[list[ChangeSet]]:
    batch: list[ChangeSet] = []
    size = 0
    for change_set in sets:
        batch.append(change_set)
        size += len(change_set.ops)
        if size >= _BATCH_OPS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Append:
    """One application: what it needs to know of the store is read once."""

    def __init__(self, conn: Connection, catalogue: Catalogue, received: Received | None) -> None:
        self._conn = conn
        self._catalogue = catalogue
        self._received = received
        self.origins = Origins(conn)
        self.done = Applied()
        self._arrival = conn.exec_driver_sql("SELECT coalesce(max(arrival), 0) FROM cs").scalar_one()
        self._erased = {row[0] for row in conn.exec_driver_sql("SELECT tag FROM erased")}

    def take(self, batch: Sequence[ChangeSet]) -> None:
        fresh = self._without_known(batch)
        if not fresh:
            return
        heads = HeadTable(self._conn, self.origins)
        live: list[tuple[int, ChangeSet]] = []
        for change_set in fresh:
            self._arrival += 1
            live.append((self._arrival, change_set))
        states = [self._state(change_set) for _n, change_set in live]
        self._insert(live, states)
        folded = [(n, c) for (n, c), s in zip(live, states, strict=True) if s <= State.PARKED_UNKNOWN]
        touched = heads.supersede(folded)
        rows = Folder(self._conn, self._catalogue, self.origins).fold(touched)
        for entity, keys in rows.items():
            self.done.rows.setdefault(entity, set()).update(keys)
        self.done.new += len(fresh)
        self.done.scopes.update(change_set.stamp.scope for change_set in fresh)
        self.done.parked += sum(s in {State.PARKED_UNKNOWN, State.PARKED_UNAUTHORISED} for s in states)
        self.done.ops += sum(len(c.ops) for c in fresh)

    def _without_known(self, batch: Sequence[ChangeSet]) -> list[ChangeSet]:
        fresh = []
        here: dict[Dot, bytes] = {}
        for change_set in batch:
            row = self.origins.row(change_set.origin)
            before = here.get(change_set.dot)
            if before is None and change_set.seq <= row.last_seq:
                before = self._conn.exec_driver_sql(
                    "SELECT commitment FROM cs WHERE origin=? AND seq=?", (row.ix, change_set.seq)
                ).scalar()
            if before is None:
                fresh.append(change_set)
                here[change_set.dot] = change_set.commitment
                self.origins.advance(change_set.origin, seq=change_set.seq, chain=change_set.chain)
            elif before == change_set.commitment:
                self.done.known += 1
            else:
                raise ForkError
        return fresh

    def _state(self, change_set: ChangeSet) -> State:
        if erasure_tag(change_set.stamp.scope) in self._erased or change_set.nonce is None:
            return State.ERASED
        if self._received and change_set.dot in self._received.refused:
            return State.PARKED_UNAUTHORISED
        if all(self._knows(op) for op in change_set.ops):
            return State.LIVE
        return State.PARKED_UNKNOWN

    def _knows(self, op: Op) -> bool:
        if op.entity not in self._catalogue:
            return False
        return op.register.startswith("_") or op.register in self._catalogue.entity(op.entity).registers

    def _insert(self, live: Sequence[tuple[int, ChangeSet]], states: Sequence[State]) -> None:
        bundle, at = (self._received.bundle, self._received.at) if self._received else (None, None)
        headers = [
            (
                arrival, self.origins.row(c.origin).ix, c.seq, c.stamp.tx, c.stamp.hlc, c.stamp.author, c.stamp.scope,
                c.stamp.schema, c.stamp.app, c.stamp.reason, None if state is State.ERASED else c.nonce,
                c.commitment, c.chain, bundle, at, int(state),
            )
            for (arrival, c), state in zip(live, states, strict=True)
        ]  # fmt: skip
        self._conn.exec_driver_sql(
            "INSERT INTO cs(arrival,origin,seq,tx,hlc,author,scope,schema,app,reason,nonce,commitment,chain,"
            "recv_bundle,recv_at,state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            headers,
        )
        pack = self.origins.pack
        ops = [
            (arrival, n, op.entity, op.row, op.register, op.value, pack(op.supersedes))
            for (arrival, c), state in zip(live, states, strict=True)
            if state is not State.ERASED
            for n, op in enumerate(c.ops)
        ]
        if ops:
            self._conn.exec_driver_sql("INSERT INTO op(arrival,n,entity,row,reg,value,sup) VALUES (?,?,?,?,?,?,?)", ops)
