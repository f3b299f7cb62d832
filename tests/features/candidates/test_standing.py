"""What holds for a person on a day."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest
from tests.features.candidates.rows import day, row

from integralavoro_desktop.features.candidates import standing
from integralavoro_desktop.features.candidates.children import Assignment, Residence
from integralavoro_desktop.features.candidates.model import Candidate

ADA, LEO, RHO, BOLLATE, POLO = (uuid4() for _ in range(5))
TODAY = day("22/11")


@pytest.mark.parametrize(("on", "age"), [("28/02/2023", 22), ("01/03/2023", 23), ("29/02/2024", 24)])
def test_who_was_born_on_29_february_grows_older_on_1_march(on, age):
    assert standing.age_on(Candidate(birth_date=date(2000, 2, 29)), day(on)) == age


def test_the_year_alone_gives_an_age_and_nothing_gives_none():
    assert standing.age_on(Candidate(birth_year=2000), TODAY) == 26
    assert standing.age_on(Candidate(), TODAY) is None


def test_the_coach_is_the_one_of_the_day():
    rows = [
        Assignment(operator_id=ADA, unit_id=RHO, role="coach", starts_on=day("01/01"), ends_on=day("31/03")),
        Assignment(operator_id=LEO, unit_id=POLO, role="coach", starts_on=day("15/03")),
        Assignment(operator_id=ADA, unit_id=RHO, role="second", starts_on=day("01/04")),
    ]
    assert standing.coach_on(rows, day("14/03")) == ADA
    assert standing.coach_on(rows, day("15/03")) == LEO
    assert standing.polo_on(rows, day("01/04")) == POLO
    assert standing.coach_on(rows, day("31/12/2025")) is None


def test_an_assignment_without_a_start_covers_no_day():
    assert standing.coach_on([Assignment(operator_id=ADA, role="coach")], TODAY) is None


def test_the_territory_is_the_residence_of_the_day():
    rows = [
        Residence(kind="residence", territory_id=RHO, ends_on=day("31/03")),
        Residence(kind="residence", territory_id=BOLLATE, starts_on=day("01/04")),
        Residence(kind="domicile", territory_id=POLO, starts_on=day("01/05")),
    ]
    assert standing.territory_on(rows, day("31/03")) == RHO
    assert standing.territory_on(rows, TODAY) == BOLLATE
    assert standing.territory_on(rows[2:], TODAY) is None


def test_the_last_contact_is_one_that_reached_the_person():
    rows = [
        row("activity", happened_on=day("01/09"), kind="02", minutes=30, with_whom=["person"]),
        row("activity", happened_on=day("02/09"), kind="19", minutes=None, with_whom=["person"]),
        row("activity", happened_on=day("03/09"), kind="09", minutes=60, with_whom=["team"]),
        row("activity", happened_on=day("01/12"), kind="02", minutes=30, with_whom=["person"]),
    ]
    assert standing.last_contact_on(rows, TODAY) == day("01/09")
    assert standing.last_contact_on([], TODAY) is None


def test_the_last_contact_with_a_service_is_found_by_its_name():
    rows = [row("activity", happened_on=day("03/09"), organisation_id=RHO), row("activity", happened_on=day("04/09"))]
    assert standing.last_contact_with(RHO, rows, TODAY) == day("03/09")
    assert standing.last_contact_with(None, rows, TODAY) is None


def test_months_without_a_proposal_count_from_the_last_one_or_the_acceptance():
    proposed = [row("match", proposed_on=day("10/05")), row("match", proposed_on=None)]
    assert standing.months_without_proposal(proposed, day("17/02"), TODAY) == 6
    assert standing.months_without_proposal([], day("17/02"), TODAY) == 9
    assert standing.months_without_proposal([], None, TODAY) is None


def test_completeness_looks_at_each_field_by_itself():
    full = Candidate(sex="f", birth_year=1990, education_level="5")
    rows = {
        "candidate.residence": [Residence(kind="residence", territory_id=RHO)],
        "candidate.assignment": [Assignment(role="coach", operator_id=ADA, unit_id=POLO, starts_on=day("01/01"))],
        "clinical_profile.diagnosis": [SimpleNamespace(group="affective")],
    }
    assert set(standing.completeness(full, rows, TODAY).values()) == {True}
    empty = standing.completeness(Candidate(sex="nd", education_level="9"), {}, TODAY)
    assert empty == dict.fromkeys(("sex", "age", "territory", "education", "polo"), False)
