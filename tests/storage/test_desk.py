"""Saving a record as windows, command line and imports do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.little.catalogue import PERSON, TYPES
from tests.little.model import Firm, Paper, Person, Todo, Visit
from tests.little.stores import ANNA, BRUNO, add, begin, change, fresh, open_copy

from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.problems import AppError, Problem, Severity
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.desk import Change


def codes(outcome) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in outcome.problems]


def count(store) -> int:
    with store.connection() as conn:
        return conn.exec_driver_sql("SELECT count(*) FROM cs").scalar_one()


def test_a_good_record_is_saved_with_the_number_of_this_computer(store) -> None:
    first = desk.add(store, ANNA, "candidate", {"family_name": "Ferri", "starts_on": "1/2/2026"})
    second = desk.add(store, ANNA, "candidate", {"family_name": "Neri"})
    assert (first.saved, first.problems) == (True, ())
    assert fresh(store, first.record).starts_on == date(2026, 2, 1)
    assert [fresh(store, made.record).code for made in (first, second)] == ["AN-0001", "AN-0002"]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, ("ALL-NEED", "family_name")),
        ({"family_name": "Ferri", "starts_on": "soon"}, ("ALL-VALUE", "starts_on")),
        ({"family_name": "Ferri", "shoe_size": 4}, ("ALL-FIELD", "shoe_size")),
        ({"family_name": "Ferri", "starts_on": "2026-02-01", "ends_on": "2026-01-01"}, ("ALL-1", "ends_on")),
        ({"family_name": "Ferri", "revoked_on": date.today() + timedelta(days=30)}, ("ALL-2", "revoked_on")),  # noqa: DTZ011
    ],
)
def test_a_record_that_a_check_stops_is_not_saved(store, values, found) -> None:
    outcome = desk.add(store, ANNA, "candidate", values)
    assert (outcome.saved, found in codes(outcome)) == (False, True)
    assert count(store) == 0


def test_a_warning_does_not_stop(store) -> None:
    outcome = desk.add(store, ANNA, "candidate", {"family_name": "Ferri", "note": "assume farmaci"})
    assert (outcome.saved, codes(outcome)) == (True, [("ALL-3", "note")])


def test_a_rehearsal_writes_nothing_and_uses_no_number(store) -> None:
    outcome = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}, dry_run=True)
    assert (outcome.saved, outcome.stops) == (False, ())
    assert count(store) == 0
    assert fresh(store, desk.add(store, ANNA, "candidate", {"family_name": "Neri"}).record).code == "AN-0001"


def test_a_child_needs_a_parent_that_is_here(store) -> None:
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record
    for key in (None, uuid4()):
        outcome = desk.add(store, ANNA, "candidate.visit", {"candidate_id": key, "what": "casa"})
        assert codes(outcome) == [("ALL-NEED", "candidate_id")]
    assert desk.add(store, ANNA, "candidate.visit", {"candidate_id": person.id, "what": "casa"}).saved


def test_a_restricted_row_needs_a_person(store) -> None:
    assert codes(desk.add(store, ANNA, "secret", {"what": "x"})) == [("ALL-NEED", "candidate_id")]


def test_the_checks_of_the_type_are_asked(little_template, tmp_path) -> None:
    strict = replace(PERSON, check=lambda row, facts: [Problem("P-1", Severity.STOP, "note", "Mai.")])
    store = begin(open_copy(little_template, tmp_path / "s", catalogue=Catalogue([strict, *TYPES[1:]])), "anna")
    assert codes(desk.add(store, ANNA, "candidate", {"family_name": "Ferri"})) == [("P-1", "note")]
    store.close()


def test_a_change_is_saved_and_says_what_was_found(store) -> None:
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record
    outcome = desk.change(store, ANNA, "candidate", Change(person.id, {"note": "in crisi", "level": "3"}))
    assert (outcome.saved, codes(outcome)) == (True, [("ALL-3", "note")])
    assert (fresh(store, person).note, fresh(store, person).level) == ("in crisi", 3)


@pytest.mark.parametrize(
    "values", [{"family_name": ""}, {"level": 9}, {"ends_on": "2025-01-01", "starts_on": "2026-01-01"}]
)
def test_a_change_that_a_check_stops_leaves_the_record(store, values) -> None:
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record
    outcome = desk.change(store, ANNA, "candidate", Change(person.id, values))
    assert (outcome.saved, bool(outcome.stops)) == (False, True)
    assert fresh(store, person).family_name == "Ferri"
    assert count(store) == 1


def test_a_rehearsed_change_leaves_the_record(store) -> None:
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record
    assert desk.change(store, ANNA, "candidate", Change(person.id, {"note": "x"}), dry_run=True).record.note == "x"
    assert fresh(store, person).note is None


def test_a_change_from_an_old_form_keeps_both_values(store) -> None:
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri", "note": "prima"}).record
    seen = store.base(person.id.bytes)
    change(store, person, BRUNO, note="intanto")
    desk.change(store, ANNA, "candidate", Change(person.id, {"note": "dalla scheda"}, base=seen))
    with store.connection() as conn:
        assert conn.exec_driver_sql("SELECT reg FROM conflict").scalars().all() == ["note"]


def test_a_record_stays_in_its_file(store) -> None:
    one, two = (desk.add(store, ANNA, "candidate", {"family_name": name}).record for name in ("Ferri", "Neri"))
    visit = desk.add(store, ANNA, "candidate.visit", {"candidate_id": one.id}).record
    secret = desk.add(store, ANNA, "secret", {"candidate_id": one.id}).record
    todo = desk.add(store, ANNA, "todo", {"what": "di nessuno"}).record
    for entity, row in (("candidate.visit", visit), ("secret", secret), ("todo", todo)):
        outcome = desk.change(store, ANNA, entity, Change(row.id, {"candidate_id": two.id}))
        assert codes(outcome) == [("ALL-MOVE", "candidate_id")]
    outcome = desk.change(store, ANNA, "secret", Change(secret.id, {"candidate_id": None}))
    assert codes(outcome) == [("ALL-MOVE", "candidate_id")]


def test_rows_without_a_person_are_changed_where_they_are(store) -> None:
    for entity, kind in (("todo", Todo), ("paper", Paper), ("firm", Firm)):
        row = kind(**{"name" if kind is Firm else "what": "x"})
        add(store, row)
        field = "name" if kind is Firm else "what"
        assert desk.change(store, ANNA, entity, Change(row.id, {field: "y"})).saved


def test_a_record_that_is_not_here_is_told_in_words(store) -> None:
    for attempt in (
        lambda: desk.change(store, ANNA, "candidate", Change(uuid4(), {"note": "x"})),
        lambda: desk.remove(store, ANNA, "candidate", uuid4()),
        lambda: desk.restore(store, ANNA, "candidate", uuid4()),
    ):
        with pytest.raises(AppError, match="not on this computer"):
            attempt()


def test_a_record_is_removed_and_restored(store) -> None:
    visit = Visit(candidate_id=desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record.id)
    add(store, visit)
    desk.remove(store, ANNA, "candidate.visit", visit.id)
    assert fresh(store, visit).deleted_at is not None
    desk.restore(store, ANNA, "candidate.visit", visit.id)
    assert fresh(store, visit).deleted_at is None


def test_pages_are_told_what_a_save_changed(store) -> None:
    heard = []
    end = store.listen(heard.append)
    person = desk.add(store, ANNA, "candidate", {"family_name": "Ferri"}).record
    end()
    desk.add(store, ANNA, "candidate", {"family_name": "Neri"})
    (told,) = heard
    assert told.rows == {"candidate": frozenset({person.id.bytes})}
    assert told.touches("candidate")
    assert not told.touches("firm")


def test_the_trial_of_a_change_is_a_loose_copy(store) -> None:
    person = Person(family_name="Ferri", tags=["a"])
    add(store, person)
    outcome = desk.change(store, ANNA, "candidate", Change(person.id, {"tags": ["b"]}), dry_run=True)
    assert (outcome.record.tags, fresh(store, person).tags) == (["b"], ["a"])
