"""Concurrent changes: what is shown is the same in every store, and nothing of anybody is lost."""

from __future__ import annotations

from datetime import date

import pytest
from tests.little.catalogue import LITTLE
from tests.little.model import Colour, Firm, Person
from tests.little.stores import ANNA, BRUNO, add, change, contents, deliver, fresh, is_sound, remove, sets_of

from integralavoro_desktop.kernel.record import derived_id
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.conflicts import open_conflicts, proposals, registers_in_conflict
from integralavoro_desktop.storage.shipped import ship


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))


@pytest.fixture
def pair(new_store, person):
    """Anna and Bruno, who both hold the file of one person and know that it left Anna's laptop."""
    anna, bruno = new_store("anna"), new_store("bruno")
    add(anna, person)
    with anna.transaction() as conn:
        ledger.mark_sent(conn, anna.identity.origin, 1)
    deliver(bruno, sets_of(anna))
    return anna, bruno


def meet(anna, bruno) -> None:
    """Let each of the two have what the other wrote."""
    deliver(bruno, sets_of(anna))
    deliver(anna, sets_of(bruno))
    assert contents(anna) == contents(bruno)
    assert is_sound(anna)


def in_conflict(store, person) -> frozenset[str]:
    with store.connection() as conn:
        return registers_in_conflict(conn, person.id)


def proposed(store) -> list[tuple[str, bool]]:
    with store.connection() as conn:
        return [(found.by, found.edited_meanwhile) for found in proposals(conn)]


def test_two_values_of_one_field_are_both_kept_and_one_is_shown(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    meet(anna, bruno)
    with anna.connection() as conn:
        (conflict,) = open_conflicts(conn)
    assert (conflict.entity, conflict.row, conflict.register) == ("candidate", person.id, "note")
    assert {version.value for version in conflict.versions} == {"di Anna", "di Bruno"}
    assert conflict.before.value == "prima"
    assert fresh(anna, person).note in {"di Anna", "di Bruno"}


def test_the_same_new_value_twice_is_no_conflict(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, note="uguale", tags=["x"])
    change(bruno, person, BRUNO, note="uguale", tags=["x"])
    meet(anna, bruno)
    assert in_conflict(anna, person) == frozenset()
    assert fresh(anna, person).note == "uguale"


def test_different_fields_are_both_taken(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, colour=Colour.RED)
    meet(anna, bruno)
    assert (fresh(anna, person).note, fresh(anna, person).colour) == ("di Anna", Colour.RED)
    assert in_conflict(anna, person) == frozenset()


def test_fields_of_a_group_are_never_mixed(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, starts_on=date(2026, 3, 1))
    change(bruno, person, BRUNO, ends_on=date(2026, 2, 1))
    meet(anna, bruno)
    found = fresh(anna, person)
    assert (found.starts_on, found.ends_on) in {
        (date(2026, 3, 1), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2026, 2, 1)),
    }
    assert in_conflict(anna, person) == {"period"}


@pytest.mark.parametrize(
    ("field", "safe", "other"),
    [
        ("revoked_on", date(2026, 5, 1), None),
        ("revoked_on", date(2026, 5, 1), date(2026, 6, 1)),
        ("may_call", "no", "yes"),
        ("may_call", "unknown", "yes"),
        ("hidden", True, False),
    ],
)
@pytest.mark.parametrize("first", ["anna", "bruno"])
def test_the_safer_value_is_shown_whatever_the_clocks_say(pair, person, fixed_clock, field, safe, other, first) -> None:
    anna, bruno = pair
    given = {"anna": safe, "bruno": other}
    for store, name, action in sorted([(anna, "anna", ANNA), (bruno, "bruno", BRUNO)], key=lambda who: who[1] != first):
        fixed_clock.move(hours=1)
        change(store, person, action, **{field: given[name]}, note=None if name == "anna" else "x")
    meet(anna, bruno)
    shown = getattr(fresh(anna, person), field)
    assert (str(shown) if field == "may_call" else shown) == safe


def test_a_safer_value_asks_nobody(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, may_call="no")
    change(bruno, person, BRUNO, may_call="yes")
    meet(anna, bruno)
    with anna.connection() as conn:
        assert open_conflicts(conn) == []


def test_of_what_decides_itself_the_newest_is_shown(pair, person, fixed_clock) -> None:
    anna, bruno = pair
    change(anna, person, last_seen_on=date(2026, 11, 1))
    fixed_clock.move(hours=1)
    change(bruno, person, BRUNO, last_seen_on=date(2026, 10, 1))
    meet(anna, bruno)
    assert fresh(anna, person).last_seen_on == date(2026, 10, 1)
    assert in_conflict(anna, person) == frozenset()


