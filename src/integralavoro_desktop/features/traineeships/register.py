"""The month register as it is typed: planned days, quick keys, filling down, totals, closing and reopening."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships.choices import Absence
from integralavoro_desktop.features.traineeships.length import minutes_a_day, weekdays_of
from integralavoro_desktop.features.traineeships.presence import Presence, presence
from integralavoro_desktop.features.traineeships.rules import MOST_MINUTES
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import days_of
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.record import derived_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from integralavoro_desktop.features.traineeships.children import Day, Month, Suspension
    from integralavoro_desktop.features.traineeships.model import Traineeship

LEFT_HALF = 16
LETTERS = {
    "G": Absence.JUSTIFIED,
    "N": Absence.UNJUSTIFIED,
    "F": Absence.CLOSURE,
    "S": Absence.SUSPENSION,
}
AS_PLANNED = "="
_TIME = re.compile(r"(\d{1,2})(?:[:.,]?(\d{2}))?")


class NotUnderstoodError(ValueError):
    """What was typed makes no sense in that cell; the message is a whole translated sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the register: minutes planned and done, times, absence. `is_in` says that the day is in the dates."""

    on: date
    planned: int = 0
    worked: int = 0
    enters_at: time | None = None
    leaves_at: time | None = None
    absence: Absence | None = Absence.NONE
    is_in: bool = True

    @property
    def is_filled(self) -> bool:
        """Tell whether somebody said what happened on this day."""
        return self.worked > 0 or self.absence not in {None, Absence.NONE}

    @property
    def is_awaited(self) -> bool:
        """Tell whether something should be written here and is not."""
        return self.planned > 0 and not self.is_filled


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides the planned days of a month: days already kept, suspensions, last day, holidays."""

    days: Sequence[Day] = ()
    suspensions: Sequence[Suspension] = ()
    ends_on: date | None = None
    is_holiday: Callable[[date], bool] = lambda day: False


def month_lines(traineeship: Traineeship, month: str, around: Surroundings) -> tuple[Line, ...]:
    """Return every day of a month (`2026-10`): as kept where it was kept, else as planned.

    Planned are the usual weekdays inside the dates that are no holiday; days inside a suspension come marked so.
    """
    kept = {row.on: row for row in around.days}
    weekdays = weekdays_of(traineeship, around.days)
    lines = []
    for day in days_of(month):
        is_in = traineeship.starts_on is not None and covers(traineeship.starts_on, around.ends_on, day)
        row = kept.get(day)
        if row is not None:
            lines.append(_kept(row, day, is_in=is_in))
            continue
        is_planned = is_in and day.weekday() in weekdays and not around.is_holiday(day)
        rests = any(s.starts_on and covers(s.starts_on, s.ends_on, day) for s in around.suspensions)
        absence = Absence.SUSPENSION if is_planned and rests else Absence.NONE
        lines.append(Line(day, minutes_a_day(traineeship) if is_planned else 0, absence=absence, is_in=is_in))
    return tuple(lines)


