"""Folding the heads into the tables: the visible value of each register, and the conflicts left for people."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.changes import LIFE, LOCAL_INCARNATION, SHIPPED, OriginId
from integralavoro_desktop.kernel.merging import LIFE_SAFETY, policy, safety
from integralavoro_desktop.kernel.privacy import Merge
from integralavoro_desktop.storage.heads import UNREAD, Head, Number
from integralavoro_desktop.storage.origins import packed
from integralavoro_desktop.storage.verdict import UNFIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.storage.heads import RowHeads
    from integralavoro_desktop.storage.origins import Origins
    from integralavoro_desktop.storage.verdict import Judge


class Version(NamedTuple):
    """One of the concurrent versions of a register: its stamp, who wrote it, its number there, its wire value."""

    hlc: int
    origin: OriginId
    seq: int
    wire: Any


class Folder:
    """Folds registers into rows, on the connection of the caller's transaction (the guard is open)."""

    def __init__(self, conn: Connection, catalogue: Catalogue, origins: Origins, judge: Judge) -> None:
        """Keep what a fold needs."""
        self._conn = conn
        self._entities = {entity.name: entity for entity in catalogue.entities}
        self._registers = {entity.name: entity.registers for entity in catalogue.entities}
        self._origins = origins
        self._judge = judge
        self._statements: dict[tuple[str, tuple[str, ...]], str] = {}

    def fold(self, rows: Mapping[bytes, RowHeads]) -> dict[str, set[bytes]]:
        """Write the visible value of every touched register; return the rows written, by entity."""
        shapes: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        conflicts: dict[tuple[bytes, str], tuple[bytes, str] | None] = {}
        written: dict[str, set[bytes]] = defaultdict(set)
        for row, state in rows.items():
            if state.entity not in self._entities:
                continue
            columns = self._columns(row, state, conflicts)
            if columns:
                shapes[state.entity, tuple(columns)].append((row.hex(), state.scope, *columns.values()))
                written[state.entity].add(row)
        self._write_conflicts(conflicts)
        for shape, values in shapes.items():
            self._conn.exec_driver_sql(self._statement(shape), values)
        return written

    def _columns(
        self, row: bytes, state: RowHeads, conflicts: dict[tuple[bytes, str], tuple[bytes, str] | None]
    ) -> dict[str, Any]:
        columns: dict[str, Any] = {}
        registers = self._registers[state.entity]
        for register in state.touched:
            heads = state.registers[register]
            specs = registers.get(register)
            if specs is None or not heads:
                continue
            if len(heads) == 1 and (wire := next(iter(heads.values())).wire) is not UNREAD:
                if wire is not UNFIT:
                    columns.update(columns_of(specs, wire))
                    conflicts[row, register] = None
                continue
            versions = counted(self._versions(row, register, state))
            if versions:
                columns.update(columns_of(specs, pick(versions, specs)))
                conflicts[row, register] = self._conflict(heads, versions, specs)
        if LIFE in state.registers:
            columns["deleted_at"] = self._deleted_at(row, state)
        return columns

    def _deleted_at(self, row: bytes, state: RowHeads) -> str | None:
        others = (number for register, heads in state.registers.items() if register != LIFE for number in heads)
        seen = [(self._origins.by_number(ix), seq) for ix, seq in others]
        return deleted_at(counted(self._versions(row, LIFE, state)), seen)

    def _versions(self, row: bytes, register: str, state: RowHeads) -> list[Version]:
        found = []
        for (ix, seq), head in state.registers[register].items():
            wire = head.wire if head.wire is not UNREAD else self._stored(row, register, state, head)
            if wire is not UNFIT:
                found.append(Version(head.hlc, self._origins.by_number(ix), seq, wire))
        return found

    def _stored(self, row: bytes, register: str, state: RowHeads, head: Head) -> Any:
        value = self._conn.exec_driver_sql(
            "SELECT value FROM op WHERE row=? AND reg=? AND arrival=?", (row, register, head.arrival)
        ).scalar()
        return self._judge.wire_of(state.entity, register, value)

    def _conflict(
        self, heads: Iterable[Number], versions: Sequence[Version], specs: Sequence[FieldSpec]
    ) -> tuple[bytes, str] | None:
        return (packed(sorted(heads)), policy(specs).value) if in_conflict(versions, specs) else None

    def _write_conflicts(self, conflicts: Mapping[tuple[bytes, str], tuple[bytes, str] | None]) -> None:
        standing = {
            (row, register)
            for row, register in self._conn.exec_driver_sql(
                "SELECT k.row, k.reg FROM touched_row t CROSS JOIN conflict k USING (row)"
            )
        }
        solved = [key for key, found in conflicts.items() if found is None and key in standing]
        now = int(clock.now().timestamp())
        open_ones = [(*key, *found, now) for key, found in conflicts.items() if found]
        if solved:
            self._conn.exec_driver_sql("DELETE FROM conflict WHERE row=? AND reg=?", solved)
        if open_ones:
            self._conn.exec_driver_sql(
                "INSERT INTO conflict(row, reg, heads, policy, state, opened) VALUES (?,?,?,?,0,?) "
                "ON CONFLICT(row, reg) DO UPDATE SET heads=excluded.heads, state=0",
                open_ones,
            )

    def _statement(self, shape: tuple[str, tuple[str, ...]]) -> str:
        if shape not in self._statements:
            self._statements[shape] = _upsert(self._entities[shape[0]], shape[1])
        return self._statements[shape]


