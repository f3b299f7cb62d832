"""A vault opens with its key only, hides everything on the disk, and tells what is wrong with its folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pathlib
import shutil
import tempfile
import traceback
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError
from tests.storage.conftest import CODE, MARKER, PASSPHRASE

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.faults import sentence_for
from integralavoro_desktop.storage.keyslots import OFFICE, RECOVERY, KdfCost
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOR = KdfCost.floor()
NOBODY = 65534


def names(vault: Vault) -> list[str]:
    with vault.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM person").scalars())


def digest(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if not path.name.startswith("in-use")
    }


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@contextlib.contextmanager
def without_privileges(folder: Path) -> Iterator[None]:
    """Give up the administrator's right to write everywhere, where the tests run with it."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder(made_store: Path) -> Iterator[Path]:
    """A copy of the store that any user of the machine can reach."""
    with tempfile.TemporaryDirectory() as reachable:
        pathlib.Path(reachable).chmod(0o755)
        folder = shutil.copytree(made_store, pathlib.Path(reachable) / "store")
        yield folder
        folder.chmod(0o700)


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def test_what_was_written_is_there_after_closing_and_opening(folder: Path) -> None:
    with Vault.open(folder, PASSPHRASE) as vault:
        assert names(vault) == [MARKER]
        assert vault.opened_by.user == "u-elena"


@pytest.mark.parametrize("is_open", [True, False])
def test_no_file_of_the_folder_holds_clear_text(folder: Path, is_open: bool) -> None:
    with Vault.open_with_recovery(folder, CODE) as vault, vault.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO person (name) VALUES (?)", (MARKER * 50,))
        key = vault.dek.raw()
        connection.commit()
        on_disk = everything(folder) if is_open else b""
    on_disk += everything(folder)
    for secret in (MARKER.encode(), b"SQLite format", b"CREATE TABLE", PASSPHRASE.encode(), key, key.hex().encode()):
        assert secret not in on_disk


def test_the_key_is_in_no_representation_and_no_traceback(vault: Vault) -> None:
    key = vault.dek.raw().hex()
    shown = [repr(vault), repr(vault.engine), repr(vault.keys), repr(vault.engine.pool), str(vault.engine.url)]
    try:
        with vault.engine.connect() as connection:
            connection.exec_driver_sql("SELECT nothing")
    except OperationalError as fault:
        shown.append("".join(traceback.format_exception(fault)))
    assert key not in "".join(shown)
    assert "Vault(" in shown[0]


def test_a_wrong_passphrase_changes_nothing(folder: Path) -> None:
    before = digest(folder)
    for typed in ("sbagliata", "", PASSPHRASE.upper()):
        with pytest.raises(AppError, match=r"The passphrase is not right\. The data are closed and intact\."):
            Vault.open(folder, typed)
    assert digest(folder) == before
    Vault.open(folder, PASSPHRASE).close()


def test_closing_wipes_the_key_and_frees_the_store(folder: Path) -> None:
    vault = Vault.open_with_recovery(folder, CODE)
    vault.close()
    vault.close()
    assert not vault.is_open
    with pytest.raises(RuntimeError, match="wiped"):
        vault.engine.connect()
    assert sorted(path.name for path in folder.iterdir()) == ["in-use.lock", "store.db", "vault.json", "vault.json.bak"]


def test_the_recovery_sheet_opens_and_says_that_it_did(folder: Path) -> None:
    with Vault.open_with_recovery(folder, CODE.lower()) as vault:
        assert names(vault) == [MARKER]
        assert vault.opened_by.kind == RECOVERY
        vault.keys.set_passphrase(vault.dek, "u-elena", "nuova", cost=FLOOR)
    Vault.open(folder, "nuova").close()


def test_the_office_opens_with_what_it_sealed(folder: Path) -> None:
    with Vault.open_with_recovery(folder, CODE) as vault:
        vault.keys.set_office(vault.dek, lambda opened: opened[::-1])
    with Vault.open_with_office(folder, lambda sealed: sealed[::-1]) as vault:
        assert vault.opened_by.kind == OFFICE


def test_a_passphrase_typed_again_is_recognised(vault: Vault) -> None:
    assert vault.knows_passphrase(PASSPHRASE)
    assert not vault.knows_passphrase("sbagliata")
    assert names(vault) == [MARKER]


