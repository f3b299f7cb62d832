"""Folding the heads into the tables: the visible value of each register, and the conflicts left for people."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import LIFE, Dot
from integralavoro_desktop.kernel.merging import LIFE_SAFETY, policy, safety
from integralavoro_desktop.kernel.privacy import Merge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.storage.heads import Head, Key, Touched
    from integralavoro_desktop.storage.origins import Origins

Version = tuple[Dot, "Head", Any]


class Folder:
    """Folds registers into rows, on the connection of the caller's transaction (the guard is open)."""

    def __init__(self, conn: Connection, catalogue: Catalogue, origins: Origins) -> None:
        """Keep what a fold needs."""
        self._conn = conn
        self._catalogue = catalogue
        self._origins = origins

    def fold(self, touched: Mapping[Key, Touched]) -> dict[str, set[bytes]]:
        """Write the visible value of every touched register; return the rows written, by entity."""
        rows: dict[tuple[str, bytes, str], dict[str, Any]] = defaultdict(dict)
        conflicts: dict[Key, tuple[bytes, Merge] | None] = {}
        for key, state in touched.items():
            if state.entity not in self._catalogue or not state.heads:
                continue
            entity = self._catalogue.entity(state.entity)
            specs = entity.registers.get(key.register, ())
            if not specs and key.register != LIFE:
                continue
            versions = self._versions(key, state)
            shown = pick(versions, specs, register=key.register)
            rows[state.entity, key.row, state.scope].update(columns_of(key.register, specs, shown))
            conflicts[key] = self._conflict(versions, specs)
        self._write_conflicts(conflicts)
        return self._write_rows(rows)

    def _versions(self, key: Key, state: Touched) -> list[Version]:
        return [
            (dot, head, json.loads(head.value if head.value is not None else self._stored(key, head)))
            for dot, head in state.heads.items()
        ]

    def _stored(self, key: Key, head: Head) -> bytes:
        value: bytes = self._conn.exec_driver_sql(
            "SELECT value FROM op WHERE row=? AND reg=? AND arrival=?", (key.row, key.register, head.arrival)
        ).scalar_one()
        return value

    def _conflict(self, versions: Sequence[Version], specs: Sequence[FieldSpec]) -> tuple[bytes, Merge] | None:
        if len(versions) < 2 or all(value == versions[0][2] for _d, _h, value in versions):
            return None
        merge = policy(specs)
        return None if merge is Merge.AUTO else (self._origins.pack(dot for dot, _h, _v in versions), merge)

    def _write_conflicts(self, conflicts: Mapping[Key, tuple[bytes, Merge] | None]) -> None:
        solved = [tuple(key) for key, found in conflicts.items() if found is None]
        open_ones = [(*key, found[0], found[1].value) for key, found in conflicts.items() if found]
        if solved:
            self._conn.exec_driver_sql("DELETE FROM conflict WHERE row=? AND reg=?", solved)
        if open_ones:
            self._conn.exec_driver_sql(
                "INSERT INTO conflict(row, reg, heads, policy, state, opened) "
                "VALUES (?,?,?,?,0,unixepoch()) ON CONFLICT(row, reg) DO UPDATE SET heads=excluded.heads, state=0",
                open_ones,
            )

    def _write_rows(self, rows: Mapping[tuple[str, bytes, str], dict[str, Any]]) -> dict[str, set[bytes]]:
        shapes: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        written: dict[str, set[bytes]] = defaultdict(set)
        for (entity, row, scope), columns in rows.items():
            names = tuple(columns)
            shapes[entity, names].append((row.hex(), scope, *columns.values()))
            written[entity].add(row)
        for (entity, names), values in shapes.items():
            self._conn.exec_driver_sql(_upsert(self._catalogue.entity(entity), names), values)
        return written


def pick(versions: Sequence[Version], specs: Sequence[FieldSpec], *, register: str) -> Any:
    """Return the wire value shown of several concurrent versions: the same on every replica, in any order."""
    if len(versions) == 1:
        return versions[0][2]

    def rank(version: Version) -> tuple[Any, ...]:
        dot, head, value = version
        first: tuple[Any, ...] = ()
        if register == LIFE:
            first = (LIFE_SAFETY.get(value["state"], 0),)
        elif policy(specs) is Merge.SAFER:
            first = safety(specs, value)
        return (*first, head.hlc, dot.origin, dot.seq)

    return max(versions, key=rank)[2]


def columns_of(register: str, specs: Sequence[FieldSpec], value: Any) -> dict[str, Any]:
    """Return the columns that a register writes, in the form in which they are stored."""
    if register == LIFE:
        return {"deleted_at": value["at"] if value["state"] == "deleted" else None}
    if specs[0].ui.group:
        value = value or {}
        return {spec.name: _stored_form(value.get(spec.name)) for spec in specs}
    return {specs[0].name: _stored_form(value)}


def _stored_form(wire: Any) -> Any:
    if isinstance(wire, list):
        return json.dumps(wire, ensure_ascii=False, separators=(",", ":"))
    return int(wire) if isinstance(wire, bool) else wire


def _upsert(entity: Entity, names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    marks = ",".join("?" * (len(names) + 2))
    changes = ",".join(f"{name}=excluded.{name}" for name in quoted)
    return (
        f"INSERT INTO {entity.table}(id, scope_id, {','.join(quoted)}) VALUES ({marks}) "  # noqa: S608 - names come from declarations, values are bound
        f"ON CONFLICT(id) DO UPDATE SET {changes}"
    )
