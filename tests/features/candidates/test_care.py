"""The care of a path: five answers, each by itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.features.candidates.rows import day, row, signed_plan

from integralavoro_desktop.features.candidates.care import care_of_path
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = day("22/11")
FACTS = Facts.of(TODAY, parameters=parameters())


def answer(name: str, rows: dict[str, Any]) -> bool | None:
    return care_of_path(rows, FACTS)[name]


def plan(**values: Any) -> dict[str, list[Any]]:
    found = signed_plan("01/03", "01/03")
    vars(found["plan"][0]).update(values)
    return found


def test_without_a_plan_or_an_assessment_there_is_no_answer():
    told = care_of_path({}, FACTS)
    assert told == {"plan_reviewed": None, "contact": False, "assessed": False, "copy": None, "feedback": None}


def test_without_settings_there_is_no_answer_on_time():
    told = care_of_path({}, Facts.of(TODAY))
    assert (told["contact"], told["assessed"]) == (None, None)


@pytest.mark.parametrize(("review_on", "is_on_time"), [("22/11", True), ("21/11", False), (None, False)])
def test_a_review_that_is_still_ahead_is_on_time(review_on, is_on_time):
    assert answer("plan_reviewed", plan(review_on=review_on and day(review_on))) is is_on_time


def test_a_review_that_was_held_is_on_time():
    rows = plan(review_on=day("01/09"))
    rows["plan.review"] = [row("plan.review", plan_id=rows["plan"][0].id, held_on=day("02/09"))]
    assert answer("plan_reviewed", rows) is True


@pytest.mark.parametrize(("on", "is_recent"), [("23/09", True), ("22/09", False)])
def test_a_contact_counts_for_sixty_days(on, is_recent):
    talk = row("activity", happened_on=day(on), kind="02", minutes=30, with_whom=["person"])
    assert answer("contact", {"activity": [talk]}) is is_recent


@pytest.mark.parametrize(("on", "is_recent"), [("22/05", True), ("21/05", False)])
def test_an_assessment_counts_for_six_months(on, is_recent):
    assert answer("assessed", {"assessment": [row("assessment", held_on=day(on))]}) is is_recent


def test_the_copy_was_handed_over_or_not():
    assert answer("copy", plan(copy_given_on=day("10/03"))) is True
    assert answer("copy", plan()) is False


def test_feedback_is_that_of_the_last_assessment():
    first = row("assessment", held_on=day("10/02"), returned_on=day("20/02"))
    assert answer("feedback", {"assessment": [first]}) is True
    assert answer("feedback", {"assessment": [first, row("assessment", held_on=day("10/08"))]}) is False
