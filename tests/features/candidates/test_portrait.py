"""What a person's page tells beside the rules: her last words, who is around her, how long ago."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.features.candidates.page_store import TODAY, contact

from integralavoro_desktop.features.candidates import portrait
from integralavoro_desktop.features.candidates.children import Assignment, ServiceLink
from integralavoro_desktop.features.operators.model import Operator
from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile


@pytest.fixture
def read(office):
    """Read something of Giovanna's file."""

    def reading(what):
        with office.store.read() as reader:
            person = reader.one("candidate", office.person)
            return what(portrait.file_facts(reader, person, office.coach))

    return reading


def profile(office, on: date, words: str, **values) -> WorkProfile:
    """Make wishes of a day."""
    return WorkProfile(candidate_id=office.person, valid_from=on, wishes_words=words, **values)


def test_her_last_words_are_the_newest_of_all(office, read):
    office.add(profile(office, date(2026, 10, 5), "prima"), contact(office, person_words="dopo"))
    assert read(portrait.last_words) == portrait.Said("dopo", date(2026, 11, 20))


def test_words_of_tomorrow_and_words_kept_from_us_are_not_shown(office, read):
    office.add(
        profile(office, date(2026, 12, 1), "domani"),
        contact(office, person_words="oscurate", hidden=True, operators=[uuid4().hex]),
    )
    assert read(portrait.last_words) is None


def test_wishes_in_force_are_the_latest_that_began(office, read):
    office.add(profile(office, date(2026, 1, 1), "a"), profile(office, date(2026, 12, 1), "b"))
    assert read(portrait.profile_today).wishes_words == "a"


def test_indispensable_conditions_come_first_and_indifferent_ones_not_at_all(office, read):
    wishes = profile(office, date(2026, 1, 1), "a", hours_week_min=15, hours_week_max=20)
    rows = [("WD04", 1, "like"), ("WD01", 0, "must"), ("WD02", 2, "any")]
    conditions = [
        Condition(work_profile_id=wishes.id, dimension=code, max_level=level, importance=importance)
        for code, level, importance in rows
    ]
    office.add(wishes, *conditions)
    assert read(portrait.conditions) == [
        ("15 to 20 hours a week", False),
        ("Noise: quiet place", True),
        ("Pace: goals for the day", False),
    ]


def test_services_that_ended_are_no_longer_around_her(office, read):
    ended = ServiceLink(candidate_id=office.person, unit_id=office.sender, role="nil", ends_on=date(2026, 1, 1))
    running = ServiceLink(candidate_id=office.person, unit_id=office.firm, role="celav", starts_on=date(2026, 2, 1))
    office.add(ended, running)
    assert [(near.name, near.role) for near in read(portrait.around)] == [("Tipografia Bassani", "CELAV")]


def test_somebody_in_two_roles_is_named_once(office, read):
    links = [ServiceLink(candidate_id=office.person, unit_id=office.sender, role=role) for role in ("sender", "social")]
    office.add(*links)
    assert [(near.name, near.role) for near in read(portrait.around)] == [
        ("CPS di Rho", "Sending service, social worker")
    ]


def test_the_second_tutor_is_around_her_with_the_last_contact(office, read):
    anna = Operator(name="Anna Galli", profession="5", active=True, rights=[])
    office.add(
        anna,
        Assignment(
            candidate_id=office.person,
            operator_id=anna.id,
            unit_id=office.sender,
            role="second",
            starts_on=date(2026, 1, 1),
        ),
        contact(office, happened_on=date(2026, 11, 10), operators=[anna.id.hex]),
    )
    (near,) = read(portrait.around)
    assert (near.name, near.last_on) == ("Anna Galli", date(2026, 11, 10))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "never"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "1 day ago"),
        (date(2026, 9, 24), "59 days ago"),
        (date(2026, 9, 23), "2 months ago"),
        (date(2026, 6, 22), "5 months ago"),
    ],
)
def test_how_long_ago_a_day_was(day, words):
    assert portrait.ago(day, TODAY) == words
