"""Pairing on the screen: the code is typed, both sides show the same fingerprints."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from integralavoro_desktop import stores
from integralavoro_desktop.exchange.standing import standing
from integralavoro_desktop.gui.screens.exchange.pair_laptop_page import PairLaptopPage
from integralavoro_desktop.gui.screens.exchange.pair_office_page import PairOfficePage
from integralavoro_desktop.gui.screens.exchange.pieces import RefusalCard
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.stores import Founding, make_store


@pytest.fixture
def laptop(tmp_path):
    made = make_store(tmp_path / "anna", "frase di prova lunga", Founding("Anna Verdi", cost=KdfCost.floor()))
    yield made
    made.close()


@pytest.fixture
def office_page(district, desk):
    desk.answers["folder"] = district.stick
    page = desk.show(PairOfficePage(desk.bench(district.office), desk.tools))
    desk.press(page, "write_invite")
    return page


@pytest.fixture
def laptop_page(district, laptop, office_page, desk):
    desk.answers["pairing"] = district.stick / "invite.jcp"
    page = desk.show(PairLaptopPage(desk.bench(laptop), desk.tools, user="Anna Verdi"))
    desk.press(page, "choose_invitation")
    return page


def code_of(page):
    return page.stage.findChild(QWidget, "pairing_code").accessibleName()


def prints(page):
    return [words.accessibleName() for words in page.stage.findChildren(QWidget, "fingerprint_words")]


def test_both_sides_show_the_same_two_fingerprints(district, laptop, office_page, laptop_page, desk) -> None:
    laptop_page.fields.code.setText(code_of(office_page).lower().replace("-", " "))
    laptop_page.fields.label.setText("Portatile di Anna")
    desk.press(laptop_page, "pair")
    desk.answers["pairing"] = district.stick / "join.jcp"
    office_page.prefix.setText("av")
    desk.press(office_page, "read_answer")
    assert prints(office_page) == prints(laptop_page)
    assert len(prints(office_page)) == 2
    assert desk.welcomed == [(stores.operator_of(laptop).hex, "Anna Verdi")]
    assert {one.label for one in standing(district.office).laptops} == {"PC di Elena", "Portatile di Anna"}
    assert standing(laptop).office == "Polo Lavoro"


def test_a_slip_of_the_fingers_uses_no_attempt(laptop_page, desk) -> None:
    laptop_page.fields.code.setText("ABC")
    desk.press(laptop_page, "pair")
    assert "slip in the code" in laptop_page.fields.code_box.mistake()
    assert laptop_page.findChild(RefusalCard) is None


def test_a_wrong_code_is_refused_and_nothing_is_pinned(laptop, laptop_page, office_page, desk) -> None:
    before = code_of(office_page)
    desk.press(office_page, "new_code")
    assert code_of(office_page) != before
    laptop_page.fields.code.setText(before)
    desk.press(laptop_page, "pair")
    assert "do not belong together" in laptop_page.findChild(RefusalCard).accessibleName()
    assert not standing(laptop).is_paired


def test_the_office_asks_for_a_prefix(district, office_page, desk) -> None:
    desk.answers["pairing"] = district.stick / "join.jcp"
    office_page.prefix.setText("1")
    desk.press(office_page, "read_answer")
    assert office_page.findChild(RefusalCard) is None
    assert office_page.stage.objectName() == "code_stage"
