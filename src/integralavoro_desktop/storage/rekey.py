"""Brings the files of a store from one data key to another, and finishes what a power cut left half-way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.storage.cipher import connect, opens
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.storage.dek import Dek
    from integralavoro_desktop.storage.vault_file import VaultFile

STORE_NAME, BLOBS_NAME = "store.db", "blobs.db"


def finish_rekey(keys: VaultFile, dek: Dek) -> None:
    """Give the new key to every file still under the old one, then forget the old one; nothing to do is no fault.

    Safe to repeat after a power cut at any moment: `vault.json` holds the old key, wrapped, until all files are done.
    """
    previous = keys.previous_key(dek)
    if previous is None:
        return
    for name in (STORE_NAME, BLOBS_NAME):
        path = keys.path.with_name(name)
        # The old key first: what a power cut left in the rollback journal was written with it.
        if path.exists() and opens(path, previous):
            _rekey_file(path, previous, dek)
    keys.finish_rekey()
    previous.wipe()


def _rekey_file(path: Path, previous: Dek, dek: Dek) -> None:
    with known_faults():
        connection = connect(path, previous)
        try:
            # In the write-ahead log a rekey would stand beside pages of the old key; the rollback journal is one step.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.reset_key(dek.sqlcipher_key())
        finally:
            connection.close()
