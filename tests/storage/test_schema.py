"""The tables of a store are of the version of the program, whichever came first; what waited is shown."""

from __future__ import annotations

import pytest
from tests.little.catalogue import LITTLE, OLDER
from tests.little.model import Firm, Person
from tests.little.stores import (
    PASSPHRASE,
    add,
    begin,
    contents,
    deliver,
    everything,
    is_sound,
    open_again,
    open_copy,
    sets_of,
)

from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import guard, search
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.migrations import HEAD
from integralavoro_desktop.storage.schema import migrate
from integralavoro_desktop.storage.store import Store
from integralavoro_desktop.storage.vault import Vault

NOTHING = Catalogue([])


def set_version(folder, version: str) -> None:
    with Vault.open(folder, PASSPHRASE) as vault, vault.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num=?", (version,))


@pytest.fixture
def folder(little_template, tmp_path):
    open_copy(little_template, tmp_path / "s", catalogue=NOTHING).close()
    return tmp_path / "s"


def test_a_new_vault_gets_the_tables(tmp_path) -> None:
    with Vault.create(tmp_path / "v", PASSPHRASE, user="u", cost=KdfCost.floor()) as vault:
        migrate(vault.engine, NOTHING)
        with vault.engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
            assert conn.exec_driver_sql("SELECT count(*) FROM cs").scalar() == 0


def test_opening_again_changes_nothing(folder) -> None:
    store = open_again(folder, catalogue=NOTHING)
    before = everything(store)
    store.close()
    store = open_again(folder, catalogue=NOTHING)
    assert everything(store) == before
    store.close()


def test_a_store_of_a_newer_program_is_not_opened(folder) -> None:
    set_version(folder, "9999")
    with Vault.open(folder, PASSPHRASE) as vault, pytest.raises(AppError, match="newer version"):
        Store(vault, NOTHING)


def test_reading_only_writes_nothing(folder) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("store.db*")}
    with Vault.open(folder, PASSPHRASE, read_only=True) as vault:
        Store(vault, LITTLE)
    assert {path.name: path.read_bytes() for path in folder.glob("store.db*") if path.name in before} == before


def test_a_store_of_an_older_program_is_not_read_without_bringing_it_up_to_date(folder) -> None:
    set_version(folder, "0000")
    with Vault.open(folder, PASSPHRASE, read_only=True) as vault, pytest.raises(AppError, match="older version"):
        Store(vault, NOTHING)


def test_an_upgrade_that_fails_leaves_the_version_of_before(tmp_path, monkeypatch) -> None:
    with Vault.create(tmp_path / "v", PASSPHRASE, user="u", cost=KdfCost.floor()) as vault:
        monkeypatch.setattr(guard, "install", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            migrate(vault.engine, NOTHING)
        with vault.engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").all() == []
        monkeypatch.undo()
        migrate(vault.engine, NOTHING)


def test_what_an_older_program_kept_for_later_is_shown_by_the_newer_one(little_template, new_store, tmp_path) -> None:
    office = new_store("office")
    person = Person(family_name="Ferri")
    add(office, person, Firm(name="Ditta Nuova"))
    old = begin(open_copy(little_template, tmp_path / "old", catalogue=OLDER), "anna")
    assert deliver(old, sets_of(office)).parked == 1
    assert contents(old)["candidate"] == contents(office)["candidate"]
    old.close()
    updated = open_again(tmp_path / "old")
    assert contents(updated) == contents(office)
    assert is_sound(updated)
    with updated.connection() as conn:
        assert [hit.entity for hit in search.find(conn, "ditta")] == ["firm"]
        assert conn.exec_driver_sql("SELECT DISTINCT state FROM cs").scalars().all() == [0]
    updated.close()
