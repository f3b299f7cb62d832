"""What signing, starting and ending a traineeship ask for, in the examples of the data dictionary."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from integralavoro_desktop.features.traineeships import rules, states
from integralavoro_desktop.features.traineeships.children import Day, Extension, Suspension
from integralavoro_desktop.features.traineeships.choices import (
    SuspensionReason,
    TraineeshipEnd,
    TraineeshipKind,
    TraineeshipResult,
    TraineeshipState,
)
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts, NoParameters
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
GIO = UUID(int=1)
ALFA = UUID(int=2)
RUNNING = TraineeshipState.RUNNING


def traineeship(**more: Any) -> Traineeship:
    given = {
        "candidate_id": GIO, "kind": TraineeshipKind.EXTRACURRICULAR, "host_id": ALFA, "promoter_id": uuid4(),
        "role": "Shop work", "objectives": "Serve customers", "activities": "Shelves, till", "sep": "Trade",
        "host_tutor_id": uuid4(), "promoter_tutor_id": uuid4(), "coach_id": uuid4(),
        "pfi_signed_on": date(2026, 9, 20), "notice_on": date(2026, 9, 29), "inail": "123",
        "safety_on": date(2026, 9, 30),
        "starts_on": date(2026, 10, 1), "planned_end_on": date(2027, 2, 28), "hours_day": Decimal(4), "days_week": 5,
        "allowance": Decimal(350), "eqf": 3, "state": RUNNING,
    }  # fmt: skip
    return Traineeship(**(given | more))


def facts(today: date = TODAY, **rows: Any) -> Facts:
    return Facts.of(today, {name.replace("__", "."): found for name, found in rows.items()}, parameters())


def found(one: Traineeship, around: Facts | None = None) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(one, around or facts())]


def test_a_complete_running_traineeship_has_no_problem() -> None:
    assert found(traineeship()) == []


@pytest.mark.parametrize("field", list(rules.TO_SIGN))
def test_a_project_is_signed_only_when_complete(field: str) -> None:
    signed = traineeship(state=TraineeshipState.SIGNED, **{field: None})
    assert [(p.code, p.severity, p.field) for p in rules.check(signed, facts())] == [("TRA-1", "stop", field)]


def test_a_project_still_being_prepared_may_be_incomplete() -> None:
    assert found(Traineeship(candidate_id=GIO, kind=TraineeshipKind.INCLUSION)) == []


def test_an_allowance_of_zero_is_for_inclusion_and_curricular_only() -> None:
    assert found(traineeship(kind=TraineeshipKind.INCLUSION, allowance=Decimal(0))) == []
    assert "TRA-1" in [code for code, _s, _t in found(traineeship(allowance=Decimal(0)))]


def test_starting_asks_for_host_promoter_and_both_dates() -> None:
    bare = traineeship(host_id=None, promoter_id=None, starts_on=None, planned_end_on=None)
    problems = list(rules.check(bare, facts()))
    assert [p.field for p in problems if p.code == "ALL-NEED"] == list(rules.TO_START)


def test_ending_asks_for_day_reason_and_result() -> None:
    ended = list(rules.check(traineeship(state=TraineeshipState.ENDED), facts()))
    assert [p.field for p in ended] == ["ended_on", "end_reason", "result"]
    stopped = list(rules.check(traineeship(state=TraineeshipState.STOPPED), facts()))
    assert [p.field for p in stopped] == ["ended_on", "end_reason"]


def test_a_start_without_the_notice_is_told_but_can_be_saved() -> None:
    i18n.use_language("it")
    assert found(traineeship(notice_on=None)) == [
        (
            "TRA-2",
            "warn",
            (
                "Il tirocinio è iniziato e manca: comunicazione obbligatoria. "
                "Le presenze si possono registrare, ma va sistemato subito."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("change", "things"),
    [
        ({"pfi_signed_on": None, "safety_on": None}, ["signed training project", "safety training"]),
        ({"inail": None}, ["INAIL position"]),
        ({"notice_on": date(2026, 10, 1)}, ["compulsory notice by the day before"]),
        ({}, []),
    ],
)
def test_the_papers_of_the_start_are_named_one_by_one(change: dict[str, Any], things: list[str]) -> None:
    assert rules.missing_papers(traineeship(**change)) == things


def test_before_the_first_day_no_paper_is_late() -> None:
    assert found(traineeship(notice_on=None), facts(today=date(2026, 9, 1))) == []


@pytest.mark.parametrize(
    ("change", "extended", "sentence"),
    [
        ({"planned_end_on": date(2027, 2, 28)}, None, ""),
        ({"planned_end_on": date(2027, 3, 31)}, None, ""),
        (
            {"planned_end_on": date(2027, 5, 31)}, None,
            ("Durata di 8 mesi: per competenze EQF 2-3 il massimo è 6 "
            "(altri 6 con proroga ad almeno una competenza EQF 4)."),
        ),
        ({"planned_end_on": date(2027, 3, 31)}, (date(2027, 9, 30), 4), ""),
        (
            {"planned_end_on": date(2027, 3, 31)}, (date(2027, 10, 1), 4),
            "Durata di 13 mesi: con la proroga a una competenza EQF 4 il massimo è 12.",
        ),
        ({"planned_end_on": date(2027, 9, 30), "eqf": 4}, None, ""),
        ({"planned_end_on": date(2027, 10, 31), "eqf": 4}, None,
         "Durata di 13 mesi: per competenze EQF 4 il massimo è 12."),
        ({"planned_end_on": date(2026, 10, 31)}, None,
         "Durata di 31 giorni: il minimo è di 2 mesi (1 per ospitanti stagionali)."),
        ({"kind": "summer", "planned_end_on": date(2026, 10, 10)}, None,
         "Durata di 10 giorni: in estate il minimo è di 14 giorni."),
        ({"kind": "summer", "planned_end_on": date(2026, 12, 31)}, None, "Durata di 3 mesi: in estate il massimo è 2."),
        ({"kind": "inclusion", "planned_end_on": date(2028, 9, 30)}, None, ""),
        ({"kind": "inclusion", "planned_end_on": date(2028, 10, 31)}, None,
         "Durata di 25 mesi: per un tirocinio di inclusione il massimo è 24, prorogabili."),
        ({"kind": "curricular", "planned_end_on": date(2030, 1, 1)}, None, ""),
    ],
)  # fmt: skip
def test_the_length_fits_the_kind_and_the_competences(
    change: dict[str, Any], extended: tuple[date, int] | None, sentence: str
) -> None:
    i18n.use_language("it")
    extensions = [Extension(new_end_on=extended[0], signed_on=TODAY, eqf=extended[1])] if extended else []
    told = found(traineeship(**change), facts(traineeship__extension=extensions))
    assert told == ([("TRA-3", "warn", sentence)] if sentence else [])


def test_suspended_days_do_not_make_a_traineeship_too_long() -> None:
    long = traineeship(planned_end_on=date(2027, 4, 30))
    rested = [Suspension(starts_on=date(2026, 10, 10), ends_on=date(2026, 11, 8), reason=SuspensionReason.LEAVE)]
    assert [code for code, _s, _t in found(long)] == ["TRA-3"]
    assert found(long, facts(traineeship__suspension=rested)) == []


def test_before_the_rules_of_lombardia_the_length_is_not_judged() -> None:
    old = traineeship(starts_on=date(2018, 1, 1), planned_end_on=date(2018, 12, 31), notice_on=date(2017, 12, 1))
    assert found(old) == []


@pytest.mark.parametrize(
    ("change", "least"),
    [
        ({"hours_day": Decimal(4), "allowance": Decimal(350)}, None),
        ({"hours_day": Decimal(6), "allowance": Decimal(400)}, "500"),
        ({"hours_day": Decimal(6), "allowance": Decimal(400), "meal": True}, None),
        ({"hours_day": Decimal(6), "allowance": Decimal(399), "meal": True}, "400"),
        ({"hours_day": Decimal(8), "allowance": Decimal(300), "host_public": True}, None),
        ({"hours_day": Decimal(8), "allowance": Decimal(10), "kind": TraineeshipKind.INCLUSION}, None),
    ],
)
def test_the_allowance_is_compared_with_its_least(change: dict[str, Any], least: str | None) -> None:
    i18n.use_language("it")
    expected = [("TRA-4", "warn", f"L'indennità minima qui è {least} euro.")] if least else []
    assert found(traineeship(**change)) == expected


def at_alfa(permanent: int | None, others: int, kind: str = "extracurricular") -> Facts:
    host = SimpleNamespace(id=ALFA, name="Alfa srl", employees=90, employees_permanent=permanent)
    there = [traineeship(candidate_id=uuid4(), kind=kind) for _one in range(others)]
    return facts(organisation=[host], traineeship=there)


def test_three_traineeships_of_three_fit_at_a_host() -> None:
    assert found(traineeship(), at_alfa(permanent=23, others=2)) == []


def test_a_fourth_traineeship_of_three_is_to_be_checked_with_the_promoter() -> None:
    i18n.use_language("it")
    assert found(traineeship(), at_alfa(permanent=23, others=3)) == [
        ("TRA-5", "warn", "Alfa srl ha già 4 tirocini su 3: verifica con il promotore.")
    ]


def test_inclusion_is_outside_the_limit_of_a_host() -> None:
    assert found(traineeship(), at_alfa(permanent=5, others=3, kind="inclusion")) == []
    assert found(traineeship(kind=TraineeshipKind.INCLUSION), at_alfa(permanent=5, others=3)) == []


def test_without_permanent_employees_all_of_them_decide_the_limit() -> None:
    assert found(traineeship(), at_alfa(permanent=None, others=8)) == []


def day(on: date, worked: int = 240) -> Day:
    return Day(on=on, planned=240, worked=worked)


def test_a_day_of_four_hours_inside_the_dates_is_fine() -> None:
    assert found(traineeship(), facts(traineeship__day=[day(date(2026, 10, 1)), day(date(2026, 10, 2))])) == []


@pytest.mark.parametrize(
    "days",
    [
        [day(date(2026, 10, 2), 900)],
        [day(date(2026, 9, 30))],
        [day(date(2027, 3, 1))],
        [day(date(2026, 10, 5)), day(date(2026, 10, 5))],
    ],
)
def test_a_day_too_long_outside_the_dates_or_twice_stops(days: list[Day]) -> None:
    i18n.use_language("it")
    sentence = f"Controlla i minuti di {days[0].on:%d/%m/%Y}."
    assert found(traineeship(), facts(traineeship__day=days)) == [("TRA-6", "stop", sentence)]


def test_a_day_after_the_planned_end_is_fine_when_suspensions_move_the_end() -> None:
    rested = [Suspension(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 30), reason=SuspensionReason.LEAVE)]
    rows = {"traineeship__day": [day(date(2027, 3, 30))], "traineeship__suspension": rested}
    assert found(traineeship(), facts(**rows)) == []
    rows["traineeship__day"] = [day(date(2027, 3, 31))]
    assert [code for code, _s, _t in found(traineeship(), facts(**rows))] == ["TRA-6"]


def test_two_traineeships_in_the_same_days_are_told() -> None:
    i18n.use_language("it")
    morning, other = traineeship(), traineeship(host_id=uuid4(), starts_on=date(2026, 12, 1))
    assert found(morning, facts(traineeship=[morning, other])) == [
        ("TRA-7", "warn", "In quei giorni c'è già un altro tirocinio.")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"state": TraineeshipState.CANCELLED},
        {"starts_on": date(2027, 3, 1), "planned_end_on": date(2027, 8, 31)},
        {"candidate_id": UUID(int=77)},
    ],
)
def test_another_time_another_person_or_a_traineeship_never_started_do_not_overlap(change: dict[str, Any]) -> None:
    assert found(traineeship(), facts(traineeship=[traineeship(**change)])) == []


def test_without_parameters_nothing_is_judged() -> None:
    bare = Facts(TODAY, NoParameters())
    assert list(rules.check(traineeship(allowance=Decimal(1), planned_end_on=date(2029, 1, 1)), bare)) == []


def test_the_states_follow_each_other() -> None:
    assert states.may_become(TraineeshipState.PLANNED, TraineeshipState.SIGNED)
    assert states.may_become(TraineeshipState.RUNNING, TraineeshipState.SUSPENDED)
    assert states.may_become(TraineeshipState.SUSPENDED, TraineeshipState.RUNNING)
    assert states.may_become(TraineeshipState.SUSPENDED, TraineeshipState.STOPPED)
    assert not states.may_become(TraineeshipState.PLANNED, TraineeshipState.RUNNING)
    assert not states.may_become(TraineeshipState.RUNNING, TraineeshipState.CANCELLED)
    assert not states.may_become(TraineeshipState.ENDED, TraineeshipState.RUNNING)


@pytest.mark.parametrize(
    ("state", "reason", "starts", "started", "completed"),
    [
        ("planned", None, True, False, False),
        ("cancelled", None, True, False, False),
        ("running", None, True, True, False),
        ("running", None, False, False, False),
        ("stopped", "person", True, True, False),
        ("ended", "term", True, True, True),
        ("ended", "hired", True, True, True),
        ("ended", "agreed", True, True, False),
    ],
)
def test_started_and_completed_are_counted_by_rule(
    state: str, reason: str | None, *, starts: bool, started: bool, completed: bool
) -> None:
    one = traineeship(
        state=TraineeshipState(state), end_reason=TraineeshipEnd(reason) if reason else None,
        starts_on=TODAY - timedelta(days=9) if starts else None, result=TraineeshipResult.NONE,
    )  # fmt: skip
    assert (states.is_started(one), states.is_completed(one)) == (started, completed)
