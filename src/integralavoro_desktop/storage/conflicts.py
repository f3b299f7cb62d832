"""Registers with several concurrent values: shown to a person, and decided by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.changes import LIFE
from integralavoro_desktop.kernel.wire import is_life
from integralavoro_desktop.storage.fold import Version as FoldVersion
from integralavoro_desktop.storage.fold import pick_life, unseen
from integralavoro_desktop.storage.history import Version, versions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.storage.edit import Edit
    from integralavoro_desktop.storage.records import Reader


@dataclass(frozen=True, slots=True)
class Conflict:
    """One register with several values: where it is, the value they all started from, the values, the shown one."""

    entity: str
    row: UUID
    register: str
    before: Version | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that somebody proposed to delete; `edited_meanwhile` when another person changed it unseen."""

    entity: str
    row: UUID
    by: str
    edited_meanwhile: bool


def open_conflicts(conn: Connection) -> list[Conflict]:
    """Return the conflicts that wait for a person, the oldest first."""
    found = conn.exec_driver_sql(
        "SELECT k.row, k.reg, (SELECT o.entity FROM head h JOIN op o ON o.row=h.row AND o.reg=h.reg "
        "AND o.arrival=h.arrival WHERE h.row=k.row AND h.reg=k.reg LIMIT 1) FROM conflict k "
        "WHERE k.policy <> 'safer' ORDER BY k.opened, k.row, k.reg"
    ).all()
    return [_conflict(conn, entity, UUID(bytes=row), register) for row, register, entity in found]


def count_open(conn: Connection) -> int:
    """Return how many conflicts wait for a person."""
    return int(conn.exec_driver_sql("SELECT count(*) FROM conflict WHERE policy <> 'safer'").scalar_one())


def registers_in_conflict(conn: Connection, row: UUID) -> frozenset[str]:
    """Return the registers of a row that have two versions."""
    return frozenset(r[0] for r in conn.exec_driver_sql("SELECT reg FROM conflict WHERE row=?", (row.bytes,)))


def decide(edit: Edit, reader: Reader, conflict: Conflict, *, wire: Any) -> None:
    """Write the chosen value in the place of all versions that the person saw."""
    record = reader.one(conflict.entity, conflict.row)
    parents = [version.dot for version in conflict.versions]
    edit.write_register(record, conflict.register, wire=wire, parents=parents)


def proposals(conn: Connection) -> list[Proposal]:
    """Return the rows whose deletion waits for a person: proposed, or deleted while somebody else changed them."""
    found = conn.exec_driver_sql(
        "SELECT DISTINCT h.row, o.entity FROM head h JOIN op o ON o.row=h.row AND o.reg=h.reg AND o.arrival=h.arrival "
        "WHERE h.reg=? AND CAST(o.value AS TEXT) NOT LIKE '%\"state\":\"live\"%' ORDER BY h.row",
        (LIFE,),
    ).all()
    return [proposal for row, entity in found if (proposal := _proposal(conn, entity, UUID(bytes=row)))]


def _proposal(conn: Connection, entity: str, row: UUID) -> Proposal | None:
    known = versions(conn, row)
    lives = [v for v in known if v.is_current and v.register == LIFE and is_life(v.value)]
    counted = pick_life([FoldVersion(n, v.dot.origin, v.dot.seq, v.value) for n, v in enumerate(reversed(lives))])
    meanwhile = unseen(counted, [v.dot for v in known if v.is_current and v.register != LIFE])
    if counted.wire["state"] == "live" or (counted.wire["state"] == "deleted" and not meanwhile):
        return None
    by = next(v.author for v in lives if v.dot == (counted.origin, counted.seq))
    return Proposal(entity, row, by, meanwhile)


def _conflict(conn: Connection, entity: str, row: UUID, register: str) -> Conflict:
    known = versions(conn, row, register=register)
    heads = tuple(version for version in known if version.is_current)
    shared = set(heads[0].parents).intersection(*(head.parents for head in heads[1:])) if heads else set()
    before = next((version for version in known if version.dot in shared), None)
    return Conflict(entity, row, register, before, heads)
