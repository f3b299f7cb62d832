"""Erasure of a person's file by the tag of its scope: content goes physically, headers stay for the chains."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.privacy import clinical_scope, person_scope
from integralavoro_desktop.storage.changelog import State, erasure_tag
from integralavoro_desktop.storage.ledger import now_ms
from integralavoro_desktop.storage.snapshots import drop_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue


def order(conn: Connection, person: str, *, by: str, catalogue: Catalogue) -> int:
    """Erase a person's file at the office (the hexadecimal id of the candidate), by order of an operator.

    The tags go out with every bundle from now on; returns how many scopes had content here.
    """
    tags = [erasure_tag(scope) for scope in (person_scope(person), clinical_scope(person))]
    erased = erase_listed(conn, tags, catalogue=catalogue)
    conn.exec_driver_sql("UPDATE erased SET ordered_by=? WHERE tag IN (?,?) AND ordered_by IS NULL", (by, *tags))
    return erased


def is_erased(conn: Connection, scope: str) -> bool:
    """Tell whether a scope was ordered to be erased."""
    found = conn.exec_driver_sql("SELECT 1 FROM erased WHERE tag=?", (erasure_tag(scope),)).scalar()
    return found is not None


def erase_listed(conn: Connection, tags: Iterable[bytes], *, catalogue: Catalogue) -> int:
    """Take over a list of erasure tags and erase the scopes they stand for; returns how many had content here."""
    known = {row[0] for row in conn.exec_driver_sql("SELECT tag FROM erased")}
    fresh = set(tags) - known
    if not fresh:
        return 0
    at = now_ms()
    conn.exec_driver_sql("INSERT INTO erased(tag, ordered_at) VALUES (?,?)", [(tag, at) for tag in sorted(fresh)])
    scopes = conn.exec_driver_sql("SELECT DISTINCT scope FROM cs").scalars().all()
    meant = [scope for scope in scopes if erasure_tag(scope) in fresh]
    for scope in meant:
        drop_scope(conn, scope, catalogue=catalogue)
        conn.exec_driver_sql("UPDATE cs SET state=? WHERE scope=?", (int(State.ERASED), scope))
        conn.exec_driver_sql("DELETE FROM scope_held WHERE scope=?", (scope,))
    return len(meant)


def digest_of(tags: Iterable[bytes]) -> bytes:
    """Return the digest by which a laptop confirms a list of erasures."""
    return hashlib.sha256(b"".join(sorted(tags))).digest()


def confirm(conn: Connection, device: bytes, *, count: int, digest: bytes) -> int:
    """Note which erasures a laptop confirmed by their number and digest; returns how many, 0 when they do not agree.

    The list only grows, so what a laptop confirms is the oldest part of it.
    """
    tags = conn.exec_driver_sql("SELECT tag FROM erased ORDER BY ordered_at, tag LIMIT ?", (count,)).scalars().all()
    if len(tags) != count or digest_of(tags) != digest:
        return 0
    rows = [(tag, device, now_ms()) for tag in tags]
    if rows:
        conn.exec_driver_sql("INSERT OR IGNORE INTO erase_ack VALUES (?,?,?)", rows)
    return count
