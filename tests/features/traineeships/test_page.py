"""The page of a traineeship on a real store: every key of the register, totals, closing, the other tabs, the list."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.features.candidates.page_looks import EVERY_LOOK, faults, settle

from integralavoro_desktop.features.disclosures.model import Disclosure
from integralavoro_desktop.features.organisations.children import Contact
from integralavoro_desktop.features.traineeships import month_book, register
from integralavoro_desktop.features.traineeships.children import Day
from integralavoro_desktop.features.traineeships.choices import Absence, TraineeshipKind, TraineeshipState, VisitPhase
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.page import TraineeshipPage, traineeship_list
from integralavoro_desktop.features.traineeships.page.month_dialogs import AskPanel
from integralavoro_desktop.printing import keycode

if TYPE_CHECKING:
    from uuid import UUID

    from tests.features.candidates.page_store import Office

    from integralavoro_desktop.features.traineeships.register import Line

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CODE = keycode.make("TR")
HALF_PAST_EIGHT, HALF_PAST_TWELVE = time(8, 30), time(12, 30)


@pytest.fixture
def traineeship(office: Office) -> UUID:
    """Keep a running traineeship of four hours a day, five days a week, from October on."""
    tutor = Contact(organisation_id=office.firm, name="Rita Corti")
    made = Traineeship(
        candidate_id=office.person, kind=TraineeshipKind.EXTRACURRICULAR, state=TraineeshipState.RUNNING,
        host_id=office.firm, promoter_id=office.sender, host_tutor_id=tutor.id, promoter_tutor_id=office.coach,
        coach_id=office.coach, role="Legatoria", objectives="Imparare", activities="Piega", sep="Stampa",
        starts_on=date(2026, 10, 1), planned_end_on=date(2027, 3, 31), hours_day=Decimal(4), days_week=5,
        allowance=Decimal(350), pfi_signed_on=date(2026, 9, 25), notice_on=date(2026, 9, 28), inail="123",
    )  # fmt: skip
    office.add(tutor, made)
    return made.id


@pytest.fixture
def page(office: Office, theme, guide, show, traineeship) -> TraineeshipPage:
    """Give its page, with the keyboard in the register of October."""
    made = show(TraineeshipPage(office.bench(theme), guide, traineeship))
    go_to(made, date(2026, 10, 1))
    return made


@pytest.fixture
def filled(office: Office, traineeship) -> None:
    """Write eighteen days done and four of absence in October."""
    planned = [day for day in (date(2026, 10, n) for n in range(1, 31)) if day.weekday() < 5]
    for place, day in enumerate(planned):
        values = {"id": register.day_id(traineeship, day), "traineeship_id": traineeship, "on": day, "planned": 240}
        is_away = place >= 18
        office.add(Day(**values, worked=0 if is_away else 240, absence=Absence.JUSTIFIED if is_away else Absence.NONE))


def go_to(page: TraineeshipPage, day: date, cell: int = 2) -> None:
    tab = page.register_tab
    place = next(place for place, line in enumerate(tab.work.lines) if line.on == day)
    tab.grid.go_to(place, cell)


def press(page: TraineeshipPage, *keys: Any, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is; a text is typed sign by sign."""
    for key in keys:
        for one in key if isinstance(key, str) else [key]:
            table = next(table for table in page.register_tab.grid.tables if table.hasFocus())
            QTest.keyClick(table, one, modifier)


def line(page: TraineeshipPage, day: int, month: int = 10) -> Line:
    return next(one for one in page.register_tab.work.lines if one.on == date(2026, month, day))


def kept(office: Office) -> dict[int, tuple[int, time | None, Absence]]:
    return {row.on.day: (row.worked, row.enters_at, row.absence) for row in office.rows("traineeship.day")}


def panel(page: TraineeshipPage) -> AskPanel:
    return next(one for one in page.findChildren(AskPanel) if one.isVisible())


def test_digits_write_the_times_and_count_the_minutes(page) -> None:
    press(page, "830", Key.Key_Right, "1230", Key.Key_Return)
    assert line(page, 1) == register.Line(date(2026, 10, 1), 240, 240, HALF_PAST_EIGHT, HALF_PAST_TWELVE)


