"""An instrument read as a grid: order, words, what the company tutor is asked, equals in other instruments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

from integralavoro_desktop.features.assessments.grid import Area, Grid, Item, grid_in, grid_of, same_items
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)


def small(code: str = "SIAL", version: str = "2", equals: frozenset = frozenset(), items: str = "ab") -> Grid:
    return Grid(code, version, (Area("X", "X", tuple(Item(name, name) for name in items)),), equals=equals)


def test_the_built_in_grid_has_six_areas_of_four_items(grid: Grid) -> None:
    assert [area.code for area in grid.areas] == ["PP", "CR", "RR", "AC", "SC", "MD"]
    assert [len(area.items) for area in grid.areas] == [4] * 6
    assert (grid.min_answered, grid.low, grid.high) == (3, 0, 4)


def test_rows_come_in_their_order_whatever_the_order_of_the_store(rows, grid: Grid) -> None:
    turned = grid_of(rows["instrument"][0], rows["instrument.area"][::-1], rows["instrument.item"][::-1])
    assert turned == grid


def test_the_words_follow_the_language(rows, grid: Grid) -> None:
    i18n.use_language("it")
    italian = grid_of(rows["instrument"][0], rows["instrument.area"], rows["instrument.item"])
    assert (grid.items[1].name, italian.items[1].name) == ("Punctuality", "Puntualità")
    assert italian.items[1].levels[4] == "arrivo in orario, con il tempo di prepararsi"


def test_the_company_tutor_is_asked_sixteen_items(grid: Grid) -> None:
    asked = grid.asked("host").codes
    assert len(asked) == 16
    assert {"AC1", "AC2", "AC3", "SC4", "MD1", "MD2", "MD3", "MD4"}.isdisjoint(asked)


def test_every_other_rater_is_asked_all_items(grid: Grid) -> None:
    assert grid.asked("self") == grid.asked("team") == grid


def test_rows_of_another_instrument_are_passed_over(rows) -> None:
    stranger = SimpleNamespace(**vars(rows["instrument.item"][0]) | {"instrument_id": UUID(int=9)})
    read = grid_of(rows["instrument"][0], rows["instrument.area"], [*rows["instrument.item"], stranger])
    assert len(read.items) == 24


def test_an_instrument_that_is_not_held_here_has_no_grid(rows) -> None:
    facts = Facts.of(TODAY, rows)
    assert grid_in(facts, None) is None
    assert grid_in(facts, UUID(int=9)) is None
    assert grid_in(facts, rows["instrument"][0].id) is not None


def test_two_versions_are_the_same_when_every_item_is_crosswalked_as_same() -> None:
    later = small(equals=frozenset({("a", "OLD", "1", "x"), ("b", "OLD", "1", "y")}))
    assert same_items(small("OLD", "1", items="xy"), later) == {"a": "x", "b": "y"}


def test_a_crosswalk_may_stand_on_the_older_instrument() -> None:
    older = small("OLD", "1", frozenset({("x", "SIAL", "2", "a"), ("y", "SIAL", "2", "b")}), items="xy")
    assert same_items(older, small()) == {"a": "x", "b": "y"}


def test_one_item_without_its_equal_is_enough_to_part_two_versions() -> None:
    later = small(equals=frozenset({("a", "OLD", "1", "x")}))
    assert same_items(small("OLD", "1", items="xy"), later) is None


def test_two_items_that_point_at_one_are_no_equals() -> None:
    later = small(equals=frozenset({("a", "OLD", "1", "x"), ("b", "OLD", "1", "x")}))
    assert same_items(small("OLD", "1", items="x"), later) is None


def test_an_item_with_two_equals_has_none() -> None:
    pairs = frozenset({("a", "OLD", "1", "x"), ("a", "OLD", "1", "y"), ("b", "OLD", "1", "y")})
    assert same_items(small("OLD", "1", items="xy"), small(equals=pairs)) is None


def test_another_version_is_another_instrument(grid: Grid) -> None:
    assert not grid.is_same_as(replace(grid, version="1.1"))
    assert same_items(grid, replace(grid, version="1.1")) is None


def test_only_crosswalks_marked_as_same_make_equals(rows) -> None:
    gpl = rows["instrument"][0].id

    def row(item: str, relation: str) -> SimpleNamespace:
        return SimpleNamespace(
            instrument_id=gpl, item=item, other_code="OLD", other_version="1", other_item="x", relation=relation
        )

    read = grid_of(rows["instrument"][0], [], [], [row("PP1", "same"), row("PP2", "near"), row("PP3", "none")])
    assert read.equals == {("PP1", "OLD", "1", "x")}
