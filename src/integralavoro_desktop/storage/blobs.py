"""Attached files: in a second encrypted database beside the store, each under the hash of its content."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.cipher import writing
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.rekey import BLOBS_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from integralavoro_desktop.storage.vault import Vault

LARGEST = 100_000_000
ORPHANS_LIVE = timedelta(days=7)
_CHUNK = 256 * 1024
_BLOB = (
    "CREATE TABLE IF NOT EXISTS blob (hash TEXT PRIMARY KEY, size INT NOT NULL, mime TEXT NOT NULL, at INT NOT NULL)"
)
_PIECES = "CREATE TABLE IF NOT EXISTS chunk (hash TEXT, n INT, data BLOB NOT NULL, PRIMARY KEY (hash, n)) WITHOUT ROWID"


class Blobs:
    """The attached files of one vault.

    A file is put here before the record that names it is saved: two databases do not commit together. There is no
    counter of references, which could drift for the same reason; `sweep` asks for those in use.
    """

    def __init__(self, vault: Vault) -> None:
        self._path = vault.folder / BLOBS_NAME
        self._engine = vault.engine_of(BLOBS_NAME)

    def put(self, content: bytes, media_type: str) -> str:
        """Keep a file and return its SHA-256 in hex; the same content twice is kept once."""
        if len(content) > LARGEST:
            raise AppError(
                _("The file is larger than 100 MB."),
                _("Nothing has changed."),
                _("Attach a smaller copy and write where the original is."),
            )
        name = hashlib.sha256(content).hexdigest()
        with known_faults(), self._engine.execution_options(**writing()).begin() as conn:
            conn.exec_driver_sql(_BLOB)
            conn.exec_driver_sql(_PIECES)
            moment = int(clock.now().timestamp())
            row = (name, len(content), media_type, moment)
            conn.exec_driver_sql("INSERT INTO blob VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at", row)
            pieces = [(name, n, content[start : start + _CHUNK]) for n, start in _starts(content)]
            if pieces:
                conn.exec_driver_sql("INSERT OR IGNORE INTO chunk VALUES (?, ?, ?)", pieces)
        return name

    def read(self, name: str) -> bytes:
        """Return a file's content after comparing it with its hash; raises `AppError` when it is missing or damaged."""
        if not self.has(name):
            raise AppError(
                _("The attached file is not on this computer yet."),
                _("Its record is intact."),
                _("It comes with one of the next packages."),
            )
        with known_faults(), self._engine.connect() as conn:
            pieces = conn.exec_driver_sql("SELECT data FROM chunk WHERE hash = ? ORDER BY n", (name,)).scalars().all()
        content = b"".join(pieces)
        if hashlib.sha256(content).hexdigest() != name:
            raise AppError(
                _("The attached file is damaged."),
                _("Its record is intact."),
                _("Attach the file again, or restore the last backup."),
            )
        return content

    def has(self, name: str) -> bool:
        """Say whether a file is here."""
        return not self.missing([name])

    def missing(self, names: Iterable[str]) -> set[str]:
        """Return those of the hashes whose files are not here."""
        return set(names) - self.sizes().keys()

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every file kept, by its hash."""
        if not self._path.exists():
            return {}
        with known_faults(), self._engine.connect() as conn:
            if not conn.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'blob'").first():
                return {}
            return {row.hash: row.size for row in conn.exec_driver_sql("SELECT hash, size FROM blob")}

    def delete(self, names: Iterable[str]) -> int:
        """Delete files so that no page of the database or of its log still holds them; returns how many went."""
        gone = sorted(set(names) & self.sizes().keys())
        if not gone:
            return 0
        rows = [(name,) for name in gone]
        with known_faults():
            with self._engine.execution_options(**writing()).begin() as conn:
                conn.exec_driver_sql("DELETE FROM chunk WHERE hash = ?", rows)
                conn.exec_driver_sql("DELETE FROM blob WHERE hash = ?", rows)
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
                _empty_log(conn)
        return len(gone)

    def sweep(self, in_use: Collection[str]) -> int:
        """Delete files put more than seven days ago that no record names; returns how many went."""
        oldest_kept = int((clock.now() - ORPHANS_LIVE).timestamp())
        orphans = set(self.sizes()) - set(in_use)
        if not orphans:
            return 0
        with known_faults(), self._engine.connect() as conn:
            old = set(conn.exec_driver_sql("SELECT hash FROM blob WHERE at < ?", (oldest_kept,)).scalars())
        return self.delete(orphans & old)


def _starts(content: bytes) -> list[tuple[int, int]]:
    return list(enumerate(range(0, len(content), _CHUNK)))


def _empty_log(conn: Connection) -> None:
    conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
