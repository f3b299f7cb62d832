"""Periods count both their days, and months are calendar months."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from integralavoro_desktop.kernel.periods import add_days, add_months, covers, months_between, overlap, written

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def test_both_days_belong_to_a_period():
    march = (date(2026, 3, 1), date(2026, 3, 31))
    assert covers(*march, date(2026, 3, 1))
    assert covers(*march, date(2026, 3, 31))
    assert not covers(*march, date(2026, 4, 1))


def test_an_empty_end_is_open():
    assert covers(date(2026, 3, 1), None, date(2099, 1, 1))
    assert covers(None, date(2026, 3, 1), date(1999, 1, 1))


def test_periods_that_touch_on_a_day_overlap():
    assert overlap((None, date(2026, 3, 31)), (date(2026, 3, 31), None))
    assert not overlap((None, date(2026, 3, 31)), (date(2026, 4, 1), None))


def test_a_month_after_the_end_of_january_is_the_end_of_february():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 3, 31), -13) == date(2025, 2, 28)


def test_only_whole_months_are_counted():
    assert months_between(date(2026, 1, 31), date(2026, 2, 27)) == 0
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_between(date(2026, 2, 23), date(2026, 11, 22)) == 8


@given(DAYS, st.integers(0, 600))
def test_adding_months_and_counting_them_agree(day, months):
    assert months_between(day, add_months(day, months)) == months


def test_a_day_is_written_as_people_write_it():
    assert written(date(1985, 12, 9)) == "09/12/1985"


def test_a_day_out_of_the_calendar_becomes_its_last_or_first_day():
    assert add_days(date(9999, 12, 1), 60) == date.max
    assert add_days(date(1, 1, 10), -60) == date.min
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 1), -1) == date.min
