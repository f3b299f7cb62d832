"""Presence, allowance, attestation, the moved end, the limit of a host: figures with their steps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from integralavoro_desktop.features.traineeships import allowance, hosts, length
from integralavoro_desktop.features.traineeships.children import Day, Extension, Suspension
from integralavoro_desktop.features.traineeships.choices import Absence, SuspensionReason, TraineeshipKind
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.presence import has_attestation, presence
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts, NoParameters
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.reference_data import Parameters, ParameterValue, parameters

TODAY = date(2026, 11, 22)


def day(worked: int = 240, absence: Absence = Absence.NONE, planned: int = 240) -> Day:
    return Day(on=TODAY, planned=planned, worked=worked, absence=absence)


def month(done: int, planned: int) -> list[Day]:
    return [day() for _one in range(done)] + [day(0, Absence.JUSTIFIED) for _one in range(planned - done)]


def traineeship(**more: Any) -> Traineeship:
    given = {
        "kind": TraineeshipKind.EXTRACURRICULAR, "hours_day": Decimal(4), "days_week": 5,
        "allowance": Decimal("500.00"), "starts_on": date(2026, 10, 1), "planned_end_on": date(2027, 3, 31),
    }  # fmt: skip
    return Traineeship(**(given | more))


def test_presence_is_days_done_of_days_planned_with_one_decimal() -> None:
    found = presence(month(18, 22))
    assert (found.days_done, found.days_planned, found.percent) == (18, 22, Decimal("81.8"))
    assert (found.minutes_done, found.minutes_planned) == (72 * 60, 88 * 60)


def test_closure_and_suspension_are_left_out_of_presence() -> None:
    found = presence([day(), day(0, Absence.CLOSURE), day(0, Absence.SUSPENSION), day(0, Absence.UNJUSTIFIED)])
    assert (found.days_done, found.days_planned, found.percent) == (1, 2, Decimal("50.0"))


def test_a_month_without_planned_days_has_no_percentage() -> None:
    assert presence([day(0, Absence.CLOSURE)]).percent is None


def test_eighteen_days_of_twentytwo_give_the_whole_allowance() -> None:
    assert allowance.due(traineeship(), "2026-10", presence(month(18, 22)), parameters()).value == Decimal("500.00")


def test_seventeen_days_of_twentytwo_follow_the_policy_which_is_to_be_verified() -> None:
    found = presence(month(17, 22))
    assert found.percent == Decimal("77.3")
    figure = allowance.due(traineeship(), "2026-10", found, parameters())
    assert figure.value == Decimal("0.00")
    assert [step.code for step in figure.steps if not step.verified] == ["TIR.BELOW"]


def test_a_policy_in_proportion_pays_the_days_done() -> None:
    rows = [
        ParameterValue(code=code, value=Decimal(value), unit="", valid_from=None, valid_to=None, source="", mark="D")
        for code, value in (("TIR.PRESENCE", "80"), ("TIR.BELOW", "1"))
    ]
    figure = allowance.due(traineeship(), "2026-10", presence(month(17, 22)), Parameters(rows))
    assert figure.value == Decimal("386.36")


def test_the_threshold_is_compared_exactly_not_as_rounded() -> None:
    assert presence(month(4, 5)).reaches(Decimal(80))
    almost = presence(month(1599, 2000))
    assert almost.percent == Decimal("80.0")
    assert not almost.reaches(Decimal(80))


def test_inclusion_is_paid_as_the_project_says_whatever_the_presence() -> None:
    one = traineeship(kind=TraineeshipKind.INCLUSION, allowance=Decimal("300.00"))
    assert allowance.due(one, "2026-10", presence(month(2, 22)), parameters()).value == Decimal("300.00")


def test_without_allowance_planned_days_or_parameters_nothing_is_reckoned() -> None:
    full = presence(month(22, 22))
    assert allowance.due(traineeship(allowance=None), "2026-10", full, parameters()).value is None
    assert allowance.due(traineeship(), "2026-10", presence([]), parameters()).value is None
    assert allowance.due(traineeship(), "2018-06", full, parameters()).missing == "TIR.PRESENCE"


def test_the_allowance_says_how_it_is_calculated() -> None:
    i18n.use_language("it")
    steps = allowance.due(traineeship(), "2026-10", presence(month(18, 22)), parameters()).steps
    threshold = next(step for step in steps if step.code == "TIR.PRESENCE")
    assert threshold.rule == "L'indennità intera spetta da questa presenza"
    assert (threshold.value, threshold.unit, threshold.source) == (Decimal(80), "% del mese", "DGR X/7763")
    assert (threshold.on, threshold.verified) == (date(2026, 10, 1), True)
    assert [(step.rule, step.value) for step in steps[2:]] == [
        ("Giorni previsti", 22),
        ("Giorni svolti", 18),
        ("Presenza", Decimal("81.8")),
        ("Indennità dovuta", Decimal("500.00")),
    ]


@pytest.mark.parametrize(
    ("change", "expected", "code"),
    [
        ({"hours_day": Decimal(8)}, "500", "TIR.PAY_FULL"),
        ({"hours_day": Decimal(8), "meal": True}, "400", "TIR.PAY_MEAL"),
        ({"hours_day": Decimal(4), "meal": True}, "350", "TIR.PAY_4H"),
        ({"hours_day": Decimal(8), "host_public": True}, "300", "TIR.PAY_PUBLIC"),
    ],
)
def test_the_least_allowance_depends_on_hours_meal_and_host(change: dict[str, Any], expected: str, code: str) -> None:
    figure = allowance.least(traineeship(**change), parameters(), TODAY)
    assert figure.value == Decimal(expected)
    assert [step.code for step in figure.steps] == [code]


def test_the_attestation_is_given_from_seventy_per_cent_of_the_length() -> None:
    assert has_attestation(7000, 10000, parameters(), TODAY).value is True
    assert has_attestation(6999, 10000, parameters(), TODAY).value is False
    assert has_attestation(7000, None, parameters(), TODAY).value is None
    assert has_attestation(7000, 10000, NoParameters(), TODAY).missing == "TIR.CERTIFICATE"


@pytest.mark.parametrize(
    ("starts", "ends", "months"),
    [
        (date(2026, 1, 1), date(2026, 8, 31), 8),
        (date(2026, 1, 1), date(2026, 9, 1), 9),
        (date(2026, 1, 15), date(2026, 2, 14), 1),
        (date(2026, 1, 15), date(2026, 2, 15), 2),
        (date(2026, 1, 31), date(2026, 2, 28), 2),
    ],
)
def test_a_begun_month_counts_whole(starts: date, ends: date, months: int) -> None:
    assert length.months_long(starts, ends) == months


def suspension(days: int, reason: SuspensionReason, month: int = 11) -> Suspension:
    return Suspension(starts_on=date(2026, month, 1), ends_on=date(2026, month, days), reason=reason)


@pytest.mark.parametrize(
    ("rest", "end"),
    [
        (suspension(30, SuspensionReason.LEAVE), date(2027, 4, 30)),
        (suspension(29, SuspensionReason.LEAVE), date(2027, 3, 31)),
        (suspension(15, SuspensionReason.CLOSURE), date(2027, 4, 15)),
        (suspension(14, SuspensionReason.CLOSURE), date(2027, 3, 31)),
        (suspension(5, SuspensionReason.MATERNITY), date(2027, 4, 5)),
        (suspension(30, SuspensionReason.OTHER), date(2027, 3, 31)),
    ],
)
def test_the_suspensions_that_count_move_the_end(rest: Suspension, end: date) -> None:
    facts = Facts(date(2026, 12, 31), parameters())
    assert length.end_with_suspensions(traineeship(), [], [rest], facts).value == end


def test_days_suspended_twice_move_the_end_once() -> None:
    rests = [suspension(30, SuspensionReason.LEAVE), suspension(20, SuspensionReason.CLOSURE)]
    facts = Facts(date(2026, 12, 31), parameters())
    assert length.end_with_suspensions(traineeship(), [], rests, facts).value == date(2027, 4, 30)


def test_an_open_suspension_counts_until_today() -> None:
    open_one = Suspension(starts_on=date(2026, 10, 24), reason=SuspensionReason.LEAVE)
    assert length.end_with_suspensions(traineeship(), [], [open_one], Facts(TODAY, parameters())).value == date(
        2027, 4, 30
    )


def test_the_end_is_that_of_the_latest_extension_and_the_real_one_when_it_is_over() -> None:
    facts = Facts(TODAY, parameters())
    longer = [Extension(new_end_on=date(2027, 6, 30), signed_on=TODAY)]
    assert length.end_with_suspensions(traineeship(), longer, [], facts).value == date(2027, 6, 30)
    over = traineeship(ended_on=date(2026, 11, 2))
    assert length.end_with_suspensions(over, longer, [], facts).value == date(2026, 11, 2)


def test_the_planned_length_is_counted_over_the_working_days() -> None:
    october = traineeship(planned_end_on=date(2026, 10, 31))
    is_holiday = Calendar(parameters()).is_holiday
    # 22 weekdays of October 2026; the 4th, a holiday since that year, is a Sunday
    assert length.planned_minutes(october, date(2026, 10, 31), is_holiday) == 22 * 240
    assert length.planned_minutes(traineeship(planned_minutes=6000), None, is_holiday) == 6000
    assert length.planned_minutes(traineeship(starts_on=None), date(2026, 10, 31), is_holiday) is None


@pytest.mark.parametrize(
    ("employees", "most"), [(0, 1), (5, 1), (6, 2), (20, 2), (21, 3), (23, 3), (30, 3), (31, 4), (100, 10)]
)
def test_the_limit_of_a_host_follows_its_employees(employees: int, most: int) -> None:
    assert hosts.most_at_host(employees, parameters(), TODAY).value == most


def test_the_limit_of_a_host_is_to_be_verified_and_unknown_without_employees() -> None:
    assert not hosts.most_at_host(23, parameters(), TODAY).verified
    assert hosts.most_at_host(None, parameters(), TODAY).value is None


@pytest.mark.parametrize(("share", "more"), [(19, 0), (20, 1), (49, 1), (50, 2), (75, 3), (100, 4)])
def test_hosts_that_hire_may_have_more_traineeships(share: int, more: int) -> None:
    assert hosts.most_at_host(40, parameters(), TODAY, share).value == 4 + more
    assert hosts.most_at_host(20, parameters(), TODAY, share).value == 2
