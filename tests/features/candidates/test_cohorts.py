"""Whom a figure counts in a period."""

from __future__ import annotations

import pytest
from tests.features.candidates.rows import day, event, presence, referral, row, work

from integralavoro_desktop.features.candidates.cohorts import first_acceptance, was_in_charge, was_served, was_taken_in

ACCEPTED = {"referral": [referral("03/02", "accepted", "17/02")]}
YEAR = (day("01/01"), day("31/12"))


def test_the_first_acceptance_is_the_earliest():
    rows = {"referral": [referral("03/09", "accepted", "17/09", "return"), *ACCEPTED["referral"]]}
    assert first_acceptance(rows) == day("17/02")
    assert first_acceptance({"referral": [referral("03/02", "accepted")]}) is None


@pytest.mark.parametrize(("first", "last", "is_in"), [("17/02", "28/02", True), ("18/02", "28/02", False)])
def test_taken_in_is_the_day_of_the_first_acceptance(first, last, is_in):
    assert was_taken_in(ACCEPTED, day(first), day(last)) is is_in


def test_in_charge_begins_with_the_acceptance_and_ends_with_the_episode():
    rows = ACCEPTED | {"path_event": [event("closure", "01/06")]}
    assert not was_in_charge(rows, day("03/02"), day("16/02"))
    assert was_in_charge(rows, day("31/05"), day("31/05"))
    assert not was_in_charge(rows, day("01/06"), day("01/06"))


def test_a_pause_leaves_a_person_in_charge():
    assert was_in_charge(ACCEPTED | {"path_event": [event("pause", "01/03")]}, day("01/04"), day("01/04"))


def test_a_reopened_path_is_in_charge_at_once_and_a_new_referral_is_not():
    closed = [event("closure", "01/06")]
    again = {"path_event": [*closed, event("reopening", "01/09")]}
    assert was_in_charge(ACCEPTED | again, day("02/09"), day("02/09"))
    new = {"referral": [*ACCEPTED["referral"], referral("01/09", kind="return")], "path_event": closed}
    assert not was_in_charge(new, day("02/09"), day("02/09"))


@pytest.mark.parametrize(
    "used",
    [
        {"activity": [row("activity", happened_on=day("01/03"))]},
        {"assessment": [row("assessment", held_on=day("01/03"))]},
        {"match": [row("match", proposed_on=day("01/03"))]},
        {"traineeship": [work("traineeship", "01/03")]},
        {"employment": [work("employment", "01/03")]},
        presence("01/03"),
    ],
)
def test_each_service_event_counts_as_use(used):
    assert was_served(ACCEPTED | used, *YEAR)
    assert not was_served(used, *YEAR)


def test_what_never_began_is_no_use():
    assert not was_served(ACCEPTED | {"traineeship": [work("traineeship", "01/03", state="cancelled")]}, *YEAR)
    assert not was_served(ACCEPTED | presence("01/03", "no"), *YEAR)
