"""Erasure of a person's file by the tag of its scope: content goes physically, headers stay for the chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.storage.changelog import State, erasure_tag
from integralavoro_desktop.storage.ledger import now_ms
from integralavoro_desktop.storage.snapshots import drop_scope

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue


def erase_by_tag(conn: Connection, tag: bytes, *, catalogue: Catalogue) -> bool:
    """Erase the scope that a tag stands for, if it is here; the tag is kept either way. True when content went."""
    conn.exec_driver_sql("INSERT OR IGNORE INTO erased(tag, ordered_at) VALUES (?,?)", (tag, now_ms()))
    for (scope,) in conn.exec_driver_sql("SELECT DISTINCT scope FROM cs").all():
        if erasure_tag(scope) == tag:
            drop_scope(conn, scope, catalogue=catalogue)
            conn.exec_driver_sql("UPDATE cs SET state=? WHERE scope=?", (int(State.ERASED), scope))
            conn.exec_driver_sql("DELETE FROM scope_held WHERE scope=?", (scope,))
            return True
    return False
