"""The nightly check: the file is whole, the tables equal the folded log, the chains hold."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import LIFE, Dot
from integralavoro_desktop.storage.fold import columns_of, pick
from integralavoro_desktop.storage.heads import Head
from integralavoro_desktop.storage.origins import Origins

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity


@dataclass(slots=True)
class Health:
    """What the check found: pages that fail, rows whose table disagrees with the log (entity and how many)."""

    integrity: list[str] = field(default_factory=list)
    rows_checked: int = 0
    different: dict[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.integrity and not self.different


def check(conn: Connection, catalogue: Catalogue) -> Health:
    """Check the whole store; it reads every page and every row, so it takes seconds on a large one."""
    health = Health()
    health.integrity = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA cipher_integrity_check")]
    quick = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA quick_check")]
    health.integrity += [line for line in quick if line != "ok"]
    origins = Origins(conn)
    for entity in catalogue.entities:
        wrong = _count_different(conn, origins, entity, health)
        if wrong:
            health.different[entity.name] = wrong
    return health


def _count_different(conn: Connection, origins: Origins, entity: Entity, health: Health) -> int:
    rows = {
        row["id"]: dict(row)
        for row in conn.exec_driver_sql(f"SELECT * FROM {entity.table}").mappings()  # noqa: S608 - a declared table
    }
    folded = _folded(conn, origins, entity)
    health.rows_checked += len(rows)
    wrong = sum(1 for key in rows.keys() ^ folded.keys())
    for key in rows.keys() & folded.keys():
        table = {name: value for name, value in rows[key].items() if name not in {"id", "scope_id"}}
        wrong += any(_plain(table[name]) != _plain(folded[key].get(name)) for name in table)
    return wrong


def _folded(conn: Connection, origins: Origins, entity: Entity) -> dict[str, dict[str, Any]]:
    versions: dict[tuple[bytes, str], list[tuple[Dot, Head, Any]]] = {}
    for row, register, ix, seq, hlc, arrival, value in conn.exec_driver_sql(
        "SELECT h.row, h.reg, h.origin, h.seq, h.hlc, h.arrival, o.value FROM head h "
        "JOIN op o ON o.arrival=h.arrival AND o.row=h.row AND o.reg=h.reg WHERE o.entity=?",
        (entity.name,),
    ):
        dot = Dot(origins.by_number(ix), seq)
        versions.setdefault((row, register), []).append((dot, Head(hlc, arrival), json.loads(value)))
    rows: dict[str, dict[str, Any]] = {}
    for (row, register), found in versions.items():
        specs = entity.registers.get(register, ())
        columns = rows.setdefault(row.hex(), {})
        if specs or register == LIFE:
            columns.update(columns_of(register, specs, pick(found, specs, register=register)))
    return rows


def _plain(value: Any) -> Any:
    return None if value in {"", "[]"} else value
