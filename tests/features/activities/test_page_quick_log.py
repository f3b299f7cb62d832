"""The quick log: six keys for a call of today, nothing lost, her own sentence to her words, a reminder."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.features.candidates.page_looks import EVERY_LOOK, button, faults, settle
from tests.features.candidates.page_store import contact

from integralavoro_desktop.features.activities.page import QuickLog
from integralavoro_desktop.features.activities.page.quick_log import DRAFT
from integralavoro_desktop.features.activities.quick import WAYS
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.gui.banners import Banner
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.storage import drafts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_log(request, theme, show, qtbot):
    """Open the quick log over an empty window."""
    here = request.getfixturevalue("full_office" if "full_office" in request.fixturenames else "office")
    kept = []

    def opening(person=None, size: tuple[int, int] = (1200, 840)) -> QuickLog:
        window = show(QWidget(), *size)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        log = QuickLog(here.bench(theme), window, person)
        kept.extend((window, log))
        log.start()
        settle(window)
        return log

    return opening


def press(qtbot, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget(), key, keys)


def waiting(office) -> drafts.Draft | None:
    """Return the draft of the quick log."""
    with office.store.connection() as conn:
        return drafts.one(conn, DRAFT)


def test_six_keys_log_a_call_of_today(office, open_log, qtbot):
    open_log()  # the first key: Ctrl+L
    press(qtbot, Qt.Key.Key_G)
    press(qtbot, Qt.Key.Key_I)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_2, ALT)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    (row,) = office.rows("activity")
    assert (row.candidate_id, row.happened_on, row.place, row.minutes) == (office.person, date(2026, 11, 22), "8", 10)
    assert row.operators == [office.coach.hex]
    assert row.unit_id == office.sender
    assert [str(one) for one in row.with_whom] == ["person"]


def test_with_a_person_chosen_the_keyboard_is_in_the_note(office, open_log):
    log = open_log(office.person)
    assert log.form.person.text() == "Ferri Giovanna"
    assert log.form.note.hasFocus()


def test_without_a_person_the_keyboard_is_in_with_whom(office, open_log):
    assert open_log().form.person.hasFocus()


def test_it_counts_as_what_the_last_contact_counted_as(office, open_log):
    office.add(contact(office, kind="12", sism_type="25", happened_on=date(2026, 11, 2)))
    office.add(contact(office, kind="15", sism_type="23", happened_on=date(2026, 11, 10)))
    log = open_log(office.person)
    assert log.form.kind.currentData() == "15"
    assert log.save()
    row = max(office.rows("activity"), key=lambda one: one.happened_on)
    assert (row.kind, row.sism_type) == ("15", "23")


@pytest.mark.parametrize(
    ("key", "place", "whom"),
    [("1", "1", ["person"]), ("3", "7", ["person"]), ("4", "8", ["person"]), ("5", "3", ["person", "employer"])],
)
def test_alt_and_a_digit_choose_how(office, open_log, qtbot, key, place, whom):
    log = open_log(office.person)
    press(qtbot, Qt.Key(ord(key)), ALT)
    log.save()
    (row,) = office.rows("activity")
    assert row.place == place
    assert [str(one) for one in row.with_whom] == whom


def test_a_sentence_of_hers_goes_to_her_words(office, open_log):
    log = open_log(office.person)
    log.form.note.setPlainText("Mi serve saperlo prima.")
    log.form.own_words.setChecked(True)
    log.save()
    (row,) = office.rows("activity")
    assert row.person_words == "Mi serve saperlo prima."
    assert row.summary is None


def test_when_and_how_long_are_read_as_people_type_them(office, open_log):
    log = open_log(office.person)
    log.form.when.setText("yesterday 14:30")
    log.form.minutes.setText("1:15")
    log.save()
    (row,) = office.rows("activity")
    assert (row.happened_on, row.starts_at, row.minutes) == (date(2026, 11, 21), time(14, 30), 75)


def test_a_reminder_is_a_next_step_with_its_day(office, open_log):
    log = open_log(office.person)
    log.form.reminder.box.setChecked(True)
    log.form.reminder.text.setText("parlare con Rita dei cambi turno")
    log.save()
    (row,) = office.rows("activity")
    assert (row.next_step, row.next_on) == ("parlare con Rita dei cambi turno", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("when", "boh"), ("when", "tomorrow 9:00"), ("minutes", "molto"), ("minutes", "0")],
)
def test_what_cannot_be_read_is_said_under_its_field_and_nothing_is_saved(office, open_log, field, typed):
    log = open_log(office.person)
    line = getattr(log.form, field)
    line.setText(typed)
    assert not log.save()
    assert line.property("invalid")
    assert line.hasFocus()
    assert log.isVisible()
    assert office.rows("activity") == []


def test_nobody_chosen_is_said_too(office, open_log):
    log = open_log()
    log.form.person.setText("Zzz")
    assert not log.save()
    assert log.form.person.hasFocus()


def test_escape_keeps_the_draft_and_says_so(office, open_log, qtbot):
    log = open_log(office.person)
    log.form.note.setPlainText("Metà frase")
    with qtbot.waitSignal(log.said) as told:
        press(qtbot, Qt.Key.Key_Escape)
    assert told.args == ["The contact is kept as a draft. Ctrl+L takes it up again."]
    assert not log.isVisible()
    assert waiting(office).content["summary"] == "Metà frase"


def test_the_next_ctrl_l_takes_the_draft_up_again(office, open_log, qtbot):
    first = open_log(office.person)
    first.form.note.setPlainText("Metà frase")
    first.stop()
    again = open_log()
    assert again.form.note.toPlainText() == "Metà frase"
    assert again.form.person.text() == "Ferri Giovanna"
    assert again.save()
    assert waiting(office) is None


def test_the_page_behind_says_where_the_draft_is_and_leads_back(office, theme, show, qtbot):
    page = show(Page(theme, "Oggi"))
    log = QuickLog(office.bench(theme), page, office.person)
    for _ in range(2):
        log.start()
        log.form.note.setPlainText("Metà frase")
        log.stop()
    settle(page)
    banners = [one for one in page.findChildren(Banner) if one.isVisible()]
    assert [one.text.text() for one in banners] == ["The contact is kept as a draft. Ctrl+L takes it up again."]
    banners[0].action.click()
    assert log.isVisible()
    assert log.form.note.toPlainText() == "Metà frase"


def test_a_draft_comes_back_whole(office, open_log):
    first = open_log(office.person)
    first.form.note.setPlainText("Metà frase")
    first.form.own_words.setChecked(True)
    first.form.when.setText("yesterday 14:30")
    first.form.minutes.setText("25")
    first.form.ways.choose(WAYS[3])
    first.form.reminder.box.setChecked(True)
    first.form.reminder.text.setText("richiamare")
    first.form.reminder.when.setText("+5")
    first.stop()
    open_log().save()
    (row,) = office.rows("activity")
    assert (row.happened_on, row.starts_at, row.minutes) == (date(2026, 11, 21), time(14, 30), 25)
    assert (row.place, row.person_words) == ("8", "Metà frase")
    assert (row.next_step, row.next_on) == ("richiamare", date(2026, 11, 27))


def test_a_second_ctrl_l_opens_no_second_panel(office, open_log, theme):
    first = open_log(office.person)
    second = QuickLog(office.bench(theme), first.parentWidget())
    second.start()
    assert not second.isVisible()
    assert first.isVisible()


def test_an_untouched_panel_leaves_no_draft(office, open_log, qtbot):
    log = open_log(office.person)
    press(qtbot, Qt.Key.Key_Escape)
    assert not log.isVisible()
    assert waiting(office) is None


def test_what_is_typed_is_kept_a_second_later(office, open_log, qtbot):
    log = open_log(office.person)
    qtbot.keyClicks(log.form.note, "ciao")
    qtbot.waitUntil(lambda: waiting(office) is not None, timeout=3000)
    assert log.isVisible()


def test_ctrl_shift_enter_saves_and_begins_another(office, open_log, qtbot):
    other = Candidate(code="RHO-0007", family_name="Riva", given_name="Davide", id_kind="absent", sex="m")
    office.add(other)
    log = open_log(office.person)
    log.form.note.setPlainText("Uno")
    press(qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    assert log.isVisible()
    assert log.form.person.hasFocus()
    assert log.form.note.toPlainText() == ""
    assert [one.summary for one in office.rows("activity")] == ["Uno"]


def test_saving_tells_which_row_was_made(office, open_log, qtbot):
    log = open_log(office.person)
    with qtbot.waitSignal(log.logged) as told:
        button(log, "save").click()
    assert told.args == [office.rows("activity")[0].id]


@EVERY_LOOK
@pytest.mark.parametrize("size", [(1440, 900), (1024, 680)], ids=["usual", "smallest"])
def test_the_panel_clips_no_word(full_office, open_log, theme, look, size):
    theme.set_look(look)
    log = open_log(full_office.person, size)
    log.form.reminder.box.setChecked(True)
    assert faults(log) == []
