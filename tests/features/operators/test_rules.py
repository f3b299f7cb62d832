"""What operators may not do to themselves, and how much they may work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from integralavoro_desktop.features.operators import rules
from integralavoro_desktop.features.operators.choices import MembershipRole, Right
from integralavoro_desktop.features.operators.model import Membership, Operator
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
MARTA = UUID(int=1)
OFFICE = UUID(int=2)


def operator(*rights: Right) -> Operator:
    return Operator(id=MARTA, name="Marta Invento", profession="5", rights=list(rights))


def asked_by(who: UUID, before: Operator | None, *memberships: Membership) -> Facts:
    return Facts(
        TODAY,
        operator_id=who,
        load=lambda entity: memberships if entity == "operator.membership" else (),
        find=lambda _entity, key: before if key == MARTA else None,
    )


def membership(hours: str, starts_on: date = date(2026, 1, 1), ends_on: date | None = None) -> Membership:
    return Membership(
        operator_id=MARTA,
        unit_id=uuid4(),
        role=MembershipRole.COACH,
        hours_week=Decimal(hours),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_the_office_may_change_the_rights_of_an_operator() -> None:
    facts = asked_by(OFFICE, operator(Right.HEALTH))
    assert list(rules.check(operator(Right.HEALTH, Right.CLINICAL), facts)) == []


def test_nobody_changes_their_own_rights() -> None:
    facts = asked_by(MARTA, operator(Right.HEALTH))
    problems = list(rules.check(operator(Right.HEALTH, Right.CLINICAL), facts))
    assert [(p.code, p.severity, p.field) for p in problems] == [("OPR-1", "stop", "rights")]
    assert problems[0].sentence == "The office assigns the rights."


def test_an_operator_may_correct_their_own_phone_number() -> None:
    changed = operator(Right.HEALTH)
    changed.phone = "02 0000 0000"
    assert list(rules.check(changed, asked_by(MARTA, operator(Right.HEALTH)))) == []


def test_rights_in_another_order_are_the_same_rights() -> None:
    facts = asked_by(MARTA, operator(Right.EXPORT, Right.HEALTH))
    assert list(rules.check(operator(Right.HEALTH, Right.EXPORT), facts)) == []


def test_thirty_six_hours_a_week_are_fine() -> None:
    facts = asked_by(OFFICE, None, membership("20"), membership("16"))
    assert list(rules.check(operator(), facts)) == []


def test_fifty_two_hours_a_week_are_too_many() -> None:
    facts = asked_by(OFFICE, None, membership("36"), membership("16"))
    assert [p.sentence for p in rules.check(operator(), facts)] == [
        "The hours in the various bodies add up to 52 a week."
    ]


def test_hours_of_a_membership_that_is_over_do_not_count() -> None:
    facts = asked_by(OFFICE, None, membership("36"), membership("16", ends_on=date(2026, 6, 30)))
    assert list(rules.check(operator(), facts)) == []


@pytest.mark.parametrize(
    ("who", "hours", "sentence"),
    [
        (MARTA, "36", "I permessi li assegna l'ufficio."),
        (OFFICE, "52.5", "Le ore tra i vari enti fanno 52,5 a settimana."),
    ],
)
def test_the_sentences_are_said_in_italian(who: UUID, hours: str, sentence: str) -> None:
    i18n.use_language("it")
    facts = asked_by(who, operator(), membership(hours))
    assert [p.sentence for p in rules.check(operator(Right.MERGE), facts)] == [sentence]


def test_a_right_of_somebody_no_longer_in_service_is_worth_nothing() -> None:
    gone = operator(Right.EXPORT)
    gone.active = False
    assert rules.may(operator(Right.EXPORT), Right.EXPORT)
    assert not rules.may(gone, Right.EXPORT)
    assert not rules.may(operator(), Right.EXPORT)


def test_figures_about_the_work_are_shown_only_to_the_operator() -> None:
    assert rules.is_own(operator(), asked_by(MARTA, None))
    assert not rules.is_own(operator(), asked_by(OFFICE, None))


def assignment(person: int, role: str, ends_on: date | None = None, who: UUID = MARTA) -> SimpleNamespace:
    return SimpleNamespace(
        candidate_id=UUID(int=person), operator_id=who, role=role, starts_on=date(2026, 1, 1), ends_on=ends_on
    )


def test_the_caseload_counts_each_person_once_for_each_role() -> None:
    rows = [
        assignment(10, "coach"),
        assignment(10, "coach"),
        assignment(11, "coach", ends_on=TODAY),
        assignment(12, "coach", ends_on=date(2026, 11, 21)),
        assignment(13, "second"),
        assignment(14, "coach", who=OFFICE),
    ]
    assert rules.caseload(MARTA, rows, TODAY) == {"coach": 2, "second": 1}


def test_the_minutes_of_the_diary_are_told_apart_by_body() -> None:
    here, there = UUID(int=20), UUID(int=21)

    def done(unit: UUID, minutes: int | None, on: date = TODAY, who: UUID = MARTA) -> SimpleNamespace:
        return SimpleNamespace(operators=[who.hex], unit_id=unit, minutes=minutes, happened_on=on)

    rows = [
        done(here, 60),
        done(here, 30),
        done(there, 45),
        done(there, None),
        done(here, 99, on=date(2025, 1, 1)),
        done(here, 99, who=OFFICE),
    ]
    assert rules.minutes_by_body(MARTA, rows, date(2026, 1, 1), TODAY) == {here: 90, there: 45}
