"""One value on a day, a check a year, and numbers told from words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integralavoro_desktop.features.law import rules
from integralavoro_desktop.features.law.model import LegalParameter
from integralavoro_desktop.features.law.values import parameter_of, parameters_of, text_of, value_of
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameter_values, parameters

TODAY = date(2026, 11, 22)
YEAR_END, NEW_YEAR = date(2021, 12, 31), date(2022, 1, 1)


def row(number: int = 1, code: str = "L68.CONTRIB_DAY", **values) -> LegalParameter:
    start = {"value": "30,64", "unit": "EUR/day/person", "source": "D.M. 193/2021", "verified": True}
    return LegalParameter(id=UUID(int=number), code=code, **start | values)


def codes(record: LegalParameter, *rows: LegalParameter) -> list[str]:
    return [p.code for p in rules.check(record, Facts.of(TODAY, {"legal_parameter": rows}))]


def test_one_value_follows_another() -> None:
    old, new = row(1, valid_to=YEAR_END), row(2, value="39,21", valid_from=NEW_YEAR)
    assert codes(new, old, new) == codes(old, old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"valid_to": YEAR_END}, {"valid_from": YEAR_END}),
        ({}, {"valid_from": NEW_YEAR}),
        ({"valid_from": NEW_YEAR}, {}),
    ],
)
def test_two_values_on_one_day_stop(old: dict, new: dict) -> None:
    i18n.use_language("it")
    record = row(2, **new)
    (problem,) = rules.check(record, Facts.of(TODAY, {"legal_parameter": [row(1, **old), record]}))
    assert (problem.code, str(problem.severity)) == ("LAW-1", "stop")
    assert problem.sentence == "Per L68.CONTRIB_DAY ci sono due valori nello stesso giorno."


def test_another_code_has_days_of_its_own() -> None:
    assert codes(row(2, "L68.Q1"), row(1), row(2, "L68.Q1")) == []


@pytest.mark.parametrize(
    ("verified", "checked_on", "doubtful"),
    [
        (True, date(2026, 8, 22), False),
        (True, date(2025, 11, 22), False),
        (True, date(2025, 11, 21), True),
        (True, None, True),
        (False, date(2026, 8, 22), True),
    ],
)
def test_a_value_in_use_is_checked_within_twelve_months(
    verified: bool, checked_on: date | None, doubtful: bool
) -> None:
    i18n.use_language("it")
    problem = rules.doubt(parameter_of(row(verified=verified, checked_on=checked_on)), TODAY)
    assert (problem is not None) == doubtful
    if problem:
        assert (problem.code, str(problem.severity)) == ("LAW-2", "warn")
        assert problem.sentence == "Valore da verificare: L68.CONTRIB_DAY, fonte D.M. 193/2021."


def dues(*rows: LegalParameter, today: date = TODAY) -> list[tuple[int, date]]:
    facts = Facts.of(today, {"legal_parameter": rows})
    return [(record.id.int, due.on) for record in rows for due in rules.tasks(record, facts)]


@pytest.mark.parametrize(
    ("checked_on", "today", "by"),
    [
        (None, TODAY, date(2027, 1, 31)),
        (None, date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 1, 20), TODAY, date(2027, 1, 31)),
        (date(2024, 12, 30), TODAY, date(2025, 1, 31)),
    ],
)
def test_the_parameters_are_checked_every_january(checked_on: date | None, today: date, by: date) -> None:
    assert dues(row(checked_on=checked_on), today=today) == [(1, by)]


def test_there_is_one_task_for_all_values_and_it_hangs_on_the_oldest_check() -> None:
    rows = [row(n, f"A.{n}", checked_on=date(2026, 1, 9)) for n in (1, 2, 4)]
    rows.insert(1, row(3, "A.3", checked_on=date(2024, 1, 9)))
    assert dues(*rows) == [(3, date(2025, 1, 31))]


def test_a_value_that_is_over_or_empty_is_not_checked() -> None:
    assert dues(row(valid_to=YEAR_END), row(2, "SET.HOUR_EUR", value=None)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("39,21", Decimal("39.21")),
        ("39.21", Decimal("39.21")),
        (" 15 ", Decimal(15)),
        ("-2", Decimal(-2)),
        ("0.50", Decimal("0.50")),
        ("0.125", Decimal("0.125")),
        ("1.000", Decimal(1000)),
        ("1.234.567,8", Decimal("1234567.8")),
        ("01-31", "01-31"),
        ("20:1 50:2 75:3 100:4", "20:1 50:2 75:3 100:4"),
        ("2026-01-01 / 2027-01-01", "2026-01-01 / 2027-01-01"),
        ("1,2,3", "1,2,3"),
        ("", None),
        (None, None),
    ],
)
def test_a_number_is_told_from_words(text: str | None, value: Decimal | str | None) -> None:
    assert value_of(text) == value


def test_every_shipped_value_is_read_as_the_same_again() -> None:
    for shipped in parameter_values():
        assert value_of(text_of(shipped.value)) == shipped.value


@given(st.decimals(-(10**8), 10**8, allow_nan=False, allow_infinity=False, places=4))
def test_a_number_survives_being_written(number: Decimal) -> None:
    assert value_of(text_of(number)) == number


def test_a_calculation_takes_the_record_of_the_day_of_the_event() -> None:
    asked = parameters_of([row(1, valid_to=YEAR_END), row(2, value="41,00", valid_from=NEW_YEAR, verified=False)])
    assert asked.number_on("L68.CONTRIB_DAY", YEAR_END) == Decimal("30.64")
    found = asked.value_on("L68.CONTRIB_DAY", NEW_YEAR)
    assert found is not None
    assert (found.value, found.verified) == (Decimal("41.00"), False)


def test_a_code_without_a_record_keeps_its_shipped_value() -> None:
    asked = parameters_of([row()])
    assert asked.number_on("L68.Q2", TODAY) == parameters().number_on("L68.Q2", TODAY) == 2
    assert asked.number_on("L68.CONTRIB_DAY", TODAY) == Decimal("30.64")


def test_a_record_emptied_by_the_office_takes_the_shipped_value_away() -> None:
    assert parameters_of([row(1, "SET.NO_CONTACT", value=None)]).number_on("SET.NO_CONTACT", TODAY) is None
