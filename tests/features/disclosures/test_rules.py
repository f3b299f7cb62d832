"""No paper goes to a firm without a consent in force; papers come back signed or are taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from integralavoro_desktop.features.disclosures import rules
from integralavoro_desktop.features.disclosures.model import Disclosure, Preset
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
GIO, ALFA, BETA, CONSENT = (UUID(int=number) for number in (1, 2, 3, 4))


def consent(**more: Any) -> SimpleNamespace:
    given = {
        "id": CONSENT, "candidate_id": GIO, "recipient_id": ALFA, "kind": "employer_data", "deleted_at": None,
        "given_on": date(2026, 1, 10), "expires_on": date(2026, 12, 31), "revoked_on": None,
    }  # fmt: skip
    return SimpleNamespace(**(given | more))


def paper(**more: Any) -> Disclosure:
    given = {
        "serial": "SL-MI3-2026-0007", "candidate_id": GIO, "made_on": datetime(2026, 11, 20, 10, tzinfo=UTC),
        "operator_id": UUID(int=9), "paper": "AZ", "preset": Preset.EMPLOYER, "recipient_id": ALFA,
        "consent_id": CONSENT,
    }  # fmt: skip
    return Disclosure(**(given | more))


def facts(*consents: SimpleNamespace) -> Facts:
    firms = [SimpleNamespace(id=ALFA, name="Alfa srl"), SimpleNamespace(id=BETA, name="Beta spa")]
    return Facts.of(TODAY, {"consent": consents, "organisation": firms})


def found(one: Disclosure, *consents: SimpleNamespace) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(one, facts(*consents))]


def test_a_paper_for_the_firm_named_by_a_consent_in_force_passes() -> None:
    assert found(paper(), consent()) == []


def test_the_last_day_of_a_consent_still_counts() -> None:
    assert found(paper(), consent(expires_on=date(2026, 11, 20))) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"expires_on": date(2026, 11, 19)}, "Il consenso per Alfa srl è scaduto: il documento non si può stampare."),
        ({"expires_on": None}, "Manca un consenso in vigore per Alfa srl: il documento non si può stampare."),
        (
            {"revoked_on": date(2026, 11, 20)},
            "Il consenso per Alfa srl è stato revocato: il documento non si può stampare.",
        ),
        (
            {"recipient_id": BETA},
            "Manca un consenso in vigore per Alfa srl: il documento non si può stampare.",
        ),
        ({"kind": "care_team"}, "Manca un consenso in vigore per Alfa srl: il documento non si può stampare."),
        ({"candidate_id": BETA}, "Manca un consenso in vigore per Alfa srl: il documento non si può stampare."),
        ({"given_on": TODAY}, "Manca un consenso in vigore per Alfa srl: il documento non si può stampare."),
    ],
)
def test_any_doubt_about_the_consent_stops_the_paper(change: dict[str, Any], sentence: str) -> None:
    i18n.use_language("it")
    assert found(paper(), consent(**change)) == [("DIC-1", "stop", sentence)]


def test_without_a_consent_there_is_no_paper_for_a_firm() -> None:
    assert found(paper(consent_id=None)) == [
        ("DIC-1", "stop", "There is no consent in force for Alfa srl: the document cannot be printed.")
    ]


def test_a_paper_for_a_firm_names_the_firm_and_the_person() -> None:
    problems = list(rules.check(paper(recipient_id=None, candidate_id=None), facts(consent())))
    assert [(p.code, p.field) for p in problems] == [
        ("ALL-NEED", "candidate_id"),
        ("ALL-NEED", "recipient_id"),
        ("DIC-1", "consent_id"),
    ]


def test_a_withdrawal_after_the_day_of_the_paper_does_not_undo_it() -> None:
    assert found(paper(), consent(revoked_on=date(2026, 11, 21))) == []


def test_papers_for_colleagues_need_no_consent_and_a_list_has_no_person() -> None:
    assert found(paper(preset=Preset.TEAM, consent_id=None)) == []
    assert found(paper(preset=Preset.OFFICE, consent_id=None, candidate_id=None)) == []


def test_after_a_withdrawal_the_papers_still_out_are_to_be_taken_back() -> None:
    old = paper(serial="SL-MI3-2026-0002", made_on=datetime(2026, 3, 1, 9, tzinfo=UTC))
    back = paper(serial="SL-MI3-2026-0003", recalled_on=TODAY)
    rows = [paper(), old, back, paper(preset=Preset.TEAM, consent_id=None)]
    assert rules.to_recall(rows, facts(consent())) == []
    assert rules.to_recall(rows, facts(consent(revoked_on=TODAY))) == [old, rows[0]]


def test_papers_with_a_code_are_awaited_until_they_come_back_signed() -> None:
    waiting = paper(key_code="PF-7K4M-2")
    rows = [paper(), waiting, paper(key_code="PF-8K4M-3", signed_back_on=TODAY)]
    assert rules.awaited_signed(rows) == [waiting]
    assert rules.by_code(rows, "PF-7K4M-2") is waiting
    assert rules.by_code(rows, "PF-9K4M-3") is None
