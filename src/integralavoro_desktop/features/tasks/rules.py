"""What must hold for a task, what the timeline tells of it, and the next one of those that come again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_days, written
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Entry, derived_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.kernel.facts import Facts

SUNDAY = 6


def check(record: Task, facts: Facts) -> Iterator[Problem]:
    """Check TAS-1 and TAS-2, and that what is done has its day."""
    if record.state == TaskState.DONE:
        yield from needed(record, "done_on")
    if record.state == TaskState.SKIPPED and record.rule and not (record.result or "").strip():
        yield Problem("TAS-1", Severity.STOP, "result", _("Write in two words why it is no longer needed."))
    if record.due_on and record.state == TaskState.OPEN and is_day_off(record.due_on, facts):
        sentence = _("{day} is a public holiday.").format(day=written(record.due_on))
        yield Problem("TAS-2", Severity.WARN, "due_on", sentence)


def timeline(record: Task, facts: Facts) -> Iterator[Entry]:
    """Tell the tasks of a person that were done."""
    if record.state == TaskState.DONE and record.done_on and record.candidate_id:
        yield Entry(record.done_on, record.title or "", record.result or "", "square-check")


def is_day_off(day: date, facts: Facts) -> bool:
    """Tell whether a day is a Sunday, a public holiday or the patron's day."""
    return day.weekday() == SUNDAY or Calendar(facts.parameters).is_holiday(day)


def next_of(record: Task) -> Task | None:
    """Return the task that follows a closed one which comes again; two devices make the same one.

    Days that passed meanwhile are left out: after a long absence there is one task, not ten.
    """
    if not record.repeat_days or record.due_on is None or record.state not in {TaskState.DONE, TaskState.SKIPPED}:
        return None
    due = add_days(record.due_on, record.repeat_days)
    while record.done_on and due <= record.done_on < date.max:
        due = add_days(due, record.repeat_days)
    kept = ("title", "due_at", "candidate_id", "about_type", "about_id", "operator_id", "unit_id", "place")
    values = {name: getattr(record, name) for name in kept}
    return Task(id=derived_id("task", record.id, due), due_on=due, repeat_days=record.repeat_days, **values)
