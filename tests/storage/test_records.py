"""Reading records: filters, words, order, windows, and what a check may know."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.little.model import Colour, Firm, Person, Secret, Visit, Word
from tests.little.stores import add, remove

from integralavoro_desktop.storage.records import Filter, Query, Test


@pytest.fixture
def people(store):
    made = [
        Person(family_name="Abate", given_name="Però", starts_on=date(2026, 1, 1), tags=["x%y", 'a"b'], level=1),
        Person(family_name="Bassi", starts_on=date(2026, 2, 1), colours=[Colour.RED], level=2),
        Person(family_name="Conti", level=3, tags=["xzy"]),
    ]
    add(store, *made)
    return made


def names(store, **query) -> list[str]:
    with store.read() as reader:
        found = reader.many("candidate", Query(**query))
        assert reader.count("candidate", Query(**query)) >= len(found)
        return [person.family_name for person in found]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Filter("family_name", Test.IS, "Bassi"), ["Bassi"]),
        (Filter("family_name", Test.ANY_OF, ["Abate", "Conti"]), ["Abate", "Conti"]),
        (Filter("starts_on", Test.FROM, date(2026, 1, 15)), ["Bassi"]),
        (Filter("starts_on", Test.TO, date(2026, 1, 15)), ["Abate"]),
        (Filter("starts_on", Test.EMPTY), ["Conti"]),
        (Filter("starts_on", Test.FILLED), ["Abate", "Bassi"]),
        (Filter("colours", Test.HAS, Colour.RED), ["Bassi"]),
        (Filter("tags", Test.HAS, "x%y"), ["Abate"]),
        (Filter("tags", Test.HAS, 'a"b'), ["Abate"]),
        (Filter("tags", Test.HAS, "x"), []),
        (Filter("level", Test.FROM, 2), ["Bassi", "Conti"]),
    ],
)
def test_a_filter_keeps_what_it_names(store, people, condition, expected) -> None:
    assert names(store, filters=(condition,)) == expected


def test_words_order_and_window(store, people) -> None:
    assert names(store, words="pero") == ["Abate"]
    assert names(store, order=("-family_name",)) == ["Conti", "Bassi", "Abate"]
    assert names(store, limit=1, offset=1) == ["Bassi"]


def test_deleted_rows_are_read_only_when_asked(store, people) -> None:
    remove(store, people[0])
    assert names(store) == ["Bassi", "Conti"]
    assert len(names(store, deleted=True)) == 3
    with store.read() as reader:
        assert reader.one("candidate", people[0].id) is not None


def test_a_row_that_is_not_here_is_none(store) -> None:
    with store.read() as reader:
        assert reader.one("candidate", uuid4()) is None


def test_children_are_those_of_the_row_in_its_own_file(store, people) -> None:
    visits = [Visit(candidate_id=people[0].id, on=date(2026, 1, day)) for day in (1, 2)]
    add(store, *visits, Visit(candidate_id=people[1].id), Word(visit_id=visits[0].id, said="ciao"))
    with store.read() as reader:
        found = reader.children(people[0], "candidate.visit")
        assert [visit.on.day for visit in found] == [2, 1]
        assert [word.said for word in reader.children(visits[0], "candidate.word")] == ["ciao"]


def test_titles_are_told_for_what_is_here(store, people) -> None:
    with store.read() as reader:
        assert reader.titles("candidate", [people[1].id, uuid4()]) == {people[1].id: "Bassi"}


def test_a_check_sees_the_rows_of_the_same_person_and_no_other(store, people) -> None:
    add(store, Secret(candidate_id=people[0].id, what="suo"), Secret(candidate_id=people[1].id, what="altrui"))
    visit = Visit(candidate_id=people[0].id)
    add(store, visit)
    with store.read() as reader:
        facts = reader.facts(visit)
        assert [row.what for row in facts.rows("secret")] == ["suo"]
        assert facts.find("candidate", people[0].id).family_name == "Abate"
        assert facts.find("spaceship", people[0].id) is None
        assert list(facts.rows("spaceship")) == []
        assert [row.id for row in facts.seek("candidate.visit", "candidate_id", people[0].id)] == [visit.id]


def test_a_check_of_a_shared_row_sees_all_of_its_type(store) -> None:
    firms = [Firm(name="Ditta"), Firm(name="Altra")]
    add(store, *firms)
    with store.read() as reader:
        assert len(reader.facts(firms[0]).rows("firm")) == 2


@pytest.mark.parametrize("word", ["Abate", "ABATE", "abate"])
def test_a_surname_of_a_person_held_here_is_known(store, people, word: str) -> None:
    with store.read() as reader:
        facts = reader.facts(Firm(name="Ditta"))
        assert facts.surnames(frozenset({word, "Ditta"}))
        assert not facts.surnames(frozenset({"Rovere"}))
