"""The one door into a record."""

from __future__ import annotations

from datetime import date

from tests.little.model import Colour, Person

from integralavoro_desktop.kernel.accept import accept, missing, needed
from integralavoro_desktop.kernel.problems import Severity


def test_good_values_come_through_checked() -> None:
    accepted = accept(Person, {"family_name": " Ferri ", "starts_on": "1/2/2026", "colours": "red"})
    assert accepted.values == {"family_name": "Ferri", "starts_on": date(2026, 2, 1), "colours": [Colour.RED]}
    assert accepted.problems == ()


def test_a_bad_value_is_a_problem_of_its_field_and_stays_out() -> None:
    accepted = accept(Person, {"family_name": "Ferri", "starts_on": "soon"})
    (problem,) = accepted.problems
    assert (problem.code, problem.field, problem.severity) == ("ALL-VALUE", "starts_on", Severity.STOP)
    assert accepted.values == {"family_name": "Ferri"}


def test_an_unknown_name_is_a_problem() -> None:
    (problem,) = accept(Person, {"shoe_size": 42}).problems
    assert (problem.code, problem.field) == ("ALL-FIELD", "shoe_size")


def test_common_columns_do_not_come_through_the_door() -> None:
    accepted = accept(Person, {"id": "x", "scope_id": "ctl", "deleted_at": None})
    assert accepted.values == {}
    assert len(accepted.problems) == 3


def test_emptying_a_field_is_a_value() -> None:
    assert accept(Person, {"note": "", "tags": ""}).values == {"note": None, "tags": []}


def test_what_must_always_be_filled_is_named() -> None:
    problems = missing(Person(code="A-1"))
    assert [(p.code, p.field, p.sentence) for p in problems] == [
        ("ALL-NEED", "family_name", "«Family name» is still empty.")
    ]


def test_some_fields_are_needed_in_some_moments() -> None:
    assert [p.field for p in needed(Person(note="x"), "note", "starts_on", "tags")] == ["starts_on", "tags"]
    assert needed(Person(hidden=False), "hidden") == []
