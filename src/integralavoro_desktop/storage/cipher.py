"""Opens SQLCipher files with a raw key: one connection, or an engine with a pool of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlcipher3
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.storage.dek import Dek

BEGIN = "integralavoro_begin"
_BUSY_MILLISECONDS = 10_000


def connect(path: Path, dek: Dek, *, read_only: bool = False) -> Any:
    """Return a raw connection in autocommit, keyed before anything else; a missing file is made unless read-only.

    A wrong key shows at the first statement that reads, as SQLite's «file is not a database».
    """
    connection = dbapi2.connect(
        _uri(path, read_only=read_only),
        uri=True,
        isolation_level=None,  # SQLAlchemy or the caller says BEGIN; the driver's own guess leaves gaps
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        timeout=_BUSY_MILLISECONDS / 1000,
    )
    try:
        connection.set_key(dek.sqlcipher_key())
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Not cipher_memory_security: it locks and wipes every small piece of memory, which makes the store four times
        # slower, while the values read from it stand in Python's own memory anyway. The key is wiped without it.
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def opens(path: Path, dek: Dek, *, read_only: bool = False) -> bool:
    """Say whether the key opens the file and something is in it: an empty file would open with any key.

    Other faults than a foreign or damaged first page raise `AppError`.
    """
    with known_faults():
        connection = connect(path, dek, read_only=read_only)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return bool(connection.execute("PRAGMA page_count").fetchone()[0])
        except dbapi2.DatabaseError as fault:
            if getattr(fault, "sqlite_errorname", "") == "SQLITE_NOTADB":
                return False
            raise
        finally:
            connection.close()


def engine_for(path: Path, dek: Dek, *, read_only: bool = False) -> Engine:
    """Return an engine on the file. It asks `dek` for the key at each connection and keeps no copy.

    A transaction begins deferred; `engine.execution_options(**writing())` gives one that takes the write lock first.
    """

    def opened() -> Any:
        connection = connect(path, dek, read_only=read_only)
        try:
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    # hide_parameters: what SQLAlchemy would print beside an error are the values of records.
    engine = create_engine("sqlite://", module=sqlcipher3, poolclass=QueuePool, creator=opened, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def writing() -> dict[str, str]:
    """Return the execution options of a transaction that writes: it waits for the lock instead of failing half-way."""
    return {BEGIN: "BEGIN IMMEDIATE"}


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def _uri(path: Path, *, read_only: bool) -> str:
    plain = path.absolute().as_posix()
    uri = "file://" + ("" if plain.startswith("/") else "/") + quote(plain)
    if not read_only:
        return uri + "?mode=rwc"
    wal = path.with_name(path.name + "-wal")
    # Without a write-ahead log beside it and without the right to make one, SQLite can only read an unchanging file.
    return uri + ("?mode=ro" if wal.exists() or _is_writable(path.parent) else "?mode=ro&immutable=1")


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