def halves(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the two columns of the register, in the order of the paper: days 1 to 16, then the others."""
    return lines[:LEFT_HALF], lines[LEFT_HALF:]


def type_in(line: Line, cell: str, typed: str) -> Line:
    """Return a day after something was typed in one of its cells.

    In any cell: `=` as planned, `G` justified, `N` unjustified, `F` closed or holiday, `S` suspended, nothing to
    clear. In `enters_at` and `leaves_at` a time (`830`, `8:30`, `8`), or both (`830 1230`); in `worked` hours
    (`4`, `4:30`, `4,5`); in `planned` the same. Raises NotUnderstoodError with a sentence.
    """
    keys = typed.strip().upper()
    if cell == "planned":
        return replace(line, planned=_minutes(keys) if keys else 0)
    if keys in {"", AS_PLANNED, *LETTERS}:
        return _by_key(line, keys)
    if cell == "worked":
        return _worked(line, _minutes(keys))
    times = [_time(part) for part in keys.split()]
    if len(times) == 2:
        return _with_times(line, times[0], times[1])
    if len(times) != 1 or cell not in {"enters_at", "leaves_at"}:
        raise NotUnderstoodError(_not_understood())
    if cell == "enters_at":
        return _with_times(line, times[0], line.leaves_at)
    return _with_times(line, line.enters_at, times[0])


def fill_down(lines: Sequence[Line], position: int, until: date) -> tuple[Line, ...]:
    """Return the month with the day at `position` copied to the days after it that await something, up to `until`."""
    source = lines[position]
    return tuple(
        _like(line, source) if at > position and line.is_awaited and line.on <= until else line
        for at, line in enumerate(lines)
    )


def next_position(lines: Sequence[Line], position: int) -> int:
    """Return where Enter goes: the next day that can be typed in, or the same place on the last one."""
    later = (at for at in range(position + 1, len(lines)) if lines[at].is_in and lines[at].planned)
    return next(later, position)


def totals(lines: Iterable[Line]) -> Presence:
    """Return days and minutes done and planned of a month."""
    return presence(lines)


def wrong_days(lines: Iterable[Line]) -> tuple[date, ...]:
    """Return the days that TRA-6 refuses: something written outside the dates, or more minutes than a day allows."""
    return tuple(line.on for line in lines if line.worked > MOST_MINUTES or (line.is_filled and not line.is_in))


def values(line: Line, traineeship_id: UUID) -> dict[str, Any]:
    """Return the fields of a day as the register keeps it; its id is the same on every device."""
    return {
        "id": day_id(traineeship_id, line.on),
        "traineeship_id": traineeship_id,
        "on": line.on,
        "planned": line.planned,
        "worked": line.worked,
        "enters_at": line.enters_at,
        "leaves_at": line.leaves_at,
        "absence": line.absence,
    }


def day_id(traineeship_id: UUID, on: date) -> UUID:
    """Return the id of a day of the register."""
    return derived_id("traineeship.day", traineeship_id.hex, on.isoformat())


def month_id(traineeship_id: UUID, month: str) -> UUID:
    """Return the id of a month of the register."""
    return derived_id("traineeship.month", traineeship_id.hex, month)


def is_closed(month: Month | None) -> bool:
    """Tell whether a month is read only."""
    return month is not None and month.closed_on is not None


def why_not_close(lines: Sequence[Line], key_code: str, today: date) -> str:
    """Return the sentence that says what is missing before a month can be closed, empty when nothing is.

    `key_code` is the code of the signed sheet that came back.
    """
    last = max((line.on for line in lines if line.is_in), default=None)
    awaited = sum(1 for line in lines if line.is_awaited)
    if last is None or last > today:
        return _("The month is not over yet: close it when the last day has passed.")
    if awaited:
        sentence = ngettext(
            "{n} day is still empty: write what happened, then close the month.",
            "{n} days are still empty: write what happened, then close the month.",
            awaited,
        )
        return sentence.format(n=awaited)
    return "" if key_code.strip() else _("Write the code printed on the signed sheet.")


def closing(key_code: str, today: date) -> dict[str, Any]:
    """Return the values that close a month."""
    return {"closed_on": today, "key_code": key_code.strip().upper()}


def reopening(reason: str) -> dict[str, Any]:
    """Return the values that open a closed month again; NotUnderstoodError without a reason."""
    if not reason.strip():
        raise NotUnderstoodError(_("Write why the month is opened again."))
    return {"closed_on": None, "reopen_reason": reason.strip()}


def _kept(row: Day, on: date, *, is_in: bool) -> Line:
    return Line(on, row.planned or 0, row.worked or 0, row.enters_at, row.leaves_at, row.absence, is_in)


def _by_key(line: Line, key: str) -> Line:
    if key == AS_PLANNED:
        return replace(_empty(line), worked=line.planned)
    return replace(_empty(line), absence=LETTERS.get(key, Absence.NONE))


def _empty(line: Line) -> Line:
    return replace(line, worked=0, enters_at=None, leaves_at=None, absence=Absence.NONE)


def _worked(line: Line, minutes: int) -> Line:
    return replace(_empty(line), worked=minutes)


def _with_times(line: Line, enters: time | None, leaves: time | None) -> Line:
    if enters is None or leaves is None:
        return replace(line, enters_at=enters, leaves_at=leaves, absence=Absence.NONE)
    minutes = (leaves.hour - enters.hour) * 60 + leaves.minute - enters.minute
    if minutes <= 0:
        raise NotUnderstoodError(_("The time out comes before the time in: check both."))
    return replace(line, enters_at=enters, leaves_at=leaves, worked=minutes, absence=Absence.NONE)


def _like(line: Line, source: Line) -> Line:
    return replace(
        line,
        worked=source.worked,
        enters_at=source.enters_at,
        leaves_at=source.leaves_at,
        absence=source.absence,
    )


def _time(typed: str) -> time:
    found = _TIME.fullmatch(typed if len(typed) != 3 else f"0{typed}")
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise NotUnderstoodError(_not_understood())
    return time(hours, minutes)


def _minutes(typed: str) -> int:
    """Read hours: `4`, `4:30`, `4,5`."""
    found = re.fullmatch(r"(\d{1,2})(?::([0-5]\d)|[.,](\d{1,2}))?", typed)
    if not found:
        raise NotUnderstoodError(_("Hours are written like 4, 4:30 or 4,5."))
    part = int(found[2]) if found[2] else int((found[3] or "0").ljust(2, "0")) * 60 // 100
    return int(found[1]) * 60 + part


def _not_understood() -> str:
    return _("Write a time like 830 or 8:30, = for as planned, or G, N, F, S.")
