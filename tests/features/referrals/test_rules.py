"""What an answer to a referral needs, and what is still owed to who sent the person."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from integralavoro_desktop.features.referrals import rules
from integralavoro_desktop.features.referrals.choices import (
    Appropriateness,
    Outcome,
    OutcomeReason,
    ReferralKind,
    Request,
)
from integralavoro_desktop.features.referrals.model import Criterion, Referral
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
CPS, COACH = uuid4(), uuid4()
FACTS = Facts.of(TODAY, {"organisation": [SimpleNamespace(id=CPS, name="CPS di Rho")]}, parameters())
CHECKED = {
    "checked_on": date(2026, 2, 10),
    "checked_by": [COACH.hex],
    "appropriateness": Appropriateness.YES,
}


def referral(outcome: Outcome = Outcome.PENDING, **more: Any) -> Referral:
    values = {"kind": ReferralKind.FIRST, "received_on": date(2026, 2, 3), "sender_unit_id": CPS, "sender_kind": "4"}
    return Referral(**values | {"requests": [Request.GROUP], "outcome": outcome} | more)


def told(record: Referral) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(record, FACTS)]


def due(record: Referral) -> list[tuple[str, date]]:
    return [(d.rule, d.on) for d in rules.tasks(record, FACTS)]


def empty(label: str) -> tuple[str, str, str]:
    return ("ALL-NEED", "stop", f"«{label}» is still empty.")


def test_a_refusal_with_reason_and_advice_passes():
    answer = {
        "outcome_on": date(2026, 2, 17),
        "outcome_reason": OutcomeReason.NOT_AREA,
        "advice": "Ask the Polo of Rho",
    }
    assert told(referral(Outcome.REFUSED, **answer)) == []


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.RETURNED])
def test_a_refusal_alone_stops(outcome):
    i18n.use_language("it")
    sentence = "Scrivi il motivo e un'indicazione: chi invia e la persona hanno diritto a una risposta."
    assert told(referral(outcome, outcome_on=date(2026, 2, 17))) == [("REF-1", "stop", sentence)]


def test_a_refusal_with_a_reason_alone_asks_for_advice():
    record = referral(Outcome.REFUSED, outcome_on=date(2026, 2, 17), outcome_reason=OutcomeReason.NOT_AREA)
    (problem,) = rules.check(record, FACTS)
    assert (problem.code, problem.field) == ("REF-1", "advice")


def test_a_withdrawal_has_a_reason():
    assert told(referral(Outcome.WITHDRAWN, outcome_on=date(2026, 2, 17))) == [empty("Reason")]


def test_an_acceptance_after_the_check_passes():
    assert told(referral(Outcome.ACCEPTED, outcome_on=date(2026, 2, 17), **CHECKED)) == []


def test_an_acceptance_without_a_check_is_completed_later():
    i18n.use_language("it")
    sentence = "Accolta senza verifica di appropriatezza: completala appena possibile."
    assert told(referral(Outcome.ACCEPTED, outcome_on=date(2026, 2, 17))) == [("REF-2", "warn", sentence)]


def test_a_decision_before_the_receipt_stops():
    i18n.use_language("it")
    record = referral(Outcome.ACCEPTED, outcome_on=date(2026, 2, 1), **CHECKED)
    assert told(record) == [("REF-3", "stop", "La decisione è prima della ricezione.")]


def test_an_outcome_has_a_day_unless_it_is_awaited():
    assert told(referral(Outcome.ACCEPTED, **CHECKED)) == [empty("Decided on")]
    assert told(referral(Outcome.INFO)) == []


def test_who_comes_alone_has_no_sending_service():
    assert told(referral(sender_unit_id=None)) == [empty("Sending service")]
    assert told(referral(sender_unit_id=None, sender_kind="1")) == []


def test_a_check_once_begun_is_complete():
    assert told(referral(appropriateness=Appropriateness.YES)) == [empty("Checked on"), empty("Checked by")]
    assert told(referral(**CHECKED | {"appropriateness": Appropriateness.RESERVE})) == [empty("Reasons")]


def test_only_an_awaited_answer_may_change():
    assert rules.next_outcomes(Outcome.PENDING)[0] is Outcome.INFO
    assert rules.next_outcomes(Outcome.INFO)[0] is Outcome.PENDING
    final = {Outcome.ACCEPTED, Outcome.RETURNED, Outcome.REFUSED, Outcome.WITHDRAWN}
    assert set(rules.next_outcomes(Outcome.PENDING)) - {Outcome.INFO} == final
    assert [rules.next_outcomes(outcome) for outcome in final] == [()] * 4


def test_the_answer_is_due_in_fifteen_days():
    assert due(referral()) == [("REF-ANSWER", date(2026, 2, 18))]
    assert due(referral(answer_sent_on=date(2026, 2, 10))) == []
    assert due(referral(sender_kind="1")) == []


def test_information_that_does_not_arrive_is_asked_for_after_thirty_days():
    sent = {"answer_sent_on": date(2026, 2, 5)}
    assert due(referral(Outcome.INFO, **sent)) == [("REF-INFO", date(2026, 3, 5))]
    assert due(referral(Outcome.INFO, outcome_on=date(2026, 2, 10), **sent)) == [("REF-INFO", date(2026, 3, 12))]


def test_a_referral_without_a_date_makes_no_task():
    assert due(referral(received_on=None)) == []


def test_the_days_to_the_answer_end_with_the_answer_or_the_decision():
    assert rules.days_to_answer(referral(answer_sent_on=date(2026, 2, 20))) == 17
    assert rules.days_to_answer(referral(Outcome.ACCEPTED, outcome_on=date(2026, 2, 17))) == 14
    assert rules.days_to_answer(referral(Outcome.INFO, outcome_on=date(2026, 2, 17))) is None


def test_criteria_are_counted_by_list_without_those_not_needed():
    answers = (("entry", "yes"), ("entry", "no"), ("entry", "na"), ("entry", "unknown"), ("appropriateness", "yes"))
    criteria = [Criterion(list=kind, answer=answer) for kind, answer in answers]
    assert rules.criteria_met(criteria, "entry") == (1, 3)
    assert rules.criteria_met(criteria, "appropriateness") == (1, 1)


def test_the_timeline_tells_receipt_outcome_and_answer():
    record = referral(Outcome.ACCEPTED, outcome_on=date(2026, 2, 17), answer_sent_on=date(2026, 2, 18))
    entries = list(rules.timeline(record, FACTS))
    assert [(e.on, e.title) for e in entries] == [
        (date(2026, 2, 3), "Referral received from CPS di Rho."),
        (date(2026, 2, 17), "Outcome of the referral: Referral accepted."),
        (date(2026, 2, 18), "Answer sent to the sending service."),
    ]
    assert entries[0].text == "Group or workshop"


def test_a_referral_is_called_by_its_kind_and_day():
    i18n.use_language("it")
    assert rules.title(referral()) == "Prima segnalazione, 03/02/2026"
    assert rules.title(Referral(kind=None)) == "Segnalazione"
