"""Two files of one person are found, and two people are left alone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from integralavoro_desktop.features.candidates.children import NotSame
from integralavoro_desktop.features.candidates.duplicates import duplicates_of, likeness, pairs, survivor_of
from integralavoro_desktop.features.candidates.model import Candidate

BORN = date(1985, 12, 10)
CODE, REISSUED = "RSSMRA85T10A562S", "RSSMRA85T10A56NH"


def person(family="Rossi", given="Mario", born=BORN, code=None, kind="cf"):
    return Candidate(family_name=family, given_name=given, birth_date=born, fiscal_code=code, id_kind=kind)


def degree(first, second):
    found = likeness(first, second)
    assert found == likeness(second, first) or found[0] == likeness(second, first)[0]
    return str(found[0]) if found else ""


@pytest.mark.parametrize("kind", ["cf", "stp", "eni", "provisional"])
def test_the_same_code_is_certain(kind):
    code = {"cf": CODE, "provisional": "12345678901"}.get(kind, f"{kind.upper()}1234567890123")
    assert (
        degree(person("Bianchi", "Ada", None, code, kind), person("Verdi", "Leo", BORN, code.lower(), kind))
        == "certain"
    )


def test_a_code_reissued_with_letters_is_probable():
    assert degree(person("Bianchi", "Ada", None, CODE), person("Verdi", "Leo", None, REISSUED)) == "probable"


def test_the_same_number_of_a_team_card_says_nothing():
    assert degree(person("Bianchi", "Ada", None, "80380", "team"), person("Verdi", "Leo", BORN, "80380", "team")) == ""


def test_no_code_on_both_sides_says_nothing():
    assert degree(person("Bianchi", "Ada", None, None), person("Verdi", "Leo", None, None)) == ""


def test_same_name_and_birth_are_probable_whatever_the_spelling():
    assert degree(person("D'Orazio", "Nicolò"), person("DORAZIO", "nicolo")) == "probable"


def test_same_name_with_day_and_month_swapped_is_not_offered():
    assert degree(person(born=date(1985, 12, 10)), person(born=date(1985, 10, 12))) == ""


def test_swapped_names_with_the_same_birth_are_possible():
    assert degree(person("Rossi", "Mario"), person("Mario", "Rossi")) == "possible"


def test_one_letter_of_the_family_name_is_possible():
    assert degree(person("Rossi"), person("Rosi")) == "possible"
    assert degree(person("Rossi"), person("Russo")) == ""


def test_files_without_a_name_are_not_the_same():
    assert degree(person(None, None), person(None, None)) == ""


def test_every_pair_is_found_once_with_the_surest_first():
    files = [person(code=CODE), person(code=REISSUED), person("Rosi"), person("Verdi", "Leo", None, CODE)]
    found = pairs(files)
    assert [str(p.likeness) for p in found] == ["certain", "probable", "probable", "possible", "possible"]
    assert len({frozenset({p.first.id, p.second.id}) for p in found}) == 5


def test_not_the_same_person_silences_a_pair_both_ways():
    one, two = person(), person()
    apart = NotSame(candidate_id=two.id, other_id=one.id)
    assert pairs([one, two], [apart]) == []
    assert duplicates_of(one, [two], [apart]) == []


def test_not_the_same_person_does_not_silence_the_same_code():
    one, two = person(code=CODE), person(code=CODE)
    (found,) = pairs([one, two], [NotSame(candidate_id=one.id, other_id=two.id)])
    assert found.is_told_apart
    assert found.why == "The code is the same and the files were told apart: see both documents."


def test_a_new_file_is_compared_with_those_that_live():
    new, joined, other = person(), person(), person()
    joined.merged_into_id = other.id
    assert [p.second for p in duplicates_of(new, [new, joined, other])] == [other]


def test_a_joined_file_continues_in_its_survivor():
    one, two, three = person(), person(), person()
    one.merged_into_id, two.merged_into_id = two.id, three.id
    files = {f.id: f for f in (one, two, three)}
    assert survivor_of(one, files.get) is three
    assert survivor_of(three, files.get) is three


def test_files_joined_in_a_circle_have_one_survivor():
    one, two, three = person(), person(), person()
    one.id, two.id, three.id = UUID(int=1), UUID(int=2), UUID(int=3)
    one.merged_into_id, two.merged_into_id, three.merged_into_id = two.id, one.id, two.id
    files = {f.id: f for f in (one, two, three)}
    assert {survivor_of(file, files.get).id for file in files.values()} == {one.id}


def test_a_survivor_that_is_not_held_here_leaves_the_file_as_it_is():
    one = person()
    one.merged_into_id = UUID(int=9)
    assert survivor_of(one, {}.get) is one
