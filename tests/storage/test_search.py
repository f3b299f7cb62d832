"""Search finds by the beginnings of words, however they are spelled, and nothing that is closed or gone."""

from __future__ import annotations

import pytest
from tests.little.model import Firm, Person, Secret, Visit
from tests.little.stores import add, change, deliver, remove, sets_of

from integralavoro_desktop.storage import search


@pytest.fixture
def person() -> Person:
    return Person(family_name="Però", given_name="Łucja", note="preferisce l'ombra della quercia")


def found(store, words: str, **options) -> list[str]:
    with store.connection() as conn:
        return [hit.entity for hit in search.find(conn, words, **options)]


@pytest.mark.parametrize("words", ["però", "PERO", "per", "luc pero", "querc", "ombra", "l'ombra", "  pero  ", "lucja"])
def test_a_record_is_found(store, person, words: str) -> None:
    add(store, person)
    assert found(store, words) == ["candidate"]


@pytest.mark.parametrize("words", ["", "  ", "*", '"', "pero abete", "erò", "-", "OR", "name:pero"])
def test_what_is_not_there_is_not_found(store, person, words: str) -> None:
    add(store, person)
    assert found(store, words) == []


def test_names_alone_are_looked_at_when_asked(store, person) -> None:
    add(store, person)
    assert found(store, "quercia", where=search.NAMES) == []
    assert found(store, "lucja", where=search.NAMES) == ["candidate"]


def test_one_type_alone_is_looked_at_when_asked(store, person) -> None:
    add(store, person, Firm(name="Però Srl"))
    assert sorted(found(store, "pero")) == ["candidate", "firm"]
    assert found(store, "pero", entity="firm") == ["firm"]


def test_restricted_rows_are_never_found(store, person) -> None:
    add(store, person, Secret(candidate_id=person.id, what="riservatissimo"))
    assert found(store, "riservatissimo") == []


def test_a_changed_record_is_found_by_what_it_says_now(store, person) -> None:
    add(store, person)
    change(store, person, note="gelso")
    assert found(store, "gelso") == ["candidate"]
    assert found(store, "quercia") == []


def test_a_deleted_record_is_not_found_and_comes_back(store, person) -> None:
    add(store, person)
    remove(store, person)
    assert found(store, "quercia") == []


def test_received_records_are_found(new_store, person) -> None:
    anna, bruno = new_store("anna"), new_store("bruno")
    add(anna, person, Visit(candidate_id=person.id, what="sopralluogo"))
    deliver(bruno, sets_of(anna))
    assert found(bruno, "sopral") == ["candidate.visit"]


def test_many_records_are_found_up_to_the_limit(store) -> None:
    add(store, *(Firm(name=f"Ditta {n}") for n in range(900)))
    assert len(found(store, "ditta", limit=40)) == 40
    assert len(found(store, "ditta 89", limit=40)) == 11
