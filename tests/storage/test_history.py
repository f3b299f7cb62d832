"""The history of a record as the log tells it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.little.model import Person
from tests.little.stores import ANNA, BRUNO, add, change, deliver, sets_of

from integralavoro_desktop.storage import history


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


def versions(store, record, register=""):
    with store.connection() as conn:
        return history.versions(conn, record.id, register=register)


def test_versions_are_told_the_newest_first_with_what_they_replaced(store, person, fixed_clock) -> None:
    add(store, person)
    fixed_clock.move(days=1)
    change(store, person, BRUNO, note="dopo")
    last, first = versions(store, person, "note")
    assert (last.value, last.author, last.is_current, last.at) == ("dopo", BRUNO.author, True, fixed_clock.now)
    assert (first.value, first.is_current) == ("prima", False)
    assert last.parents == (first.dot,)


def test_every_register_is_told_when_none_is_named(store, person) -> None:
    add(store, person)
    assert {version.register for version in versions(store, person)} == {"family_name", "note", "hidden"}


def test_what_came_from_elsewhere_carries_the_time_of_our_own_clock(new_store, person, fixed_clock) -> None:
    anna, office = new_store("anna"), new_store("office")
    add(anna, person)
    fixed_clock.move(days=5)
    deliver(office, sets_of(anna))
    (version,) = versions(office, person, "note")
    assert version.at == fixed_clock.now - timedelta(days=5)
    assert version.received_at == int(fixed_clock.now.timestamp() * 1000)
    assert versions(anna, person, "note")[0].received_at is None


def test_a_value_that_was_erased_is_left_out(store, person) -> None:
    add(store, person)
    with store.transaction() as conn:
        conn.exec_driver_sql("UPDATE op SET value=NULL WHERE reg='note'")
    assert versions(store, person, "note") == []


def test_a_trace_names_the_first_and_the_last_hand(store, person, fixed_clock) -> None:
    add(store, person)
    made = fixed_clock.now
    changed = fixed_clock.move(hours=2)
    change(store, person, BRUNO, note="dopo")
    with store.connection() as conn:
        assert history.trace(conn, person.id) == history.Trace(made, ANNA.author, changed, BRUNO.author)


def test_a_row_of_which_the_log_holds_nothing_has_no_trace(store, person) -> None:
    with store.connection() as conn:
        assert history.trace(conn, person.id) is None