def test_space_goes_from_the_time_in_to_the_time_out_and_enter_to_the_next_day(page) -> None:
    press(page, "830 1230", Key.Key_Return, "9 13", Key.Key_Return)
    assert [line(page, day).worked for day in (1, 2)] == [240, 240]
    assert line(page, 2).enters_at == time(9)
    assert page.register_tab.grid.place == (4, 2), "the weekend is passed over"


def test_equals_writes_the_day_as_planned(page) -> None:
    press(page, "=")
    assert line(page, 1).worked == 240


@pytest.mark.parametrize(("key", "absence"), [(key, absence) for key, absence in register.LETTERS.items()])
def test_a_letter_writes_an_absence_without_a_reason(page, key: str, absence: Absence) -> None:
    press(page, "=", key.lower())
    assert (line(page, 1).absence, line(page, 1).worked) == (absence, 0)


def test_delete_clears_the_day(page) -> None:
    press(page, "g", Key.Key_Delete)
    assert not line(page, 1).is_filled


def test_backspace_corrects_what_is_being_typed_and_escape_forgets_it(page) -> None:
    press(page, "93", Key.Key_Backspace)
    assert page.register_tab.grid.typed == "9"
    press(page, Key.Key_Escape, Key.Key_Return)
    assert line(page, 1).enters_at is None


def test_f2_takes_up_what_stands_in_the_cell(page) -> None:
    press(page, "830 1230", Key.Key_Return)
    go_to(page, date(2026, 10, 1), 3)
    press(page, Key.Key_F2, Key.Key_Backspace, Key.Key_Backspace, "00", Key.Key_Return)
    assert line(page, 1).worked == 210


def test_ctrl_d_fills_the_days_that_wait_below(page) -> None:
    go_to(page, date(2026, 10, 7))
    press(page, "g")
    go_to(page, date(2026, 10, 1))
    press(page, "830 1230", Key.Key_Up)
    press(page, Key.Key_D, modifier=CTRL)
    assert line(page, 30).leaves_at == HALF_PAST_TWELVE
    assert line(page, 7).absence == Absence.JUSTIFIED
    assert not line(page, 3).is_filled, "a Saturday waits for nothing"


def test_the_arrows_go_through_both_halves_as_on_the_paper(page) -> None:
    go_to(page, date(2026, 10, 16), 5)
    press(page, Key.Key_Down)
    assert page.register_tab.grid.place == (16, 5)
    press(page, Key.Key_Up, Key.Key_Up)
    assert page.register_tab.grid.place == (14, 5)
    press(page, Key.Key_Right)
    assert page.register_tab.grid.place == (30, 1)
    press(page, Key.Key_Left)
    assert page.register_tab.grid.place == (14, 5)


def test_what_makes_no_sense_stays_in_its_cell_with_a_sentence(page) -> None:
    press(page, "99", Key.Key_Return)
    tab = page.register_tab
    assert tab.grid.typed == "99"
    assert tab.problem.text() == "Write a time like 830 or 8:30, = for as planned, or G, N, F, S."
    press(page, Key.Key_Backspace, Key.Key_Backspace, "830", Key.Key_Return)
    assert tab.problem.text() == ""


def test_a_day_outside_the_dates_or_still_to_come_is_refused(page) -> None:
    tab = page.register_tab
    tab.go_to_month("2026-11")
    go_to(page, date(2026, 11, 24))
    press(page, "=")
    assert "still to come" in tab.problem.text()
    press(page, Key.Key_Escape, "f")
    assert line(page, 24, 11).absence == Absence.CLOSURE


def test_saving_writes_only_the_days_that_differ_in_one_action(page, office) -> None:
    press(page, "830 1230", Key.Key_Return, "g")
    press(page, Key.Key_S, modifier=CTRL)
    assert kept(office) == {1: (240, HALF_PAST_EIGHT, Absence.NONE), 2: (0, None, Absence.JUSTIFIED)}
    with office.store.connection() as conn:
        written = "SELECT count(DISTINCT c.tx) FROM op o JOIN cs c USING (arrival) WHERE o.entity='traineeship.day'"
        assert conn.exec_driver_sql(written).scalar_one() == 1


