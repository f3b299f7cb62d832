"""The month register: planned days, quick keys, filling down, totals, closing and reopening."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from integralavoro_desktop.features.traineeships import register
from integralavoro_desktop.features.traineeships.children import Day, Month, Suspension
from integralavoro_desktop.features.traineeships.choices import Absence, TraineeshipKind
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.register import Line, NotUnderstoodError, Surroundings
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.accept import accept
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.reference_data import parameters

ONE = UUID(int=1)
THURSDAY = date(2026, 10, 1)
EMPTY = Line(THURSDAY, planned=240)
HALF_PAST_EIGHT, NOON = time(8, 30), time(12, 30)


def traineeship(**more: Any) -> Traineeship:
    given = {
        "id": ONE, "kind": TraineeshipKind.EXTRACURRICULAR, "hours_day": Decimal(4), "days_week": 5,
        "starts_on": date(2026, 10, 1), "planned_end_on": date(2027, 3, 31),
    }  # fmt: skip
    return Traineeship(**(given | more))


def lines(month: str = "2026-10", **around: Any) -> tuple[Line, ...]:
    given = {"ends_on": date(2027, 3, 31), "is_holiday": Calendar(parameters()).is_holiday} | around
    return register.month_lines(traineeship(), month, Surroundings(**given))


def test_the_weekdays_of_the_month_are_planned_at_the_hours_of_the_project() -> None:
    october = lines()
    assert len(october) == 31
    assert sum(1 for line in october if line.planned) == 22
    assert {line.planned for line in october} == {0, 240}


def test_holidays_are_not_planned() -> None:
    december = [line.on.day for line in lines("2026-12") if line.planned]
    assert {7, 8, 25}.isdisjoint(december)
    assert len(december) == 20


def test_days_before_the_start_and_after_the_end_are_outside() -> None:
    assert not any(line.is_in or line.planned for line in lines("2026-09"))
    march = lines("2027-03", ends_on=date(2027, 3, 15))
    assert [line.on.day for line in march if line.is_in] == list(range(1, 16))


def test_a_kept_day_comes_back_as_it_was_written() -> None:
    kept = Day(on=THURSDAY, planned=300, worked=180, enters_at=time(9), leaves_at=time(12), absence=Absence.NONE)
    assert lines(days=[kept])[0] == Line(THURSDAY, 300, 180, time(9), time(12))


def test_the_usual_weekdays_are_learnt_from_the_days_kept() -> None:
    kept = [Day(on=date(2026, 10, number), planned=240, worked=240) for number in (6, 8, 13, 15)]
    two_days = register.month_lines(
        traineeship(days_week=2), "2026-11", Surroundings(days=kept, ends_on=date(2027, 3, 31))
    )
    assert {line.on.weekday() for line in two_days if line.planned} == {1, 3}


def test_days_inside_a_suspension_come_marked_and_leave_the_totals() -> None:
    rest = Suspension(starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 16))
    october = lines(suspensions=[rest])
    assert [line.on.day for line in october if line.absence == Absence.SUSPENSION] == [12, 13, 14, 15, 16]
    assert register.totals(october).days_planned == 17


def test_the_register_is_in_the_order_of_the_paper() -> None:
    left, right = register.halves(lines())
    assert (left[0].on.day, left[-1].on.day, right[0].on.day, right[-1].on.day) == (1, 16, 17, 31)


def test_two_times_make_the_minutes() -> None:
    entered = register.type_in(EMPTY, "enters_at", "830")
    assert (entered.enters_at, entered.worked) == (HALF_PAST_EIGHT, 0)
    left = register.type_in(entered, "leaves_at", "1230")
    assert left == Line(THURSDAY, 240, 240, HALF_PAST_EIGHT, NOON)


@pytest.mark.parametrize("typed", ["830 1230", "8:30 12:30", "8.30 12,30"])
def test_both_times_may_be_typed_in_one_cell(typed: str) -> None:
    assert register.type_in(EMPTY, "enters_at", typed).worked == 240


@pytest.mark.parametrize(
    ("typed", "at"), [("8", time(8)), ("12", time(12)), ("0830", HALF_PAST_EIGHT), ("905", time(9, 5))]
)
def test_a_time_may_be_typed_in_many_ways(typed: str, at: time) -> None:
    assert register.type_in(EMPTY, "enters_at", typed).enters_at == at


def test_equals_means_as_planned() -> None:
    assert register.type_in(EMPTY, "enters_at", "=") == Line(THURSDAY, 240, 240)


@pytest.mark.parametrize(
    ("key", "absence"),
    [
        ("G", Absence.JUSTIFIED),
        ("n", Absence.UNJUSTIFIED),
        ("f", Absence.CLOSURE),
        ("S", Absence.SUSPENSION),
    ],
)
def test_a_letter_marks_the_absence_and_clears_the_hours(key: str, absence: Absence) -> None:
    worked = Line(THURSDAY, 240, 240, HALF_PAST_EIGHT, NOON)
    assert register.type_in(worked, "leaves_at", key) == Line(THURSDAY, 240, absence=absence)


def test_hours_after_an_absence_take_the_absence_away() -> None:
    absent = register.type_in(EMPTY, "enters_at", "G")
    assert register.type_in(absent, "worked", "3,5") == Line(THURSDAY, 240, 210)


@pytest.mark.parametrize(("typed", "minutes"), [("4", 240), ("4:30", 270), ("4,5", 270), ("0,25", 15), ("10", 600)])
def test_hours_may_be_typed_alone(typed: str, minutes: int) -> None:
    assert register.type_in(EMPTY, "worked", typed).worked == minutes


def test_nothing_typed_clears_the_day_and_keeps_what_was_planned() -> None:
    assert register.type_in(Line(THURSDAY, 240, 240, HALF_PAST_EIGHT, NOON), "worked", " ") == EMPTY


def test_the_planned_hours_of_a_day_may_be_changed() -> None:
    assert register.type_in(EMPTY, "planned", "6") == Line(THURSDAY, 360)
    assert register.type_in(EMPTY, "planned", "") == Line(THURSDAY, 0)


@pytest.mark.parametrize(
    ("cell", "typed", "sentence"),
    [
        ("enters_at", "2561", "Scrivi un'ora come 830 o 8:30, = per «come previsto», oppure G, N, F, S."),
        ("enters_at", "X", "Scrivi un'ora come 830 o 8:30, = per «come previsto», oppure G, N, F, S."),
        ("absence", "830", "Scrivi un'ora come 830 o 8:30, = per «come previsto», oppure G, N, F, S."),
        ("enters_at", "1230 830", "L'uscita viene prima dell'entrata: controlla le due ore."),
        ("worked", "molte", "Le ore si scrivono come 4, 4:30 o 4,5."),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(cell: str, typed: str, sentence: str) -> None:
    i18n.use_language("it")
    with pytest.raises(NotUnderstoodError) as refused:
        register.type_in(EMPTY, cell, typed)
    assert str(refused.value) == sentence


def test_filling_down_copies_to_the_days_that_await_something_until_a_day() -> None:
    october = list(lines())
    october[0] = register.type_in(october[0], "enters_at", "830 1230")
    october[1] = register.type_in(october[1], "enters_at", "G")
    filled = register.fill_down(october, 0, date(2026, 10, 9))
    assert filled[1].absence == Absence.JUSTIFIED
    assert [line.on.day for line in filled if line.worked] == [1, 5, 6, 7, 8, 9]
    assert filled[4].enters_at == HALF_PAST_EIGHT


def test_enter_goes_to_the_next_planned_day() -> None:
    october = lines()
    assert register.next_position(october, 0) == 1
    assert register.next_position(october, 1) == 4
    assert register.next_position(october, 29) == 29


def test_the_totals_follow_what_is_typed() -> None:
    october = register.fill_down((register.type_in(lines()[0], "worked", "4"), *lines()[1:]), 0, date(2026, 10, 26))
    absent = tuple(register.type_in(line, "worked", "N") if line.is_awaited else line for line in october)
    found = register.totals(absent)
    assert (found.days_done, found.days_planned, found.percent) == (18, 22, Decimal("81.8"))


def test_a_day_too_long_or_outside_the_dates_is_refused_before_it_is_kept() -> None:
    october = list(lines(ends_on=date(2026, 10, 29)))
    october[0] = register.type_in(october[0], "worked", "12:15")
    october[1] = register.type_in(october[1], "worked", "12")
    october[29] = register.type_in(october[29], "worked", "4")
    assert register.wrong_days(october) == (date(2026, 10, 1), date(2026, 10, 30))


def test_two_devices_make_the_same_row_of_a_day_and_of_a_month() -> None:
    assert register.day_id(ONE, THURSDAY) == register.values(EMPTY, ONE)["id"]
    assert register.day_id(ONE, THURSDAY) != register.day_id(UUID(int=2), THURSDAY)
    assert register.month_id(ONE, "2026-10") == register.month_id(UUID(ONE.hex), "2026-10")
    assert register.month_id(ONE, "2026-10") != register.month_id(ONE, "2026-11")


def test_the_values_of_a_day_pass_the_door_of_the_record() -> None:
    given = register.values(Line(THURSDAY, 240, 240, HALF_PAST_EIGHT, NOON), ONE)
    del given["id"]
    accepted = accept(Day, given)
    assert accepted.problems == ()
    assert accepted.values == given


def full() -> tuple[Line, ...]:
    return tuple(register.type_in(line, "worked", "=") if line.planned else line for line in lines())


def test_a_full_month_with_its_signed_sheet_can_be_closed() -> None:
    assert register.why_not_close(full(), "TR-7K4M-2", date(2026, 11, 2)) == ""
    assert register.closing(" tr-7k4m-2", date(2026, 11, 2)) == {
        "closed_on": date(2026, 11, 2),
        "key_code": "TR-7K4M-2",
    }


def test_a_month_is_not_closed_before_its_end_with_empty_days_or_without_the_sheet() -> None:
    i18n.use_language("it")
    two_empty = (*full()[:-3], register.type_in(full()[28], "worked", ""), register.type_in(full()[29], "worked", ""))
    november = date(2026, 11, 2)
    assert register.why_not_close(full(), "TR-7K4M-2", date(2026, 10, 30)) == (
        "Il mese non è ancora finito: chiudilo quando è passato l'ultimo giorno."
    )
    assert register.why_not_close(two_empty, "TR-7K4M-2", november) == (
        "Restano vuoti 2 giorni: scrivi com'è andata, poi chiudi il mese."
    )
    assert register.why_not_close(full(), " ", november) == "Scrivi il codice stampato sul foglio firmato."


def test_a_closed_month_is_opened_again_only_with_a_reason() -> None:
    assert register.is_closed(Month(month="2026-10", closed_on=date(2026, 11, 2)))
    assert not register.is_closed(Month(month="2026-10"))
    assert not register.is_closed(None)
    assert register.reopening(" un giorno sbagliato ") == {"closed_on": None, "reopen_reason": "un giorno sbagliato"}
    with pytest.raises(NotUnderstoodError, match="opened again"):
        register.reopening(" ")
