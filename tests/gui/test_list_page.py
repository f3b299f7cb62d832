"""A list: rows read as they are looked at, sorting, filters kept by name, columns, preview, table for spreadsheets."""

from __future__ import annotations

import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from sqlalchemy import insert

from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.gui.chips import FilterChip
from integralavoro_desktop.gui.conditions import BETWEEN, EMPTY, HAS, ONE_OF, Condition, ExtraFilter
from integralavoro_desktop.gui.list_page import ListOptions, ListPage
from integralavoro_desktop.gui.list_state import Saved
from integralavoro_desktop.gui.record_model import PAGE, Cell, ExtraColumn, Mark
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.storage import desk, guard

SHORT = ExtraColumn("Letters", lambda row, reader: Cell(str(len(row.given_name)), sort=len(row.given_name)), "letters")
FAMILY = ExtraFilter(
    "family",
    "Family",
    lambda: [("f", "with an F")],
    lambda reader, keys: [row.id for row in reader.many("candidate") if row.family_name[0].lower() in keys],
)


@pytest.fixture
def page(records, show) -> ListPage:
    """Give the list of the three people, with a computed column and a computed filter."""
    return show(ListPage(records, "candidate", ListOptions(extra=(SHORT,), extra_filters=(FAMILY,))), 1180, 760)


def test_the_first_column_is_the_name_over_the_number(page) -> None:
    cell = page.model.cell(0, 0)
    assert (cell.words, cell.second) == ("Ferri Giovanna", "RHO-0001")
    assert shown(page) == ["Ferri Giovanna", "Riva Davide", "Sala Chiara"]


def test_the_footer_says_how_many_rows_are_shown(page) -> None:
    page.filters.apply(Condition("family", ONE_OF, ("f",)))
    assert page.card.count.text() == "Shown 1 of 3"


def test_only_the_pages_looked_at_are_read(records, show) -> None:
    fill(records, 1500)
    page = show(ListPage(records, "candidate"), 1000, 600)
    assert page.model.rowCount() == 1503
    assert len(page.model._pages) == 1  # noqa: SLF001 - counts what was read
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    assert page.model.record(1502) is not None
    assert 1502 // PAGE in page.model._pages  # noqa: SLF001 - counts what was read


def test_a_click_on_the_header_sorts_and_a_second_one_turns_it(page, qtbot) -> None:
    click_header(page, qtbot, 0)
    assert shown(page) == ["Sala Chiara", "Riva Davide", "Ferri Giovanna"]
    said = page.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Person, sorted downwards"
    click_header(page, qtbot, 0)
    assert shown(page)[0] == "Ferri Giovanna"


def test_a_computed_column_sorts_by_its_value(page, qtbot) -> None:
    click_header(page, qtbot, [column.key for column in page.model.columns].index("letters"))
    assert [page.model.record(row).given_name for row in range(3)] == ["Davide", "Chiara", "Giovanna"]


def test_words_filter_names_codes_and_notes(page, records, qtbot) -> None:
    change(page, records, 1, note="ha la patente del muletto")
    page.words.setText("mulett")
    qtbot.waitUntil(lambda: shown(page) == ["Riva Davide"], timeout=2000)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("sex", ONE_OF, ("f",)), ("Sex (civil register)", "Female")),
        (Condition("phone", EMPTY), ("Telephone", "empty")),
        (Condition("birth_date", BETWEEN, ("1990-01-01", "")), ("Date of birth", "from 1 Jan 1990")),
        (Condition("family", ONE_OF, ("f",)), ("Family", "with an F")),
    ],
)
def test_a_filter_is_said_in_words(page, condition: Condition, said: tuple[str, str]) -> None:
    page.filters.apply(condition)
    assert (page.conditions.label(condition), page.conditions.words(condition)) == said


def test_filters_of_every_kind_find_their_rows(page, records) -> None:
    change(page, records, 1, licences=["b"], phone="340 1", birth_date="1/1/2001")
    found = {
        "list": rows_for(page, Condition("licences", HAS, ("b",))),
        "filled": rows_for(page, Condition("phone", "filled")),
        "range": rows_for(page, Condition("birth_date", BETWEEN, ("2000-01-01", "2002-01-01"))),
    }
    assert set(map(tuple, found.values())) == {("Riva Davide",)}


def test_a_filter_is_made_in_its_panel(page, qtbot) -> None:
    page.filters.add_filter()
    panel = page.filters._panel  # noqa: SLF001 - the panel in sight
    panel.field.setCurrentIndex(panel.field.findData("birth_date"))
    assert panel.test.currentData() == BETWEEN
    panel._editors[0].target.setText("1/1/1992")  # noqa: SLF001 - types as a person does
    panel.findChild(QPushButton, "apply_filter").click()
    assert page.state.conditions == [Condition("birth_date", BETWEEN, ("1992-01-01", ""))]
    assert [chip.accessibleName() for chip in chips(page)] != []


