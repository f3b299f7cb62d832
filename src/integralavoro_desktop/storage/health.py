"""The nightly check: the file is whole, the tables equal the folded log, the chains hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import LIFE, chained
from integralavoro_desktop.storage.fold import Version, columns_of, counted, deleted_at, pick
from integralavoro_desktop.storage.origins import GENESIS, Origins, unpack_numbers
from integralavoro_desktop.storage.outgoing import every_set
from integralavoro_desktop.storage.verdict import UNFIT, Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.storage.heads import Number

_ROWS = 500
# Redacted sets hold operations that came with a snapshot; parked ones of an unauthorised sender count nowhere.
_OPS = (
    "SELECT o.row, o.reg, o.entity, c.scope, c.origin, c.seq, c.hlc, o.value, o.sup FROM op o INDEXED BY op_reg "
    "CROSS JOIN cs c USING (arrival) WHERE c.state IN (0, 1, 3) ORDER BY o.row, o.reg, o.arrival"
)


@dataclass(slots=True)
class Health:
    """What the check found: pages that fail, rows whose table disagrees with the log (entity and how many), chains.

    `heads` counts registers whose live versions are not those of the log, `links` change sets that were altered.
    """

    integrity: list[str] = field(default_factory=list)
    rows_checked: int = 0
    different: dict[str, int] = field(default_factory=dict)
    heads: int = 0
    links: int = 0

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not (self.integrity or self.different or self.heads or self.links)


def check(conn: Connection, catalogue: Catalogue) -> Health:
    """Check the whole store; it reads every page and every row, so it takes seconds on a large one."""
    health = Health()
    health.integrity = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA cipher_integrity_check")]
    quick = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA quick_check")]
    health.integrity += [line for line in quick if line != "ok"]
    _check_rows(conn, catalogue, health)
    health.links = _broken_links(conn)
    return health


@dataclass(slots=True)
class _Row:
    """One row as the log tells it."""

    row: bytes
    entity: str
    scope: str
    registers: dict[str, dict[Number, tuple[int, bytes]]]


def _check_rows(conn: Connection, catalogue: Catalogue, health: Health) -> None:
    log = _Log(conn, catalogue)
    found: dict[str, int] = {}
    batch: list[_Row] = []
    for row in log.rows(health):
        batch.append(row)
        if len(batch) >= _ROWS:
            _compare(log, batch, health, found)
            batch = []
    _compare(log, batch, health, found)
    for entity in catalogue.entities:
        here = conn.exec_driver_sql(f"SELECT count(*) FROM {entity.table}").scalar_one()  # noqa: S608 - a declared table
        health.rows_checked += here
        wrong = health.different.pop(entity.name, 0) + here - found.get(entity.name, 0)
        if wrong:
            health.different[entity.name] = wrong


def _compare(log: _Log, batch: Sequence[_Row], health: Health, found: dict[str, int]) -> None:
    """Compare rows of the log with their tables; `found` counts the table rows that the log knows."""
    by_entity: dict[str, list[_Row]] = {}
    for row in batch:
        if row.entity in log.entities:
            by_entity.setdefault(row.entity, []).append(row)
    for name, rows in by_entity.items():
        tables = log.table(log.entities[name], [row.row.hex() for row in rows])
        for row in rows:
            expected, stands = log.columns(row), tables.get(row.row.hex())
            found[name] = found.get(name, 0) + (stands is not None)
            if expected is None:
                is_same = stands is None
            else:
                is_same = stands is not None and _agree(expected | {"scope_id": row.scope}, stands)
            if not is_same:
                health.different[name] = health.different.get(name, 0) + 1


def _agree(expected: Mapping[str, Any], stands: Mapping[str, Any]) -> bool:
    return all(_plain(expected.get(name)) == _plain(value) for name, value in stands.items() if name != "id")


class _Log:
    """The log read row by row, folded from its operations alone."""

    def __init__(self, conn: Connection, catalogue: Catalogue) -> None:
        self._conn = conn
        self._origins = Origins(conn)
        self._judge = Judge(catalogue, frozenset(), None)
        self.entities = {entity.name: entity for entity in catalogue.entities}

    def rows(self, health: Health) -> Iterator[_Row]:
        """Yield the rows in order; registers whose heads are not those of the log are counted on the way."""
        ops = self._conn.execution_options(stream_results=True).exec_driver_sql(_OPS)
        early: dict[tuple[bytes, str], set[Number]] = {}
        for row, register, ix, seq in self._conn.exec_driver_sql("SELECT row, reg, origin, seq FROM dead_early"):
            early.setdefault((row, register), set()).add((ix, seq))
        counted = 0
        for row, lines in groupby(ops, key=lambda line: line[0]):
            told = _Row(row, "", "", {})
            for register, versions in groupby(lines, key=lambda line: line[1]):
                heads = _heads(versions, early.get((row, register), set()), told)
                told.registers[register] = heads
                counted += len(heads)
                health.heads += set(heads) != self._kept_heads(row, register)
            yield told
        health.heads += counted != self._conn.exec_driver_sql("SELECT count(*) FROM head").scalar_one()

    def columns(self, told: _Row) -> dict[str, Any] | None:
        """Return the columns of a row, None where no register of it can be shown."""
        entity = self.entities[told.entity]
        columns: dict[str, Any] = {}
        for register, specs in entity.registers.items():
            versions = self._versions(told, register)
            if versions:
                columns.update(columns_of(specs, pick(versions, specs)))
        if LIFE in told.registers:
            others = [dot for register, heads in told.registers.items() if register != LIFE for dot in heads]
            seen = [(self._origins.by_number(ix), seq) for ix, seq in others]
            columns["deleted_at"] = deleted_at(self._versions(told, LIFE), seen)
        return columns or None

    def table(self, entity: Entity, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return the rows of a table by their ids."""
        marks = ",".join("?" * len(keys))
        found = self._conn.exec_driver_sql(f"SELECT * FROM {entity.table} WHERE id IN ({marks})", tuple(keys))  # noqa: S608 - a declared table
        return {row["id"]: dict(row) for row in found.mappings()}

    def _versions(self, told: _Row, register: str) -> list[Version]:
        found = []
        for (ix, seq), (hlc, value) in told.registers.get(register, {}).items():
            wire = self._judge.wire_of(told.entity, register, value)
            if wire is not UNFIT:
                found.append(Version(hlc, self._origins.by_number(ix), seq, wire))
        return counted(found)

    def _kept_heads(self, row: bytes, register: str) -> set[Number]:
        kept = self._conn.exec_driver_sql("SELECT origin, seq FROM head WHERE row=? AND reg=?", (row, register))
        return {(ix, seq) for ix, seq in kept}


