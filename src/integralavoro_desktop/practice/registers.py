"""Month registers as they come back signed: closed months with their codes, the running one still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Protocol

from integralavoro_desktop.features.traineeships import register
from integralavoro_desktop.features.traineeships.children import Day, Month
from integralavoro_desktop.kernel.months import days_of, month_key, months_from
from integralavoro_desktop.kernel.periods import add_days, covers
from integralavoro_desktop.practice.file import is_workday, workday
from integralavoro_desktop.printing import keycode

if TYPE_CHECKING:
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.practice.file import File

PAPER = "TR"
_PRESENT = 92  # in a hundred
_CLOSES_AFTER = 3  # days into the next month
_STARTS_AT = (time(8, 30), time(9, 0))


class Wanted(Protocol):
    """What decides the days of a register: when it rests, and how many absences each month has."""

    @property
    def rests(self) -> tuple[date, date | None] | None: ...
    @property
    def absences(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The days of one month on which something was planned, and when they are written into the program."""

    month: str
    days: tuple[date, ...]
    closed_on: date | None


def keep_register(file: File, made: Traineeship, last: date, wanted: Wanted) -> None:
    """Note the days of a traineeship; a month is written when its signed sheet comes back, the last one day by day."""
    starts = made.starts_on or last
    enters = file.dice.pick(_STARTS_AT)
    for number, month in enumerate(months_from(starts, min(last, file.today))):
        sheet = _sheet(file, month, (starts, last))
        count = wanted.absences[number] if number < len(wanted.absences) else -1
        missing = _missing(file, sheet, count)
        for day in sheet.days:
            absence = "suspension" if _rests(wanted, day) else missing.get(day, "none")
            _note_day(file, made, (day, absence, enters), sheet.closed_on or day)
        if sheet.closed_on:
            given = {"traineeship_id": made.id, "month": month, "closed_on": sheet.closed_on}
            key = register.month_id(made.id, month)
            code = keycode.make(PAPER, file.dice.pick)
            file.inside(Month, sheet.closed_on, given | {"key_code": code}, key=key)


def _sheet(file: File, month: str, period: tuple[date, date]) -> _Sheet:
    days = tuple(day for day in days_of(month) if is_workday(day) and covers(*period, day))
    closes = workday(add_days(days_of(month)[-1], _CLOSES_AFTER))
    is_back = closes <= file.today and month != month_key(file.today)
    yesterday = add_days(file.today, -1)
    return _Sheet(month, days if is_back else tuple(d for d in days if d <= yesterday), closes if is_back else None)


def _missing(file: File, sheet: _Sheet, count: int) -> dict[date, str]:
    """Return the days of absence: so many as wanted, by chance where none are asked for."""
    if count >= 0:
        chosen = file.dice.some(sheet.days, count, count)
        return {day: "unjustified" if at == len(chosen) - 1 else "justified" for at, day in enumerate(chosen)}
    days = [day for day in sheet.days if not file.dice.chance(_PRESENT)]
    return {day: "justified" if file.dice.chance(80) else "unjustified" for day in days}


def _rests(wanted: Wanted, day: date) -> bool:
    return wanted.rests is not None and covers(*wanted.rests, day)


def _note_day(file: File, made: Traineeship, what: tuple[date, str, time], on: date) -> None:
    day, absence, enters = what
    planned = int((made.hours_day or 0) * 60)
    given = {"traineeship_id": made.id, "on": day, "planned": planned, "worked": 0, "absence": absence}
    if absence == "none":
        leaves = time(enters.hour + planned // 60, enters.minute)
        given |= {"worked": planned, "enters_at": enters, "leaves_at": leaves}
    file.inside(Day, on, given, key=register.day_id(made.id, day))
