"""The names of the months, and months as `2026-10`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def month_key(day: date) -> str:
    """Return the month of a day as it is stored: `2026-10`."""
    return f"{day:%Y-%m}"


def month_words(month: str) -> str:
    """Return a stored month in words: «ottobre 2026»; ValueError when it is none."""
    first = first_day(month)
    return _("{month} {year}").format(month=_(_NAMES[first.month - 1]), year=first.year)


def day_words(day: date) -> str:
    """Return a day as running text writes it: «3 novembre 2026»."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_NAMES[day.month - 1]), year=day.year)


def first_day(month: str) -> date:
    """Return the first day of a stored month; ValueError when it is none."""
    year, _dash, number = month.partition("-")
    return date(int(year), int(number), 1)


def days_of(month: str) -> list[date]:
    """Return the days of a stored month, in order; ValueError when it is none."""
    first = first_day(month)
    return [first + timedelta(days=n) for n in range(monthrange(first.year, first.month)[1])]


def months_from(first: date, last: date) -> Iterator[str]:
    """Walk the stored months from the one of the first day to the one of the last."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"
