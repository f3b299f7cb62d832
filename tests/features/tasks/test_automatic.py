"""What the program reminds of, merged with what people wrote and what somebody closed."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integralavoro_desktop.features.activities.record import RECORD as ACTIVITY
from integralavoro_desktop.features.tasks.automatic import (
    Derived,
    at_place,
    closing,
    derive,
    given_to,
    grouped,
    task_id,
    things_to_do,
    when,
)
from integralavoro_desktop.features.tasks.choices import TaskState, When
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.kernel import clock, i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.record import Due

TODAY = date(2026, 11, 22)
GIO, MARTA, LUCA, REVIEW = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def reminded(on: date = TODAY, title: str = "Rivalutare", rule: str = "ASS-AGAIN", who: UUID | None = MARTA) -> Derived:
    return Derived(Due(rule, on, title, who), "assessment", REVIEW, "Valutazione", "Ingresso, 01/10/2026", GIO)


def written(title: str, on: date = TODAY, number: int = 100, **values) -> Task:
    return Task(id=UUID(int=number), title=title, due_on=on, **{"operator_id": MARTA} | values)


def titles(*things, today: date = TODAY) -> list[str]:
    derived = [one for one in things if isinstance(one, Derived)]
    return [one.title for one in things_to_do(derived, [t for t in things if isinstance(t, Task)], today)]


def test_both_kinds_stand_in_one_list_the_earliest_first() -> None:
    rows = [
        written("Domani", day(1), 101),
        written("Senza ora", number=102),
        written("Alle tre", number=103, due_at=time(15)),
        written("Alle nove", number=104, due_at=time(9)),
    ]
    assert titles(*rows, reminded(day(-3))) == ["Rivalutare", "Alle nove", "Alle tre", "Senza ora", "Domani"]


def test_a_task_closed_by_somebody_does_not_come_up() -> None:
    one = reminded()
    (thing,) = things_to_do([one], [], TODAY)
    for state in (TaskState.DONE, TaskState.SKIPPED):
        row = closing(thing, state, operator_id=LUCA, on=TODAY, result="già fatto")
        assert row.id == one.id
        assert titles(one, row) == []


def test_a_closed_task_of_another_day_closes_nothing() -> None:
    (thing,) = things_to_do([reminded(day(-30))], [], TODAY)
    row = closing(thing, TaskState.DONE, operator_id=LUCA, on=TODAY)
    assert titles(reminded(TODAY), row) == ["Rivalutare"]


def test_an_automatic_task_closes_itself_when_its_reason_is_gone() -> None:
    (thing,) = things_to_do([reminded()], [], TODAY)
    row = closing(thing, TaskState.OPEN, operator_id=LUCA, on=TODAY)
    assert titles(reminded(), row) == ["Rivalutare"]
    assert titles(row) == []


def test_a_task_opened_again_comes_up_once() -> None:
    (thing,) = things_to_do([reminded()], [], TODAY)
    row = closing(thing, TaskState.OPEN, operator_id=LUCA, on=TODAY)
    (found,) = things_to_do([reminded()], [row], TODAY)
    assert (found.is_stored, found.id) == (True, row.id)


def test_a_deleted_row_counts_for_nothing() -> None:
    (thing,) = things_to_do([reminded()], [], TODAY)
    row = closing(thing, TaskState.DONE, operator_id=LUCA, on=TODAY)
    row.deleted_at = clock.now()
    assert titles(reminded(), row, written("Vecchia", deleted_at=clock.now())) == ["Rivalutare"]


def test_a_row_that_closes_a_task_tells_all_about_it() -> None:
    (thing,) = things_to_do([reminded(who=None)], [], TODAY)
    row = closing(thing, TaskState.SKIPPED, operator_id=LUCA, on=TODAY, result="già sentita")
    assert (row.rule, row.about_type, row.about_id, row.candidate_id) == ("ASS-AGAIN", "assessment", REVIEW, GIO)
    assert (row.operator_id, row.title, row.due_on, row.done_on, row.result) == (
        LUCA, "Rivalutare", TODAY, None, "già sentita",
    )  # fmt: skip


def test_two_devices_give_an_automatic_task_one_id() -> None:
    assert reminded().id == task_id("ASS-AGAIN", REVIEW, TODAY)
    assert len({reminded().id, reminded(day(1)).id, reminded(rule="ASS-RETURN").id}) == 3


@pytest.mark.parametrize(
    ("days", "near", "words"),
    [
        (-2, When.LATE, "in ritardo di 2 giorni"),
        (-1, When.LATE, "in ritardo di 1 giorno"),
        (0, When.TODAY, "oggi"),
        (1, When.WEEK, "domani"),
        (7, When.WEEK, "entro il 29/11/2026"),
        (8, When.LATER, "entro il 30/11/2026"),
    ],
)
def test_a_thing_says_by_when(days: int, near: When, words: str) -> None:
    i18n.use_language("it")
    (thing,) = things_to_do([reminded(day(days))], [], TODAY)
    assert (thing.when, thing.due_words(TODAY), thing.days_left(TODAY)) == (near, words, days)


def test_a_thing_says_why_it_is_there() -> None:
    i18n.use_language("it")
    rows = [written("Riunione", number=101, repeat_days=7), written("Chiamare", number=102)]
    assert {one.title: one.reason for one in things_to_do([reminded()], rows, TODAY)} == {
        "Rivalutare": "Da: Valutazione, Ingresso, 01/10/2026",
        "Riunione": "Si ripete ogni 7 giorni.",
        "Chiamare": "Scritta a mano.",
    }


def test_things_are_grouped_by_how_near_they_are() -> None:
    found = grouped(things_to_do([reminded(day(-1)), reminded(day(3)), reminded(day(4))], [], TODAY))
    assert {near: len(things) for near, things in found.items()} == {When.LATE: 1, When.WEEK: 2}
    assert list(found) == [When.LATE, When.WEEK]


def test_somebody_sees_her_own_things_and_those_of_nobody() -> None:
    rows = [written("Di Luca", number=101, operator_id=LUCA), written("Mia", number=102)]
    things = things_to_do([reminded(who=None, title="Di nessuno")], rows, TODAY)
    assert sorted(one.title for one in given_to(things, MARTA)) == ["Di nessuno", "Mia"]


def test_a_place_shows_what_can_be_done_there() -> None:
    rows = [written("Qui", number=101, place="CPS di Rho"), written("Là", number=102, place="Polo"), written("Ovunque")]
    assert sorted(one.title for one in at_place(things_to_do([], rows, TODAY), "cps di rho")) == ["Ovunque", "Qui"]


def test_the_tasks_of_a_type_are_derived_from_its_living_records() -> None:
    i18n.use_language("it")
    living = ACTIVITY.model(
        id=REVIEW, candidate_id=GIO, kind="02", happened_on=day(-1), next_on=day(2), next_step="Curriculum"
    )
    gone = ACTIVITY.model(candidate_id=GIO, next_on=day(2), deleted_at=clock.now())
    (found,) = derive(ACTIVITY, [living, gone], lambda _record: Facts(TODAY))
    assert (found.entity, found.record_id, found.candidate_id) == ("activity", REVIEW, GIO)
    assert (found.due.title, found.kind, found.title) == (
        "Curriculum",
        "Contatto",
        "Coaching per il lavoro, 21/11/2026",
    )


@given(days=st.lists(st.integers(-400, 400), unique=True), closed=st.sets(st.integers(-400, 400)))
def test_what_is_open_is_what_nobody_closed(days: list[int], closed: set[int]) -> None:
    derived = [reminded(day(n)) for n in days]
    rows = [closing(one, TaskState.DONE, operator_id=LUCA, on=TODAY)
            for one in things_to_do([reminded(day(n)) for n in closed], [], TODAY)]  # fmt: skip
    found = things_to_do(derived, rows, TODAY)
    assert [one.on for one in found] == sorted(day(n) for n in set(days) - closed)
    assert all(one.when is when(one.on, TODAY) for one in found)
