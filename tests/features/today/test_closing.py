"""Ticking: a row for every device, the next one of what comes again, and back."""

from __future__ import annotations

from datetime import date

import pytest

from integralavoro_desktop.features.tasks.choices import TaskState
from integralavoro_desktop.features.today import closing
from integralavoro_desktop.features.today.day import Asked, read_day
from integralavoro_desktop.storage import undo
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.stores import action_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def things(morning):
    """Give a function that reads what is to be done."""
    return lambda: {one.todo.title: one.todo for one in read_day(morning.store, Asked(morning.coach, TODAY)).things}


@pytest.fixture
def reminder(morning):
    """Write a next step with a day, of which the program reminds by itself."""
    gio = morning.person("Giovanna Ferri")
    morning.contact(gio, date(2026, 11, 10), next_step="Portare il curriculum", next_on=TODAY)
    return "Portare il curriculum"


def test_a_ticked_reminder_is_stored_as_done_and_gone(morning, things, reminder) -> None:
    thing = things()[reminder]
    closing.tick(morning.store, action_of(morning.store), thing, TODAY)
    row = morning.one("task", thing.id)
    assert (row.state, row.done_on, row.rule) == (TaskState.DONE, TODAY, "ACT-NEXT")
    assert reminder not in things()


def test_an_unticked_reminder_is_there_again(morning, things, reminder) -> None:
    thing, action = things()[reminder], action_of(morning.store)
    closing.tick(morning.store, action, thing, TODAY)
    closing.untick(morning.store, action, thing)
    assert things()[reminder].id == thing.id


def test_a_tick_can_be_undone_by_its_name(morning, things, reminder) -> None:
    store, action = morning.store, action_of(morning.store)
    closing.tick(store, action, things()[reminder], TODAY)
    with store.connection() as conn:
        step = undo.last(conn, author=action.author)
    with store.read() as reader, store.write(Action(action.author, undo.reason_of(step))) as edit:
        assert undo.take_back(edit, reader, step)
    assert reminder in things()


def test_what_comes_again_is_written_anew(morning, things) -> None:
    morning.task("Sentire la tutor", repeat_days=14)
    closing.tick(morning.store, action_of(morning.store), things()["Sentire la tutor"], TODAY)
    with morning.store.read() as reader:
        rows = {row.due_on: row.state for row in reader.many("task")}
    assert rows == {TODAY: TaskState.DONE, date(2026, 12, 6): TaskState.OPEN}


def test_unticking_takes_the_next_one_away(morning, things) -> None:
    morning.task("Sentire la tutor", repeat_days=14)
    thing, action = things()["Sentire la tutor"], action_of(morning.store)
    closing.tick(morning.store, action, thing, TODAY)
    closing.untick(morning.store, action, thing)
    with morning.store.read() as reader:
        assert {row.due_on: row.state for row in reader.many("task")} == {TODAY: TaskState.OPEN}
