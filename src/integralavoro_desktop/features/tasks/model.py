"""The table of tasks: written by people, or the trace that somebody closed an automatic one."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.kernel.columns import choice, clock_time, day, link, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

INTERNAL = Privacy.INTERNAL


class Task(Record, table=True):
    """A thing to do by a day."""

    __tablename__ = "task"

    title: Annotated[str | None, Ui(N_("What is to be done"), INTERNAL, Need.ALWAYS)] = text(160)
    due_on: Annotated[date | None, Ui(N_("By"), INTERNAL, Need.ALWAYS)] = day()
    due_at: Annotated[time | None, Ui(N_("Time of day"), INTERNAL)] = clock_time()
    candidate_id: Annotated[UUID | None, Ui(N_("Person"), INTERNAL, reference="candidate")] = link()
    about_type: Annotated[str | None, Ui(N_("About"), INTERNAL, hidden=True)] = text(30)
    about_id: Annotated[UUID | None, Ui(N_("Record"), INTERNAL, hidden=True)] = link()
    operator_id: Annotated[UUID | None, Ui(N_("Given to"), INTERNAL, Need.ALWAYS, reference="operator")] = link()
    unit_id: Annotated[UUID | None, Ui(N_("Service"), INTERNAL, reference="organisation")] = link()
    place: Annotated[
        str | None, Ui(N_("Where"), INTERNAL, help=N_("It comes up when you say where you are today."))
    ] = text(80)
    state: Annotated[TaskState | None, Ui(N_("State"), INTERNAL, Need.ALWAYS, group="state")] = choice(
        TaskState, TaskState.OPEN
    )
    done_on: Annotated[date | None, Ui(N_("Done on"), INTERNAL, Need.TO_CLOSE, group="state")] = day()
    result: Annotated[str | None, Ui(N_("How it went"), INTERNAL, group="state")] = text(200)
    rule: Annotated[str | None, Ui(N_("Rule"), INTERNAL, hidden=True)] = text(20)
    repeat_days: Annotated[int | None, Ui(N_("Repeat every (days)"), INTERNAL, help=N_("Empty or 0: only once."))] = (
        whole(0, 366)
    )