def test_a_second_opening_is_told_and_the_first_goes_on(folder: Path, vault: Vault) -> None:
    with pytest.raises(AppError, match="already open on"):
        Vault.open(folder, PASSPHRASE)
    assert names(vault) == [MARKER]


def test_read_only_works_while_the_store_is_open_elsewhere(folder: Path, vault: Vault) -> None:
    with Vault.open(folder, PASSPHRASE, read_only=True) as second:
        assert names(second) == [MARKER]
        with pytest.raises(OperationalError) as caught, second.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM person")
    assert sentence_for(caught.value) is not None
    assert names(vault) == [MARKER]


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only by other means there")
def test_a_store_on_a_read_only_medium_opens_to_read(shared_folder: Path) -> None:
    shared_folder.chmod(0o500)
    with without_privileges(shared_folder):
        with pytest.raises(AppError, match="can be read but not written"):
            Vault.open(shared_folder, PASSPHRASE)
        with Vault.open(shared_folder, PASSPHRASE, read_only=True) as vault:
            assert names(vault) == [MARKER]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="folder of the archive is not there"):
        Vault.open(tmp_path / "gone", PASSPHRASE)


def test_a_folder_without_a_store_is_told_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="there is no archive"):
        Vault.open(tmp_path, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["vault.json", "store.db"])
def test_a_missing_file_is_told_and_nothing_is_made_in_its_place(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(AppError, match="file of the archive is missing"):
        Vault.open(folder, PASSPHRASE)
    assert not (folder / name).exists()


@pytest.mark.parametrize("content", [b"", b"x" * 4096, b"SQLite format 3\0" + bytes(4080)])
def test_a_foreign_store_file_is_told_and_left_alone(folder: Path, content: bytes) -> None:
    (folder / "store.db").write_bytes(content)
    with pytest.raises(AppError, match="does not open with its own keys"):
        Vault.open_with_recovery(folder, CODE)
    assert (folder / "store.db").read_bytes() == content


def test_the_store_of_another_vault_does_not_open(folder: Path, tmp_path: Path) -> None:
    with Vault.create(tmp_path / "other", "altra", user="u-bruno", cost=FLOOR):
        pass
    shutil.copyfile(tmp_path / "other" / "store.db", folder / "store.db")
    with pytest.raises(AppError, match="comes from another archive"):
        Vault.open(folder, PASSPHRASE)


def test_a_bit_flipped_in_the_first_page_is_told(folder: Path) -> None:
    flip(folder / "store.db", 100)
    with pytest.raises(AppError, match="damaged"):
        Vault.open_with_recovery(folder, CODE)


def test_a_bit_flipped_further_on_is_told_when_it_is_read(folder: Path) -> None:
    flip(folder / "store.db", 4096 + 2000)
    with Vault.open_with_recovery(folder, CODE) as vault:
        with pytest.raises(DatabaseError) as caught:
            names(vault)
        known = sentence_for(caught.value)
    assert known is not None
    assert "damaged" in known.happened


def test_a_store_is_never_made_over_another(folder: Path) -> None:
    before = digest(folder)
    with pytest.raises(AppError, match="already an archive"):
        Vault.create(folder, "altra", user="u-bruno", cost=FLOOR)
    assert digest(folder) == before


def test_a_creation_cut_off_before_its_keys_can_be_done_again(tmp_path: Path) -> None:
    (tmp_path / "store.db.part").write_bytes(b"left over")
    with Vault.create(tmp_path, PASSPHRASE, user="u-elena", cost=FLOOR) as vault:
        assert vault.is_open


def test_a_creation_cut_off_before_its_last_step_is_finished_by_opening(folder: Path) -> None:
    (folder / "store.db").rename(folder / "store.db.part")
    with Vault.open_with_recovery(folder, CODE) as vault:
        assert names(vault) == [MARKER]
    assert not (folder / "store.db.part").exists()


def test_a_power_cut_loses_nothing_that_was_committed(folder: Path, tmp_path: Path) -> None:
    with Vault.open_with_recovery(folder, CODE) as vault:
        with vault.engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO person (name) VALUES ('Bruno Prova')")
        shutil.copytree(folder, tmp_path / "as-it-was")
    with Vault.open_with_recovery(tmp_path / "as-it-was", CODE) as vault:
        assert names(vault) == [MARKER, "Bruno Prova"]
