"""Public holidays and working days."""

from __future__ import annotations

from datetime import date

import pytest

from integralavoro_desktop.kernel.holidays import Calendar, easter
from integralavoro_desktop.kernel.reference_data import Parameters, parameters


@pytest.mark.parametrize(
    "sunday",
    [
        date(1818, 3, 22), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19), date(2000, 4, 23),
        date(2008, 3, 23), date(2019, 4, 21), date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
        date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19),
    ],
)  # fmt: skip
def test_easter_falls_on_the_known_sundays(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def test_easter_is_always_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1900, 2200):
        sunday = easter(year)
        assert sunday.weekday() == 6
        assert (3, 22) <= (sunday.month, sunday.day) <= (4, 25)


def test_june_2023_has_24_days_in_a_six_day_week_and_21_in_a_five_day_week() -> None:
    rho = Calendar(parameters(), patron="06-24")
    assert rho.working_days(2023, 6, week=6) == 24
    assert rho.working_days(2023, 6, week=5) == 21


def test_a_year_has_its_eleven_holidays_and_the_patron() -> None:
    milano = Calendar(parameters())
    days = [date.fromordinal(n) for n in range(date(2025, 1, 1).toordinal(), date(2026, 1, 1).toordinal())]
    assert [f"{day:%d/%m}" for day in days if milano.is_holiday(day)] == [
        "01/01", "06/01", "21/04", "25/04", "01/05", "02/06", "15/08", "01/11", "07/12", "08/12", "25/12", "26/12",
    ]  # fmt: skip


def test_saint_francis_is_a_holiday_from_2026() -> None:
    milano = Calendar(parameters())
    assert not milano.is_holiday(date(2025, 10, 4))
    assert milano.holiday_on(date(2026, 10, 4)) == "Saint Francis"


def test_the_patron_is_the_one_of_the_place() -> None:
    assert Calendar(parameters()).holiday_on(date(2026, 12, 7)) == "Patron saint's day"
    assert not Calendar(parameters(), patron="").is_holiday(date(2026, 12, 7))
    assert Calendar(parameters(), patron="06-24").is_holiday(date(2026, 6, 24))


def test_a_sunday_is_no_holiday_and_no_working_day() -> None:
    milano = Calendar(parameters())
    sunday = date(2026, 11, 22)
    assert not milano.is_holiday(sunday)
    assert not milano.is_working_day(sunday, week=6)


def test_without_parameters_no_holiday_is_made_up() -> None:
    assert not Calendar(Parameters(())).is_holiday(date(2026, 12, 25))
