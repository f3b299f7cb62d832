"""Who is removed stays out, even with an old copy of the keys; a power cut leaves the old or the new way in."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.storage.conftest import CODE, MARKER, PASSPHRASE

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import rekey, removal
from integralavoro_desktop.storage.cipher import connect, opens
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.recovery_code import fresh_code
from integralavoro_desktop.storage.removal import remove_user
from integralavoro_desktop.storage.vault import Vault
from integralavoro_desktop.storage.vault_file import VaultFile

if TYPE_CHECKING:
    from pathlib import Path

BRUNO = "due gatti"
SHEET = fresh_code()
SERIES = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 4000) SELECT zeroblob(4000) FROM n"
LIMIT = 8_000_000
REMOVE = f"""
import resource, signal, sys
from pathlib import Path
from integralavoro_desktop.storage.removal import remove_user
from integralavoro_desktop.storage.vault import Vault
from integralavoro_desktop.storage.vault_file import VaultFile
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, {LIMIT}))
vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r}, user="u-elena")
remove_user(vault, "u-bruno", staying={{"u-elena": {PASSPHRASE!r}}}, recovery={SHEET!r})
"""


@pytest.fixture(scope="module")
def made_shared(made_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store two people can open, with attachments beside it."""
    folder = shutil.copytree(made_store, tmp_path_factory.mktemp("shared") / "store")
    with Vault.open_with_recovery(folder, CODE) as vault:
        vault.keys.set_passphrase(vault.dek, "u-bruno", BRUNO, cost=KdfCost.floor())
        blobs = connect(folder / "blobs.db", vault.dek)
        blobs.execute("CREATE TABLE chunk (data BLOB)")
        blobs.close()
    return folder


@pytest.fixture
def shared(made_shared: Path, tmp_path: Path) -> Path:
    """A fresh copy of the store of two."""
    return shutil.copytree(made_shared, tmp_path / "store")


def remove_bruno(folder: Path) -> tuple[str, ...]:
    with Vault.open_with_recovery(folder, CODE) as vault:
        left_out = remove_user(vault, "u-bruno", staying={"u-elena": PASSPHRASE}, recovery=SHEET)
        assert names(vault) == [MARKER]
    return left_out


def names(vault: Vault) -> list[str]:
    with vault.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM person").scalars())


def test_the_removed_person_stays_out_even_with_the_old_key_file(shared: Path) -> None:
    old_keys = shared.parent / "old.json"
    shutil.copyfile(shared / "vault.json", old_keys)
    assert remove_bruno(shared) == ()
    with pytest.raises(AppError, match="passphrase is not right"):
        Vault.open(shared, BRUNO)
    shutil.copyfile(old_keys, shared / "vault.json")
    with pytest.raises(AppError, match="does not open with its own keys"):
        Vault.open(shared, BRUNO)


def test_who_stays_opens_store_and_attachments_and_the_new_sheet_holds(shared: Path) -> None:
    remove_bruno(shared)
    with Vault.open(shared, PASSPHRASE) as vault:
        assert names(vault) == [MARKER]
        blobs = connect(shared / "blobs.db", vault.dek)
        assert blobs.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
        blobs.close()
    Vault.open_with_recovery(shared, SHEET).close()
    with pytest.raises(AppError, match="does not open this archive"):
        Vault.open_with_recovery(shared, CODE)


def test_no_copy_of_the_old_keys_is_left_beside_the_store(shared: Path) -> None:
    remove_bruno(shared)
    assert sorted(path.name for path in shared.iterdir()) == ["blobs.db", "in-use.lock", "store.db", "vault.json"]
    assert "previous" not in (shared / "vault.json").read_text()


def test_who_did_not_type_their_passphrase_must_be_added_again(shared: Path) -> None:
    with Vault.open_with_recovery(shared, CODE) as vault:
        vault.keys.set_passphrase(vault.dek, "u-carla", "tre", cost=KdfCost.floor())
        assert remove_user(vault, "u-bruno", staying={"u-elena": PASSPHRASE}, recovery=SHEET) == ("u-carla",)
        assert vault.keys.users() == ("u-elena",)


@pytest.mark.parametrize("staying", [{}, {"u-bruno": BRUNO}, {"u-elena": "sbagliata"}])
def test_nothing_changes_when_nobody_who_stays_can_open(shared: Path, staying: dict[str, str]) -> None:
    before = (shared / "vault.json").read_bytes()
    with Vault.open_with_recovery(shared, CODE) as vault:
        with pytest.raises(AppError):
            remove_user(vault, "u-bruno", staying=staying, recovery=SHEET)
        assert names(vault) == [MARKER]
    assert (shared / "vault.json").read_bytes() == before


def assert_finished(shared: Path) -> None:
    with Vault.open_with_recovery(shared, SHEET) as vault:
        assert names(vault) == [MARKER]
        assert all(opens(shared / name, vault.dek) for name in ("store.db", "blobs.db"))
    assert "previous" not in (shared / "vault.json").read_text()


def crash(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_crash_before_the_new_keys_are_written_leaves_the_old_way_in(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.replace", crash)
        with pytest.raises(KeyboardInterrupt):
            remove_bruno(shared)
    with Vault.open(shared, BRUNO) as vault:
        assert names(vault) == [MARKER]


@pytest.mark.parametrize(
    ("module", "step"), [(removal, "finish_rekey"), (rekey, "_rekey_file"), (VaultFile, "finish_rekey")]
)
def test_a_crash_at_any_later_step_is_finished_by_the_next_opening(
    shared: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(module, step, crash)
        with pytest.raises(KeyboardInterrupt):
            remove_bruno(shared)
    assert "previous" in (shared / "vault.json").read_text()
    assert_finished(shared)


@pytest.mark.skipif(sys.platform == "win32", reason="the system kills a process that writes too much")
def test_a_process_killed_in_the_middle_of_the_pages_loses_nothing(shared: Path) -> None:
    with Vault.open_with_recovery(shared, CODE) as vault, vault.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE bulk (data BLOB)")
        connection.exec_driver_sql(f"INSERT INTO bulk {SERIES}")
    before = (shared / "store.db").read_bytes()
    killed = subprocess.run([sys.executable, "-c", REMOVE, str(shared)], check=False)
    assert killed.returncode == -signal.SIGXFSZ
    assert (shared / "store.db").read_bytes() != before
    assert (shared / "store.db-journal").stat().st_size > LIMIT // 2
    assert_finished(shared)
    with Vault.open_with_recovery(shared, SHEET) as vault, vault.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*), sum(length(data)) FROM bulk").one() == (4000, 16_000_000)
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
