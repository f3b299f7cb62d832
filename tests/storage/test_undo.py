"""The last action is taken back by writing what stood before, as long as nobody received it."""

from __future__ import annotations

import pytest
from tests.little.model import Person, Stray, Visit
from tests.little.stores import ANNA, BRUNO, add, change, deliver, fresh, is_sound, remove, sets_of

from integralavoro_desktop.storage import ledger, undo
from integralavoro_desktop.storage.edit import Action


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


def last(store, who=ANNA):
    with store.connection() as conn:
        return undo.last(conn, author=who.author)


def take_back(store, step) -> bool:
    with store.read() as reader, store.write(Action(ANNA.author, undo.reason_of(step))) as edit:
        return undo.take_back(edit, reader, step)


def test_a_change_is_taken_back(store, person) -> None:
    add(store, person)
    change(store, person, note="dopo", given_name="Ida")
    step = last(store)
    assert (step.entity, step.row, set(step.registers), step.made_new) == (
        "candidate",
        person.id,
        {"note", "given_name"},
        False,
    )
    assert take_back(store, step)
    assert (fresh(store, person).note, fresh(store, person).given_name) == ("prima", None)
    assert is_sound(store)


def test_a_new_row_is_taken_back_by_deleting_it(store, person) -> None:
    add(store, person)
    assert last(store).made_new
    assert take_back(store, last(store))
    assert fresh(store, person).deleted_at is not None


def test_new_rows_of_one_action_are_taken_back_together(store, person) -> None:
    visit = Visit(candidate_id=person.id, what="casa")
    add(store, person, visit)
    take_back(store, last(store))
    assert {fresh(store, row).deleted_at is None for row in (person, visit)} == {False}


def test_a_deletion_is_taken_back(store, person) -> None:
    add(store, person)
    remove(store, person)
    assert take_back(store, last(store))
    assert fresh(store, person).deleted_at is None


def test_actions_are_taken_back_one_after_the_other(store, person) -> None:
    add(store, person)
    change(store, person, note="due")
    change(store, person, note="tre")
    take_back(store, last(store))
    assert fresh(store, person).note == "due"
    take_back(store, last(store))
    assert fresh(store, person).note == "prima"


def test_an_undo_is_not_itself_undone(store, person) -> None:
    add(store, person)
    take_back(store, last(store))
    assert last(store) is None


def test_what_somebody_changed_since_stays(store, person) -> None:
    add(store, person)
    change(store, person, note="dopo")
    step = last(store)
    change(store, person, BRUNO, note="ancora")
    before = len(sets_of(store))
    assert not take_back(store, step)
    assert fresh(store, person).note == "ancora"
    assert len(sets_of(store)) == before


def test_only_what_this_person_did_is_hers_to_undo(store, person) -> None:
    add(store, person)
    assert last(store, BRUNO) is None


def test_what_left_in_a_bundle_is_no_longer_undone(store, person) -> None:
    add(store, person)
    with store.transaction() as conn:
        ledger.mark_sent(conn, store.identity.origin, 1)
    assert last(store) is None


def test_what_came_from_elsewhere_is_not_undone(new_store, person) -> None:
    anna, office = new_store("anna"), new_store("office")
    add(anna, person)
    deliver(office, sets_of(anna))
    assert last(office) is None


def test_what_stays_on_this_computer_can_be_undone_after_a_bundle(store, person) -> None:
    add(store, person)
    stray = Stray(what="appunto")
    add(store, stray)
    with store.transaction() as conn:
        ledger.mark_sent(conn, store.identity.origin, 1)
    assert last(store).row == stray.id
