"""What the program reminds of by itself, merged with the tasks of people into one list of things to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.tasks.choices import TaskState, When
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.periods import add_days, written
from integralavoro_desktop.kernel.record import Due, derived_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Record, RecordType

NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Derived:
    """An automatic task with the record that asks for it: its type, how the type and the record are called."""

    due: Due
    entity: str
    record_id: UUID
    kind: str
    title: str = ""
    candidate_id: UUID | None = None

    @property
    def id(self) -> UUID:
        """The id of its row, if somebody closes it: the same on every device."""
        return task_id(self.due.rule, self.record_id, self.due.on)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One open thing to do. `is_stored` tells that a row exists; the row of an automatic one has the same id."""

    id: UUID
    title: str
    on: date
    when: When
    reason: str
    at: time | None = None
    operator_id: UUID | None = None
    candidate_id: UUID | None = None
    about_type: str = ""
    about_id: UUID | None = None
    place: str = ""
    rule: str = ""
    is_stored: bool = False

    def days_left(self, today: date) -> int:
        """Return the days until it is due; negative when it is late."""
        return (self.on - today).days

    def due_words(self, today: date) -> str:
        """Return by when, in words: late by so many days, today, tomorrow, or the day."""
        left = self.days_left(today)
        if left < 0:
            return ngettext("late by {n} day", "late by {n} days", -left).format(n=-left)
        near = {0: _("today"), 1: _("tomorrow")}
        return near.get(left) or _("by {day}").format(day=written(self.on))


def task_id(rule: str, record_id: UUID, on: date) -> UUID:
    """Return the id of the row of an automatic task."""
    return derived_id(rule, record_id, on)


def derive(kind: RecordType, records: Iterable[Record], facts_of: Callable[[Any], Facts]) -> Iterator[Derived]:
    """Give the automatic tasks of living records of a type; `facts_of(record)` gives what its rules may know."""
    for record in records:
        if record.deleted_at is not None:
            continue
        person = record.id if kind.name == "candidate" else getattr(record, "candidate_id", None)
        for due in kind.tasks(record, facts_of(record)):
            yield Derived(due, kind.name, record.id, _(kind.words.one), kind.title(record), person)


def things_to_do(derived: Iterable[Derived], stored: Iterable[Any], today: date) -> list[ToDo]:
    """Return what is open, the earliest first: the tasks of people, and the automatic ones that nobody closed.

    An automatic task whose reason is gone closes itself, also where a row of it is stored as open.
    """
    rows = {row.id: row for row in stored if row.deleted_at is None}
    found = {one.id: _reminded(one, rows.get(one.id), today) for one in derived if _is_open(rows.get(one.id))}
    written_by_people = (row for row in rows.values() if not row.rule and row.due_on and _is_open(row))
    return sorted([*found.values(), *(_by_hand(row, today) for row in written_by_people)], key=_place_in_list)


def when(on: date, today: date) -> When:
    """Return how near a day is."""
    if on < today:
        return When.LATE
    if on == today:
        return When.TODAY
    return When.WEEK if on <= add_days(today, NEAR_DAYS) else When.LATER


def grouped(things: Iterable[ToDo]) -> dict[When, list[ToDo]]:
    """Return things to do by how near they are, the groups in order; empty groups are left out."""
    known = list(things)
    groups = {near: [one for one in known if one.when is near] for near in When}
    return {near: found for near, found in groups.items() if found}


def given_to(things: Iterable[ToDo], operator_id: UUID) -> list[ToDo]:
    """Return what somebody has to do, with what belongs to nobody."""
    return [one for one in things if one.operator_id in {operator_id, None}]


def at_place(things: Iterable[ToDo], place: str) -> list[ToDo]:
    """Return what can be done at a place, with what is bound to none."""
    return [one for one in things if one.place.casefold() in {place.casefold(), ""}]


def closing(thing: ToDo, state: TaskState, *, operator_id: UUID, on: date, result: str = "") -> Task:
    """Return the row that tells every device that an automatic task was done or is no longer needed."""
    return Task(
        id=thing.id,
        title=thing.title[:160],
        due_on=thing.on,
        candidate_id=thing.candidate_id,
        about_type=thing.about_type or None,
        about_id=thing.about_id,
        operator_id=thing.operator_id or operator_id,
        state=state,
        done_on=on if state is TaskState.DONE else None,
        result=result or None,
        rule=thing.rule or None,
    )


def _is_open(row: Any) -> bool:
    return row is None or row.state == TaskState.OPEN


def _reminded(one: Derived, row: Any, today: date) -> ToDo:
    source = ", ".join(part for part in (one.kind, one.title) if part)
    return ToDo(
        one.id,
        one.due.title,
        one.due.on,
        when(one.due.on, today),
        _("From: {source}").format(source=source),
        operator_id=(row.operator_id if row else None) or one.due.operator_id,
        candidate_id=one.candidate_id,
        about_type=one.entity,
        about_id=one.record_id,
        place=(row.place if row else None) or "",
        rule=one.due.rule,
        is_stored=row is not None,
    )


def _by_hand(row: Any, today: date) -> ToDo:
    return ToDo(
        row.id,
        row.title or "",
        row.due_on,
        when(row.due_on, today),
        _why(row),
        at=row.due_at,
        operator_id=row.operator_id,
        candidate_id=row.candidate_id,
        about_type=row.about_type or "",
        about_id=row.about_id,
        place=row.place or "",
        is_stored=True,
    )


def _why(row: Any) -> str:
    days = row.repeat_days
    if not days:
        return _("Written by hand.")
    return ngettext("Comes again every day.", "Comes again every {n} days.", days).format(n=days)


def _place_in_list(thing: ToDo) -> tuple[date, time, str, str]:
    return thing.on, thing.at or time.max, thing.title, str(thing.id)
