"""The heads of each register: the versions that no other version replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.changes import ChangeSet

# one version inside this store: number of its origin, sequence
Number = tuple[int, int]


class Unread:
    """Stands for a value that is in the log and was not read yet."""


UNREAD = Unread()


class Head(NamedTuple):
    """One live version: its stamp, where it stands in the log, its wire value where it is at hand."""

    hlc: int
    arrival: int
    wire: Any = UNREAD


@dataclass(slots=True)
class RowHeads:
    """The heads of one row, by register; `entity` is empty while nothing of the row is in the log."""

    entity: str = ""
    scope: str = ""
    registers: dict[str, dict[Number, Head]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Entry:
    """A change set on its way into the log: its arrival, its origin's number, its values, what each one replaces."""

    arrival: int
    ix: int
    change_set: ChangeSet
    wires: Sequence[Any]
    parents: Sequence[Sequence[Number]]


class HeadTable:
    """The heads of the rows that one batch touches: read once, changed in memory, written back."""

    def __init__(self, conn: Connection, rows: Iterable[bytes]) -> None:
        """Read the heads of these rows on the connection of the caller's transaction."""
        self._conn = conn
        self.rows: dict[bytes, RowHeads] = {row: RowHeads() for row in rows}
        self._dead: set[tuple[bytes, str, int, int]] = set()
        self._early: list[tuple[bytes, str, int, int]] = []
        self._born: dict[tuple[bytes, str, int, int], tuple[int, int]] = {}
        self._gone: list[tuple[bytes, str, int, int]] = []
        self._read()

    def apply(self, entry: Entry) -> None:
        """Let the operations of a change set replace what they replace."""
        change_set = entry.change_set
        hlc, seq = change_set.stamp.hlc, change_set.seq
        for op, wire, parents in zip(change_set.ops, entry.wires, entry.parents, strict=True):
            state = self.rows[op.row]
            if not state.entity:
                state.entity, state.scope = op.entity, change_set.stamp.scope
            state.touched.add(op.register)
            heads = state.registers.setdefault(op.register, {})
            for parent in parents:
                self._bury(op.row, op.register, heads, parent)
            key = (op.row, op.register, entry.ix, seq)
            if key not in self._dead:
                heads[entry.ix, seq] = Head(hlc, entry.arrival, wire)
                self._born[key] = (hlc, entry.arrival)

    def save(self) -> None:
        """Write what changed back."""
        _many(self._conn, "DELETE FROM head WHERE row=? AND reg=? AND origin=? AND seq=?", self._gone)
        _many(self._conn, "INSERT OR IGNORE INTO dead_early VALUES (?,?,?,?)", self._early)
        born = [(*key, hlc, arrival) for key, (hlc, arrival) in self._born.items()]
        _many(self._conn, "INSERT INTO head VALUES (?,?,?,?,?,?)", born)

    def changed(self) -> Mapping[bytes, RowHeads]:
        """Return the rows with a register that was touched."""
        return {row: state for row, state in self.rows.items() if state.touched}

    def _bury(self, row: bytes, register: str, heads: dict[Number, Head], parent: Number) -> None:
        key = (row, register, *parent)
        if heads.pop(parent, None) is None:
            if key not in self._dead:
                self._early.append(key)
                self._dead.add(key)
        elif self._born.pop(key, None) is None:
            self._gone.append(key)

    def _read(self) -> None:
        _stage(self._conn, self.rows)
        # Rows are new in most bundles: one look for each of them, and nothing more.
        for row, register, ix, seq, hlc, arrival in self._conn.exec_driver_sql(
            "SELECT h.row, h.reg, h.origin, h.seq, h.hlc, h.arrival FROM touched_row t CROSS JOIN head h USING (row)"
        ):
            self.rows[row].registers.setdefault(register, {})[ix, seq] = Head(hlc, arrival)
        for row, entity, scope in self._conn.exec_driver_sql(
            "SELECT k.row, o.entity, c.scope FROM (SELECT h.row, h.reg, min(h.arrival) AS arrival FROM touched_row t "
            "CROSS JOIN head h USING (row) GROUP BY h.row) k CROSS JOIN cs c USING (arrival) "
            "CROSS JOIN op o ON o.row=k.row AND o.reg=k.reg AND o.arrival=k.arrival"
        ):
            self.rows[row].entity, self.rows[row].scope = entity, scope
        self._dead.update(
            tuple(found)
            for found in self._conn.exec_driver_sql(
                "SELECT d.row, d.reg, d.origin, d.seq FROM touched_row t CROSS JOIN dead_early d USING (row)"
            )
        )


def _stage(conn: Connection, rows: Iterable[bytes]) -> None:
    conn.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS touched_row(row BLOB PRIMARY KEY) WITHOUT ROWID")
    conn.exec_driver_sql("DELETE FROM touched_row")
    _many(conn, "INSERT INTO touched_row VALUES (?)", [(row,) for row in rows])


def _many(conn: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        conn.exec_driver_sql(statement, rows)
