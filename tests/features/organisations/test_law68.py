"""The position of a firm under Law 68: brackets, rounding, exemptions, money, and the steps that explain them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from integralavoro_desktop.features.organisations import law68
from integralavoro_desktop.features.organisations.children import Law68
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.calculation import Working
from integralavoro_desktop.kernel.facts import NoParameters
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.reference_data import parameters

ON = date(2025, 12, 31)


def situation(everybody: int, disabled: int = 0, **more: object) -> Law68:
    given = {"taken_on": ON, "province": "MI", "employees_all": everybody, "disabled_in": disabled} | more
    return Law68(**given)


def position(row: Law68, head_office: Law68 | None = None) -> law68.Position:
    found = law68.position(row, parameters(), head_office).value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("people", "places"),
    [
        (14, 0), (15, 1), (35, 1), (36, 2), (50, 2), (51, 4), (57, 4), (64, 4), (65, 5), (78, 5), (79, 6),
        (150, 10), (151, 11), (250, 17), (350, 24),
    ],
)  # fmt: skip
def test_the_places_reserved_follow_the_brackets_and_their_rounding(people: int, places: int) -> None:
    assert law68.quota(people, people, Working(parameters(), ON)) == places


@pytest.mark.parametrize(("people", "places"), [(50, 0), (51, 1), (150, 1), (151, 2), (250, 2), (251, 3)])
def test_the_places_of_article_18_start_at_51_and_are_a_share_over_150(people: int, places: int) -> None:
    assert law68.protected_quota(people, people, Working(parameters(), ON)) == places


@pytest.mark.parametrize(("places", "most"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (24, 14)])
def test_at_most_sixty_per_cent_of_the_places_are_exempted(places: int, most: int) -> None:
    assert law68.most_exempted(places, Working(parameters(), ON)) == most


@pytest.mark.parametrize(("hundredths", "whole"), [(250, 2), (251, 3), (249, 2), (300, 3)])
def test_exactly_half_goes_down_and_more_than_half_goes_up(hundredths: int, whole: int) -> None:
    assert law68.rounded(Decimal(hundredths), 100, Working(parameters(), ON)) == whole


def test_people_who_do_not_count_are_taken_off_the_base() -> None:
    row = situation(
        120, 3, excluded=10, protected_in=4, teleworkers=2,
        part_time_heads=20, part_time_sum=Decimal("12.50"), intermittent_heads=4, intermittent_sum=Decimal("1.51"),
    )  # fmt: skip
    # 120 − 3 − 10 − min(4, 1) − (20 − 12) − (4 − 2) − 2
    assert position(row).base == 94


def test_an_unknown_sum_of_hours_takes_nobody_off() -> None:
    assert position(situation(60, part_time_heads=10)).base == 60


def test_exempted_and_disabled_people_in_force_cover_places() -> None:
    found = position(situation(154, 3, exempted=2))
    assert (found.base, found.quota, found.uncovered) == (151, 11, 6)


def test_more_people_in_force_than_places_leave_nothing_uncovered() -> None:
    assert position(situation(20, 3)).uncovered == 0


def test_a_suspension_lowers_the_places_in_proportion() -> None:
    found = position(situation(150, suspension_pct=Decimal("25.00")))
    assert (found.quota, found.due, found.uncovered) == (10, 7, 7)


def test_the_bracket_is_chosen_on_the_whole_country() -> None:
    milano, italy = situation(30, province="MI"), situation(400, province="RM")
    rows = [milano, italy]
    assert law68.head_office(rows, ON) is italy
    assert position(milano, italy).quota == 2
    assert position(milano).quota == 1


def test_the_last_situation_is_the_newest_day_with_the_national_figures() -> None:
    old, here, country = situation(900, taken_on=date(2024, 12, 31)), situation(30), situation(400)
    assert law68.latest([old, here, country]) is country
    assert law68.latest([]) is None


def test_before_the_law_in_force_there_is_no_result_but_a_missing_parameter() -> None:
    figure = law68.position(situation(60, taken_on=date(2016, 12, 31)), parameters())
    assert figure.value is None
    assert figure.missing == "L68.ROUND_OVER"
    assert law68.position(situation(60), NoParameters()).missing == "L68.A18_PCT"


def test_a_row_without_day_or_total_gives_no_result() -> None:
    assert law68.position(Law68(employees_all=60), parameters()).value is None
    assert law68.position(Law68(taken_on=ON), parameters()).value is None


def test_the_contribution_is_people_by_working_days_by_the_amount_of_the_day() -> None:
    june = Calendar(parameters(), "06-24").working_days(2023, 6)
    assert june == 21
    assert law68.exemption_due(2, june, parameters(), date(2023, 6, 1)).value == Decimal("1646.82")
    assert law68.exemption_due(1, 1, parameters(), date(2021, 6, 1)).value == Decimal("30.64")


def test_the_penalty_is_five_contributions_a_day_and_still_to_be_verified() -> None:
    figure = law68.penalty_per_day(1, parameters(), ON)
    assert figure.value == Decimal("196.05")
    assert not figure.verified


def test_a_late_report_costs_a_fixed_sum_and_more_each_day() -> None:
    assert law68.late_report(0, parameters(), ON).value == Decimal("702.43")
    assert law68.late_report(10, parameters(), ON).value == Decimal("1042.63")
    assert law68.late_report(1, parameters(), date(2021, 3, 1)).value == Decimal("665.87")


def test_each_step_names_the_parameter_row_it_used() -> None:
    figure = law68.position(situation(154, 3), parameters())
    used = {step.code: (step.value, step.source) for step in figure.steps if step.code}
    assert used["L68.Q3_PCT"] == (Decimal(7), "L. 68/1999 art. 3, art. 4 c. 2")
    assert used["L68.B3_MIN"] == (Decimal(51), "L. 68/1999 art. 3, in force from 1-3-2017")
    assert {step.on for step in figure.steps} == {ON}
    assert ("Uncovered places", 8) in [(step.rule, step.value) for step in figure.steps]


def test_the_steps_are_said_in_italian() -> None:
    i18n.use_language("it")
    steps = law68.position(situation(154, 3), parameters()).steps
    assert ("Persone computate (art. 3)", 151) in [(step.rule, step.value) for step in steps]
