"""Restoring a backup keeps the store of before aside, and a failed restore leaves it in place."""

from __future__ import annotations

import pathlib
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.storage.conftest import CODE, MARKER, PASSPHRASE

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import durable
from integralavoro_desktop.storage.backup import make_backup
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.restore import drop_old_set_aside, list_set_aside, restore_backup
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FixedClock


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Path:
    """A backup of yesterday; since then the store has lost its row."""
    with Vault.open_with_recovery(folder, CODE) as vault:
        path = make_backup(vault, tmp_path / "backups").backup.path
        with vault.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM person")
    return path


def names(folder: Path) -> list[str]:
    with Vault.open_with_recovery(folder, CODE) as vault, vault.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM person").scalars())


def test_a_restored_store_is_the_backup_and_the_store_of_before_lies_aside(made: Path, folder: Path) -> None:
    report = restore_backup(made, folder)
    assert names(folder) == [MARKER]
    assert report.set_aside is not None
    assert names(report.set_aside) == []
    assert list_set_aside(folder) == [report.set_aside]


def test_a_lost_store_is_restored_where_nothing_is(made: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    assert restore_backup(made, folder).set_aside is None
    assert names(folder) == [MARKER]


def test_an_open_store_is_not_replaced(made: Path, folder: Path) -> None:
    with Vault.open_with_recovery(folder, CODE), pytest.raises(AppError, match="already open"):
        restore_backup(made, folder)
    assert names(folder) == []


def test_a_backup_that_is_not_whole_replaces_nothing(made: Path, folder: Path) -> None:
    (made / "store.db").write_bytes(b"half")
    with pytest.raises(AppError, match="not whole"):
        restore_backup(made, folder)
    assert names(folder) == []
    assert sorted(path.name for path in folder.parent.iterdir()) == ["backups", "store"]


def test_a_disk_that_fills_up_leaves_the_store_in_place(
    made: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(durable.os, "fsync", full)
        with pytest.raises(AppError, match="disk is full"):
            restore_backup(made, folder)
    assert names(folder) == []
    assert not folder.with_name("store.part").exists()


def test_a_fault_between_the_two_renames_brings_the_store_back(
    made: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = pathlib.Path.rename

    def refuse_the_new_one(path: Path, target: Path) -> Path:
        return full() if path.name.endswith(".part") else rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(pathlib.Path, "rename", refuse_the_new_one)
        with pytest.raises(AppError, match="disk is full"):
            restore_backup(made, folder)
    assert names(folder) == []
    assert list_set_aside(folder) == []


def test_the_passphrases_are_those_of_the_day_of_the_backup(made: Path, folder: Path) -> None:
    with Vault.open_with_recovery(folder, CODE) as vault:
        vault.keys.set_passphrase(vault.dek, "u-elena", "nuova", cost=KdfCost.floor())
    restore_backup(made, folder)
    Vault.open(folder, PASSPHRASE).close()


def test_stores_set_aside_go_after_35_days(made: Path, folder: Path, fixed_clock: FixedClock) -> None:
    restore_backup(made, folder)
    fixed_clock.move(days=20)
    restore_backup(made, folder)
    assert drop_old_set_aside(folder) == 0
    fixed_clock.move(days=16)
    assert drop_old_set_aside(folder) == 1
    assert len(list_set_aside(folder)) == 1
    assert folder.exists()


def full(*_: object) -> Path:
    raise OSError(28, "No space left on device")
