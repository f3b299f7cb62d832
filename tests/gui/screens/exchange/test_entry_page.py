"""The entry: how the month stands, what waits, who is late; and the way from page to page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from tests.exchange import two_stores

from integralavoro_desktop import stores
from integralavoro_desktop.exchange import courier
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.screens.exchange.conflicts_page import ConflictsPage
from integralavoro_desktop.gui.screens.exchange.deletions_page import DeletionsPage
from integralavoro_desktop.gui.screens.exchange.entry_page import ExchangePage
from integralavoro_desktop.gui.screens.exchange.pair_laptop_page import PairLaptopPage
from integralavoro_desktop.gui.screens.exchange.prepare_page import PreparePage
from integralavoro_desktop.gui.screens.exchange.receive_page import ReceivePage
from integralavoro_desktop.gui.screens.exchange.screens import ExchangeScreens
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import desk as records
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.stores import Founding, make_store


def names(page, kind):
    return [row.accessibleName() for row in page.findChildren(QWidget, kind) if not row.isHidden()]


@pytest.fixture
def waiting(month):
    courier.receive(month.laptop, month.down().file.path)
    records.remove(month.office, stores.action_of(month.office), "candidate", month.people["Davide"])
    courier.receive(month.laptop, month.down().file.path)
    return month


def test_it_says_what_is_not_delivered(district, desk) -> None:
    district.change(district.laptop, "Sara", email="sara@example.org")
    page = desk.show(ExchangePage(desk.bench(district.laptop)))
    assert names(page, "undelivered")[0].startswith("1 change not delivered yet")


def test_it_reads_again_after_a_commit(district, qtbot, desk) -> None:
    page = desk.show(ExchangePage(desk.bench(district.laptop)))
    assert names(page, "undelivered") == ["Everything is delivered"]
    district.change(district.laptop, "Sara", email="sara@example.org")
    qtbot.waitUntil(lambda: names(page, "undelivered")[0].startswith("1 change"))


def test_what_waits_leads_to_its_page(waiting, qtbot, desk) -> None:
    page = desk.show(ExchangePage(desk.bench(waiting.laptop)))
    assert names(page, "wait_decisions") == ["3 fields with two versions"]
    row = page.findChild(QWidget, "wait_deletions")
    with qtbot.waitSignal(page.step_asked) as heard:
        row.opened.emit()
    assert heard.args == ["deletions"]


def test_packages_are_listed_with_their_words(district, desk) -> None:
    made = district.up()
    page = desk.show(ExchangePage(desk.bench(district.laptop)))
    assert names(page, "package_row")[0].startswith(f"Package 1, prepared for Polo Lavoro, {made.fingerprint.spoken}")


def test_the_office_sees_a_late_laptop(month, desk) -> None:
    with clock.fixed(clock.now() + two_stores.DAYS * 40):
        page = desk.show(ExchangePage(desk.bench(month.office)))
        chips = [chip.text for chip in page.findChild(QWidget, "laptop_row").findChildren(Chip)]
    assert chips == ["late: 40 days"]


def test_ninety_days_without_a_package_are_said_in_a_banner(district, desk) -> None:
    with clock.fixed(clock.now() + two_stores.DAYS * 95):
        page = desk.show(ExchangePage(desk.bench(district.laptop)))
        assert "95 days ago" in page.findChild(QWidget, "banner").accessibleName()


def test_a_computer_that_is_not_paired_is_offered_the_pairing(tmp_path, qtbot, desk) -> None:
    store = make_store(tmp_path / "lone", "frase di prova lunga", Founding("Anna", cost=KdfCost.floor()))
    page = desk.show(ExchangePage(desk.bench(store)))
    assert page.findChild(QWidget, "prepare").isHidden()
    with qtbot.waitSignal(page.step_asked) as heard:
        page.findChild(QWidget, "empty_action").click()
    assert heard.args == ["pair"]
    store.close()


@pytest.mark.parametrize(
    ("place", "kind"),
    [("prepare", PreparePage), ("receive", ReceivePage), ("decisions", ConflictsPage), ("deletions", DeletionsPage),
     ("pair", PairLaptopPage)],
)  # fmt: skip
def test_every_place_has_its_page(district, desk, qtbot, place, kind) -> None:
    shown = []
    ExchangeScreens(desk.bench(district.laptop), desk.guide, desk.tools, show=shown.append).open(place)
    qtbot.addWidget(shown[0])
    assert isinstance(shown[0], kind)


def test_the_key_of_the_batch_opens_the_decisions(waiting, desk, qtbot) -> None:
    shown = []
    screens = ExchangeScreens(desk.bench(waiting.laptop), desk.guide, desk.tools, show=shown.append)
    entry = screens.entry()
    qtbot.addWidget(entry)
    entry.findChild(QShortcut, "key_batch").activated.emit()
    qtbot.addWidget(shown[0])
    assert isinstance(shown[0], ConflictsPage)
