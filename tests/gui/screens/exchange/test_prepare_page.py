"""Preparing: fourteen checks in words, what goes out, the closed file with its words and its letter."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from tests.exchange import two_stores

from integralavoro_desktop import stores
from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.standing import standing
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.screens.exchange.pieces import RefusalCard
from integralavoro_desktop.gui.screens.exchange.prepare_page import PreparePage
from integralavoro_desktop.gui.screens.exchange.preparing import Recipient
from integralavoro_desktop.storage.backup import list_backups


@pytest.fixture
def page(district, desk):
    district.change(district.laptop, "Sara", email="sara@example.org")
    state = standing(district.laptop)
    to = Recipient(state.office_id, state.office)
    return desk.show(PreparePage(desk.bench(district.laptop), desk.guide, desk.tools, to=to))


def texts(page, name):
    found = page.stage.findChild(QWidget, name) if name else page.stage
    return " ".join(label.text() for label in found.findChildren(QWidget) if hasattr(label, "text"))


def closed(page, desk, folder):
    for name in ("go_on", "go_on"):
        desk.press(page, name)
    page.findChild(LineField, "package_folder").setText(str(folder))
    desk.press(page, "close_package")


def test_every_check_is_told_and_counted(page) -> None:
    passed = len(page.stage.findChildren(QWidget, "tick_row"))
    wrong = len(page.stage.findChildren(QWidget, "cross_row"))
    assert passed + wrong == 14
    assert page.bar.strong.text() == f"{wrong} things to look at"


def test_a_missing_backup_is_made_from_the_page(district, page, desk) -> None:
    desk.press(page, "mend_backup")
    assert len(list_backups(district.backups)) == 1
    assert page.stage.findChild(QWidget, "mend_backup") is None


def test_mending_asks_for_other_pages(district, desk, qtbot) -> None:
    two_stores.live_a_month(district)
    courier.receive(district.laptop, district.down().file.path)
    state = standing(district.laptop)
    to = Recipient(state.office_id, state.office)
    page = desk.show(PreparePage(desk.bench(district.laptop), desk.guide, desk.tools, to=to))
    with qtbot.waitSignal(page.mend_asked) as heard:
        desk.press(page, "mend_decisions")
    assert heard.args == ["decisions"]


def test_what_goes_out_is_said_in_one_line_and_by_person(page, desk) -> None:
    desk.press(page, "go_on")
    assert "1 change goes out on 1 person; clinical area: nothing; for: Polo Lavoro" in texts(page, "")
    row = page.stage.findChild(QWidget, "offer_row")
    assert row.accessibleName() == "Pozzi Sara, E-mail, 1 change"


def test_closing_writes_the_package_and_shows_its_words(district, page, desk) -> None:
    closed(page, desk, district.stick)
    made = page.stage.findChild(QWidget, "fingerprint_words").accessibleName().split(", ")
    newest = standing(district.laptop).packages[0]
    assert tuple(made) == newest.fingerprint.words
    assert "Package number 1 is ready. It stays «to be delivered»" in texts(page, "ready_words")


def test_the_package_written_is_taken_at_the_office(district, page, desk) -> None:
    closed(page, desk, district.stick)
    path = next(
        path for path in district.stick.iterdir() if path.name.startswith("JC-") and courier_takes(district, path)
    )
    assert path.suffix == ".jcb"
    with district.office.read() as reader:
        assert reader.one("candidate", district.people["Sara"]).email == "sara@example.org"


def test_a_folder_that_is_not_there_is_refused_in_three_parts(district, page, desk) -> None:
    closed(page, desk, district.stick / "missing")
    said = page.findChild(RefusalCard).accessibleName()
    assert "not possible to write" in said
    assert standing(district.laptop).packages[0].is_out is False


def test_the_letter_can_be_printed_and_names_no_person(district, page, desk) -> None:
    closed(page, desk, district.stick)
    desk.press(page, "print_letter")
    assert desk.sheets[0].pdf()[:5] == b"%PDF-"
    assert "Pozzi" not in repr(desk.sheets[0])


def test_the_office_prepares_for_a_laptop_after_a_verified_backup(month, desk) -> None:
    users = (stores.operator_of(month.laptop).hex,)
    to = Recipient(month.device, "PC di Elena", users)
    page = desk.show(PreparePage(desk.bench(month.office), desk.guide, desk.tools, to=to))
    closed(page, desk, month.stick)
    assert len(list_backups(month.backups)) == 1
    assert "Package number 2 is ready" in texts(page, "ready_words")


def courier_takes(district, path):
    try:
        courier.receive(district.office, path)
    except Exception:  # noqa: BLE001 - any refusal: the package was not for the office
        return False
    return True
