"""The shipped dated parameters are all there, each with its source and its mark, and never two for one day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from integralavoro_desktop.kernel.reference_data import overlaps, parameter_values, parameters

TODAY = date(2026, 11, 22)
# code=value for every row in force today, typed apart from the shipped file
IN_FORCE = """
L68.MIN_CIVIL=46 L68.MIN_INAIL=34 L68.B1_MIN=15 L68.B2_MIN=36 L68.B3_MIN=51 L68.Q1=1 L68.Q2=2 L68.Q3_PCT=7
L68.ROUND_OVER=0.50 L68.A18_FIX=1 L68.A18_PCT=1 L68.FIXED_NOT_COUNTED=6 L68.IN_SERVICE_MIN=60 L68.PT_COUNTS_ONE=50
L68.EXEMPT_MAX=60 L68.EXEMPT_MAX_SECURITY=80 L68.SELF_EXEMPT_RATE=60 L68.SELF_EXEMPT_DAYS=60 L68.CONTRIB_DAY=39.21
L68.PENALTY_TIMES=5 L68.REPORT_LATE=702.43 L68.REPORT_LATE_DAY=34.02 L68.REPORT_DUE=01-31 L68.REPORT_MIN=15
L68.REQUEST_DAYS=60 L68.PSYCHIC_NOMINAL=1 L68.A12_SMALL=1 L68.A12_PCT=30 L68.A12_MONTHS=12 L68.A12_EXTRA=12
L68.A12BIS_MIN=51 L68.A12BIS_PCT=10 L68.A12BIS_MONTHS=36 L68.A12BIS_RENEW=24 L68.A14_PCT=30
INC.PHYS79_PCT=70 INC.PHYS79_MONTHS=36 INC.PHYS67_PCT=35 INC.PHYS67_MONTHS=36 INC.PSY45_PCT=70 INC.PSY45_MONTHS=60
INC.FIXED_MIN=12 INC.ANSWER=5 INC.CONTRACT=7 INC.NOTICE=7
TIR.MIN=2 TIR.MIN_SEASON=1 TIR.SUMMER_MAX=2 TIR.MIN_SUMMER=14 TIR.MAX_EQF23=6 TIR.EXTEND_EQF4=6 TIR.MAX_EQF4=12
TIR.MAX_DISADV=12 TIR.MAX_DISABLED=24 TIR.NAT_MIN=2 TIR.NAT_SEASON=1 TIR.NAT_MAX=12 TIR.NAT_DISABLED=24
TIR.SUSPEND_ILL=30 TIR.SUSPEND_CLOSED=15 TIR.PAY_FULL=500 TIR.PAY_MEAL=400 TIR.PAY_4H=350 TIR.PAY_PUBLIC=300
TIR.MEAL_OVER=5 TIR.PRESENCE=80 TIR.CERTIFICATE=70 TIR.BELOW=0 TIR.NAT_PAY=300 TIR.NAT_PRESENCE=70 TIR.HOST_5=1
TIR.HOST_20=2 TIR.HOST_PCT=10 TIR.HOST_OUTSIDE=1 TIR.BONUS_WINDOW=24 TIR.BONUS_HIRE=6 TIR.BONUS_PT=50
TIR.TUTOR_NAT=20 TIR.TUTOR_PROMOTER=40 TIR.TUTOR_HOST=3 TIR.FINE_MIN=1000 TIR.FINE_MAX=6000 TIR.FRAUD_DAY=50
TIS.MAX=24 TIS.PAY_MIN=0 TIS.HOST_LIMIT=0
DIS.TICKET=67 DIS.ALLOWANCE=74 DIS.CONTRIB=75 DIS.PENSION=100 DIS.REPORT=4
CAL.PATRON=12-07 CAL.OCT4=10-04
PRIV.ANSWER=1 PRIV.BREACH=72 PRIV.LOG=24 PRIV.ADMIN_LOG=6 PRIV.SMALL=5 PRG.CAP=20 PRG.WARN=18
IPS.MINIMAL=31 IPS.AVERAGE=41 IPS.GOOD=50
SET.ANSWER=15 SET.NO_CONTACT=60 SET.PAUSE=30 SET.FEEDBACK=30 SET.PROFILE=6 SET.ASSESS=6 SET.SUPPORT=3
SET.GROUP_DONE=70 SET.ATTACH_MAX=20 SET.HANDOVER=30 SET.EXCHANGE_WARN=35 SET.EXCHANGE_BANNER=90
SET.EXCHANGE_STOP=180 SET.BUNDLE_ASK=10
"""
EXPECTED = dict(pair.split("=") for pair in IN_FORCE.split())
SPELLED = {"TIR.BONUS", "CAL.HOLIDAYS", "DIS.REFORM_START"}
EMPTY = {"SET.HOUR_EUR"} | {
    f"SET.KEEP_{name}"
    for name in ("IDENTITY", "CONTACT", "WORK", "SOCIAL", "HEALTH", "JUDICIAL", "INTERNAL", "ORGANISATION")
}
UNVERIFIED = """
L68.PT_COUNTS_ONE L68.EXEMPT_MAX_SECURITY L68.PENALTY_TIMES L68.REQUEST_DAYS L68.PSYCHIC_NOMINAL L68.A12_SMALL
L68.A12_PCT L68.A12_MONTHS L68.A12_EXTRA L68.A12BIS_MIN L68.A12BIS_PCT L68.A12BIS_MONTHS L68.A12BIS_RENEW
L68.A14_PCT TIR.MAX_DISADV TIR.MAX_DISABLED TIR.BELOW TIR.NAT_PAY TIR.NAT_PRESENCE TIR.HOST_5 TIR.HOST_20
TIR.HOST_PCT TIR.HOST_OUTSIDE TIR.TUTOR_NAT TIR.TUTOR_PROMOTER TIR.TUTOR_HOST TIR.FINE_MIN TIR.FINE_MAX
TIR.FRAUD_DAY TIS.MAX TIS.PAY_MIN TIS.HOST_LIMIT DIS.ALLOWANCE DIS.CONTRIB DIS.PENSION DIS.REFORM_START CAL.PATRON
CAL.OCT4 PRIV.ANSWER PRIV.BREACH PRIV.LOG PRIV.ADMIN_LOG
"""


def test_every_code_is_there_and_no_other() -> None:
    assert {row.code for row in parameter_values()} == EXPECTED.keys() | SPELLED | EMPTY


@pytest.mark.parametrize("code", EXPECTED)
def test_each_value_in_force_is_the_decided_one(code: str) -> None:
    row = parameters().value_on(code, TODAY)
    assert row is not None
    assert str(row.value) == EXPECTED[code]


def test_values_that_are_spelled_out_read_as_decided() -> None:
    spelled = {row.code: row.value for row in parameter_values() if row.code in SPELLED}
    assert spelled == {
        "TIR.BONUS": "20:1 50:2 75:3 100:4",
        "CAL.HOLIDAYS": "01-01 01-06 easter-monday 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26",
        "DIS.REFORM_START": "2026-01-01 / 2027-01-01",
    }


@pytest.mark.parametrize(
    ("code", "before"), [("L68.CONTRIB_DAY", "30.64"), ("L68.REPORT_LATE", "635.11"), ("L68.REPORT_LATE_DAY", "30.76")]
)
def test_previous_amounts_ended_with_2021(code: str, before: str) -> None:
    assert parameters().number_on(code, date(2021, 12, 31)) == Decimal(before)
    assert parameters().number_on(code, date(2022, 1, 1)) == Decimal(EXPECTED[code])


@pytest.mark.parametrize(
    ("prefix", "first_day"),
    [
        ("INC.", date(2016, 1, 1)),
        ("TIR.PAY", date(2018, 6, 9)),
        ("TIR.NAT_M", date(2017, 5, 25)),
        ("TIS.", date(2016, 7, 25)),
    ],
)
def test_rules_start_on_their_day(prefix: str, first_day: date) -> None:
    assert {row.valid_from for row in parameter_values() if row.code.startswith(prefix)} == {first_day}


def test_no_code_has_two_values_on_one_day() -> None:
    assert overlaps(parameter_values()) == []


def test_every_value_has_a_source_and_a_unit() -> None:
    for row in parameter_values():
        assert 0 < len(row.source) <= 200, row.code
        assert 0 < len(row.unit) <= 30, row.code
        assert len(row.code) <= 30


def test_what_nobody_has_read_in_an_act_is_marked() -> None:
    assert {row.code for row in parameter_values() if not row.verified} == set(UNVERIFIED.split())


def test_our_own_decisions_are_marked_as_ours() -> None:
    ours = {row.code for row in parameter_values() if row.mark == "D"}
    assert ours == {code for code in EXPECTED if code.startswith("SET.")} | EMPTY | {"PRIV.SMALL", "PRG.WARN"}


def test_nothing_is_said_to_be_checked_before_somebody_here_checks_it() -> None:
    assert {row.checked_on for row in parameter_values()} == {None}


def test_the_penalty_is_five_contributions() -> None:
    times = parameters().number_on("L68.PENALTY_TIMES", TODAY)
    contribution = parameters().number_on("L68.CONTRIB_DAY", TODAY)
    assert times is not None
    assert contribution is not None
    assert times * contribution == Decimal("196.05")