def test_a_day_has_the_same_id_on_every_device(page, office, traineeship) -> None:
    press(page, "=")
    assert page.register_tab.save()
    assert office.rows("traineeship.day")[0].id == register.day_id(traineeship, date(2026, 10, 1))


def test_undo_takes_days_back_one_by_one(page) -> None:
    press(page, "=", Key.Key_Return, "g")
    press(page, Key.Key_Z, modifier=CTRL)
    assert not line(page, 2).is_filled
    assert line(page, 1).worked == 240


def test_what_is_typed_waits_as_a_draft_over_months_and_pages(
    page, office, theme, guide, show, traineeship, qtbot
) -> None:
    press(page, "=")
    page.register_tab.go_to_month("2026-11")
    assert kept(office) == {}
    again = show(TraineeshipPage(office.bench(theme), guide, traineeship))
    assert line(again, 1).worked == 240
    assert again.register_tab.state.text().startswith("1 day to save")


def test_the_total_says_presence_hours_and_allowance_with_the_threshold(filled, page) -> None:
    card = page.register_tab.total
    assert card.percent.text() == "81,8 %"
    assert card.state.text == "above the threshold"
    said = " ".join(label.text() for label in card.findChildren(type(card.percent)))
    assert "18 days present of 22 planned" in said
    assert "72 of 88" in said
    assert "350 € gross" in said


def test_how_it_is_calculated_names_rule_value_and_source(filled, page) -> None:
    page.register_tab.total.how.click()
    steps = page.findChild(object, "steps")
    said = " | ".join(label.text() for label in steps.findChildren(type(page.title)))
    assert "The whole allowance is due from this presence" in said
    assert "TIR.PRESENCE · DGR X/7763" in said
    assert "80 % month" in said


def test_below_the_threshold_the_policy_is_marked_to_be_verified(filled, page) -> None:
    press(page, "n")
    card = page.register_tab.total
    assert card.percent.text() == "77,3 %"
    assert card.state.text == "below the threshold"
    card.how.click()
    chips = [one.text for one in page.findChild(object, "steps").findChildren(object) if type(one).__name__ == "Chip"]
    assert chips == ["to be verified"]


def test_a_running_month_counts_the_days_that_have_come(page) -> None:
    page.register_tab.go_to_month("2026-11")
    go_to(page, date(2026, 11, 2))
    press(page, "=")
    said = " ".join(label.text() for label in page.register_tab.total.findChildren(type(page.title)))
    assert "1 day present of 15 planned, until today · 14 days still empty" in said
    assert "when the month is over" in said


def test_a_month_is_closed_with_the_code_of_its_signed_sheet(filled, page, office, traineeship) -> None:
    sheet = Disclosure(serial="RHO-9", paper="TR", key_code=CODE, about_id=traineeship, candidate_id=office.person)
    office.add(sheet)
    page.month.click()
    QTest.keyClicks(panel(page).field, CODE.replace("-", " ").lower())
    QTest.keyClick(panel(page).field, Key.Key_Return)
    row = office.rows("traineeship.month")[0]
    assert (row.month, row.closed_on, row.key_code) == ("2026-10", date(2026, 11, 22), CODE)
    assert office.one("disclosure", sheet.id).signed_back_on == date(2026, 11, 22)
    assert page.register_tab.chip.text == f"from the signed sheet, code {CODE}"


def test_a_wrong_code_closes_nothing_and_says_where_to_look(filled, page, office) -> None:
    page.month.click()
    asked = panel(page)
    for wrong in ("", "TR-7K4M-9", keycode.make("DE")):
        asked.field.setText(wrong)
        asked.try_answer()
        assert asked.isVisible()
    assert office.rows("traineeship.month") == []
    QTest.keyClick(asked.field, Key.Key_Escape)
    assert not asked.isVisible()


def test_a_month_with_empty_days_cannot_be_closed(page, office) -> None:
    page.month.click()
    asked = panel(page)
    asked.field.setText(CODE)
    asked.try_answer()
    assert "22 days are still empty" in asked._labelled.mistake()  # noqa: SLF001 - the message under the field
    assert office.rows("traineeship.month") == []


