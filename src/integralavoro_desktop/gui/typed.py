"""Days, months, times and lengths as people type them, and the same values written back."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.months import month_words
from integralavoro_desktop.kernel.periods import add_days

if TYPE_CHECKING:
    from datetime import time

_NEAR = (
    (N_("today"), 0),
    (N_("yesterday"), -1),
    (N_("tomorrow"), 1),
    (N_("the day after tomorrow"), 2),
    (N_("the day before yesterday"), -2),
)
_NOW = N_("now")
_SHIFT = re.compile(r"[+\-−]\s*\d{1,5}")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})\W*\s+([^\W\d]{3,})\.?(?:\s+(\d{4}|\d{2}))?")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_STORED_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_WORDS = re.compile(r"([^\W\d]{3,})\.?(?:\s+(\d{4}|\d{2}))?")
_LENGTH = re.compile(r"(?:(\d+)\s*(?:h|:)\s*)?(?:(\d+)\s*(?:min|m|')?)?", re.IGNORECASE)
_WITH_TIME = re.compile(r"(.+?)[,\s]+(?:\w{1,4}\s+)?(\d{1,2})[:.]?(\d{2})")
_THIS_CENTURY_AHEAD = 20


def read_day(text: str, today: date | None = None) -> date:
    """Return the day somebody typed: «3/11», «3/11/26», «ieri», «+7», «8 aprile 1992»; ValueError for anything else.

    A day without a year is of this year.
    """
    today = today or clock.today()
    bare = text.strip()
    near = {fold(name): days for word, days in _NEAR for name in (word, _(word))}
    if fold(bare) in near:
        return add_days(today, near[fold(bare)])
    if _SHIFT.fullmatch(bare):
        return add_days(today, int(bare.replace("−", "-").replace(" ", "")))
    numbers = _NUMBERS.fullmatch(bare) or _PACKED.fullmatch(bare)
    if numbers:
        return date(_year(numbers[3], today), int(numbers[2]), int(numbers[1]))
    words = _IN_WORDS.fullmatch(bare)
    if words:
        return date(_year(words[3], today), _month_number(words[2]), int(words[1]))
    return date.fromisoformat(bare)


def read_month(text: str, today: date | None = None) -> str:
    """Return the stored month somebody typed: «10/2026», «ottobre», «ott 26»; ValueError for anything else."""
    today = today or clock.today()
    bare = text.strip()
    if found := _STORED_MONTH.fullmatch(bare):
        year, number = int(found[1]), int(found[2])
    elif found := _MONTH.fullmatch(bare):
        year, number = _year(found[2], today), int(found[1])
    elif found := _MONTH_WORDS.fullmatch(bare):
        year, number = _year(found[2], today), _month_number(found[1])
    else:
        raise ValueError
    return f"{date(year, number, 1):%Y-%m}"


def read_minutes(text: str) -> int:
    """Return the minutes somebody typed: «90», «1:30», «1 h 30»; ValueError for anything else."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or not (found[1] or found[2]):
        raise ValueError
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def read_moment(text: str) -> datetime:
    """Return the moment somebody typed, in this machine's time: «adesso», «ieri 14:30»; ValueError otherwise."""
    bare = text.strip()
    if fold(bare) in {_NOW, fold(_(_NOW))}:
        return clock.now()
    found = _WITH_TIME.fullmatch(bare)
    if not found:
        raise ValueError
    day = read_day(found[1])
    local = datetime(day.year, day.month, day.day, int(found[2]), int(found[3]))  # noqa: DTZ001 - made aware right here
    return local.astimezone()


def time_words(value: time | datetime) -> str:
    """Return a time of day: «8:30»."""
    return f"{value.hour}:{value.minute:02}"


def minutes_words(minutes: int) -> str:
    """Return a length: «45 min», «1 h 30 min»."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


def _year(text: str | None, today: date) -> int:
    if not text:
        return today.year
    if len(text) > 2:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year + _THIS_CENTURY_AHEAD else year - 100


def _month_number(text: str) -> int:
    wanted = fold(text)
    return next((n for n in range(1, 13) if fold(_month_name(n)).startswith(wanted)), 0)


def _month_name(number: int) -> str:
    return month_words(f"2000-{number:02}").split()[0]
