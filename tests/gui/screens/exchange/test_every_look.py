"""In every look and size: no clipped word, no small target, no nameless control on the pages of the exchange."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from integralavoro_desktop import stores
from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.standing import standing
from integralavoro_desktop.gui.screens.exchange.conflicts_page import ConflictsPage
from integralavoro_desktop.gui.screens.exchange.deletions_page import DeletionsPage
from integralavoro_desktop.gui.screens.exchange.entry_page import ExchangePage
from integralavoro_desktop.gui.screens.exchange.pair_laptop_page import PairLaptopPage
from integralavoro_desktop.gui.screens.exchange.pair_office_page import PairOfficePage
from integralavoro_desktop.gui.screens.exchange.prepare_page import PreparePage
from integralavoro_desktop.gui.screens.exchange.preparing import Recipient
from integralavoro_desktop.gui.screens.exchange.receive_page import ReceivePage
from integralavoro_desktop.gui.theme import Density, Look, Scheme
from integralavoro_desktop.kernel.i18n import use_language
from integralavoro_desktop.storage import desk as records

LOOKS = [
    (Look(Scheme.LIGHT), (1202, 840)),
    (Look(Scheme.LIGHT), (786, 600)),
    (Look(Scheme.DARK, 150), (964, 600)),
    (Look(Scheme.CONTRAST, 200), (964, 600)),
    (Look(Scheme.LIGHT, 125, Density.COMPACT), (1202, 840)),
]


def settle(page):
    for _turn in range(8):
        QApplication.processEvents()
        page.update()


def is_well(page, walkers):
    settle(page)
    return walkers.clipped(page), walkers.too_small(page), walkers.nameless(page), walkers.colour_only(page)


@pytest.fixture
def in_looks(theme, walkers, desk):
    """Look at a page as it stands, in every look and size, in Italian."""
    use_language("it")

    def looking(page):
        desk.show(page, 1202, 840)
        for look, size in LOOKS:
            theme.set_look(look)
            page.resize(*size)
            found = is_well(page, walkers)
            assert found == ([], [], [], []), (look, size)
        theme.set_look(LOOKS[0][0])

    return looking


def test_receiving_step_by_step(month, desk, in_looks) -> None:
    desk.answers["package"] = month.down().file.path
    page = ReceivePage(desk.bench(month.laptop), desk.guide, desk.tools)
    in_looks(page)
    desk.press(page, "choose_package")
    in_looks(page)
    page.stage.agreed.emit(True)
    desk.press(page, "go_on")
    page.stage.choose(2)
    desk.press(page.stage.cards[0], "write_own")
    in_looks(page)
    desk.press(page, "go_on")
    desk.press(page, "go_on")
    in_looks(page)
    desk.press(page, "import")
    in_looks(page)
    page.load(desk.answers["package"])
    in_looks(page)


def test_preparing_step_by_step(month, desk, in_looks) -> None:
    to = Recipient(month.device, "PC di Elena", (stores.operator_of(month.laptop).hex,))
    page = PreparePage(desk.bench(month.office), desk.guide, desk.tools, to=to)
    in_looks(page)
    desk.press(page, "go_on")
    in_looks(page)
    desk.press(page, "go_on")
    page.stage.folder.setText(str(month.stick))
    in_looks(page)
    desk.press(page, "close_package")
    in_looks(page)


def test_the_entry_and_what_waits(month, in_looks, desk) -> None:
    courier.receive(month.laptop, month.down().file.path)
    records.remove(month.office, stores.action_of(month.office), "candidate", month.people["Davide"])
    courier.receive(month.laptop, month.down().file.path)
    in_looks(ExchangePage(desk.bench(month.laptop)))
    in_looks(ExchangePage(desk.bench(month.office)))
    in_looks(ConflictsPage(desk.bench(month.laptop), desk.guide))
    in_looks(DeletionsPage(desk.bench(month.laptop), desk.guide))


def test_both_sides_of_the_pairing(month, desk, in_looks) -> None:
    desk.answers["folder"] = month.stick
    office = PairOfficePage(desk.bench(month.office), desk.tools)
    in_looks(office)
    desk.press(office, "write_invite")
    in_looks(office)
    laptop = PairLaptopPage(desk.bench(month.laptop), desk.tools, user="Elena Marchetti")
    in_looks(laptop)
    laptop.use(month.stick / "invite.jcp")
    desk.press(laptop, "pair")
    in_looks(laptop)
    assert standing(month.laptop).is_paired
