"""A conflict waits for a person, and her decision closes what she saw and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from tests.little.model import Person, Visit
from tests.little.stores import ANNA, BRUNO, add, change, contents, deliver, fresh, sets_of

from integralavoro_desktop.storage import conflicts
from integralavoro_desktop.storage.edit import Action


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def three(new_store, person):
    """Three stores with the same file."""
    stores = [new_store(name) for name in ("anna", "bruno", "office")]
    add(stores[0], person)
    for store in stores[1:]:
        deliver(store, sets_of(stores[0]))
    return stores


def gather(*stores) -> None:
    made = [one for store in stores for one in sets_of(store)]
    for store in stores:
        deliver(store, made)


def waiting(store) -> list[conflicts.Conflict]:
    with store.connection() as conn:
        return conflicts.open_conflicts(conn)


def decide(store, conflict, wire, action=ANNA) -> None:
    with store.read() as reader, store.write(Action(action.author, f"resolve:{conflict.register}")) as edit:
        conflicts.decide(edit, reader, conflict, wire=wire)


def test_a_decision_closes_the_conflict_everywhere(three, person) -> None:
    anna, bruno, office = three
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    gather(anna, bruno)
    decide(anna, waiting(anna)[0], "deciso")
    gather(anna, bruno, office)
    assert waiting(anna) == waiting(bruno) == waiting(office) == []
    assert {fresh(store, person).note for store in three} == {"deciso"}
    assert contents(anna) == contents(office)


def test_two_who_decide_differently_make_a_new_conflict_and_lose_nothing(three, person) -> None:
    anna, bruno, office = three
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    gather(anna, bruno)
    decide(anna, waiting(anna)[0], "uno")
    decide(bruno, waiting(bruno)[0], "due", BRUNO)
    gather(anna, bruno, office)
    (again,) = waiting(office)
    assert {version.value for version in again.versions} == {"uno", "due"}


def test_a_decision_that_lacks_a_third_version_leaves_it_in_conflict(three, person) -> None:
    anna, bruno, office = three
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    change(office, person, Action("c0" * 16), note="del Polo")
    gather(anna, bruno)
    decide(anna, waiting(anna)[0], "deciso")
    gather(anna, bruno, office)
    (left,) = waiting(bruno)
    assert {version.value for version in left.versions} == {"deciso", "del Polo"}


def test_who_decides_for_a_value_that_is_there_closes_the_conflict_too(three, person) -> None:
    anna, bruno, _office = three
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    gather(anna, bruno)
    decide(anna, waiting(anna)[0], fresh(anna, person).note)
    assert waiting(anna) == []


def test_a_stale_form_keeps_both_values(store, person) -> None:
    add(store, person)
    seen = store.base(person.id.bytes)
    change(store, person, BRUNO, note="intanto")
    with store.write(ANNA) as edit:
        edit.change(fresh(store, person), {"note": "dalla scheda aperta"}, base=seen)
    (conflict,) = waiting(store)
    assert {version.value for version in conflict.versions} == {"intanto", "dalla scheda aperta"}


def test_what_a_stale_form_left_as_it_was_is_no_change(store, person) -> None:
    add(store, person)
    seen = store.base(person.id.bytes)
    change(store, person, BRUNO, note="intanto")
    with store.write(ANNA) as edit:
        edit.change(fresh(store, person), {"note": "prima", "given_name": "Ida"}, base=seen)
    assert waiting(store) == []
    assert (fresh(store, person).note, fresh(store, person).given_name) == ("intanto", "Ida")


def test_a_field_that_a_stale_form_found_empty_is_kept_beside_the_other(store, person) -> None:
    add(store, person)
    seen = store.base(person.id.bytes)
    change(store, person, BRUNO, given_name="Ida")
    with store.write(ANNA) as edit:
        edit.change(fresh(store, person), {"given_name": "Eva"}, base=seen)
    assert [conflict.register for conflict in waiting(store)] == ["given_name"]


def test_a_stale_form_does_not_mix_the_fields_of_a_group(store) -> None:
    person = Person(family_name="Ferri", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    add(store, person)
    seen = store.base(person.id.bytes)
    change(store, person, BRUNO, starts_on=date(2026, 2, 1))
    with store.write(ANNA) as edit:
        edit.change(fresh(store, person), {"ends_on": date(2026, 11, 30)}, base=seen)
    (conflict,) = waiting(store)
    assert {"starts_on": "2026-01-01", "ends_on": "2026-11-30"} in [version.value for version in conflict.versions]


def test_conflicts_are_counted_and_told_the_oldest_first(three, person, fixed_clock) -> None:
    anna, bruno, _office = three
    visit = Visit(candidate_id=person.id, what="casa")
    add(anna, visit)
    gather(anna, bruno)
    for record, field in ((visit, "what"), (person, "note")):
        fixed_clock.move(minutes=1)
        change(anna, record, **{field: "A"})
        change(bruno, record, BRUNO, **{field: "B"})
        gather(anna, bruno)
    assert [conflict.entity for conflict in waiting(anna)] == ["candidate.visit", "candidate"]
    with anna.connection() as conn:
        assert conflicts.count_open(conn) == 2


def test_who_writes_over_a_conflict_replaces_every_version_she_had_before_her(three, person) -> None:
    anna, bruno, office = three
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    gather(anna, bruno)
    change(bruno, person, BRUNO, note="di tutte e due")
    gather(anna, bruno, office)
    assert waiting(anna) == waiting(office) == []
    assert {fresh(store, person).note for store in three} == {"di tutte e due"}
