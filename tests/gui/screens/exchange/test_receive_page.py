"""Receiving: nothing changes before the last button, decisions are kept, refusals say three things."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from integralavoro_desktop.exchange import courier, questions
from integralavoro_desktop.gui.bench import ShippedCodes
from integralavoro_desktop.gui.fields_basic import Check, LineField, TextArea
from integralavoro_desktop.gui.screens.exchange.decisions_view import DecisionsView
from integralavoro_desktop.gui.screens.exchange.pieces import NumberCard, RefusalCard, TickRow
from integralavoro_desktop.gui.screens.exchange.receive_page import ReceivePage
from integralavoro_desktop.gui.work import Work
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.backup import list_backups


@pytest.fixture
def page(month, desk):
    desk.answers["package"] = month.down().file.path
    return desk.show(ReceivePage(desk.bench(month.laptop), desk.guide, desk.tools))


def person(district, name):
    with district.laptop.read() as reader:
        return reader.one("candidate", district.people[name])


def to_decisions(page, desk):
    desk.press(page, "choose_package")
    page.findChild(Check, "agreed").setChecked(True)
    desk.press(page, "go_on")
    return page.stage


def waiting(district):
    return questions.open_questions(district.laptop, ShippedCodes())


def test_choosing_a_package_rehearses_it_and_changes_nothing(month, page, desk) -> None:
    desk.press(page, "choose_package")
    numbers = [card.number for card in page.findChildren(NumberCard)]
    assert numbers == [3, 1, 2, 0]
    assert page.bar.strong.text() == "Nothing has changed so far."
    assert person(month, "Giovanna").email is None


def test_four_ticks_say_why_the_package_is_right(page, desk) -> None:
    desk.press(page, "choose_package")
    said = [tick.accessibleName() for tick in page.findChildren(TickRow)]
    assert said[0] == "It comes from Polo Lavoro, signature recognised"
    assert said[2] == "Number 2, follows number 1, no gap, no double"
    assert said[3] == "The office has seen your changes, 3 of 3, receipt included"


def test_a_package_that_changes_many_people_stops_and_asks(page, desk) -> None:
    desk.press(page, "choose_package")
    onward = page.findChild(QWidget, "go_on")
    assert not onward.isEnabled()
    page.findChild(Check, "agreed").setChecked(True)
    QApplication.processEvents()
    assert page.bar.findChildren(QWidget, "go_on")[-1].isEnabled()


def test_the_first_package_asks_nothing(founded, desk, month) -> None:
    desk.answers["package"] = month.down().file.path
    with month.laptop.transaction() as conn:
        conn.exec_driver_sql("DELETE FROM bundle")
    page = desk.show(ReceivePage(desk.bench(month.laptop), desk.guide, desk.tools))
    desk.press(page, "choose_package")
    assert page.findChild(QWidget, "unusual") is None


def test_nothing_is_chosen_beforehand(page, desk) -> None:
    view = to_decisions(page, desk)
    assert [version.isChecked() for card in view.cards for version in card.versions] == [False] * 6


def test_alt_and_a_digit_choose_a_column(page, desk) -> None:
    view = to_decisions(page, desk)
    key = view.findChild(QShortcut, "choose_3")
    assert key.key().toString() == "Alt+3"
    key.activated.emit()
    assert view.cards[0].versions[2].isChecked()
    assert page.bar.strong.text() == "1 decision of 3"


def test_differing_words_are_bold(page, desk) -> None:
    view = to_decisions(page, desk)
    notes = next(card for card in view.cards if card.question.label == "Practical notes")
    mine = notes.versions[1]
    assert "<b>, prima con un tirocinio di tre mesi</b>" in mine.findChildren(QWidget)[1].text()


def test_the_import_writes_what_was_decided_and_leaves_the_rest(month, page, desk) -> None:
    view = to_decisions(page, desk)
    assert [card.question.title for card in view.cards] == ["Oldani Marco"] * 2
    desk.press(page, "go_on")
    view.choose(1)
    desk.press(page, "go_on")
    desk.press(page, "import")
    assert person(month, "Sara").phone == "02 5550 202"
    assert person(month, "Giovanna").email == "giovanna@example.org"
    assert [question.title for question in waiting(month)] == ["Oldani Marco"] * 2
    assert "1 decision of yours is written." in words_of(page)


def test_a_backup_is_made_before_the_import(month, page, desk) -> None:
    to_decisions(page, desk)
    desk.press(page, "go_on")
    desk.press(page, "go_on")
    assert list_backups(month.backups) == []
    desk.press(page, "import")
    assert len(list_backups(month.backups)) == 1


def test_both_texts_can_be_kept(month, page, desk) -> None:
    view = to_decisions(page, desk)
    desk.press(view, "keep_both")
    assert view.decided == 1
    desk.press(page, "go_on")
    desk.press(page, "go_on")
    desk.press(page, "import")
    note = person(month, "Marco").note
    assert note.index("tre mesi.") < note.index("in bus.")


def test_an_own_text_begins_with_what_both_sides_changed(page, desk) -> None:
    view = to_decisions(page, desk)
    desk.press(view, "write_own")
    own = view.findChild(TextArea, "own_text")
    assert "tre mesi" in own.toPlainText()
    own.setPlainText("Un testo mio")
    answer = next(iter(view.answers.values()))
    assert answer.wire == "Un testo mio"


def test_an_own_text_has_the_limit_of_its_field(page, desk) -> None:
    view = to_decisions(page, desk)
    phone = view.cards[1]
    desk.press(phone, "write_own")
    own = phone.findChild(LineField, "own_text")
    own.setText("02 5550 400")
    assert next(iter(view.answers.values())).wire == "02 5550 400"
    own.setText("0" * 31)
    assert view.answers == {}


def test_deciding_later_counts_as_no_decision(page, desk) -> None:
    view = to_decisions(page, desk)
    desk.press(view, "later")
    assert view.decided == 0
    assert "stays for now" in view.findChild(QWidget, "result_words").text()


def test_going_back_keeps_what_was_decided(page, desk) -> None:
    view = to_decisions(page, desk)
    view.choose(2)
    desk.press(page, "go_back")
    desk.press(page, "go_on")
    assert isinstance(page.stage, DecisionsView)
    assert page.stage.decided == 1


def test_a_package_that_came_before_is_refused_with_its_day(month, page, desk) -> None:
    courier.receive(month.laptop, desk.answers["package"])
    desk.press(page, "choose_package")
    said = page.findChild(RefusalCard).accessibleName()
    assert said.startswith("This package was already imported on ")
    assert said.endswith("Nothing has changed. Ask for package number 3.")


def test_a_damaged_package_is_refused_and_the_details_name_nobody(page, desk) -> None:
    path = desk.answers["package"]
    path.write_bytes(path.read_bytes()[:-40])
    desk.press(page, "choose_package")
    card = page.findChild(RefusalCard)
    assert "damaged" in card.accessibleName()
    desk.press(card, "refusal_details")
    assert card.details.text().startswith("Kind: Damaged")
    assert page.stage.objectName() == "pack_stage"


def test_a_file_swapped_after_the_rehearsal_is_not_imported(month, page, desk) -> None:
    to_decisions(page, desk)
    desk.press(page, "go_on")
    desk.press(page, "go_on")
    other = month.down().file.path
    other.replace(desk.answers["package"])
    desk.press(page, "import")
    assert "not the one of the rehearsal" in page.findChild(RefusalCard).accessibleName()
    assert person(month, "Giovanna").email is None


def test_the_rehearsal_and_the_receipt_can_be_printed(page, desk) -> None:
    desk.press(page, "choose_package")
    desk.press(page, "print_trial")
    page.findChild(Check, "agreed").setChecked(True)
    for name in ("go_on", "go_on", "go_on", "import", "print_receipt"):
        desk.press(page, name)
    assert [sheet.pdf()[:5] for sheet in desk.sheets] == [b"%PDF-", b"%PDF-"]


def test_packages_in_the_last_folder_are_offered(month, page, desk) -> None:
    desk.press(page, "choose_package")
    page.show_pack()
    names = [row.accessibleName() for row in page.stage.findChildren(QWidget, "fact_row")]
    assert any(name.startswith("JC-") and "-2.jcb" in name for name in names)


def test_leaving_asks_for_the_entry_page(page, qtbot, desk) -> None:
    with qtbot.waitSignal(page.asked_for) as heard:
        desk.press(page, "leave")
    assert heard.args == ["exchange"]


def test_it_works_beside_the_window_too(month, desk, qtbot) -> None:
    made = month.down().file.path
    crashes = []
    work = Work(crashes.append)
    page = desk.show(ReceivePage(desk.bench(month.laptop, work=work), desk.guide, desk.tools))
    page.load(made)
    assert page.is_busy
    qtbot.waitUntil(lambda: not page.is_busy, timeout=10_000)
    assert page.stage.objectName() == "trial_stage"
    page.leave()
    work.stop()
    assert crashes == []
    with month.laptop.connection() as conn:
        assert ledger.find_bundle(conn, b"") is None
    QApplication.processEvents()


def test_fields_of_the_closed_clinical_area_are_covered(month, desk) -> None:
    page = desk.show(ReceivePage(desk.bench(month.laptop), desk.guide, desk.tools))
    page.load(month.down().file.path)
    asked = page._trial.preview.questions[0]  # noqa: SLF001 - a question as it comes, only put into the other area
    covered = type(asked)(
        **{name: getattr(asked, name) for name in asked.__slots__ if name != "is_clinical"}, is_clinical=True
    )
    view = desk.show(DecisionsView(page.bench, [covered], headings=("a", "b", "c")), 900, 600)
    assert view.cards == []
    assert view.findChild(QWidget, "closed_question") is not None
    assert asked.sides[0].words not in view.findChild(QWidget, "result_words").text()


def words_of(page):
    return " ".join(label.text() for label in page.stage.findChildren(QWidget) if hasattr(label, "text"))
