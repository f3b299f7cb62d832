"""The appointments of a day in their order, which one is now, and how long they take together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.activities import kinds
from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.show import minutes_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, time
    from uuid import UUID

USUAL_MINUTES = 60
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of the agenda: when, for how long (None where nobody said), with whom, what for, where.

    `entity` and `key` are the record it comes from; `is_done` tells that it was written down as done.
    """

    at: time
    who: str
    what: str
    entity: str
    key: UUID
    minutes: int | None = None
    where: str = ""
    person: UUID | None = None
    is_done: bool = False

    @property
    def begins(self) -> int:
        """Return the minute of the day on which it begins."""
        return self.at.hour * 60 + self.at.minute

    @property
    def ends(self) -> int:
        """Return the minute of the day on which it ends; an appointment without a length takes an hour."""
        return min(self.begins + (self.minutes or USUAL_MINUTES), _DAY)

    def is_past(self, now: time) -> bool:
        """Tell whether it is over."""
        return self.is_done or self.ends <= _minute(now)


def from_diary(rows: Iterable[Any], names: Mapping[UUID, str], place: Callable[[str], str]) -> list[Appointment]:
    """Return what the diary of a day holds with its hour; `place` gives the words of a code of places."""
    return [
        Appointment(
            row.starts_at,
            names.get(row.candidate_id, ""),
            kinds.label(row.kind),
            "activity",
            row.id,
            row.minutes,
            place(row.place) if row.place else "",
            row.candidate_id,
            is_done=True,
        )
        for row in rows
        if row.starts_at is not None
    ]


def from_tasks(rows: Iterable[Any], names: Mapping[UUID, str]) -> list[Appointment]:
    """Return the tasks of a day that have an hour, those already done too."""
    found = []
    for row in rows:
        if row.due_at is None or row.state == TaskState.SKIPPED:
            continue
        name = names.get(row.candidate_id, "") if row.candidate_id else ""
        who, what = (name, row.title or "") if name else (row.title or "", "")
        is_done = row.state == TaskState.DONE
        found.append(
            Appointment(
                row.due_at, who, what, "task", row.id, where=row.place or "", person=row.candidate_id, is_done=is_done
            )
        )
    return found


def in_order(appointments: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Return appointments as the day goes."""
    return tuple(sorted(appointments, key=lambda one: (one.at, one.who, one.what, str(one.key))))


def of_now(appointments: Sequence[Appointment], now: time) -> Appointment | None:
    """Return the one that runs now, else the next one; None once all are over."""
    return next((one for one in appointments if not one.is_past(now)), None)


def to_come(appointments: Iterable[Appointment], now: time) -> frozenset[UUID]:
    """Return the ids of the tasks that still stand in the agenda: only what is over and not ticked is «to do»."""
    return frozenset(one.key for one in appointments if one.entity == "task" and not one.is_past(now))


def summary(appointments: Sequence[Appointment]) -> str:
    """Return how many appointments there are and how long they take: «4 incontri · 3 ore e 15 minuti»."""
    if not appointments:
        return ""
    count = ngettext("{n} appointment", "{n} appointments", len(appointments)).format(n=len(appointments))
    lengths = [one.minutes for one in appointments if one.minutes]
    return f"{count} · {minutes_words(sum(lengths))}" if len(lengths) == len(appointments) else count


def greeting(now: time, name: str) -> str:
    """Return the greeting of the hour, with the first name of who works here."""
    first = name.split()[0] if name.split() else ""
    if now.hour < 13:
        return _("Good morning, {name}").format(name=first) if first else _("Good morning")
    if now.hour < 18:
        return _("Good afternoon, {name}").format(name=first) if first else _("Good afternoon")
    return _("Good evening, {name}").format(name=first) if first else _("Good evening")


def time_words(at: time) -> str:
    """Return a time of day as people write it: «9:05»."""
    return f"{at.hour}:{at.minute:02}"


def is_of(row: Any, operator_id: UUID, day: date) -> bool:
    """Tell whether a row of the diary is of a day and of somebody who works here."""
    return row.happened_on == day and operator_id.hex in {str(key).replace("-", "") for key in row.operators or ()}


def _minute(now: time) -> int:
    return now.hour * 60 + now.minute
