"""Days and periods as the office counts them: open ends, calendar months, dates as people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def covers(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    """Tell whether a period holds a day; both its days belong to it, an empty end is open, and so is an empty start."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)


def overlap(first: tuple[date | None, date | None], second: tuple[date | None, date | None]) -> bool:
    """Tell whether two periods share a day; an empty start or end is open."""
    starts = max(first[0] or date.min, second[0] or date.min)
    return starts <= min(first[1] or date.max, second[1] or date.max)


def add_days(day: date, days: int) -> date:
    """Return the day some days later or earlier; a day out of the calendar becomes its last or first one."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """Return the same day some calendar months later or earlier; 31/01 and one month give 28/02 or 29/02."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """Return how many whole calendar months have passed; negative when the days are the other way round."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (add_months(earlier, months) > later)


def written(day: date) -> str:
    """Return a day as sentences write it, dd/mm/yyyy in both languages."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
