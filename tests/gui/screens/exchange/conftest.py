"""Two paired stores, a month of work on both sides, and the pages of the exchange on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.exchange import two_stores

from integralavoro_desktop import stores
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.guide import Guide
from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Desk:
    """What the pages were given, and what they asked for."""

    sheets: list = field(default_factory=list)
    welcomed: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    tools: ExchangeTools | None = None

    def pick(self, kind: str) -> Callable[..., Path | None]:
        return lambda _parent, _title, _start: self.answers.get(kind)


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    made = two_stores.make_district(tmp_path_factory.mktemp("district"))
    yield made
    made.close()


@pytest.fixture
def district(founded, tmp_path):
    copied = two_stores.copy_of(founded, tmp_path / "copy")
    yield copied
    copied.close()


@pytest.fixture
def month(district):
    two_stores.live_a_month(district)
    return district


@pytest.fixture
def desk(district):
    made = Desk()
    made.tools = ExchangeTools(
        district.backups,
        made.sheets.append,
        lambda key, name: made.welcomed.append((key, name)),
        pick_folder=made.pick("folder"),
        pick_package=made.pick("package"),
        pick_pairing=made.pick("pairing"),
        cost=two_stores.CHEAP,
    )
    return made


@pytest.fixture
def guide():
    return Guide()


@pytest.fixture
def bench_of(theme):
    """Give the bench of a store; `work` runs beside the window, without it everything happens at once."""

    def give(store, **options):
        return Bench(theme, store, stores.action_of(store), **options)

    return give


@pytest.fixture
def press():
    """Press a button by its name; it must be there and enabled."""

    def pressing(page, name):
        QApplication.processEvents()
        button = next(one for one in page.findChildren(QAbstractButton, name) if not one.isHidden())
        assert button.isEnabled(), name
        button.click()
        QApplication.processEvents()

    return pressing