def test_a_closed_month_is_read_only_until_it_is_opened_for_a_reason(filled, page, office) -> None:
    page.register_tab.work.close(CODE)
    go_to(page, date(2026, 10, 1))
    press(page, "g")
    assert line(page, 1).worked == 240
    page.month.click()
    panel(page).try_answer()
    assert office.rows("traineeship.month")[0].closed_on is not None
    panel(page).field.setText("Un giorno era sbagliato")
    panel(page).try_answer()
    row = office.rows("traineeship.month")[0]
    assert (row.closed_on, row.reopen_reason) == (None, "Un giorno era sbagliato")
    press(page, "g")
    assert line(page, 1).absence == Absence.JUSTIFIED


def test_the_banner_says_what_is_missing_and_leads_to_the_field(page, qtbot) -> None:
    banner = page.findChild(object, "banner")
    assert "safety training" in banner.accessibleName()
    banner.action.click()
    assert page.tabs.key == "project"
    qtbot.waitUntil(lambda: page.tabs.view.form.focused_field() == "safety_on")


def test_the_banner_goes_when_the_paper_is_written(page, office, traineeship, qtbot) -> None:
    page.choose("project")
    form = page.tabs.view.form
    qtbot.keyClicks(form.editors["safety_on"].target, "30/9/2026")
    assert page.tabs.view.save()
    assert office.one("traineeship", traineeship).safety_on == date(2026, 9, 30)
    qtbot.waitUntil(lambda: not page.banners.isVisible())


def test_the_two_tutors_stand_with_the_day_they_were_last_heard(page, office, traineeship, qtbot) -> None:
    kind = page.register_tab.visits
    with qtbot.waitSignal(kind.asked):
        kind.findChild(object, "write_visit").click()
    assert page.tabs.key == "visits"
    visit = page.tabs.view.table.panel
    assert visit.form.editors["phase"].value() == VisitPhase.START
    visit.save()
    assert len(office.rows("traineeship.visit")) == 1
    page.choose("register")
    heard = ["Rita Corti, Tipografia Bassani, heard 22 Nov", "Elena Marchetti, Tutor of the promoter, heard 22 Nov"]
    qtbot.waitUntil(
        lambda: [row.accessibleName() for row in page.register_tab.tutors.findChildren(object, "fact_row")] == heard
    )


def test_ctrl_tab_goes_round_the_tabs(page, qtbot) -> None:
    keys = []
    for _time in range(5):
        qtbot.keyClick(page, Key.Key_Tab, CTRL)
        keys.append(page.tabs.key)
    assert keys == ["project", "visits", "report", "papers", "register"]


def test_the_paper_of_the_month_is_asked_of_the_guide(page, guide, traineeship, qtbot) -> None:
    with qtbot.waitSignal(guide.print_asked) as asked:
        page.print.click()
    wish = asked.args[0]
    assert (wish.paper, wish.record, wish.extra) == ("TR", traineeship, {"month": "2026-10"})


def test_the_documents_say_which_papers_of_the_start_are_missing(page) -> None:
    page.choose("papers")
    row = page.findChild(object, "paper_safety_on")
    assert [one.text for one in row.findChildren(object) if type(one).__name__ == "Chip"] == ["missing"]


def test_the_list_shows_the_month_to_close_and_opens_the_page(office, theme, guide, show, traineeship, qtbot) -> None:
    page = show(traineeship_list(office.bench(theme), guide))
    assert page.subtitle.text() == "1 running · 0 being prepared · 1 month to close"
    column = next(at for at, one in enumerate(page.model.columns) if one.key == "to_close")
    assert [mark.words for mark in page.model.cell(0, column).chips] == ["October 2026"]
    with qtbot.waitSignal(guide.record_asked) as asked:
        page.table.opened.emit(traineeship)
    assert asked.args[:2] == ["traineeship", traineeship]
    with office.store.read() as reader:
        assert month_book.count_to_close(reader) == 1


@EVERY_LOOK
@pytest.mark.parametrize("tab", ["register", "project", "visits", "report", "papers"])
def test_nothing_is_clipped_too_small_nameless_or_told_by_colour_alone(page, theme, look, tab: str) -> None:
    theme.set_look(look)
    page.choose(tab)
    settle(page)
    assert faults(page) == []


def test_the_smallest_window_clips_nothing(page: TraineeshipPage, theme) -> None:
    page.resize(786, 586)
    assert faults(page) == []
