"""A theme, a way to other pages, and a fresh copy of a store in which a file has begun: for the pages of the work."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.features.candidates.page_store import open_office, reopened

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
    # a widget that outlives the style sheet it was drawn with brings Qt down at the next one
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


@pytest.fixture(scope="session")
def begun(tmp_path_factory) -> tuple[Path, Office]:
    """Make a closed store in which Giovanna Ferri's file has begun."""
    folder = tmp_path_factory.mktemp("work") / "store"
    with clock.fixed(lambda: NOW):
        made = open_office(folder)
        made.store.close()
    return folder, made


@pytest.fixture
def office(begun, tmp_path: Path, fixed_clock) -> Iterator[Office]:
    """Give a fresh copy of that store."""
    folder, made = begun
    shutil.copytree(folder, tmp_path / "store")
    opened = reopened(made, tmp_path / "store")
    yield opened
    opened.store.close()


@pytest.fixture
def guide() -> Guide:
    """Give the carrier of wishes."""
    return Guide()


@pytest.fixture
def show(qtbot) -> Callable[..., QWidget]:
    """Show a widget at a size, in front."""

    def showing(widget: QWidget, width: int = 1202, height: int = 806) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return showing