def test_a_filter_is_opened_from_its_chip_and_changed_in_place(page) -> None:
    page.filters.apply(Condition("birth_date", BETWEEN, ("1992-01-01", "")))
    chips(page)[0].clicked.emit()
    panel = page.filters._panel  # noqa: SLF001 - the panel in sight
    assert panel._editors[0].target.text() == "1 January 1992"  # noqa: SLF001 - as seen
    panel._editors[0].target.setText("2000-01-01")  # noqa: SLF001 - types as a person does
    panel.findChild(QPushButton, "apply_filter").click()
    assert page.state.conditions == [Condition("birth_date", BETWEEN, ("2000-01-01", ""))]


def test_delete_on_a_chip_takes_its_filter_away(page, qtbot) -> None:
    page.filters.apply(Condition("family", ONE_OF, ("f",)))
    qtbot.keyClick(chips(page)[0], Qt.Key.Key_Delete)
    assert len(shown(page)) == 3
    assert chips(page) == []


def test_saved_filters_wait_for_the_next_time(page, records, qtbot) -> None:
    page.filters.apply(Condition("sex", ONE_OF, ("f",)))
    page.filters.bar.keep.click()
    page.filters._panel.line.setText("Donne")  # noqa: SLF001 - types as a person does
    page.filters._panel.findChild(QPushButton, "save_filter").click()  # noqa: SLF001 - the panel in sight
    again = ListPage(records, "candidate")
    qtbot.addWidget(again)
    assert again.filters.bar.saved.findText("Donne") == 1
    again.filters.choose(0)
    assert again.state.conditions == [Condition("sex", ONE_OF, ("f",))]
    again.filters.bar.keep.click()
    assert again.filters.bar.saved.findText("Donne") == -1


def test_a_filter_that_this_version_does_not_know_is_left_out(page, records, qtbot) -> None:
    page.state.saved = [Saved("Old", (Condition("gone", ONE_OF, ("x",)), Condition("sex", ONE_OF, ("f",))))]
    page.state.remember()
    again = ListPage(records, "candidate")
    qtbot.addWidget(again)
    assert again.state.saved[0].conditions == (Condition("sex", ONE_OF, ("f",)),)


def test_a_preset_is_in_force_at_the_start(records, qtbot) -> None:
    preset = Saved("Mine", (Condition("family", ONE_OF, ("f",)),), is_own=False)
    page = ListPage(records, "candidate", ListOptions(extra_filters=(FAMILY,), presets=(preset,)))
    qtbot.addWidget(page)
    assert shown(page) == ["Ferri Giovanna"]


def test_columns_chosen_and_sorting_are_remembered(page, records, qtbot) -> None:
    page.table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = page.table.findChild(QMenu, "columns")
    next(action for action in menu.actions() if action.text() == "E-mail").setChecked(True)
    menu.close()
    click_header(page, qtbot, 0)
    again = ListPage(records, "candidate", page.options)
    qtbot.addWidget(again)
    assert "email" in [column.key for column in again.model.columns]
    assert shown(again)[0] == "Sala Chiara"


def test_an_empty_list_says_what_to_do(page, qtbot) -> None:
    page.filters.apply(Condition("phone", "filled"))
    assert page.card._empty.sentence.text() == "Nothing matches these filters. Take «Telephone: filled» away?"  # noqa: SLF001
    page.card._empty.findChild(QPushButton, "empty_action").click()  # noqa: SLF001 - as seen
    assert len(shown(page)) == 3
    assert page.table.isVisible()


def test_enter_opens_and_control_enter_opens_beside(page, qtbot) -> None:
    page.table.selectRow(1)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.opened_beside):
        qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [page.model.record(1).id]


def test_space_looks_at_the_row_and_escape_puts_it_away(page, qtbot) -> None:
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.card.glance.title.text() == "Ferri Giovanna"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.card.glance.title.text() == "Riva Davide"
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.card.glance is None


def test_the_keys_of_the_page_work(page, qtbot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.words.hasFocus()
    with qtbot.waitSignal(page.new_asked):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_the_list_prints_what_it_shows(page, qtbot) -> None:
    page.filters.apply(Condition("family", ONE_OF, ("f",)))
    with qtbot.waitSignal(page.print_asked) as asked:
        page.card.findChild(QPushButton, "print_list").click()
    query, columns = asked.args
    assert query.filters[0].field == "id"
    assert columns[0] == "_title"


def test_a_commit_of_another_thread_shows_at_once(page, records, qtbot) -> None:
    values = {"family_name": "Abate", "given_name": "Ivo", "sex": "m", "id_kind": "absent"}
    other = threading.Thread(target=lambda: desk.add(records.store, records.action, "candidate", values))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: shown(page)[0] == "Abate Ivo", timeout=2000)


