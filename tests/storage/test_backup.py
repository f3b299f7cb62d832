"""A backup is whole, encrypted and verified before it has a name, and old ones go in time."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError
from tests.storage.conftest import MARKER, PASSPHRASE

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import backup
from integralavoro_desktop.storage.backup import latest_backup, list_backups, make_backup, read_backup, verify_backup
from integralavoro_desktop.storage.cipher import connect
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FixedClock

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "disk" / "backups"


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def test_a_backup_opens_by_the_same_passphrase_and_holds_the_same_rows(vault: Vault, target: Path) -> None:
    made = make_backup(vault, target).backup
    assert (made.tables, made.rows) == (1, 1)
    with Vault.open(shutil.copytree(made.path, target / "copy"), PASSPHRASE) as copy, copy.engine.connect() as rows:
        assert rows.exec_driver_sql("SELECT name FROM person").scalars().all() == [MARKER]


def test_a_backup_holds_attachments_too(vault: Vault, target: Path) -> None:
    blobs = connect(vault.folder / "blobs.db", vault.dek)
    blobs.execute("CREATE TABLE chunk AS SELECT randomblob(100) AS data")
    blobs.close()
    made = make_backup(vault, target).backup
    assert (made.tables, made.rows) == (2, 2)
    assert (made.path / "blobs.db").exists()


def test_no_file_or_name_of_a_backup_holds_clear_text(vault: Vault, target: Path) -> None:
    made = make_backup(vault, target).backup
    content = b"".join(path.read_bytes() for path in made.path.iterdir())
    for secret in (MARKER.encode(), b"SQLite format", b"person", vault.dek.raw(), vault.dek.raw().hex().encode()):
        assert secret not in content
    assert made.path.name == f"integralavoro-{vault.vault_id[:8]}-{made.made_at:%Y%m%dT%H%M%SZ}"


def test_a_backup_is_made_while_others_read_and_after_it_others_write(vault: Vault, target: Path) -> None:
    with vault.engine.begin() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1
        make_backup(vault, target)
    with vault.engine.begin() as writer:
        writer.exec_driver_sql("DELETE FROM person")


def test_nobody_writes_between_the_count_and_the_copy(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts, refusals = backup._counts, []  # noqa: SLF001 - the moment between the two

    def write_meanwhile(connection: object) -> dict[str, int]:
        counted = counts(connection)
        with vault.engine.connect() as other:
            other.exec_driver_sql("PRAGMA busy_timeout = 0")
            try:
                other.exec_driver_sql("INSERT INTO person (name) VALUES ('Bruno Prova')")
            except OperationalError as refusal:
                refusals.append(refusal)
        return counted

    monkeypatch.setattr(backup, "_counts", write_meanwhile)
    make_backup(vault, target)
    assert len(refusals) == 1


def test_a_verified_backup_opens_with_the_key(vault: Vault, target: Path) -> None:
    made = make_backup(vault, target).backup
    assert verify_backup(made.path, vault.dek) == made


@pytest.mark.parametrize("name", ["store.db", "vault.json", "backup.json"])
def test_a_damaged_or_missing_file_is_noticed(vault: Vault, target: Path, name: str) -> None:
    made = make_backup(vault, target).backup
    flip(made.path / name, 5)
    with pytest.raises(AppError, match="not whole"):
        verify_backup(made.path, vault.dek)
    (made.path / name).unlink()
    with pytest.raises(AppError, match="not whole"):
        verify_backup(made.path, vault.dek)


def test_a_manifest_that_fits_a_damaged_store_does_not_deceive(vault: Vault, target: Path) -> None:
    made = make_backup(vault, target).backup
    flip(made.path / "store.db", 5000)
    raw = json.loads((made.path / "backup.json").read_text())
    raw["files"]["store.db"]["sha256"] = backup.hashlib.sha256((made.path / "store.db").read_bytes()).hexdigest()
    write_durably(made.path / "backup.json", json.dumps(raw).encode())
    with pytest.raises(AppError, match=r"not whole|damaged"):
        verify_backup(made.path, vault.dek)


def test_a_damaged_store_gives_no_backup(vault: Vault, target: Path) -> None:
    vault.engine.dispose()
    flip(vault.folder / "store.db", 4096 + 2000)
    with pytest.raises(AppError, match="damaged"):
        make_backup(vault, target)
    assert list(target.iterdir()) == []


def test_a_copy_that_lost_rows_is_never_named(vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truthful = backup._checked_counts  # noqa: SLF001 - stands in for a disk that loses what it was given
    monkeypatch.setattr(backup, "_checked_counts", lambda path, dek: truthful(path, dek) | {"person": 0})
    with pytest.raises(AppError, match="not whole"):
        make_backup(vault, target)
    assert list(target.iterdir()) == []


def test_a_crash_leaves_only_a_part_that_is_no_backup_and_goes_next_time(vault: Vault, target: Path) -> None:
    part = target / f"integralavoro-{vault.vault_id[:8]}-20261121T090000Z.part"
    shutil.copytree(make_backup(vault, target).backup.path, part)
    with pytest.raises(AppError, match="not whole"):
        read_backup(part)
    assert len(list_backups(target)) == 1
    make_backup(vault, target)
    assert not part.exists()
    assert len(list_backups(target)) == 2


def test_a_full_disk_is_told_before_anything_is_written(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: Usage(100, 99, 1))
    with pytest.raises(AppError, match="disk is full: 1 MB are needed"):
        make_backup(vault, target)
    assert not target.exists()


def test_a_backup_into_the_store_itself_is_refused(vault: Vault) -> None:
    with pytest.raises(AppError, match="cannot lie in the folder"):
        make_backup(vault, vault.folder / "backups")


def test_the_latest_backup_of_a_vault_is_found(vault: Vault, target: Path, fixed_clock: FixedClock) -> None:
    assert latest_backup(target) is None
    first = make_backup(vault, target).backup
    same_second = make_backup(vault, target).backup
    fixed_clock.move(days=1)
    last = make_backup(vault, target).backup
    assert len({first.path, same_second.path, last.path}) == 3
    assert latest_backup(target, vault.vault_id) == last
    assert latest_backup(target, "ab" * 16) is None


def test_backups_older_than_35_days_go_but_the_last_seven_stay(
    vault: Vault, target: Path, fixed_clock: FixedClock
) -> None:
    old = [make_backup(vault, target).backup.path for _ in range(3)]
    fixed_clock.move(days=36)
    removed = []
    for _ in range(7):
        fixed_clock.move(minutes=1)
        removed.append(make_backup(vault, target).removed)
    assert removed == [0, 0, 0, 0, 1, 1, 1]
    assert not any(path.exists() for path in old)
    assert len(list_backups(target)) == 7


def test_backups_of_another_vault_and_other_files_are_left_alone(
    vault: Vault, target: Path, fixed_clock: FixedClock
) -> None:
    make_backup(vault, target)
    (target / "integralavoro-notes").mkdir()
    (target / "letter.txt").write_text("x")
    fixed_clock.move(days=400)
    assert backup.rotate(target, "ab" * 16) == 0
    assert len(list(target.iterdir())) == 3
