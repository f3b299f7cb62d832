"""Reading the shipped reference data, and dated values asked by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.reference_data import (
    Parameters,
    ParameterValue,
    code_lists,
    instruments,
    overlaps,
    parameter_values,
    parameters,
    territories,
    units,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def row(code: str, value: str, valid_from: date | None = None, valid_to: date | None = None) -> ParameterValue:
    return ParameterValue(
        code=code, value=Decimal(value), unit="EUR", valid_from=valid_from, valid_to=valid_to, source="", mark="V"
    )


@pytest.fixture(params=["it", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.language()
    yield i18n.use_language(request.param)
    i18n.use_language(before)


def test_the_value_of_the_event_date_is_taken_not_the_newest() -> None:
    assert parameters().number_on("L68.CONTRIB_DAY", date(2021, 12, 31)) == Decimal("30.64")
    assert parameters().number_on("L68.CONTRIB_DAY", date(2022, 1, 1)) == Decimal("39.21")


def test_before_its_first_day_a_value_is_missing() -> None:
    assert parameters().value_on("TIR.PAY_FULL", date(2018, 6, 8)) is None
    assert parameters().whole_on("TIR.PAY_FULL", date(2018, 6, 9)) == 500


def test_a_value_with_unknown_start_is_in_force_on_any_day() -> None:
    assert parameters().whole_on("L68.PENALTY_TIMES", date(1999, 1, 1)) == 5


def test_an_unknown_code_has_no_value() -> None:
    assert parameters().value_on("L68.NOTHING", date(2026, 1, 1)) is None


def test_a_setting_without_value_is_missing_but_listed() -> None:
    assert parameters().value_on("SET.HOUR_EUR", date(2026, 1, 1)) is None
    assert "SET.HOUR_EUR" in {value.code for value in parameter_values()}
    assert "SET.HOUR_EUR" not in parameters().codes()


def test_a_value_that_is_no_number_stays_text() -> None:
    assert parameters().number_on("L68.REPORT_DUE", date(2026, 1, 1)) is None
    found = parameters().value_on("L68.REPORT_DUE", date(2026, 1, 1))
    assert found is not None
    assert found.value == "01-31"


def test_a_fraction_is_not_taken_for_a_whole_number() -> None:
    assert parameters().number_on("L68.ROUND_OVER", date(2026, 1, 1)) == Decimal("0.50")
    assert parameters().whole_on("L68.ROUND_OVER", date(2026, 1, 1)) is None


def test_an_unverified_value_says_so_with_its_source() -> None:
    fine = parameters().value_on("TIR.FINE_MIN", date(2026, 1, 1))
    ours = parameters().value_on("PRIV.SMALL", date(2026, 1, 1))
    assert fine is not None
    assert ours is not None
    assert (fine.verified, fine.source) == (False, "L. 234/2021 c. 722-723")
    assert ours.verified


def test_records_of_the_store_are_asked_in_the_same_way() -> None:
    @dataclass
    class Record:
        code: str
        value: Decimal
        valid_from: date | None
        valid_to: date | None = None
        unit: str = "EUR"
        source: str = "decree"
        verified: bool = True
        checked_on: date | None = None

    asked = Parameters([*parameter_values(), Record("L68.CONTRIB_DAY", Decimal("41.00"), date(2027, 1, 1))])
    assert asked.number_on("L68.CONTRIB_DAY", date(2026, 12, 31)) == Decimal("39.21")
    assert asked.number_on("L68.CONTRIB_DAY", date(2027, 1, 1)) == Decimal("41.00")


@pytest.mark.parametrize(
    ("first_ends", "second_starts", "pairs"),
    [
        (date(2021, 12, 31), date(2022, 1, 1), 0),
        (date(2022, 1, 1), date(2022, 1, 1), 1),
        (None, date(2022, 1, 1), 1),
        (date(2021, 12, 31), None, 1),
    ],
)
def test_two_values_on_one_day_are_found(first_ends: date | None, second_starts: date | None, pairs: int) -> None:
    rows = [row("A", "1", None, first_ends), row("A", "2", second_starts), row("B", "3")]
    assert len(overlaps(rows)) == pairs


def test_labels_follow_the_language(language: str) -> None:
    italian = language == "it"
    education = code_lists()["SISM-EDU"]
    noise = code_lists()["WD"].by_code["WD01"]
    assert education.label("5") == ("Diploma di scuola superiore" if italian else "Upper secondary diploma")
    assert education.title == ("Titolo di studio" if italian else "Level of education")
    assert noise.levels[3] == ("rumore forte" if italian else "loud noise")


def test_a_code_from_a_newer_program_stays_readable() -> None:
    assert code_lists()["SISM-EDU"].label("8") == "8"


def test_an_activity_knows_its_official_type_and_what_it_counts_as() -> None:
    coaching = code_lists()["ATT"].by_code["02"]
    assert coaching.mapped("SISM-INT") == "03"
    assert coaching.mapped("46SAN") == ""
    assert coaching.has_flag("c")
    assert not coaching.has_flag("t")


def test_the_items_of_the_grid_are_a_code_list_too() -> None:
    items = code_lists()["ITEM"]
    assert len(items.values) == 24
    assert items.by_code["SC2"].label_it == "Adattarsi ai cambiamenti"
    assert items.by_code["SC2"].parent == "SC"


def test_an_instrument_gives_the_items_of_an_area_in_order() -> None:
    assert [item.code for item in instruments()[0].items_of("MD")] == ["MD1", "MD2", "MD3", "MD4"]


def test_the_data_are_read_once() -> None:
    assert code_lists() is code_lists()
    assert territories() is territories()
    assert units() is units()
