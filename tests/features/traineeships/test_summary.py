"""The presence of the month: days up to today of the running traineeship, with the share for the whole allowance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from integralavoro_desktop.features.traineeships.children import Day
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.summary import month_presence
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)


def facts(days: dict[str, int], **values) -> Facts:
    """Make a traineeship with days: minutes done of 240 planned."""
    usual = {"id": uuid4(), "kind": "extracurricular", "state": "running", "starts_on": date(2026, 10, 1)}
    work = Traineeship(**usual | values)
    rows = [
        Day(traineeship_id=work.id, on=date.fromisoformat(on), planned=240, worked=done, absence="none")
        for on, done in days.items()
    ]
    return Facts.of(TODAY, {"traineeship": [work], "traineeship.day": rows}, parameters())


def test_days_done_are_counted_up_to_today():
    found = month_presence(facts({"2026-11-02": 240, "2026-11-03": 0, "2026-11-30": 240}))
    assert (found.month, found.days_done, found.days_planned) == ("2026-11", 1, 2)
    assert (found.percent, found.threshold) == (Decimal("50.0"), Decimal(80))


def test_the_last_month_with_days_is_shown():
    assert month_presence(facts({"2026-10-02": 240})).month == "2026-10"


def test_a_traineeship_for_inclusion_has_no_threshold():
    assert month_presence(facts({"2026-11-02": 240}, kind="inclusion")).threshold is None


@pytest.mark.parametrize("state", ["planned", "signed", "ended", "cancelled"])
def test_nothing_is_shown_of_one_that_is_not_running(state):
    assert month_presence(facts({"2026-11-02": 240}, state=state)) is None


def test_nothing_is_shown_without_a_day():
    assert month_presence(facts({})) is None
