"""The checks valid for every type, drawn from declarations."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated
from uuid import uuid4

import pytest
from tests.little.model import Firm, Person, Visit

from integralavoro_desktop.kernel.checks import check_all, health_word
from integralavoro_desktop.kernel.columns import day
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.problems import Severity
from integralavoro_desktop.kernel.record import Record, Ui

TODAY = date(2026, 11, 22)
FACTS = Facts.of(TODAY)


class Call(Record):
    """Something done on a day."""

    done_on: Annotated[date | None, Ui("Done on", Privacy.WORK)] = day()


def codes(record: Record, facts: Facts = FACTS) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in check_all(record, facts)]


@pytest.mark.parametrize(
    ("ends", "found"),
    [(date(2026, 3, 31), []), (date(2026, 3, 1), []), (None, []), (date(2026, 2, 28), [("ALL-1", "ends_on")])],
)
def test_the_end_does_not_come_before_the_start(ends: date | None, found: list[tuple[str, str]]) -> None:
    assert codes(Person(starts_on=date(2026, 3, 1), ends_on=ends)) == found


@pytest.mark.parametrize(("days", "found"), [(0, []), (-400, []), (1, [("ALL-2", "done_on")])])
def test_what_was_done_has_no_future_date(days: int, found: list[tuple[str, str]]) -> None:
    assert codes(Call(done_on=TODAY + timedelta(days=days))) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("preferisce iniziare alle 10", ""),
        ("assume farmaci la sera", "farmaci"),
        ("è in CURA al CPS di zona", "CPS"),
        ("cps in minuscolo non è una sigla", ""),
        ("Psicologia del lavoro", "Psicologia"),
        ("l'invalidità", ""),
        ("mezza verticrisi", ""),
    ],
)
def test_words_of_health_are_seen_at_the_start_of_a_word(text: str, word: str) -> None:
    assert health_word(text) == word


def test_words_of_health_in_a_work_field_are_a_warning() -> None:
    (problem,) = check_all(Person(note="assume farmaci la sera"), FACTS)
    assert (problem.code, problem.field, problem.severity) == ("ALL-3", "note", Severity.WARN)


def test_words_of_health_in_a_name_are_a_name() -> None:
    assert codes(Person(family_name="Farmacista")) == []


@pytest.mark.parametrize(("merged", "found"), [(False, []), (True, [("ALL-4", "candidate_id")])])
def test_nothing_is_added_to_a_file_that_was_joined(merged: bool, found: list[tuple[str, str]]) -> None:
    person = Person(family_name="Ferri", merged_into_id=uuid4() if merged else None)
    assert codes(Visit(candidate_id=person.id), Facts.of(TODAY, {"candidate": [person]})) == found


def test_a_person_is_not_named_in_a_shared_row() -> None:
    facts = Facts(TODAY, surnames=lambda words: "Rossi" in words)
    named = Firm(scope_id="cat.firm", name="Ditta", about="Rossi ha iniziato")
    unnamed = Firm(scope_id="cat.firm", name="Rossi", about="una persona ha iniziato")
    assert codes(named, facts) == [("ALL-5", "about")]
    assert codes(unnamed, facts) == []


def test_a_person_may_be_named_in_her_own_file() -> None:
    facts = Facts(TODAY, surnames=lambda words: True)
    assert codes(Person(scope_id="p:x", note="Rossi ha iniziato"), facts) == []
