"""One practice district for all these tests, made once around 22 November 2026."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop import stores
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.practice.district import PASSPHRASE, make_district
from integralavoro_desktop.practice.plan import District, Plan
from integralavoro_desktop.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PLAN = Plan(people=24, seed=7)

Open = Callable[[str], AbstractContextManager[Store]]


@pytest.fixture(scope="session")
def practice_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the state folder in which the marks of the district's stores lie."""
    return tmp_path_factory.mktemp("practice-state")


@pytest.fixture(autouse=True)
def state_dir(practice_state: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every test here find the marks again; they are the same computer."""
    monkeypatch.setenv("INTEGRALAVORO_STATE_DIR", str(practice_state))
    return practice_state


@pytest.fixture(scope="session")
def build(practice_state: Path) -> Callable[[Path, Plan], District]:
    """Give a function that makes a district on the morning of these tests."""

    def made(folder: Path, plan: Plan) -> District:
        with pytest.MonkeyPatch.context() as patch, clock.fixed(NOW):
            patch.setenv("INTEGRALAVORO_STATE_DIR", str(practice_state))
            return make_district(folder, plan)

    return made


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Plan], District]) -> District:
    return build(tmp_path_factory.mktemp("practice") / "district", PLAN)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.fixed(NOW):
        yield


@pytest.fixture
def opened(district: District) -> Open:
    """Give a function that opens a store of the district for reading, under its name."""

    @contextmanager
    def reading(name: str) -> Iterator[Store]:
        store = stores.open_store(district.stores[name], PASSPHRASE, read_only=True)
        try:
            yield store
        finally:
            store.close()

    return reading


@pytest.fixture
def copied(district: District, tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Give a function that opens a copy of a store, which a test may write to."""
    taken: list[Store] = []

    def copy(name: str) -> Store:
        shutil.copytree(district.stores[name], tmp_path / name)
        taken.append(stores.open_store(tmp_path / name, PASSPHRASE))
        return taken[-1]

    yield copy
    for store in taken:
        store.close()
