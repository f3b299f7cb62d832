"""Euros and exact rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as some

from integralavoro_desktop.kernel import money
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.record import Ui
from integralavoro_desktop.kernel.values import parse


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,50", "1234.50"),
        ("1.234", "1234.00"),
        ("12.345.678,9", "12345678.90"),
        ("350", "350.00"),
        ("350 €", "350.00"),
        ("€ 350,5", "350.50"),
        ("350 euro", "350.00"),
        ("350 EUR", "350.00"),
        ("39.21", "39.21"),
        ("1234,50", "1234.50"),
        ("-12,5", "-12.50"),
        ("1\u00a0234,50", "1234.50"),
        ("0", "0.00"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert str(money.parse_euro(text)) == amount


@pytest.mark.parametrize(
    "text", ["", "€", "1,234.50", "1.23,4", "12,345", "1.2345", "tre", "1e3", "NaN", "--5", "1.234.5", "9" * 13]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|too large"):
        money.parse_euro(text)


@pytest.mark.parametrize(
    ("amount", "cents", "shown"),
    [
        ("350", True, "350,00 €"),
        ("350", False, "350 €"),
        ("1234.5", True, "1.234,50 €"),
        ("1234567.89", False, "1.234.568 €"),
        ("0.005", True, "0,01 €"),
        ("-12.5", True, "-12,50 €"),
        ("2.5", False, "3 €"),
    ],
)
def test_an_amount_is_shown_as_it_is_written_here(amount: str, cents: bool, shown: str) -> None:
    assert money.show_euro(Decimal(amount), cents=cents) == shown


@given_any(some.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_shown_is_read_back(amount: Decimal) -> None:
    assert money.parse_euro(money.show_euro(amount)) == amount


@pytest.mark.parametrize(
    ("part", "whole", "tenths", "units"),
    [
        (18, 22, "81.8", 82),
        (17, 22, "77.3", 77),
        (1, 16, "6.3", 6),
        (1, 8, "12.5", 13),
        (0, 7, "0.0", 0),
        (7, 7, "100.0", 100),
    ],
)
def test_percentages_round_half_up_in_integers(part: int, whole: int, tenths: str, units: int) -> None:
    assert str(money.percent(part, whole)) == tenths
    assert money.whole_percent(part, whole) == units


def test_there_is_no_percentage_of_nothing() -> None:
    assert money.percent(0, 0) is None
    assert money.whole_percent(3, 0) is None
    assert money.mean(0, 0) is None
    assert money.show_percent(money.percent(0, 0)) == "–"


def test_a_percentage_is_shown_with_a_comma() -> None:
    assert money.show_percent(money.percent(18, 22)) == "81,8 %"
    assert money.show_percent(82) == "82 %"


@pytest.mark.parametrize(("total", "count", "shown"), [(8, 3, "2.7"), (1, 4, "0.3"), (11, 4, "2.8"), (12, 4, "3.0")])
def test_a_mean_has_one_decimal_half_up(total: int, count: int, shown: str) -> None:
    assert str(money.mean(total, count)) == shown


@pytest.mark.parametrize(
    ("employees", "quota"),
    [(51, 4), (57, 4), (64, 4), (65, 5), (78, 5), (79, 6), (150, 10), (151, 11), (250, 17), (350, 24)],
)
def test_exactly_one_half_goes_down_where_the_law_says_above(employees: int, quota: int) -> None:
    assert money.over_half_up(7 * employees, 100) == quota


@pytest.mark.parametrize(
    ("value", "places", "rounded"), [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.5", 0, "3")]
)
def test_a_half_goes_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(money.half_up(Decimal(value), places)) == rounded


@pytest.mark.parametrize(("given", "amount"), [("1.234", "1234.00"), ("350.00", "350.00"), (Decimal("1.5"), "1.50")])
def test_a_field_of_euros_reads_amounts_in_the_same_way(given: object, amount: str) -> None:
    assert str(parse(FieldSpec("pay", Kind.EURO, Ui("Pay", Privacy.WORK)), given)) == amount
