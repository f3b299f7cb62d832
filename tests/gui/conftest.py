"""A theme for the tests of the windows, and the widgets they show."""

from __future__ import annotations

import importlib.util
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from integralavoro_desktop.features.candidates.record import RECORD as CANDIDATE
from integralavoro_desktop.features.operators.record import RECORD as OPERATOR
from integralavoro_desktop.features.organisations.record import RECORD as ORGANISATION
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.boxes import Box, Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.main_window import MainWindow
from integralavoro_desktop.gui.navigation import Badge, NavEntry
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.status_bar import StatusPart
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import Look, Scheme, Theme
from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.meta import Identity
from integralavoro_desktop.storage.store import Store
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

PASSPHRASE = "quattro sedie blu in cortile"
TYPES = Catalogue([CANDIDATE, OPERATOR, ORGANISATION])
COACH = "0e1e" * 8
PEOPLE = (("Ferri", "Giovanna"), ("Riva", "Davide"), ("Sala", "Chiara"))
NAMES = ("Oggi", "Persone", "Tirocini e lavoro", "Aziende e opportunità", "Gruppi")


@pytest.fixture
def theme(qapp) -> Iterator[Theme]:
    """Give the light look at 100 %, whatever the machine prefers."""
    made = Theme(qapp, Look(Scheme.LIGHT))
    yield made
    # what the test closed goes now: left to Python, it would go in the middle of the next test's change of look
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def show(qtbot) -> Callable[..., QWidget]:
    """Show a widget at a size, in front."""

    def showing(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return showing


class SamplePage(Page):
    """A page with a card and two buttons, which remembers what it was told."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title, subtitle="Martedì 24 novembre 2026 · 38 persone in carico")
        self.told: list[frozenset[str]] = []
        self.trail.addWidget(Button(theme, "Stampa la giornata", icon="printer"))
        card = Card(theme, "Agenda", icon="calendar-days", caption="4 incontri")
        card.add(Label(theme, "Verifica di metà tirocinio, con la tutor della tipografia."))
        card.add(Button(theme, "Apri dossier"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def refresh(self, changed: frozenset[str]) -> None:
        self.told.append(changed)


@pytest.fixture
def window(theme, show) -> MainWindow:
    """Give a window with five entries and the two at the bottom, the first one open."""

    def entry(place: int, *, key: str = "", is_at_bottom: bool = False) -> NavEntry:
        return NavEntry(
            key or f"entry_{place}",
            "users",
            NAMES[place],
            lambda: SamplePage(theme, NAMES[place]),
            badge=lambda: Badge(place, f"{place} cose per oggi"),
            is_at_bottom=is_at_bottom,
            shortcut=key,
        )

    upper = [entry(place) for place in range(5)]
    made = MainWindow(theme, [*upper, entry(0, key="settings", is_at_bottom=True)], place="Polo di Rho")
    made.top_bar.place.set_places([("rho", "CPS di Rho"), ("bollate", "CPS di Bollate")], "rho")
    made.status.set_parts(
        [
            StatusPart("exchange", "arrow-left-right", "Ultimo scambio: 19 giorni fa", "19 giorni fa"),
            StatusPart("clinical", "stethoscope", "Area clinica chiusa", "chiusa", is_at_right=True),
        ]
    )
    made.navigation.refresh_badges()
    show(made, 1440, 900)
    made.open("entry_0")
    return made


@pytest.fixture(scope="session")
def walkers() -> ModuleType:
    """Give the walks over all widgets: `clipped`, `too_small`, `nameless`, `colour_only`, `tab_stops`."""
    spec = importlib.util.spec_from_file_location("walkers", Path(__file__).with_name("walkers.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bench(theme) -> Box:
    """Give a card to put widgets under test in."""
    return Box(theme)


@pytest.fixture(scope="session")
def made_records(tmp_path_factory) -> Path:
    """Give a closed store with three people and two organisations, made once."""
    folder = tmp_path_factory.mktemp("records") / "store"
    store = Store(Vault.create(folder, PASSPHRASE, user="u", cost=KdfCost.floor()), TYPES)
    store.begin_life(Identity(bytes(16), bytes([1] * 8), "laptop", "RHO"))
    coach = Action(COACH)
    for family, given in PEOPLE:
        born = date(1992, 4, 8)
        values = {"family_name": family, "given_name": given, "sex": "f", "id_kind": "absent", "birth_date": born}
        assert desk.add(store, coach, "candidate", values).saved
    for name in ("CPS di Rho", "Caffè dell’Orto"):
        assert desk.add(store, coach, "organisation", {"name": name, "roles": ["employer"]}).saved
    store.close()
    return folder


@pytest.fixture
def records(qapp, theme, made_records, tmp_path) -> Iterator[Bench]:
    """Give a copy of that store, open, with all that windows on records need at hand."""
    vault = Vault.open(shutil.copytree(made_records, tmp_path / "records"), PASSPHRASE)
    store = Store(vault, TYPES)
    yield Bench(theme, store, Action(COACH), who=lambda author: "Elena Marchetti", may_export=lambda: True)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    store.close()


@pytest.fixture
def person(records) -> Callable[..., object]:
    """Give a function that reads a person by the place in the list."""

    def reading(place: int = 0) -> object:
        with records.store.read() as reader:
            return reader.many("candidate")[place]

    return reading
