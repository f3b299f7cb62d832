"""An import is taken back by writing what stood before, until somebody goes on from what it brought."""

from __future__ import annotations

import pytest
from tests.little.model import Person
from tests.little.stores import ANNA, add, change, deliver, fresh, is_sound, remove, sets_of

from integralavoro_desktop.storage import conflicts, ledger, undo_import
from integralavoro_desktop.storage.changelog import Received, append
from integralavoro_desktop.storage.edit import Action

BUNDLE = 7


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima", tags=["a"])


@pytest.fixture
def pair(new_store, person):
    """An office and a laptop with the same file."""
    office, anna = new_store("office"), new_store("anna")
    add(office, person)
    deliver(anna, sets_of(office))
    return office, anna


def bring(store, sets) -> None:
    with store.transaction() as conn:
        append(conn, sets, catalogue=store.catalogue, received=Received(BUNDLE, ledger.now_ms()))


def is_open(store) -> bool:
    with store.connection() as conn:
        return undo_import.is_open(conn, BUNDLE)


def take_back(store) -> int:
    with store.read() as reader, store.write(Action(ANNA.author, "undo-import")) as edit:
        return undo_import.take_back(edit, reader, BUNDLE)


def test_changed_fields_show_again_what_stood_before(pair, person) -> None:
    office, anna = pair
    change(anna, person, note="uno", tags=[], given_name="Ida")
    change(anna, person, note="due")
    bring(office, sets_of(anna))
    assert is_open(office)
    assert take_back(office) == 1
    found = fresh(office, person)
    assert (found.note, found.tags, found.given_name) == ("prima", ["a"], None)
    assert is_sound(office)


def test_a_conflict_that_came_with_it_goes_with_it(pair, person) -> None:
    office, anna = pair
    change(anna, person, note="di Anna")
    change(office, person, note="del Polo")
    bring(office, sets_of(anna))
    take_back(office)
    assert fresh(office, person).note == "del Polo"
    with office.connection() as conn:
        assert conflicts.count_open(conn) == 0


def test_new_records_are_proposed_to_be_deleted(pair) -> None:
    office, anna = pair
    new = Person(family_name="Nuova")
    add(anna, new)
    bring(office, sets_of(anna))
    take_back(office)
    with office.connection() as conn:
        assert [found.row for found in conflicts.proposals(conn)] == [new.id]


def test_a_deletion_that_came_with_it_is_over(pair, person) -> None:
    office, anna = pair
    remove(anna, person)
    bring(office, sets_of(anna))
    take_back(office)
    with office.connection() as conn:
        assert conflicts.proposals(conn) == []


def test_who_made_the_changes_learns_that_they_were_taken_back(pair, person) -> None:
    office, anna = pair
    change(anna, person, note="di Anna")
    bring(office, sets_of(anna))
    before = len(sets_of(office))
    take_back(office)
    deliver(anna, sets_of(office, after=before))
    assert fresh(anna, person).note == "prima"


def test_after_a_later_change_of_one_of_its_records_it_stays(pair, person) -> None:
    office, anna = pair
    change(anna, person, note="di Anna")
    bring(office, sets_of(anna))
    change(office, person, hidden=True)
    assert not is_open(office)


def test_whole_files_and_unknown_imports_are_not_taken_back(pair, person) -> None:
    office, anna = pair
    assert not is_open(office)
    change(anna, person, note="di Anna")
    bring(office, sets_of(anna))
    with office.transaction() as conn:
        conn.exec_driver_sql("UPDATE cs SET state=3 WHERE recv_bundle=?", (BUNDLE,))
    assert not is_open(office)
