"""A figure tells how it was made, and is none where a parameter is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.calculation import Step, Working, work_out
from integralavoro_desktop.kernel.facts import NoParameters
from integralavoro_desktop.kernel.reference_data import parameters

DAY = date(2026, 10, 1)


def penalty(working: Working) -> Decimal:
    times = working.take("L68.PENALTY_TIMES", "Times the contribution")
    return times * working.take("L68.CONTRIB_DAY", "Contribution")


def test_a_figure_takes_the_value_of_the_day_of_the_event() -> None:
    assert work_out(parameters(), DAY, penalty).value == Decimal("196.05")
    assert work_out(parameters(), date(2021, 12, 31), penalty).value == Decimal("153.20")


def test_each_step_names_rule_value_unit_day_source_and_mark() -> None:
    figure = work_out(parameters(), DAY, penalty)
    assert figure.steps[1] == Step(
        "Contribution",
        Decimal("39.21"),
        "EUR/day/person",
        DAY,
        "L68.CONTRIB_DAY",
        "D.M. 193 of 30-9-2021",
        verified=True,
    )
    assert not figure.steps[0].verified
    assert not figure.verified


def test_without_a_parameter_there_is_no_result_but_the_name_of_what_is_missing() -> None:
    figure = work_out(NoParameters(), DAY, penalty)
    assert (figure.value, figure.missing) == (None, "L68.PENALTY_TIMES")
    assert figure.why_none == "Missing parameter: L68.PENALTY_TIMES."


def test_the_missing_parameter_and_the_units_are_said_in_italian() -> None:
    i18n.use_language("it")
    assert work_out(NoParameters(), DAY, penalty).why_none == "Parametro mancante: L68.PENALTY_TIMES."
    assert work_out(parameters(), DAY, penalty).steps[0].unit == "volte"
