"""A small encrypted store to work on: made once, copied for every test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.little.stores import begin, make_template, open_copy

from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from integralavoro_desktop.storage.store import Store

PASSPHRASE = "quattro sedie blu in cortile"
CODE = "00000-00000-00000-00000-000001-01"
MARKER = "Zenobia Marcatore"


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with one user, one recovery sheet and one row that names an invented person."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with Vault.create(folder, PASSPHRASE, user="u-elena", cost=KdfCost.floor()) as vault:
        vault.keys.set_recovery(vault.dek, CODE)
        with vault.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
            connection.exec_driver_sql("INSERT INTO person (name) VALUES (?)", (MARKER,))
    return folder


@pytest.fixture
def folder(made_store: Path, tmp_path: Path) -> Path:
    """A fresh copy of the closed store."""
    return shutil.copytree(made_store, tmp_path / "store")


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """The copy, open by its sheet, which unlike a passphrase costs no time."""
    with Vault.open_with_recovery(folder, CODE) as opened:
        yield opened


@pytest.fixture(scope="session")
def little_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the tables of the little catalogue."""
    return make_template(tmp_path_factory.mktemp("little") / "store")


@pytest.fixture
def new_store(little_template: Path, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Give a function that opens an own store for a name: anna, bruno, office."""
    opened: list[Store] = []

    def make(name: str, **options: Any) -> Store:
        opened.append(begin(open_copy(little_template, tmp_path / name, **options), name))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    """The store of Anna's laptop."""
    return new_store("anna")
