"""Minutes of the diary added up by kind and month."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from integralavoro_desktop.features.activities.totals import (
    minutes_by_kind,
    minutes_by_kind_and_month,
    minutes_by_month,
)
from integralavoro_desktop.kernel import clock

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 30)


def row(kind: str, minutes: int | None, day: date | None, deleted_at=None) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, minutes=minutes, happened_on=day, deleted_at=deleted_at)


ROWS = [
    row("02", 60, date(2026, 10, 1)),
    row("02", 30, date(2026, 11, 30)),
    row("01", 45, date(2026, 11, 2)),
    row("19", None, date(2026, 11, 3)),
    row("02", 99, date(2026, 9, 30)),
    row("02", 99, date(2026, 12, 1)),
    row("02", 99, None),
]


def test_minutes_are_added_up_by_kind() -> None:
    assert minutes_by_kind(ROWS, FIRST, LAST) == {"01": 45, "02": 90, "19": 0}


def test_minutes_are_added_up_by_month() -> None:
    assert minutes_by_month(ROWS, FIRST, LAST) == {date(2026, 10, 1): 60, date(2026, 11, 1): 75}


def test_minutes_are_added_up_by_kind_in_each_month() -> None:
    found = minutes_by_kind_and_month(ROWS, FIRST, LAST)
    assert found["02", date(2026, 10, 1)] == 60
    assert sum(found.values()) == sum(minutes_by_kind(ROWS, FIRST, LAST).values()) == 135


def test_a_deleted_row_never_counts() -> None:
    assert minutes_by_kind([row("02", 60, FIRST, deleted_at=clock.now())], FIRST, LAST) == {}
