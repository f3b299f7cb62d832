"""One action of a person becomes change sets, and everything else is kept out of the synced tables."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session
from tests.little.model import Colour, Firm, Paper, Person, Secret, Stray, Todo, Visit, Word, Worker
from tests.little.stores import ANNA, add, change, deliver, fresh, remove, sets_of

from integralavoro_desktop.kernel import hlc
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import history, ledger


def sets(store):
    with store.connection() as conn:
        return [tuple(r) for r in conn.exec_driver_sql("SELECT scope, seq, reason, author FROM cs ORDER BY arrival")]


def registers(store, record):
    with store.connection() as conn:
        return sorted(v.register for v in history.versions(conn, record.id) if v.is_current)


def test_a_new_row_stands_in_its_table_as_it_was_given(store) -> None:
    person = Person(family_name="Ferri", starts_on=date(2026, 1, 2), colours=[Colour.RED], tags=["a", "b"], hidden=True)
    add(store, person)
    found = fresh(store, person)
    assert (found.family_name, found.starts_on, found.colours) == ("Ferri", date(2026, 1, 2), [Colour.RED])
    assert (found.tags, found.hidden, found.note, found.scope_id) == (["a", "b"], True, None, f"p:{person.id.hex}")


def test_only_what_is_filled_is_written(store) -> None:
    person = Person(family_name="Ferri", ends_on=date(2026, 1, 2))
    add(store, person)
    assert registers(store, person) == ["family_name", "hidden", "period"]


def test_a_row_without_values_is_written_as_living(store) -> None:
    todo = Stray()
    add(store, todo)
    assert registers(store, todo) == ["_life"]
    assert fresh(store, todo).deleted_at is None


def test_one_action_is_one_change_set_for_each_scope(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person, Visit(candidate_id=person.id, what="casa"), Firm(name="Ditta"))
    assert sets(store) == [(f"p:{person.id.hex}", 1, "edit", "a0" * 16), ("cat.firm", 2, "edit", "a0" * 16)]
    with store.connection() as conn:
        assert conn.exec_driver_sql("SELECT count(DISTINCT tx) FROM cs").scalar() == 1


@pytest.mark.parametrize(
    ("record", "scope"),
    [
        (Firm(name="x"), "cat.firm"),
        (Paper(what="x"), f"up.{(b'A' * 16).hex()}"),
        (Stray(what="x"), "local"),
        (Todo(what="x"), "local"),
        (Worker(name="x"), "ctl"),
        (Todo(what="x", candidate_id=UUID(int=7)), f"p:{UUID(int=7).hex}"),
        (Secret(what="x", candidate_id=UUID(int=7)), f"c:{UUID(int=7).hex}"),
    ],
)
def test_a_row_lies_in_the_scope_of_its_type(store, record, scope: str) -> None:
    copy = type(record)(**record.model_dump(exclude={"id"}))
    add(store, copy)
    assert fresh(store, copy).scope_id == scope


def test_a_child_lies_in_the_scope_of_its_parent_also_when_both_are_new(store) -> None:
    person = Person(family_name="Ferri")
    visit = Visit(candidate_id=person.id)
    word = Word(visit_id=visit.id, said="ciao")
    add(store, person, visit, word)
    late = Word(visit_id=visit.id, said="poi")
    add(store, late)
    assert {fresh(store, row).scope_id for row in (visit, word, late)} == {f"p:{person.id.hex}"}


@pytest.mark.parametrize("parent", [None, UUID(int=9)])
def test_a_child_without_its_parent_is_a_fault_of_ours(store, parent) -> None:
    with pytest.raises(ValueError, match="without its parent"):
        add(store, Word(visit_id=parent, said="x"))


def test_rows_that_never_travel_leave_no_gap_in_what_does(store) -> None:
    add(store, Stray(what="x"))
    add(store, Firm(name="Ditta"))
    add(store, Worker(name="Anna"))
    add(store, Firm(name="Altra"))
    with store.connection() as conn:
        query = "SELECT c.seq FROM cs c JOIN origin o ON o.ix=c.origin WHERE o.incarnation=?"
        assert conn.exec_driver_sql(query, (b"a" * 8,)).scalars().all() == [1, 2]


def test_control_rows_of_the_office_travel(new_store) -> None:
    office = new_store("office")
    add(office, Worker(name="Rita"))
    with office.connection() as conn:
        assert conn.exec_driver_sql("SELECT incarnation FROM origin").scalar() == b"o" * 8


def test_a_change_writes_only_the_registers_that_differ(store) -> None:
    person = Person(family_name="Ferri", note="n")
    add(store, person)
    change(store, person, family_name="Ferri", note="altro", starts_on=date(2026, 1, 1))
    with store.connection() as conn:
        query = "SELECT o.reg FROM op o JOIN cs c USING (arrival) WHERE c.seq=2 ORDER BY o.n"
        assert conn.exec_driver_sql(query).scalars().all() == ["note", "period"]


def test_no_difference_is_no_change_set(store) -> None:
    person = Person(family_name="Ferri", tags=[])
    add(store, person)
    change(store, person, family_name="Ferri", tags=[], starts_on=None)
    assert len(sets(store)) == 1


def test_the_last_write_of_a_register_in_one_action_counts(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.write(ANNA) as edit:
        here = person
        edit.change(here, {"note": "uno"})
        edit.change(here, {"note": "due"})
    assert fresh(store, person).note == "due"
    assert registers(store, person) == ["family_name", "hidden", "note"]


def test_an_action_that_fails_leaves_nothing(store) -> None:
    person = Person(family_name="Ferri")
    with suppress(ZeroDivisionError), store.write(ANNA) as edit:
        edit.add(person)
        raise ZeroDivisionError
    assert sets(store) == []
    assert fresh(store, person) is None


def test_stamps_grow_and_never_run_back(store, fixed_clock) -> None:
    add(store, Firm(name="a"))
    fixed_clock.move(days=-3)
    add(store, Firm(name="b"), Stray(what="c"))
    with store.connection() as conn:
        stamps = conn.exec_driver_sql("SELECT hlc FROM cs ORDER BY arrival").scalars().all()
    assert stamps == sorted(set(stamps))
    assert hlc.moment(stamps[0]) == fixed_clock.now + timedelta(days=3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE little_person SET note='x'",
        "DELETE FROM little_person",
        "INSERT INTO little_person(id, scope_id) VALUES ('00000000000000000000000000000001', 'p:x')",
    ],
)
def test_raw_statements_on_a_synced_table_are_refused(store, statement: str) -> None:
    add(store, Person(family_name="Ferri"))
    with pytest.raises(DBAPIError, match="outside the change log"), store.transaction() as conn:
        conn.exec_driver_sql(statement)
    with store.connection() as conn:
        assert conn.exec_driver_sql("SELECT count(*), count(note) FROM little_person").one() == (1, 0)


def test_writing_through_the_orm_is_refused(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with Session(store.vault.engine) as session:
        session.get(Person, person.id).note = "x"
        with pytest.raises(DBAPIError, match="outside the change log"):
            session.commit()
    with Session(store.vault.engine) as session, pytest.raises(DBAPIError, match="outside the change log"):
        session.exec(update(Person).values(note="x"))


def test_the_tripwire_is_closed_again_after_every_action(store) -> None:
    add(store, Firm(name="a"))
    with suppress(ZeroDivisionError), store.write(ANNA) as edit:
        edit.add(Firm(name="b"))
        edit.finish()
        raise ZeroDivisionError
    with store.connection() as conn:
        assert conn.exec_driver_sql("SELECT open FROM guard").scalars().all() == [0]


def test_a_row_that_never_left_is_deleted_at_once(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.write(ANNA) as edit:
        edit.remove(person)
    assert fresh(store, person).deleted_at is not None


def test_a_row_that_left_in_a_bundle_is_proposed_and_stays(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.transaction() as conn:
        ledger.mark_sent(conn, store.identity.origin, 1)
    change(store, person, family_name="Ferri Rossi", hidden=True)
    with store.write(ANNA) as edit:
        edit.remove(person)
    assert fresh(store, person).deleted_at is None


def test_at_the_office_a_row_never_left_until_its_file_was_granted(new_store) -> None:
    office = new_store("office")
    kept, granted = Person(family_name="Ferri"), Person(family_name="Neri")
    add(office, kept)
    add(office, granted)
    with office.transaction() as conn:
        ledger.mark_sent(conn, office.identity.origin, 2)
        ledger.give(conn, b"A" * 16, f"p:{granted.id.hex}")
    with office.write(ANNA) as edit:
        edit.remove(kept)
        edit.remove(granted)
    assert fresh(office, kept).deleted_at is not None
    assert fresh(office, granted).deleted_at is None


def test_at_the_office_the_row_of_a_laptop_is_proposed(new_store) -> None:
    office, anna = new_store("office"), new_store("anna")
    person = Person(family_name="Ferri")
    add(anna, person)
    deliver(office, sets_of(anna))
    remove(office, person)
    assert fresh(office, person).deleted_at is None


def test_a_deleted_row_can_be_brought_back(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.write(ANNA) as edit:
        edit.remove(person)
    with store.write(ANNA) as edit:
        edit.restore(person)
    assert fresh(store, person).deleted_at is None


def test_a_file_that_was_handed_over_can_only_be_read(store) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.transaction() as conn:
        ledger.hold(conn, person.scope_id, b"e")
        ledger.make_read_only(conn, person.scope_id)
    with pytest.raises(AppError, match="handed over"):
        change(store, person, note="x")
    with pytest.raises(AppError, match="handed over"), store.write(ANNA) as edit:
        edit.remove(person)
    assert len(sets(store)) == 1


def test_a_cover_ends_by_itself_on_its_day(store, fixed_clock) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    with store.transaction() as conn:
        ledger.hold(conn, person.scope_id, b"e", until=ledger.now_ms() + 1000)
    change(store, person, note="oggi")
    fixed_clock.move(seconds=2)
    with pytest.raises(AppError, match="handed over"):
        change(store, person, note="domani")
