"""The figures of RECORDS 9.3, each with its example, and what must hold for any sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integralavoro_desktop.features.assessments import profile as p
from integralavoro_desktop.features.assessments.profile import Comparability, Move, Trend, View
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.reference_data import instruments

if TYPE_CHECKING:
    from integralavoro_desktop.features.assessments.grid import Grid

Fill = Callable[..., View]
ENTRY = date(2026, 3, 1)
LATER = ENTRY + timedelta(days=90)
CODES = [item.code for item in instruments()[0].items]
anything = st.dictionaries(st.sampled_from(CODES), st.integers(0, 4))
one_grid = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


def means(view: View) -> dict[str, Decimal | None]:
    return {area.code: area.mean for area in p.profile(view).areas}


def test_three_of_four_items_make_a_mean_rounded_half_up(fill: Fill) -> None:
    assert means(fill(PP1=3, PP2=2, PP3=3))["PP"] == Decimal("2.7")


def test_two_of_four_items_make_none(fill: Fill) -> None:
    area = p.profile(fill(PP1=3, PP4=2)).areas[0]
    assert area.mean is None
    assert area.why_none == "not computable (2 items out of 4)"


def test_a_mean_that_ends_in_five_goes_up(fill: Fill) -> None:
    assert means(fill(PP1=2, PP2=2, PP3=2, PP4=3))["PP"] == Decimal("2.3")


def test_an_area_without_a_mean_says_why_in_italian(fill: Fill) -> None:
    i18n.use_language("it")
    assert p.profile(fill(PP1=3, PP4=2)).areas[0].why_none == "non calcolabile (2 voci su 4)"
    assert p.profile(fill(PP1=3, PP2=3, PP3=3)).areas[0].why_none == ""


def test_the_sheet_of_the_company_tutor_gives_four_areas(fill: Fill, grid: Grid) -> None:
    view = fill("host", "Verdi", **dict.fromkeys(grid.codes, 2))
    areas = p.profile(view).areas
    assert [area.code for area in areas] == ["PP", "CR", "RR", "SC"]
    assert [area.asked for area in areas] == [4, 4, 4, 3]
    assert [area.mean for area in areas] == [Decimal("2.0")] * 4


def test_three_and_four_are_strengths_zero_and_one_want_support(fill: Fill) -> None:
    seen = p.profile(fill(PP1=4, PP2=3, CR1=2, CR2=1, SC1=0))
    assert seen.strengths == ("PP1", "PP2")
    assert seen.to_support == ("CR2", "SC1")


def test_items_without_a_level_are_counted(fill: Fill) -> None:
    assert p.profile(fill(PP1=4, PP2=3)).unrated == 22
    assert p.profile(fill("host", PP1=4)).unrated == 15


def test_there_is_no_total_and_no_percentage_of_readiness() -> None:
    assert list(p.Profile.__dataclass_fields__) == ["areas", "strengths", "to_support", "unrated"]


def test_the_same_coach_after_ninety_days_shows_growth(fill: Fill) -> None:
    before = fill(on=ENTRY, PP1=2, PP2=2, PP3=2, PP4=2)
    after = fill(on=LATER, PP1=3, PP2=3, PP3=3, PP4=2)
    found = p.change(before, after)
    assert found.comparability is Comparability.FULL
    assert (means(before)["PP"], means(after)["PP"]) == (Decimal("2.0"), Decimal("2.8"))
    area = found.areas[0]
    assert (area.difference, area.trend, area.in_common) == (Decimal("0.8"), Trend.GROWING, 4)


def test_coach_and_person_are_put_side_by_side_without_a_difference(fill: Fill) -> None:
    found = p.change(fill("coach", on=ENTRY, PP1=1, PP2=1, PP3=1), fill("self", on=LATER, PP1=3, PP2=3, PP3=3))
    assert found.comparability is Comparability.OTHER_ROLE
    assert found.areas == ()
    first = found.items[0]
    assert (first.before, first.after, first.move) == (1, 3, None)


@pytest.mark.parametrize(
    ("role", "rater", "days", "found"),
    [
        ("coach", "Bianchi", 28, Comparability.FULL),
        ("coach", "BIANCHI ", 28, Comparability.FULL),
        ("coach", "Bianchi", 27, Comparability.TOO_CLOSE),
        ("coach", "Neri", 28, Comparability.WITH_CARE),
        ("coach", "Neri", 3, Comparability.TOO_CLOSE),
        ("second", "Bianchi", 90, Comparability.OTHER_ROLE),
    ],
)
def test_who_rated_and_when_decide_whether_sheets_compare(
    fill: Fill, role: str, rater: str, days: int, found: Comparability
) -> None:
    later = fill(role, rater, ENTRY + timedelta(days=days))
    assert p.comparability(fill(on=ENTRY), later) is found
    assert p.comparability(later, fill(on=ENTRY)) is found


def test_another_version_does_not_compare(fill: Fill, grid: Grid) -> None:
    later = replace(fill(on=LATER), grid=replace(grid, version="1.1"))
    assert p.comparability(fill(on=ENTRY), later) is Comparability.OTHER_VERSION


def test_a_sheet_without_a_day_does_not_compare(fill: Fill) -> None:
    assert p.comparability(fill(on=None), fill(on=LATER)) is Comparability.TOO_CLOSE


def test_another_version_compares_when_every_item_has_its_equal(fill: Fill, grid: Grid) -> None:
    equals = frozenset((code, "GPL", "1.0", code) for code in grid.codes)
    newer = replace(grid, version="1.1", equals=equals)
    found = p.change(fill(on=ENTRY, PP1=1), replace(fill(on=LATER, PP1=2), grid=newer))
    assert found.comparability is Comparability.FULL
    assert found.items[0].move is Move.UP


def test_the_person_is_the_same_rater_under_any_spelling_of_her_name(fill: Fill) -> None:
    assert p.comparability(fill("self", "Gio", ENTRY), fill("self", "Giovanna", LATER)) is Comparability.FULL


def test_an_operator_is_known_by_her_record_before_her_name(fill: Fill) -> None:
    bianchi = replace(fill(on=ENTRY), operator_id=UUID(int=1))
    married = replace(fill("coach", "Bianchi Rossi", LATER), operator_id=UUID(int=1))
    namesake = replace(fill(on=LATER), operator_id=UUID(int=2))
    assert p.comparability(bianchi, married) is Comparability.FULL
    assert p.comparability(bianchi, namesake) is Comparability.WITH_CARE


@pytest.mark.parametrize(
    ("after", "difference", "trend"),
    [
        ((3, 3, 2, 2), "0.5", Trend.GROWING),
        ((3, 2, 2, 2), "0.3", Trend.STEADY),
        ((2, 2, 2, 2), "0.0", Trend.STEADY),
        ((1, 2, 2, 2), "-0.3", Trend.STEADY),
        ((1, 1, 2, 2), "-0.5", Trend.FALLING),
        ((1, 1, 1, 2), "-0.8", Trend.FALLING),
    ],
)
def test_half_a_level_is_a_trend(fill: Fill, after: tuple[int, ...], difference: str, trend: Trend) -> None:
    names = ("PP1", "PP2", "PP3", "PP4")
    before = fill(on=ENTRY, **dict.fromkeys(names, 2))
    area = p.change(before, fill(on=LATER, **dict(zip(names, after, strict=True)))).areas[0]
    assert (area.difference, area.trend) == (Decimal(difference), trend)


def test_an_area_with_two_items_in_common_has_no_trend(fill: Fill) -> None:
    found = p.change(fill(on=ENTRY, PP1=2, PP2=2, PP3=2), fill(on=LATER, PP1=3, PP2=3, PP4=4))
    area = found.areas[0]
    assert (area.difference, area.trend, area.in_common) == (None, None, 2)


def test_only_items_rated_on_both_sheets_count_for_an_area(fill: Fill) -> None:
    found = p.change(fill(on=ENTRY, PP1=2, PP2=2, PP3=2), fill(on=LATER, PP1=2, PP2=2, PP3=2, PP4=4))
    assert found.areas[0].difference == Decimal("0.0")


def test_one_level_is_a_move(fill: Fill) -> None:
    found = p.change(fill(on=ENTRY, PP1=2, PP2=2, PP3=2), fill(on=LATER, PP1=3, PP2=1, PP3=2, PP4=1))
    assert [item.move for item in found.items[:4]] == [Move.UP, Move.DOWN, Move.SAME, None]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Comparability.FULL, "comparabile"),
        (Comparability.WITH_CARE, "comparabile con cautela: altra persona"),
        (Comparability.OTHER_ROLE, "non comparabile: altro ruolo"),
        (Comparability.OTHER_VERSION, "non comparabile: altra versione"),
        (Comparability.TOO_CLOSE, "non comparabile: troppo vicine"),
        (Trend.GROWING, "in crescita"),
        (Trend.FALLING, "in calo"),
        (Trend.STEADY, "stabile"),
    ],
)
def test_the_words_are_those_of_the_office(kind: Comparability | Trend, sentence: str) -> None:
    i18n.use_language("it")
    assert kind.words == sentence


def test_two_raters_two_levels_apart_are_invited_to_talk(fill: Fill) -> None:
    i18n.use_language("it")
    (found,) = p.spread([fill("self", "Gio", PP1=3), fill("coach", PP1=1)])
    assert (found.width, found.is_to_talk_about, found.words) == (2, True, "da parlarne insieme")


def test_one_level_apart_is_agreement(fill: Fill) -> None:
    views = [fill("self", "Gio", PP1=3, PP2=4, PP3=1), fill("coach", PP1=2, PP2=1), fill("host", "Verdi", PP1=3)]
    found = p.spread(views)
    assert [(one.item, one.width, one.raters) for one in found] == [("PP1", 1, 3), ("PP2", 3, 2)]
    assert (p.agreement(found).near, p.agreement(found).rated) == (1, 2)
    assert p.agreement(found).percent == Decimal("50.0")


def test_one_rater_alone_has_nobody_to_agree_with(fill: Fill) -> None:
    assert p.spread([fill(PP1=3)]) == ()
    assert p.agreement([]).percent is None


@given(levels=anything)
@one_grid
def test_a_mean_stays_between_its_levels_and_is_near_the_exact_one(fill: Fill, levels: dict[str, int]) -> None:
    for area in p.profile(fill(**levels)).areas:
        given_ = [level for code, level in levels.items() if code.startswith(area.code)]
        assert (area.mean is not None) == (len(given_) >= 3)
        if area.mean is not None:
            exact = Decimal(sum(given_)) / len(given_)
            assert min(given_) <= area.mean <= max(given_)
            assert abs(area.mean - exact) <= Decimal("0.05")


@given(levels=anything)
@one_grid
def test_every_item_is_strong_wants_support_is_between_or_is_unrated(fill: Fill, levels: dict[str, int]) -> None:
    seen = p.profile(fill(**levels))
    between = sum(level == 2 for level in levels.values())
    assert len(seen.strengths) + len(seen.to_support) + between + seen.unrated == 24


@given(first=anything, second=anything)
@one_grid
def test_going_back_is_the_opposite_of_going_forth(fill: Fill, first: dict[str, int], second: dict[str, int]) -> None:
    forth = p.change(fill(on=ENTRY, **first), fill(on=LATER, **second)).areas
    back = p.change(fill(on=ENTRY, **second), fill(on=LATER, **first)).areas
    opposite = {Trend.GROWING: Trend.FALLING, Trend.FALLING: Trend.GROWING}
    for one, other in zip(forth, back, strict=True):
        assert one.in_common == other.in_common
        assert one.trend is opposite.get(other.trend, other.trend)
        assert one.difference is None or one.difference == -other.difference


@given(sheets=st.lists(anything, max_size=5), order=st.randoms())
@one_grid
def test_the_order_of_the_raters_does_not_matter_and_no_level_is_made_up(
    fill: Fill, sheets: list[dict[str, int]], order
) -> None:
    views = [fill("team", f"Rater {at}", **levels) for at, levels in enumerate(sheets)]
    found = p.spread(views)
    order.shuffle(views)
    assert p.spread(views) == found
    for one in found:
        given_ = {levels[one.item] for levels in sheets if one.item in levels}
        assert {one.lowest, one.highest} <= given_
        assert 0 <= one.width <= 4
