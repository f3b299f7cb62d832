"""What a practice district is made of: how many people, which seed, which month; and the days it turns on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import days_of, first_day, month_key
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = 60
SEED = 1
_EARLIEST = "2023-01"
_WORK_ENDS = time(16, 30)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people, from which seed, around which month (`2026-11`, empty for this one)."""

    people: int = PEOPLE
    seed: int = SEED
    month: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """What was made: the folder of each store, the file with their passphrase, and how many rows of each type."""

    office: Path
    coaches: tuple[Path, Path]
    passphrase: Path
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def stores(self) -> dict[str, Path]:
        """Return the folders by what they are called."""
        return {path.name: path for path in (self.office, *self.coaches)}


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the district: the office begins, the laptops are paired, the exchange, and today."""

    began: date
    paired: date
    exchanged: date
    today: date

    @classmethod
    def of(cls, month: str) -> Days:
        """Return the days around a month; AppError where it has not begun or lies too far back.

        Today is the last day of the month, or the real today while the month runs.
        """
        chosen = checked_month(month)
        today = min(clock.today(), days_of(chosen)[-1])
        first = add_months(first_day(chosen), -1)
        third = first_day(chosen) + timedelta(days=2)
        return cls(first, add_days(first, 1), min(third, add_days(today, -2)), today)

    def moment(self, day: date) -> datetime:
        """Return when the work of a day is written down: at its end, or now where the day is not over."""
        return min(datetime.combine(day, _WORK_ENDS, UTC), clock.now())


def checked_month(month: str) -> str:
    """Return a month of the plan in its stored form, this one if empty; AppError where it cannot be practised."""
    now = month_key(clock.today())
    if not month:
        return now
    try:
        key = month_key(first_day(month))
    except ValueError as error:
        raise _no_month() from error
    if not _EARLIEST <= key <= now:
        raise _no_month()
    return key


def _no_month() -> AppError:
    return AppError(
        _("This month cannot be practised."),
        _("No practice archive was made."),
        _("Write a month from 2023 until this one, for example 2026-10."),
    )
