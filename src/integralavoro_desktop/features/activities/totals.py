"""The minutes of the diary added up, by kind and by month; deleted rows never count, obscured ones do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


def minutes_by_kind(activities: Iterable[Any], first: date, last: date) -> dict[str, int]:
    """Return the minutes for each kind, from the first to the last day included."""
    spent: Counter[str] = Counter()
    for activity in _between(activities, first, last):
        spent[activity.kind or ""] += activity.minutes or 0
    return dict(sorted(spent.items()))


def minutes_by_month(activities: Iterable[Any], first: date, last: date) -> dict[date, int]:
    """Return the minutes for each calendar month, told by its first day; months without a row are left out."""
    spent: Counter[date] = Counter()
    for activity in _between(activities, first, last):
        spent[activity.happened_on.replace(day=1)] += activity.minutes or 0
    return dict(sorted(spent.items()))


def minutes_by_kind_and_month(activities: Iterable[Any], first: date, last: date) -> dict[tuple[str, date], int]:
    """Return the minutes for each kind in each calendar month."""
    spent: Counter[tuple[str, date]] = Counter()
    for activity in _between(activities, first, last):
        spent[activity.kind or "", activity.happened_on.replace(day=1)] += activity.minutes or 0
    return dict(sorted(spent.items()))


def _between(activities: Iterable[Any], first: date, last: date) -> Iterator[Any]:
    for activity in activities:
        if activity.deleted_at is None and activity.happened_on and first <= activity.happened_on <= last:
            yield activity
