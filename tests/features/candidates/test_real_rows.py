"""The rules that read other types of the file fit the real rows of those types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.features.candidates.rows import EMPTY, day

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.assessments.model import Assessment
from integralavoro_desktop.features.candidates import rules
from integralavoro_desktop.features.candidates.children import Assignment
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.overview import alerts, next_step, phase_line
from integralavoro_desktop.features.candidates.status import rows_of, status_on, undated
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.record import Record

MODELS: dict[str, type[Record]] = {
    "referral": Referral,
    "path_event": PathEvent,
    "traineeship": Traineeship,
    "assessment": Assessment,
    "activity": Activity,
    "consent": Consent,
}


@pytest.mark.parametrize("entity", MODELS)
def test_the_examples_name_only_real_fields(entity):
    assert set(EMPTY[entity]) <= set(MODELS[entity].model_fields)


def test_a_whole_file_of_real_rows_is_read():
    rows: dict[str, list[Any]] = {
        "referral": [Referral(kind="first", received_on=day("03/02"), outcome="accepted", outcome_on=day("17/02"))],
        "assessment": [Assessment(held_on=day("10/03"))],
        "traineeship": [Traineeship(state="running", starts_on=day("01/06"))],
        "path_event": [PathEvent(kind="pause", starts_on=day("01/10"), ends_on=day("31/10"))],
        "activity": [
            Activity(happened_on=day("15/11"), kind="02", minutes=60, next_step="Visit", next_on=day("30/11"))
        ],
        "consent": [Consent(kind="employer_data", given_on=day("01/06"), expires_on=day("10/12"))],
        "candidate.assignment": [Assignment(role="coach", starts_on=day("01/02"))],
    }
    facts = Facts.of(day("22/11"), rows, parameters())
    assert str(status_on(facts.today, rows_of(facts)).key) == "trainee"
    assert undated(rows_of(facts)) == []
    assert [str(step.state) for step in phase_line(facts)] == ["done", "done", "done", "now"]
    assert next_step(facts).text == "Visit"
    assert [alert.key for alert in alerts(Candidate(), facts)] == ["consent"]
    assert [due.rule for due in rules.tasks(Candidate(), facts)] == ["CAN-CONTACT"]
