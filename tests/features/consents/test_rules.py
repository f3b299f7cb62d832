"""When a consent holds, what it covers, and what follows from its end."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integralavoro_desktop.features.consents import rules
from integralavoro_desktop.features.consents.choices import ConsentKind, ConsentState
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.privacy import Content

ALFA, BETA = uuid4(), uuid4()
TODAY = date(2026, 11, 22)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20))


def consent(**more: Any) -> Consent:
    values = {"kind": ConsentKind.EMPLOYER_DATA, "recipient_id": ALFA, "contents": ["skills"]}
    return Consent(**values | {"given_on": date(2026, 2, 1), "expires_on": date(2026, 12, 31)} | more)


def facts(**rows: Any) -> Facts:
    return Facts.of(TODAY, {"organisation": [SimpleNamespace(id=ALFA, name="Alfa srl")], **rows})


def told(record: Consent) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(record, facts())]


def test_a_consent_to_one_firm_with_contents_and_expiry_passes():
    assert told(consent()) == []


@pytest.mark.parametrize("kind", ["employer_contact", "employer_data", "incentive"])
def test_a_consent_to_a_firm_without_a_firm_stops(kind):
    i18n.use_language("it")
    sentence = "Scegli l'azienda: il consenso vale per un destinatario alla volta."
    assert told(consent(kind=kind, recipient_id=None)) == [("CON-1", "stop", sentence)]
    assert told(consent(kind=kind, recipient_text="Gamma spa")) == [("CON-1", "stop", sentence)]


def test_a_consent_to_a_firm_without_contents_or_expiry_stops():
    assert told(consent(contents=[], expires_on=None)) == [
        ("ALL-NEED", "stop", "«What may be told» is still empty."),
        ("ALL-NEED", "stop", "«Expires on» is still empty."),
    ]


def test_sharing_between_services_names_somebody():
    assert told(consent(kind="inter_service", recipient_id=None)) == [
        ("ALL-NEED", "stop", "«Recipient» is still empty.")
    ]
    assert told(consent(kind="inter_service", recipient_id=None, recipient_text="SPDC of the hospital")) == []


def test_a_notice_needs_no_contents_and_no_recipient():
    assert told(consent(kind="notice", recipient_id=None, contents=[], expires_on=None)) == []


def test_health_is_never_told_to_a_firm():
    i18n.use_language("it")
    assert told(consent(contents=["skills", "supports"])) == []
    sentence = "A un'azienda non si comunicano dati sanitari, nemmeno con il consenso."
    assert told(consent(contents=["skills", "health"])) == [("CON-2", "stop", sentence)]


@pytest.mark.parametrize("content", ["assessment", "plan", "photo"])
def test_what_is_not_for_a_firm_is_refused(content):
    sentence = "Assessments, plans and pictures are not given to a firm."
    assert told(consent(contents=[content])) == [("CON-2", "stop", sentence)]
    assert told(consent(kind="care_team", contents=[content])) == []


def test_a_withdrawal_does_not_come_before_the_consent():
    i18n.use_language("it")
    assert told(consent(revoked_on=date(2026, 5, 10))) == []
    late = consent(given_on=date(2026, 5, 10), revoked_on=date(2026, 2, 1))
    assert told(late) == [("CON-3", "stop", "La revoca viene prima del consenso.")]


def test_an_expiry_before_the_giving_stops():
    (problem,) = check_all(consent(expires_on=date(2026, 1, 31)), facts())
    assert (problem.code, problem.field) == ("ALL-1", "expires_on")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 1, 31), ConsentState.NOT_YET),
        (date(2026, 2, 1), ConsentState.IN_FORCE),
        (date(2026, 12, 31), ConsentState.IN_FORCE),
        (date(2027, 1, 1), ConsentState.EXPIRED),
    ],
)
def test_a_consent_holds_from_its_day_to_its_last_day(on, state):
    assert rules.state_on(consent(), on) is state


def test_a_withdrawal_counts_from_its_day_and_wins_over_the_expiry():
    gone = consent(revoked_on=date(2026, 5, 10))
    assert rules.state_on(gone, date(2026, 5, 9)) is ConsentState.IN_FORCE
    assert rules.state_on(gone, date(2026, 5, 10)) is ConsentState.REVOKED
    assert rules.state_on(gone, date(2027, 1, 1)) is ConsentState.REVOKED


def test_a_notice_is_no_consent():
    assert not rules.in_force(consent(kind="notice"), TODAY)


def test_a_deleted_consent_is_not_in_force():
    assert not rules.in_force(consent(deleted_at=date(2026, 3, 1)), TODAY)


@given(DAYS, DAYS, DAYS, st.dates(date(2026, 1, 1), date(2026, 1, 20)))
def test_what_is_in_force_was_given_and_neither_ended_nor_withdrawn(given_on, expires_on, revoked_on, on):
    found = rules.in_force(consent(given_on=given_on, expires_on=expires_on, revoked_on=revoked_on), on)
    right = given_on is not None and given_on <= on
    right = right and (expires_on is None or on <= expires_on) and (revoked_on is None or on < revoked_on)
    assert found is right


def test_only_the_firm_that_is_named_is_covered():
    assert rules.covers([consent()], ALFA, ["skills"], TODAY)
    assert not rules.covers([consent()], BETA, ["skills"], TODAY)
    assert not rules.covers([consent(recipient_id=None, recipient_text="Alfa srl")], ALFA, ["skills"], TODAY)


def test_each_content_must_be_covered_by_one_consent():
    halves = [consent(contents=["name"]), consent(contents=["skills"])]
    assert not rules.covers(halves, ALFA, ["name", "skills"], TODAY)
    assert rules.covers([*halves, consent(contents=["name", "skills"])], ALFA, ["name", "skills"], TODAY)


def test_the_firm_s_own_data_and_the_coach_are_no_data_of_the_person():
    assert rules.covers([consent()], ALFA, [Content.FIRM, Content.COACH, Content.SKILLS], TODAY)
    assert not rules.covers([], ALFA, [Content.FIRM], TODAY)


@pytest.mark.parametrize("asked", [["health"], ["plan"], ["unheard of"], ["skills", "l68_band"]])
def test_what_no_firm_may_read_is_covered_by_nothing(asked):
    assert not rules.covers([consent(contents=asked)], ALFA, asked, TODAY)


def test_the_band_of_law_68_has_a_consent_of_its_own():
    assert not rules.covers([consent(contents=["l68_band"])], ALFA, ["l68_band"], TODAY)
    assert rules.covers([consent(kind="incentive", contents=["l68_band"])], ALFA, ["l68_band"], TODAY)


def test_other_kinds_of_consent_give_a_firm_nothing():
    assert not rules.covers([consent(kind="care_team")], ALFA, ["skills"], TODAY)
    assert not rules.covers([consent(kind="employer_contact")], ALFA, ["skills"], TODAY)


def test_speaking_with_a_firm_needs_a_consent_for_that_firm():
    talk = consent(kind="employer_contact")
    assert rules.allows_contact([talk], ALFA, TODAY)
    assert not rules.allows_contact([talk], BETA, TODAY)
    assert not rules.allows_contact([consent(kind="care_team")], ALFA, TODAY)


def test_a_consent_is_reviewed_thirty_days_before_it_expires():
    (due,) = rules.tasks(consent(), facts())
    assert (due.rule, due.on, due.title) == ("CON-REVIEW", date(2026, 12, 1), "Review the consent")


def test_after_a_withdrawal_the_papers_are_taken_back():
    i18n.use_language("it")
    gone = consent(revoked_on=date(2026, 5, 10))
    papers = [
        SimpleNamespace(id=uuid4(), consent_id=gone.id, serial=f"IL-MI3-2026-000{n}", recalled_on=None) for n in (2, 1)
    ]
    (due,) = rules.tasks(gone, facts(disclosure=papers))
    assert (due.rule, due.on) == ("CON-RECALL", date(2026, 5, 10))
    assert due.title == "Ritirare i documenti consegnati a Alfa srl"
    assert [p.serial[-1] for p in rules.papers_to_recall(gone, facts(disclosure=papers))] == ["1", "2"]
    for paper in papers:
        paper.recalled_on = TODAY
    assert list(rules.tasks(gone, facts(disclosure=papers))) == []


def test_the_timeline_tells_giving_and_withdrawal():
    first, second = rules.timeline(consent(revoked_on=date(2026, 5, 10)), facts())
    assert (first.title, first.text, first.on) == ("Consent given: Data to an employer.", "Alfa srl", date(2026, 2, 1))
    assert second.title == "Consent withdrawn: Data to an employer."


def test_the_state_speaks_italian():
    i18n.use_language("it")
    assert [state.words for state in ConsentState] == ["non ancora valido", "in vigore", "scaduto", "revocato"]
    assert rules.title(consent()) == "Dati a un datore, 01/02/2026"