def _heads(lines: Iterable[Any], dead: set[Number], told: _Row) -> dict[Number, tuple[int, bytes]]:
    """Return the versions that no other one replaces."""
    heads: dict[Number, tuple[int, bytes]] = {}
    replaced = set(dead)
    for _row, _register, entity, scope, ix, seq, hlc, value, sup in lines:
        told.entity, told.scope = told.entity or entity, told.scope or scope
        heads[ix, seq] = (hlc, value)
        replaced.update(unpack_numbers(sup))
    return {number: head for number, head in heads.items() if number not in replaced}


def _broken_links(conn: Connection) -> int:
    """Return how many change sets do not follow from the one before them, or do not keep their commitment."""
    broken = 0
    for _origin, sets in groupby(every_set(conn), key=lambda change_set: change_set.origin):
        seq, chain = 0, GENESIS
        for change_set in sets:
            # Where the one before is not held here (another person's file), the link cannot be checked.
            if change_set.seq == seq + 1:
                promise = change_set.commitment
                link = chained(chain, dot=change_set.dot, hlc=change_set.stamp.hlc, promise=promise)
                broken += link != change_set.chain
            broken += not change_set.keeps_its_promise()
            seq, chain = change_set.seq, change_set.chain
    return broken


def _plain(value: Any) -> Any:
    return None if value in {"", "[]"} else value
