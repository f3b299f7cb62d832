"""Days, months, times and lengths are read as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from integralavoro_desktop.gui.typed import minutes_words, read_day, read_minutes, read_moment, read_month
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.months import day_words

TODAY = date(2026, 11, 22)
DAYS = [
    ("3/11", date(2026, 11, 3)),
    ("3.11.26", date(2026, 11, 3)),
    ("3-11-2026", date(2026, 11, 3)),
    ("08041992", date(1992, 4, 8)),
    ("8/4/92", date(1992, 4, 8)),
    ("2026-11-03", date(2026, 11, 3)),
    ("+7", date(2026, 11, 29)),
    ("-3", date(2026, 11, 19)),
    ("yesterday", date(2026, 11, 21)),
    ("Tomorrow", date(2026, 11, 23)),
    ("3 November", date(2026, 11, 3)),
    ("3 nov 2025", date(2025, 11, 3)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_is_read_as_typed(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31/2", "32/1/2026", "soon", "3 foo", "", "13"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert is_refused(read_day, typed)


def test_words_for_days_are_read_in_italian_too() -> None:
    i18n.use_language("it")
    read = {word: read_day(word, TODAY).day for word in ("ieri", "Dopodomani", "8 aprile 1992")}
    assert read == {"ieri": 21, "Dopodomani": 24, "8 aprile 1992": 8}


@pytest.mark.parametrize("day", [date(1992, 4, 8), date(2026, 5, 31), date(2000, 2, 29)])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_day_written_in_words_is_read_back(day: date, language: str) -> None:
    i18n.use_language(language)
    assert read_day(day_words(day), TODAY) == day


@pytest.mark.parametrize("typed", ["10/26", "10/2026", "2026-10", "October", "oct 26"])
def test_a_month_is_read_as_typed(typed: str) -> None:
    assert read_month(typed, TODAY) == "2026-10"


@pytest.mark.parametrize("typed", ["13/2026", "0/2026", "soonish", ""])
def test_what_is_no_month_is_refused(typed: str) -> None:
    assert is_refused(read_month, typed)


@pytest.mark.parametrize(("typed", "minutes"), [("90", 90), ("1:30", 90), ("1 h 30", 90), ("45 min", 45), ("2h", 120)])
def test_a_length_is_read_as_typed(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize("minutes", [0, 45, 60, 90, 615])
def test_a_length_written_is_read_back(minutes: int) -> None:
    assert read_minutes(minutes_words(minutes)) == minutes


def test_a_moment_is_read_in_the_time_of_this_machine(fixed_clock) -> None:
    local = fixed_clock.now.astimezone()
    assert read_moment("now") == fixed_clock.now
    typed = read_moment(f"{local.day}/{local.month}/{local.year} {local.hour}:{local.minute:02}")
    assert typed.astimezone(UTC) == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def is_refused(read, typed: str) -> bool:
    """Tell whether a text is refused, whatever Python says of it."""
    try:
        read(typed, TODAY)
    except ValueError:
        return True
    return False
