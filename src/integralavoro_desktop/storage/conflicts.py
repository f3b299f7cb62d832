"""Registers with several concurrent values: shown to a person, and decided by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.changes import LIFE
from integralavoro_desktop.storage.history import Version, versions
from integralavoro_desktop.storage.origins import Origins

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
        "SELECT k.row, k.reg, (SELECT o.entity FROM op o WHERE o.row = k.row LIMIT 1) FROM conflict k "
        "WHERE k.reg <> ? AND k.policy <> 'safer' ORDER BY k.opened, k.row, k.reg",
        (LIFE,),
    ).all()
    return [_conflict(conn, entity, UUID(bytes=row), register) for row, register, entity in found]


def count_open(conn: Connection) -> int:
    """Return how many conflicts wait for a person."""
    return int(
        conn.exec_driver_sql("SELECT count(*) FROM conflict WHERE reg <> ? AND policy <> 'safer'", (LIFE,)).scalar_one()
    )


def registers_in_conflict(conn: Connection, row: UUID) -> frozenset[str]:
    """Return the registers of a row that have two versions."""
    return frozenset(r[0] for r in conn.exec_driver_sql("SELECT reg FROM conflict WHERE row=?", (row.bytes,)))


def decide(edit: Edit, reader: Reader, conflict: Conflict, *, wire: Any) -> None:
    """Write the chosen value in the place of all versions that the person saw."""
    record = reader.one(conflict.entity, conflict.row)
    parents = [version.dot for version in conflict.versions]
    edit.write_register(record, conflict.register, wire=wire, parents=parents)


def proposals(conn: Connection) -> list[Proposal]:
    """Return the rows whose deletion is proposed and not yet decided."""
    origins = Origins(conn)
    found = conn.exec_driver_sql(
        "SELECT h.row, o.entity, c.author, o.value FROM head h JOIN op o ON o.arrival=h.arrival AND o.row=h.row "
        "AND o.reg=h.reg JOIN cs c ON c.arrival=h.arrival WHERE h.reg=?",
        (LIFE,),
    ).all()
    result = []
    for row, entity, author, _value in found:
        life = next(v for v in versions(conn, UUID(bytes=row), register=LIFE) if v.is_current)
        if life.value["state"] == "proposed":
            result.append(Proposal(entity, UUID(bytes=row), author, _edited_meanwhile(conn, origins, row, life)))
    return result


def _conflict(conn: Connection, entity: str, row: UUID, register: str) -> Conflict:
    known = versions(conn, row, register=register)
    heads = tuple(version for version in known if version.is_current)
    shared = set(heads[0].parents).intersection(*(head.parents for head in heads[1:])) if heads else set()
    before = next((version for version in known if version.dot in shared), None)
    return Conflict(entity, row, register, before, heads)


def _edited_meanwhile(conn: Connection, origins: Origins, row: bytes, life: Version) -> bool:
    seen = {(text, seq) for text, seq in life.value.get("seen", ())}
    now = conn.exec_driver_sql("SELECT origin, seq FROM head WHERE row=? AND reg<>?", (row, LIFE))
    return any((origins.by_number(ix).text(), seq) not in seen for ix, seq in now)