def test_the_row_with_the_keyboard_stays_when_others_come(page, records, qtbot) -> None:
    page.table.selectRow(1)
    values = {"family_name": "Abate", "given_name": "Ivo", "sex": "m", "id_kind": "absent"}
    desk.add(records.store, records.action, "candidate", values)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=2000)
    assert page.table.currentIndex().row() == 2


@pytest.fixture
def shut_page(records, qtbot, qapp):
    """A list whose password nobody knows; held until what its table put off for a turn is done."""
    page = ListPage(replace(records, may_export=lambda: False), "candidate")
    qtbot.addWidget(page)
    qapp.processEvents()
    yield page
    qapp.processEvents()


def test_the_table_asks_for_the_passphrase_first(shut_page, qtbot, tmp_path) -> None:
    shut_page.ask_path = lambda name: tmp_path / "people.csv"
    with qtbot.assertNotEmitted(shut_page.exported):
        shut_page.export()
    assert not (tmp_path / "people.csv").exists()


def test_the_table_holds_the_rows_and_no_formula(page, records, qtbot, tmp_path) -> None:
    change(page, records, 0, family_name="=1+1", phone="+39 340 555")
    page.ask_path = lambda name: tmp_path / "people.csv"
    with qtbot.waitSignal(page.exported) as exported:
        page.export()
    lines = (tmp_path / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert exported.args == [3]
    assert lines[0].startswith("Person;")
    assert lines[1].startswith("'=1+1 Giovanna;")
    assert "'+39 340 555" in lines[1]
    assert lines[1].endswith(";RHO-0001")


def test_a_table_that_cannot_be_written_leaves_nothing_behind(page, tmp_path) -> None:
    page.ask_path = lambda name: tmp_path / "missing" / "people.csv"
    page.export()
    assert "could not be written" in page.banners.findChild(object, "banner").accessibleName()


def test_chips_say_two_signals_and_count_the_rest(records, show, theme) -> None:
    marks = tuple(Mark(words, "warn") for words in ("one", "two", "three", "four"))
    column = ExtraColumn("Signals", lambda row, reader: Cell(chips=marks))
    page = show(ListPage(records, "candidate", ListOptions(extra=(column,))), 1180, 700)
    place = [one.label for one in page.model.columns].index("Signals")
    assert page.model.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) == "one, two, three, four"
    assert not page.table.grab().isNull()


def test_large_text_folds_the_later_columns_under_the_name(page, theme, qtbot) -> None:
    theme.set_look(Look(Scheme.LIGHT, 150))
    qtbot.waitUntil(lambda: page.table.isColumnHidden(3))
    assert not page.table.isColumnHidden(2)


LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
def test_no_word_is_clipped_and_every_control_has_a_name(page, theme, walkers, qtbot, look) -> None:
    page.filters.apply(Condition("sex", ONE_OF, ("f",)))
    page.filters.add_filter()
    theme.set_look(look)
    page.resize(960, 640)
    qtbot.waitUntil(lambda: walkers.clipped(page) == [], timeout=2000)
    assert walkers.too_small(page) == []
    assert walkers.nameless(page) == []


def shown(page: ListPage) -> list[str]:
    """Return the names of the rows."""
    return [page.model.cell(row, 0).words for row in range(page.model.rowCount())]


def chips(page: ListPage) -> list[FilterChip]:
    """Return the chips of the filters in force."""
    return page.filters.bar.chips.findChildren(FilterChip)


def rows_for(page: ListPage, condition: Condition) -> list[str]:
    """Return the names of the rows under one filter alone."""
    page.state.conditions = []
    page.filters.apply(condition)
    return shown(page)


def click_header(page: ListPage, qtbot, section: int) -> None:
    """Click a label of the header."""
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def change(page: ListPage, records, row: int, **values: object) -> None:
    """Change a person of the list and read the list again."""
    wanted = desk.Change(page.model.record(row).id, values)
    assert desk.change(records.store, records.action, "candidate", wanted).saved
    page.show_rows()


def fill(records, count: int) -> None:
    """Put many rows into the table at once, past the log."""
    names = [f"{number:05}" for number in range(count)]
    rows = [{"id": uuid4(), "scope_id": "p:x", "family_name": name, "given_name": "N", "code": name} for name in names]
    with records.store.transaction() as conn, guard.writing(conn):
        conn.execute(insert(Candidate.__table__), rows)