def counted(versions: list[Version]) -> list[Version]:
    """Leave out what stays on this computer where the office wrote the same: a laptop's own operators."""
    travelling = [version for version in versions if version.origin.incarnation != LOCAL_INCARNATION]
    return travelling or versions


def pick(versions: Sequence[Version], specs: Sequence[FieldSpec]) -> Any:
    """Return the wire value shown of several concurrent versions: the same on every replica, in any order."""
    if len(versions) == 1:
        return versions[0].wire
    if policy(specs) is Merge.SAFER:
        return max(versions, key=lambda v: (safety(specs, v.wire), v[:3])).wire
    return max(versions, key=lambda v: v[:3]).wire


def pick_life(versions: Sequence[Version]) -> Version:
    """Return the version of `_life` that counts: a deletion before a proposal, a proposal before a living row."""
    return max(versions, key=lambda v: (LIFE_SAFETY[v.wire["state"]], v[:3]))


def unseen(life: Version, others: Iterable[tuple[OriginId, int]]) -> bool:
    """Tell whether a version of another register of the row was not there when this state was written."""
    seen = {(origin, seq) for origin, seq in life.wire.get("seen", ())}
    own = (life.origin, life.seq)
    return any((origin.text(), seq) not in seen for origin, seq in others if (origin, seq) != own)


def deleted_at(versions: Sequence[Version], others: Iterable[tuple[OriginId, int]]) -> str | None:
    """Return since when a row is deleted; one that somebody edited meanwhile stays, for a person to decide."""
    if not versions:
        return None
    life = pick_life(versions)
    return life.wire["at"] if life.wire["state"] == "deleted" and not unseen(life, others) else None


def in_conflict(versions: Sequence[Version], specs: Sequence[FieldSpec]) -> bool:
    """Tell whether versions are left to be compared: different values, other than two editions of shipped rows."""
    if len(versions) < 2 or all(version.wire == versions[0].wire for version in versions):
        return False
    return policy(specs) is not Merge.AUTO and any(version.origin.device != SHIPPED for version in versions)


def columns_of(specs: Sequence[FieldSpec], wire: Any) -> dict[str, Any]:
    """Return the columns that a register writes, in the form in which they are stored."""
    if not specs[0].ui.group:
        return {specs[0].name: _stored_form(wire)}
    fields = wire or {}
    return {spec.name: _stored_form(fields.get(spec.name)) for spec in specs}


def _stored_form(wire: Any) -> Any:
    if isinstance(wire, list):
        return json.dumps(wire, ensure_ascii=False, separators=(",", ":")) if wire else None
    return int(wire) if isinstance(wire, bool) else wire


def _upsert(entity: Entity, names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    marks = ",".join("?" * (len(names) + 2))
    changes = ",".join(f"{name}=excluded.{name}" for name in quoted)
    return (
        f"INSERT INTO {entity.table}(id, scope_id, {','.join(quoted)}) VALUES ({marks}) "  # noqa: S608 - names come from declarations, values are bound
        f"ON CONFLICT(id) DO UPDATE SET {changes}"
    )
