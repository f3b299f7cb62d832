"""The checks of a task with their examples, its line in the timeline, the next one of those that come again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from integralavoro_desktop.features.tasks import rules
from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.features.tasks.record import RECORD
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
GIO, MARTA = UUID(int=1), UUID(int=2)
FACTS = Facts.of(TODAY, parameters=parameters())


def task(**values) -> Task:
    start = {"id": UUID(int=10), "title": "Chiamare Gio", "due_on": date(2026, 11, 24), "operator_id": MARTA}
    return Task(**start | values)


def codes(record: Task, facts: Facts = FACTS) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.field) for p in rules.check(record, facts)]


@pytest.mark.parametrize(("result", "stops"), [("già sentita", 0), (None, 1), ("  ", 1)])
def test_an_automatic_task_is_skipped_with_a_reason(result: str | None, stops: int) -> None:
    record = task(state=TaskState.SKIPPED, rule="CAN-CONTACT", result=result)
    assert codes(record) == [("TAS-1", "stop", "result")] * stops


def test_a_task_of_ones_own_is_skipped_without_a_word() -> None:
    assert codes(task(state=TaskState.SKIPPED)) == []


def test_what_is_done_has_its_day() -> None:
    assert codes(task(state=TaskState.DONE)) == [("ALL-NEED", "stop", "done_on")]
    assert codes(task(state=TaskState.DONE, done_on=TODAY)) == []


@pytest.mark.parametrize(
    ("due_on", "warns"),
    [
        (date(2026, 11, 24), 0),  # a Tuesday
        (date(2026, 11, 28), 0),  # a Saturday
        (date(2026, 11, 29), 1),  # a Sunday
        (date(2026, 4, 25), 1),
        (date(2026, 4, 6), 1),  # Easter Monday
        (date(2026, 12, 7), 1),  # the patron of Milano
    ],
)
def test_a_task_due_on_a_holiday_is_listed(due_on: date, warns: int) -> None:
    assert codes(task(due_on=due_on)) == [("TAS-2", "warn", "due_on")] * warns


def test_a_holiday_is_nothing_to_correct_once_the_task_is_closed() -> None:
    assert codes(task(due_on=date(2026, 4, 25), state=TaskState.DONE, done_on=date(2026, 4, 24))) == []


def test_without_the_calendar_only_sundays_are_known() -> None:
    facts = Facts(TODAY)
    assert codes(task(due_on=date(2025, 4, 25)), facts) == []
    assert codes(task(due_on=date(2026, 11, 29)), facts) == [("TAS-2", "warn", "due_on")]


def test_the_sentences_are_said_in_italian() -> None:
    i18n.use_language("it")
    skipped = task(state=TaskState.SKIPPED, rule="CAN-CONTACT")
    assert [p.sentence for p in rules.check(skipped, FACTS)] == ["Scrivi in due parole perché non serve più."]
    holiday = task(due_on=date(2026, 4, 25))
    assert [p.sentence for p in rules.check(holiday, FACTS)] == ["Il 25/04/2026 è festivo."]


def test_the_timeline_tells_the_tasks_of_a_person_that_were_done() -> None:
    done = task(candidate_id=GIO, state=TaskState.DONE, done_on=TODAY, result="Sta bene.")
    assert [(e.on, e.title, e.text) for e in rules.timeline(done, FACTS)] == [(TODAY, "Chiamare Gio", "Sta bene.")]


@pytest.mark.parametrize(
    "values",
    [{"candidate_id": GIO}, {"candidate_id": GIO, "state": TaskState.SKIPPED},
     {"state": TaskState.DONE, "done_on": TODAY}],
)  # fmt: skip
def test_the_timeline_tells_no_others(values: dict) -> None:
    assert list(rules.timeline(task(**values), FACTS)) == []


def again(**values) -> Task | None:
    return rules.next_of(task(**{"repeat_days": 7, "state": TaskState.DONE, "done_on": TODAY} | values))


def test_a_task_that_comes_again_makes_the_next_one() -> None:
    found = again(candidate_id=GIO, place="CPS di Rho")
    assert found is not None
    assert (found.due_on, found.title, found.repeat_days) == (date(2026, 12, 1), "Chiamare Gio", 7)
    assert (found.candidate_id, found.place, found.state, found.done_on) == (GIO, "CPS di Rho", TaskState.OPEN, None)


def test_two_devices_make_the_same_next_one() -> None:
    one, other = again(), again(result="fatto")
    assert one is not None
    assert other is not None
    assert one.id == other.id != UUID(int=10)


def test_after_a_long_absence_there_is_one_task_and_not_ten() -> None:
    found = again(due_on=date(2026, 9, 1))
    assert found is not None
    assert found.due_on == date(2026, 11, 24)


@pytest.mark.parametrize("values", [{"repeat_days": None}, {"repeat_days": 0}, {"state": TaskState.OPEN}])
def test_a_task_that_happens_once_or_is_still_open_makes_none(values: dict) -> None:
    assert again(**values) is None


def test_a_new_task_is_open_and_called_by_its_title() -> None:
    assert Task().state == TaskState.OPEN
    assert RECORD.title(task()) == "Chiamare Gio"
    assert RECORD.title(Task()) == ""
