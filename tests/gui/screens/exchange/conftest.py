"""Two paired stores, a month of work on both sides, and the desk at which the pages of the exchange are tried."""

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

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.theme import Theme


@dataclass
class Desk:
    """What the pages are given, what they asked for, and the hand that shows and presses."""

    theme: Theme
    showing: Callable[..., QWidget]
    backups: Path
    guide: Guide = field(default_factory=Guide)
    sheets: list = field(default_factory=list)
    welcomed: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)

    @property
    def tools(self) -> ExchangeTools:
        return ExchangeTools(
            self.backups,
            self.sheets.append,
            lambda key, name: self.welcomed.append((key, name)),
            pick_folder=self._pick("folder"),
            pick_package=self._pick("package"),
            pick_pairing=self._pick("pairing"),
            cost=two_stores.CHEAP,
        )

    def bench(self, store, **options) -> Bench:
        """Give the bench of a store; without `work` everything happens at once."""
        return Bench(self.theme, store, stores.action_of(store), **options)

    def show(self, page, width=1200, height=840):
        return self.showing(page, width, height)

    def press(self, page, name) -> None:
        """Press a button by its name; it must be there and enabled."""
        QApplication.processEvents()
        button = next(one for one in page.findChildren(QAbstractButton, name) if not one.isHidden())
        assert button.isEnabled(), name
        button.click()
        QApplication.processEvents()

    def _pick(self, kind: str) -> Callable[..., Path | None]:
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
def desk(district, theme, show):
    return Desk(theme, show, district.backups)
