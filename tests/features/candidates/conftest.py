"""An open store with one person's file, and a theme, for the pages of people."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.features.candidates.page_store import open_office, reopened, whole_file

from integralavoro_desktop.gui.guide import Guide
from integralavoro_desktop.gui.theme import Look, Scheme, Theme
from integralavoro_desktop.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from tests.features.candidates.page_store import Office

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def theme(qapp) -> Iterator[Theme]:
    """Give the light look at 100 %."""
    made = Theme(qapp, Look(Scheme.LIGHT))
    yield made
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


@pytest.fixture(scope="session")
def beginning(tmp_path_factory) -> tuple[Path, Office]:
    """Make a closed store in which Giovanna Ferri's file has begun."""
    folder = tmp_path_factory.mktemp("people") / "store"
    with clock.fixed(NOW):
        made = open_office(folder)
        made.store.close()
    return folder, made


@pytest.fixture(scope="session")
def fullness(tmp_path_factory) -> tuple[Path, Office]:
    """Make a closed store with a full file."""
    folder = tmp_path_factory.mktemp("people_full") / "store"
    with clock.fixed(NOW):
        made = open_office(folder)
        whole_file(made)
        made.store.close()
    return folder, made


@pytest.fixture
def office(beginning, tmp_path: Path, fixed_clock) -> Iterator[Office]:
    """Give a fresh copy of the store in which the file has begun."""
    yield from _copied(*beginning, tmp_path / "store")


@pytest.fixture
def full_office(fullness, tmp_path: Path, fixed_clock) -> Iterator[Office]:
    """Give a fresh copy of the store with a full file."""
    yield from _copied(*fullness, tmp_path / "full")


def _copied(folder: Path, made: Office, place: Path) -> Iterator[Office]:
    shutil.copytree(folder, place)
    opened = reopened(made, place)
    yield opened
    opened.store.close()


@pytest.fixture
def guide() -> Guide:
    """Give the carrier of wishes."""
    return Guide()


@pytest.fixture
def show(qtbot) -> Callable[..., QWidget]:
    """Show a widget at a size, and keep it as long as the test lasts."""
    kept = []

    def showing(widget: QWidget, width: int = 1200, height: int = 840) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return showing
