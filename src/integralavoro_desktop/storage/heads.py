"""The heads of each register: the versions that no other version replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from integralavoro_desktop.kernel.changes import ChangeSet, Dot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.storage.origins import Origins


class Key(NamedTuple):
    """One register of one row."""

    row: bytes
    register: str


class Head(NamedTuple):
    """One live version: its stamp, where it stands in the log, its value where it is at hand."""

    hlc: int
    arrival: int
    value: bytes | None = None


@dataclass(slots=True)
class Touched:
    """A register that a batch changed: its entity, scope and heads afterwards."""

    entity: str
    scope: str
    heads: dict[Dot, Head] = field(default_factory=dict)


class HeadTable:
    """The head table seen from one batch."""

    def __init__(self, conn: Connection, origins: Origins) -> None:
        """Keep the connection of the caller's transaction."""
        self._conn = conn
        self._origins = origins
        self._dead: set[tuple[Key, Dot]] = set()
        self._born: dict[tuple[Key, Dot], Head] = {}
        self._gone: set[tuple[Key, Dot]] = set()
        self._early: set[tuple[Key, Dot]] = set()

    def supersede(self, sets: Sequence[tuple[int, ChangeSet]]) -> dict[Key, Touched]:
        """Apply the operations of these (arrival, change set) pairs to the heads; return the registers touched."""
        touched = self._load(sets)
        for arrival, change_set in sets:
            dot = change_set.dot
            for op in change_set.ops:
                key = Key(op.row, op.register)
                heads = touched[key].heads
                for parent in op.supersedes:
                    self._bury(key, heads, parent)
                if (key, dot) not in self._dead:
                    heads[dot] = Head(change_set.stamp.hlc, arrival, op.value)
                    self._born[key, dot] = heads[dot]
        self._save()
        return touched

    def _bury(self, key: Key, heads: dict[Dot, Head], parent: Dot) -> None:
        if heads.pop(parent, None) is None:
            if (key, parent) not in self._dead:
                self._early.add((key, parent))
                self._dead.add((key, parent))
        elif self._born.pop((key, parent), None) is None:
            self._gone.add((key, parent))

    def _load(self, sets: Sequence[tuple[int, ChangeSet]]) -> dict[Key, Touched]:
        touched: dict[Key, Touched] = {}
        for _arrival, change_set in sets:
            for op in change_set.ops:
                touched.setdefault(Key(op.row, op.register), Touched(op.entity, change_set.stamp.scope))
        self._stage(touched)
        for row, register, ix, seq, hlc, arrival in self._conn.exec_driver_sql(
            "SELECT h.row, h.reg, h.origin, h.seq, h.hlc, h.arrival FROM touch t JOIN head h USING (row, reg)"
        ):
            dot = Dot(self._origins.by_number(ix), seq)
            touched[Key(row, register)].heads[dot] = Head(hlc, arrival)
        for row, register, ix, seq in self._conn.exec_driver_sql(
            "SELECT d.row, d.reg, d.origin, d.seq FROM touch t JOIN dead_early d USING (row, reg)"
        ):
            self._dead.add((Key(row, register), Dot(self._origins.by_number(ix), seq)))
        return touched

    def _stage(self, keys: Iterable[Key]) -> None:
        self._conn.exec_driver_sql(
            "CREATE TEMP TABLE IF NOT EXISTS touch(row BLOB, reg TEXT, PRIMARY KEY(row, reg)) WITHOUT ROWID"
        )
        self._conn.exec_driver_sql("DELETE FROM touch")
        rows = [tuple(key) for key in keys]
        if rows:
            self._conn.exec_driver_sql("INSERT INTO touch VALUES (?,?)", rows)

    def _save(self) -> None:
        number = {origin: row.ix for origin, row in self._origins.all().items()}
        gone = [(k.row, k.register, number[d.origin], d.seq) for k, d in self._gone]
        if gone:
            self._conn.exec_driver_sql("DELETE FROM head WHERE row=? AND reg=? AND origin=? AND seq=?", gone)
        early = [(k.row, k.register, self._origins.row(d.origin).ix, d.seq) for k, d in self._early]
        if early:
            self._conn.exec_driver_sql("INSERT OR IGNORE INTO dead_early VALUES (?,?,?,?)", early)
        born = [(k.row, k.register, number[d.origin], d.seq, h.hlc, h.arrival) for (k, d), h in self._born.items()]
        if born:
            self._conn.exec_driver_sql("INSERT INTO head VALUES (?,?,?,?,?,?)", born)
