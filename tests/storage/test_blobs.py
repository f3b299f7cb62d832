"""Attached files are kept once, encrypted, checked when read, and gone for good when deleted."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from tests.storage.conftest import CODE, MARKER

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import blobs as blobs_module
from integralavoro_desktop.storage.blobs import Blobs
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FixedClock

LONG = os.urandom(1000) * 700


@pytest.fixture
def blobs(vault: Vault) -> Blobs:
    return Blobs(vault)


@pytest.mark.parametrize("content", [b"", b"x", b"y" * 256 * 1024, LONG])
def test_a_file_comes_back_as_it_was_put(blobs: Blobs, content: bytes) -> None:
    name = blobs.put(content, "application/pdf")
    assert name == hashlib.sha256(content).hexdigest()
    assert blobs.read(name) == content
    assert blobs.sizes() == {name: len(content)}


def test_the_same_file_twice_is_kept_once(blobs: Blobs) -> None:
    assert blobs.put(LONG, "image/png") == blobs.put(LONG, "image/png")
    assert len(blobs.sizes()) == 1


def test_files_are_still_there_after_closing(folder: Path) -> None:
    with Vault.open_with_recovery(folder, CODE) as vault:
        name = Blobs(vault).put(LONG, "image/png")
    assert not (folder / "blobs.db-wal").exists()
    with Vault.open_with_recovery(folder, CODE) as vault:
        assert Blobs(vault).read(name) == LONG


def test_looking_makes_no_database(blobs: Blobs, vault: Vault) -> None:
    assert blobs.missing(["ab" * 32]) == {"ab" * 32}
    assert blobs.delete(["ab" * 32]) == blobs.sweep([]) == 0
    assert not (vault.folder / "blobs.db").exists()


def test_a_file_that_has_not_come_yet_is_told(blobs: Blobs) -> None:
    blobs.put(b"x", "text/plain")
    with pytest.raises(AppError, match="not on this computer yet"):
        blobs.read("ab" * 32)


def test_a_file_that_does_not_fit_its_hash_is_told(blobs: Blobs, vault: Vault) -> None:
    name = blobs.put(b"x", "text/plain")
    with vault.engine_of("blobs.db").begin() as conn:
        conn.exec_driver_sql("UPDATE chunk SET data = x'00'")
    with pytest.raises(AppError, match="damaged"):
        blobs.read(name)


def test_a_file_beyond_the_limit_is_refused(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs_module, "LARGEST", 5)
    with pytest.raises(AppError, match="larger than"):
        blobs.put(b"123456", "text/plain")
    assert blobs.sizes() == {}


def test_no_file_of_the_folder_holds_clear_text_of_an_attachment(blobs: Blobs, folder: Path) -> None:
    blobs.put(MARKER.encode() * 9000, "text/plain")
    assert MARKER.encode() not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_deleted_file_leaves_no_byte_in_any_page(blobs: Blobs, vault: Vault) -> None:
    gone, kept = blobs.put(MARKER.encode() * 9000, "text/plain"), blobs.put(b"kept", "text/plain")
    with vault.engine_of("blobs.db").connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert MARKER.encode() in decrypted(vault)
    assert blobs.delete([gone, "ab" * 32]) == 1
    assert blobs.read(kept) == b"kept"
    assert (vault.folder / "blobs.db-wal").stat().st_size == 0
    assert MARKER.encode() not in decrypted(vault)


def test_files_no_record_names_go_after_a_week(blobs: Blobs, fixed_clock: FixedClock) -> None:
    named, orphan = blobs.put(b"named", "text/plain"), blobs.put(b"orphan", "text/plain")
    fixed_clock.move(days=6)
    assert blobs.sweep([named]) == 0
    fixed_clock.move(days=2)
    young = blobs.put(b"young", "text/plain")
    assert blobs.sweep([named]) == 1
    assert blobs.sizes().keys() == {named, young}
    assert not blobs.has(orphan)


def test_a_file_put_again_is_young_again(blobs: Blobs, fixed_clock: FixedClock) -> None:
    name = blobs.put(b"once more", "text/plain")
    fixed_clock.move(days=8)
    blobs.put(b"once more", "text/plain")
    assert blobs.sweep([]) == 0
    assert blobs.has(name)


def decrypted(vault: Vault) -> bytes:
    """Decrypt every page of the file, free pages too: AES-256-CBC, its vector 80 bytes before the end of the page."""
    content = (vault.folder / "blobs.db").read_bytes()
    plain = []
    for start in range(0, len(content), 4096):
        page = content[start : start + 4096]
        body = page[16 if start == 0 else 0 : -80]  # the first page begins with the salt
        plain.append(Cipher(AES(vault.dek.raw()), CBC(page[-80:-64])).decryptor().update(body))
    return b"".join(plain)
