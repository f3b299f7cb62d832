"""The tripwire: synced tables refuse every write that does not come from the change log."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_SENTENCE = "synced table written outside the change log"


@contextmanager
def writing(conn: Connection) -> Iterator[None]:
    """Open the guard inside the caller's transaction; a crash rolls the opening back with everything else."""
    conn.exec_driver_sql("UPDATE guard SET open=1")
    try:
        yield
    except BaseException:
        # A full disk ends the transaction by itself; what is told then is the disk, not this.
        with suppress(DBAPIError):
            conn.exec_driver_sql("UPDATE guard SET open=0")
        raise
    conn.exec_driver_sql("UPDATE guard SET open=0")


def install(conn: Connection, tables: Iterable[str]) -> None:
    """Make the triggers of these tables, where they are missing."""
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            conn.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS guard_{table}_{event.lower()} BEFORE {event} ON {table} "  # noqa: S608 - names come from declarations, values are bound
                f"WHEN (SELECT open FROM guard) = 0 BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END"
            )
