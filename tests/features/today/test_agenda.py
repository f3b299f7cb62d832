"""The agenda: in order, with the one of now, and how long it takes."""

from __future__ import annotations

from datetime import time
from uuid import UUID

import pytest

from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.features.today.agenda import (
    Appointment,
    from_tasks,
    greeting,
    in_order,
    of_now,
    summary,
    to_come,
)


def meeting(at: time, number: int = 1, **values: object) -> Appointment:
    return Appointment(at, "Gio Ferri", "Colloquio", "task", UUID(int=number), **values)


def test_appointments_stand_as_the_day_goes() -> None:
    late, early = meeting(time(14, 30)), meeting(time(8, 45))
    assert in_order([late, early]) == (early, late)


def test_the_one_that_runs_is_now() -> None:
    first, second = meeting(time(10), minutes=45), meeting(time(11, 30), minutes=60)
    assert of_now([first, second], time(10, 44)) is first


def test_between_two_the_next_one_is_now() -> None:
    first, second = meeting(time(10), minutes=45), meeting(time(11, 30), minutes=60)
    assert of_now([first, second], time(10, 45)) is second


def test_after_the_last_one_none_is_now() -> None:
    assert of_now([meeting(time(10), minutes=45)], time(18)) is None


def test_what_was_written_down_as_done_is_never_now() -> None:
    assert of_now([meeting(time(10), is_done=True)], time(10, 1)) is None


def test_without_a_length_it_takes_an_hour() -> None:
    assert not meeting(time(10)).is_past(time(10, 59))
    assert meeting(time(10)).is_past(time(11))


def test_the_summary_tells_hours_only_where_all_are_known() -> None:
    known = [meeting(time(10), minutes=45), meeting(time(11), minutes=150)]
    assert summary(known) == "2 appointments · 3 hours and 15 minutes"
    assert summary([*known, meeting(time(15))]) == "3 appointments"
    assert summary([]) == ""


def test_a_task_leaves_the_list_while_its_hour_is_ahead() -> None:
    ahead, over = meeting(time(14), 1), meeting(time(8), 2)
    assert to_come([ahead, over], time(12)) == {UUID(int=1)}


def test_a_task_without_an_hour_or_no_longer_needed_is_no_appointment() -> None:
    tasks = [Task(title="Senza ora"), Task(title="Tolta", due_at=time(9), state=TaskState.SKIPPED)]
    assert from_tasks(tasks, {}) == []


def test_a_task_with_a_person_names_her_first() -> None:
    person = UUID(int=7)
    found = from_tasks([Task(title="Verifica", due_at=time(9), candidate_id=person)], {person: "Gio Ferri"})
    assert [(one.who, one.what) for one in found] == [("Gio Ferri", "Verifica")]


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning, Elena"), (13, "Good afternoon, Elena"), (18, "Good evening, Elena")]
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(time(hour), "Elena Marchetti") == words


def test_the_greeting_needs_no_name() -> None:
    assert greeting(time(9), "") == "Good morning"
