"""What a task is for lists, forms, papers and the exchange."""

from __future__ import annotations

from integralavoro_desktop.features.tasks import rules
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words

RECORD = RecordType(
    name="task",
    model=Task,
    words=Words(N_("Task"), N_("Tasks"), "list-todo"),
    scope=Scope.PERSON_OR_LOCAL,
    sections=(
        Section(
            N_("What and by when"),
            N_("One thing, one day. With a person it travels with the file; without one it stays here."),
            ("title", "due_on", "due_at", "candidate_id", "repeat_days"),
        ),
        Section(N_("Who and where"), N_("Who does it, and where it can be done."), ("operator_id", "unit_id", "place")),
        Section(N_("How it went"), N_("A word is enough."), ("state", "done_on", "result")),
    ),
    columns=("due_on", "title", "candidate_id", "operator_id", "state"),
    title=lambda task: task.title or "",
    order=("due_on", "due_at"),
    check=rules.check,
    timeline=rules.timeline,
)
