"""Drafts: what a person typed and did not save yet, kept encrypted until she saves or throws it away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import clock

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """One unfinished form: which entity and row (empty for a new one), the typed values as they stand on screen."""

    key: str
    entity: str
    row: str
    title: str
    content: dict[str, Any]
    changed_at: datetime
    operator: str = ""


def keep(conn: Connection, draft: Draft) -> None:
    """Write a draft in the place of the one with its key."""
    conn.exec_driver_sql(
        "INSERT OR REPLACE INTO draft(id, entity, row, operator, title, content, changed) VALUES (?,?,?,?,?,?,?)",
        (
            draft.key,
            draft.entity,
            draft.row,
            draft.operator,
            draft.title,
            json.dumps(draft.content, ensure_ascii=False),
            int(clock.now().timestamp()),
        ),
    )


def discard(conn: Connection, key: str) -> None:
    """Throw a draft away: it was saved, or the person said so."""
    conn.exec_driver_sql("DELETE FROM draft WHERE id=?", (key,))


def one(conn: Connection, key: str) -> Draft | None:
    """Return a draft by its key."""
    return next(iter(_read(conn, "WHERE id=?", (key,))), None)


def all_of(conn: Connection, operator: str = "") -> list[Draft]:
    """Return the drafts of an operator (of everybody when empty), the newest first."""
    if operator:
        return _read(conn, "WHERE operator=? ORDER BY changed DESC", (operator,))
    return _read(conn, "ORDER BY changed DESC", ())


def _read(conn: Connection, condition: str, values: tuple[str, ...]) -> list[Draft]:
    rows = conn.exec_driver_sql(
        f"SELECT id, entity, row, title, content, changed, operator FROM draft {condition}",  # noqa: S608 - fixed conditions
        values,
    )
    return [
        Draft(key, entity, row or "", title or "", json.loads(content), datetime.fromtimestamp(at, UTC), who or "")
        for key, entity, row, title, content, at, who in rows
    ]