def test_two_changes_with_one_stamp_have_the_same_winner_everywhere(pair, person, fixed_clock) -> None:
    anna, bruno = pair
    fixed_clock.move(hours=1)
    change(anna, person, note="di Anna")
    change(bruno, person, BRUNO, note="di Bruno")
    meet(anna, bruno)
    assert sets_of(anna)[-1].stamp.hlc == sets_of(bruno)[-1].stamp.hlc
    assert fresh(anna, person).note == "di Bruno"


def test_a_row_unknown_elsewhere_is_not_touched_by_the_changes_of_another(pair, person) -> None:
    anna, bruno = pair
    other = Person(family_name="Neri")
    add(bruno, other, action=BRUNO)
    change(anna, person, note="x")
    meet(anna, bruno)
    assert fresh(anna, other).family_name == "Neri"


def test_a_proposed_deletion_leaves_the_row_where_it_is(pair, person) -> None:
    anna, bruno = pair
    remove(bruno, person, BRUNO)
    meet(anna, bruno)
    assert fresh(anna, person).deleted_at is None
    assert proposed(anna) == [(BRUNO.author, False)]


def test_a_confirmed_deletion_hides_the_row_everywhere(pair, person) -> None:
    anna, bruno = pair
    remove(bruno, person, BRUNO)
    meet(anna, bruno)
    with anna.write(ANNA) as edit:
        edit.confirm_removal(fresh(anna, person))
    meet(anna, bruno)
    assert fresh(bruno, person).deleted_at is not None
    assert proposed(anna) == []


def test_a_refused_deletion_is_over(pair, person) -> None:
    anna, bruno = pair
    remove(bruno, person, BRUNO)
    meet(anna, bruno)
    with anna.write(ANNA) as edit:
        edit.restore(fresh(anna, person))
    meet(anna, bruno)
    assert proposed(bruno) == []
    assert fresh(bruno, person).deleted_at is None


@pytest.mark.parametrize("first", ["edit", "deletion"])
def test_a_row_edited_while_it_was_deleted_stays_and_asks(pair, new_store, person, first) -> None:
    anna, bruno = pair
    remove(bruno, person, BRUNO)
    deliver(anna, sets_of(bruno))
    with anna.write(ANNA) as edit:
        edit.confirm_removal(fresh(anna, person))
    change(bruno, person, BRUNO, note="intanto")
    third = new_store("office")
    made = [*sets_of(anna), *sets_of(bruno)]
    late = [one for one in made if any(op.register == "note" and b"intanto" in op.value for op in one.ops)]
    rest = [one for one in made if one not in late]
    for sets in ((late, rest) if first == "edit" else (rest, late)):
        deliver(third, sets)
    assert fresh(third, person).deleted_at is None
    assert proposed(third) == [(ANNA.author, True)]
    meet(anna, bruno)
    assert contents(third) == contents(anna)


def test_a_row_deleted_again_after_a_look_at_the_edit_is_hidden(pair, person) -> None:
    anna, bruno = pair
    with anna.write(ANNA) as edit:
        edit.confirm_removal(fresh(anna, person))
    change(bruno, person, BRUNO, note="intanto")
    meet(anna, bruno)
    with bruno.write(BRUNO) as edit:
        edit.confirm_removal(fresh(bruno, person))
    meet(anna, bruno)
    assert fresh(anna, person).deleted_at is not None


def test_what_is_written_and_deleted_in_one_action_is_deleted(store) -> None:
    person = Person(family_name="Ferri")
    with store.write(ANNA) as edit:
        edit.add(person)
        edit.change(person, {"note": "x"})
        edit.remove(person)
    assert fresh(store, person).deleted_at is not None
    assert is_sound(store)


def test_a_list_that_was_emptied_is_empty(pair, person) -> None:
    anna, bruno = pair
    change(anna, person, tags=["a"], colours=[Colour.RED])
    change(anna, person, tags=[], colours=[])
    meet(anna, bruno)
    assert (fresh(bruno, person).tags, fresh(bruno, person).colours) == ([], [])


def shipped(store, name: str, edition: int) -> None:
    with store.transaction() as conn:
        ship(conn, [Firm(id=derived_id("ditta"), name=name)], catalogue=LITTLE, edition=edition)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_of_two_editions_of_shipped_rows_the_later_is_shown_and_asks_nobody(store, order) -> None:
    for edition in order:
        shipped(store, f"edizione {edition}", edition)
    shipped(store, "edizione 2", 2)
    firm = Firm(id=derived_id("ditta"))
    assert fresh(store, firm).name == "edizione 2"
    assert in_conflict(store, firm) == frozenset()


def test_what_a_person_wrote_over_a_shipped_row_is_shown_over_every_edition(store) -> None:
    shipped(store, "edizione 1", 1)
    firm = Firm(id=derived_id("ditta"))
    change(store, firm, name="la nostra")
    shipped(store, "edizione 2", 2)
    assert fresh(store, firm).name == "la nostra"
    assert is_sound(store)
