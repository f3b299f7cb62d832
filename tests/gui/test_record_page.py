"""The page of a record: saving, problems, history, rows inside it, deletion, the same file, every look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from integralavoro_desktop.gui.record_edit import Which
from integralavoro_desktop.gui.record_page import RecordPage
from integralavoro_desktop.gui.record_parts import DATA, RELATED
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.records import Query

EDUCATION = "candidate.education"


@pytest.fixture
def page(records, person, show) -> RecordPage:
    """Give the page of the first person."""
    return show(RecordPage(records, Which("candidate", person().id)), 1180, 800)


@pytest.fixture
def new_page(records, show) -> RecordPage:
    """Give the page of a person who is not written yet."""
    return show(RecordPage(records, Which("candidate")), 1180, 800)


def test_the_page_names_its_record(page) -> None:
    assert page.title.text() == "Ferri Giovanna"
    assert "RHO-0001" in page.subtitle.text()


def test_saving_closes_the_page(page, qtbot, person) -> None:
    write(page, "phone", "340 555 01 42")
    with qtbot.waitSignal(page.closed):
        page.bar.save.click()
    assert person().phone == "340 555 01 42"


def test_what_must_be_corrected_keeps_the_page_and_leads_to_the_field(new_page, qtbot) -> None:
    with qtbot.assertNotEmitted(new_page.closed):
        new_page.save()
    assert new_page.sheet.form.focused_field() == "family_name"
    assert new_page.bar.problems.text().endswith("fields to look at")


def test_the_bar_says_how_the_record_stands(page, qtbot) -> None:
    assert page.bar.state.text() == "Saved"
    write(page, "phone", "340 555 01 42")
    assert page.bar.state.text() == "Not saved yet"
    with qtbot.waitSignal(page.edit.keeper.kept, timeout=3000):
        page.edit.keeper.flush()
    assert page.bar.state.text().startswith("Draft saved at ")


def test_a_page_that_goes_out_of_sight_keeps_its_draft_at_once(page) -> None:
    write(page, "phone", "340 555 01 42")
    page.hide()
    assert page.edit.keeper.kept_at is not None


def test_the_list_of_sections_counts_and_leads(page) -> None:
    states = [button.accessibleName() for button in page.sheet.sections.findChildren(QPushButton.__base__, "section")]
    assert len(states) == len(page.sheet.form.sections)
    assert states[0].startswith("Who the person is, 5 of 8 filled")
    page.sheet.go_to_section(2)
    assert page.sheet.form.focused_field() == "phone"


def test_the_history_of_a_field_tells_what_became_of_it(page, records) -> None:
    for phone in ("340 555 01 40", "340 555 01 42"):
        desk.change(records.store, records.action, "candidate", desk.Change(page.edit.key, {"phone": phone}))
    page.show_history("phone")
    said = [label.text() for label in page.past.popover.findChildren(QLabel)]
    assert any("from «340 555 01 40» to «340 555 01 42»" in words for words in said)
    assert any("Elena Marchetti" in words for words in said)


def test_an_older_value_comes_back_into_the_form(page, records, qtbot) -> None:
    for phone in ("340 555 01 40", "340 555 01 42"):
        desk.change(records.store, records.action, "candidate", desk.Change(page.edit.key, {"phone": phone}))
    qtbot.waitUntil(lambda: page.sheet.form.editors["phone"].value() == "340 555 01 42")
    page.show_history("phone")
    page.past.popover.findChild(QPushButton, "restore").click()
    assert page.sheet.form.editors["phone"].value() == "340 555 01 40"
    assert page.past.popover is None


def test_escape_closes_the_history_and_gives_the_keyboard_back(page, qtbot) -> None:
    page.sheet.form.focus_field("phone")
    page.show_history("phone")
    qtbot.keyClick(page.past.popover, Qt.Key.Key_Escape)
    assert page.past.popover is None
    assert page.sheet.form.focused_field() == "phone"


def test_undo_by_key_takes_the_last_field_back(page, qtbot) -> None:
    write(page, "phone", "340 555 01 42")
    page.title.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.form.editors["phone"].value() is None


def test_undo_takes_back_the_last_save_of_this_record(page, records, person, qtbot) -> None:
    desk.change(records.store, records.action, "candidate", desk.Change(page.edit.key, {"phone": "1"}))
    qtbot.waitUntil(lambda: page.bar.undo.isEnabled())
    page.bar.undo.click()
    assert person().phone is None


def test_what_others_write_appears_while_the_page_is_open(page, records, qtbot) -> None:
    desk.change(records.store, records.action, "candidate", desk.Change(page.edit.key, {"phone": "340 1"}))
    qtbot.waitUntil(lambda: page.sheet.form.editors["phone"].value() == "340 1", timeout=2000)


def test_rows_inside_the_record_are_parts_with_their_count(page, records, qtbot) -> None:
    add_study(records, page, "Licenza media")
    assert [page.parts.keys[0], page.parts.keys[-1]] == [DATA, RELATED]
    table = page.parts.go_to(EDUCATION)
    assert table.model.rowCount() == 1
    qtbot.waitUntil(lambda: "Studies, 1" in {button.accessibleName() for button in page.parts.row.buttons})


def test_a_row_is_added_in_its_own_form(page, records) -> None:
    table = page.parts.go_to(EDUCATION)
    table.add()
    type_row(table, "title", "Corso di magazzino")
    table.panel.save()
    assert table.panel is None
    assert studies(records) == ["Corso di magazzino"]


def test_a_row_that_lacks_something_stays_open_as_a_draft(page, records) -> None:
    table = page.parts.go_to(EDUCATION)
    table.add()
    type_row(table, "institute", "CFP Rho")
    table.panel.save()
    assert table.panel is not None
    table.close_panel()
    table.add()
    assert table.panel.form.editors["institute"].value() == "CFP Rho"
    assert studies(records) == []


def test_a_row_is_changed_with_enter(page, records, qtbot) -> None:
    add_study(records, page, "Licenza media")
    table = page.parts.go_to(EDUCATION)
    table.table.selectRow(0)
    qtbot.keyClick(table.table, Qt.Key.Key_Return)
    type_row(table, "title", "Diploma")
    qtbot.waitUntil(table.panel.isVisible)
    qtbot.keyClick(table.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert studies(records) == ["Diploma"]


def test_a_row_taken_away_can_be_brought_back(page, records, qtbot) -> None:
    add_study(records, page, "Licenza media")
    table = page.parts.go_to(EDUCATION)
    table.edit(table.model.record(0).id)
    table.panel.findChild(QPushButton, "remove_row").click()
    assert studies(records) == []
    table.banners.findChild(QPushButton, "banner_action").click()
    assert studies(records) == ["Licenza media"]


def test_a_problem_of_a_row_leads_to_its_part(page) -> None:
    page.go_to("assignment.role")
    assert page.parts.current == "candidate.assignment"


def test_a_record_is_deleted_after_one_question_and_comes_back(page, records, person, qtbot) -> None:
    page.life.ask(page.edit.key)
    page.banners.findChild(QPushButton, "banner_action").click()
    assert person().family_name == "Riva"
    assert not page.sheet.form.isEnabled()
    visible = [b for b in page.banners.findChildren(QPushButton, "banner_action") if b.isVisible()]
    visible[0].click()
    assert person().family_name == "Ferri"
    assert page.sheet.form.isEnabled()


def test_what_was_never_delivered_says_so(page) -> None:
    assert page.waiting.isVisible()


LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
@pytest.mark.parametrize("part", [DATA, EDUCATION])
def test_no_word_is_clipped_and_every_control_has_a_name(page, records, walkers, qtbot, look, part) -> None:
    add_study(records, page, "Licenza media")
    records.theme.set_look(look)
    page.resize(1024, 640)
    shown = page.parts.go_to(part)
    if part == EDUCATION:
        shown.edit(shown.model.record(0).id)
    qtbot.waitUntil(lambda: walkers.clipped(page) == [], timeout=2000)
    assert walkers.too_small(page) == []
    assert walkers.nameless(page) == []
    assert walkers.colour_only(page) == []


def test_tab_goes_round_the_page_and_comes_back(page, walkers) -> None:
    page.title.setFocus()
    stops = walkers.tab_stops(page)
    assert {"family_name", "save", "history"} <= {stop.objectName() for stop in stops}


def write(page: RecordPage, name: str, words: str) -> None:
    """Type a text in a field."""
    editor = page.sheet.form.editors[name]
    editor.target.setText(words)
    editor.changed.emit()


def type_row(table, name: str, words: str) -> None:
    """Type a text in a field of the row that is open."""
    editor = table.panel.form.editors[name]
    editor.target.setText(words)
    editor.changed.emit()


def add_study(records, page: RecordPage, title: str) -> None:
    """Write a study of the person on the page."""
    values = {"candidate_id": page.edit.key, "title": title}
    assert desk.add(records.store, records.action, EDUCATION, values).saved


def studies(records) -> list[str]:
    """Return the studies in the store."""
    with records.store.read() as reader:
        return [row.title for row in reader.many(EDUCATION, Query())]
