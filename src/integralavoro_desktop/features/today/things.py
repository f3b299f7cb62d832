"""What is to be done: tasks of people and what the program reminds of, each with the reason why it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.tasks import automatic
from integralavoro_desktop.features.tasks.choices import TaskState, When
from integralavoro_desktop.kernel.i18n import N_, _, ngettext
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.tasks.automatic import Derived, ToDo
    from integralavoro_desktop.features.today.files import Files
    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.storage.records import Reader

TASK = "task"
AFTER_THE_END = ("consent", "path_event", "referral")
# what concerns a path that goes on says nothing once it is over
_OF_AN_OPEN_PATH = frozenset({"CON-REVIEW"})
# first in a line that mixes scripts, or a name written from right to left would turn the whole line round
_LEFT_TO_RIGHT = "\u200e"
_NEAR = 7
_AT_ONCE = 400
_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do with the line under it: whose it is and why it is there."""

    todo: ToDo
    detail: str


def reminders(files: Files, catalogue: Catalogue, only: Collection[str] = ()) -> Iterator[Derived]:
    """Give the automatic tasks of all types that have some, or of a few of them."""
    for kind in catalogue:
        if kind.name != TASK and (not only or kind.name in only):
            yield from automatic.derive(kind, files.rows(kind.name), files.facts)


def reminders_of_closed(files: Files, catalogue: Catalogue) -> Iterator[Derived]:
    """Give the automatic tasks that outlive a path: answers and feedback that are owed, papers to take back."""
    for one in reminders(files, catalogue, AFTER_THE_END):
        if one.due.rule not in _OF_AN_OPEN_PATH:
            yield one


def stored(reader: Reader, operator_id: UUID, derived: Sequence[Derived] = ()) -> list[Any]:
    """Return the tasks still to do of an operator or of nobody, and the rows of these automatic ones."""
    is_open, by_people = Filter("state", Test.IS, TaskState.OPEN), Filter("rule", Test.EMPTY)
    whose = (Filter("operator_id", Test.IS, operator_id), Filter("operator_id", Test.EMPTY))
    rows = [row for owner in whose for row in reader.many(TASK, Query((is_open, by_people, owner)))]
    keys = [one.id for one in derived]
    for start in range(0, len(keys), _AT_ONCE):
        rows += reader.many(TASK, Query((Filter("id", Test.ANY_OF, keys[start : start + _AT_ONCE]),)))
    return rows


def soon(things: Iterable[ToDo], operator_id: UUID) -> list[ToDo]:
    """Return what is late, due today or within a week, of an operator or of nobody."""
    return [one for one in automatic.given_to(things, operator_id) if one.when is not When.LATER]


def told(things: Iterable[ToDo], sources: Mapping[UUID, Derived], names: Mapping[UUID, str]) -> tuple[Thing, ...]:
    """Return things with their second line: the person, then the record that asks or where it can be done."""
    return tuple(Thing(one, _detail(one, sources.get(one.id), names)) for one in things)


def counts(things: Iterable[Thing]) -> dict[When, int]:
    """Return how many things are late, due today, due within a week."""
    found = dict.fromkeys((When.LATE, When.TODAY, When.WEEK), 0)
    for one in things:
        found[one.todo.when] += 1
    return found


def first_few(things: Sequence[Thing], most: int) -> list[Thing]:
    """Return the first things of a list in its order; what is late takes at most half of the room others need."""
    if len(things) <= most:
        return list(things)
    late = [one for one in things if one.todo.when is When.LATE]
    near = [one for one in things if one.todo.when is not When.LATE]
    room = max(most - len(near), most // 2)
    few = late[:room]
    return [*few, *near[: most - len(few)]]


def due_words(thing: ToDo, today: date) -> str:
    """Return by when in a word or two: late by so many days, today, tomorrow, the day of the week, the date."""
    left = thing.days_left(today)
    if left < 0:
        return ngettext("overdue by {n} day", "overdue by {n} days", -left).format(n=-left)
    if left > 1:
        return weekday(thing.on) if left < _NEAR else short_day(thing.on, today=today)
    return _("tomorrow") if left else _("today")


def weekday(day: date) -> str:
    """Return the name of a day of the week."""
    return _(_DAYS[day.weekday()])


def _detail(one: ToDo, source: Derived | None, names: Mapping[UUID, str]) -> str:
    name = names.get(one.candidate_id, "") if one.candidate_id else ""
    if source is not None:
        why = "" if source.entity == "candidate" else source.title or source.kind
    else:
        why = one.place or ("" if name else one.reason)
    return _LEFT_TO_RIGHT + " · ".join(part for part in (name, why) if part) if name else why
