"""The types and entities of a store, by name."""

from __future__ import annotations

import pytest
from tests.little.catalogue import LITTLE, PERSON
from tests.little.model import Person, Visit, Word

from integralavoro_desktop.kernel.privacy import Scope


def test_entities_are_the_types_each_before_its_children() -> None:
    names = [entity.name for entity in LITTLE.entities]
    assert names[:4] == ["candidate", "candidate.visit", "candidate.word", "secret"]


def test_types_come_in_menu_order() -> None:
    assert next(iter(LITTLE)) is PERSON
    assert LITTLE.kind("candidate") is PERSON


def test_a_child_names_its_parent_and_the_field_that_holds_it() -> None:
    visit, word = LITTLE.entity("candidate.visit"), LITTLE.entity("candidate.word")
    assert (visit.parent, visit.parent_field) == ("candidate", "candidate_id")
    assert (word.parent, word.parent_field) == ("candidate.visit", "visit_id")


def test_a_type_has_no_parent() -> None:
    person = LITTLE.entity("candidate")
    assert (person.parent, person.parent_field, person.table) == ("", "", "little_person")


def test_children_are_those_that_hang_directly_on_it() -> None:
    assert [e.name for e in LITTLE.children("candidate")] == ["candidate.visit"]
    assert [e.name for e in LITTLE.children("candidate.visit")] == ["candidate.word"]


def test_a_child_travels_with_its_parent() -> None:
    assert LITTLE.entity("candidate.word").scope is Scope.PERSON


def test_an_entity_is_found_by_its_model() -> None:
    names = [LITTLE.entity_of(model).name for model in (Person, Visit, Word)]
    assert names == ["candidate", "candidate.visit", "candidate.word"]


def test_what_is_not_listed_is_unknown() -> None:
    assert "candidate.visit" in LITTLE
    assert "candidate.shoe" not in LITTLE
    with pytest.raises(KeyError):
        LITTLE.entity("candidate.shoe")
