"""A person's assessments in short: the last sheet beside the comparable one before, what grew and fell."""

from __future__ import annotations

from datetime import date

import pytest
from tests.features.candidates.conftest import beginning, full_office, fullness, office  # noqa: F401 - fixtures

from integralavoro_desktop.features.assessments.model import Assessment
from integralavoro_desktop.features.assessments.summary import assessed, last_levels


@pytest.fixture
def read(full_office):  # noqa: F811 - the fixture above
    """Read something of Giovanna's file."""

    def reading(what):
        with full_office.store.read() as reader:
            return what(reader.facts(reader.one("candidate", full_office.person)))

    return reading


def test_the_last_sheet_stands_beside_the_comparable_one_before(read):
    levels = read(last_levels)
    assert levels.today_name == "October 2026, coach"
    assert levels.before_name == "March 2025, coach"
    assert levels.note == "comparable"
    assert len(levels.areas) == len(levels.today) == len(levels.before)
    assert all(now > then for now, then in zip(levels.today, levels.before, strict=True))


def test_each_assessment_tells_what_moved_since_the_one_before(read):
    last, first = read(assessed)
    assert (last.on, first.on) == (date(2026, 10, 12), date(2025, 3, 28))
    assert "Presence and punctuality" in last.growing
    assert last.falling == ()
    assert (first.growing, first.note) == ((), "")


def test_an_assessment_without_sheets_is_listed_and_draws_nothing(office):  # noqa: F811 - the fixture above
    office.add(Assessment(candidate_id=office.person, held_on=date(2026, 5, 1), purpose="entry"))
    with office.store.read() as reader:
        facts = reader.facts(reader.one("candidate", office.person))
        assert last_levels(facts) is None
        assert [line.raters for line in assessed(facts)] == [""]
