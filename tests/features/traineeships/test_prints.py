"""The month register on paper: the days as the screen has them, the totals, and nothing on reasons."""

from __future__ import annotations

from typing import Any

import pytest
from tests.features.dossier.markers import plant
from tests.papers_lives import consent_for
from tests.papers_store import World, compare, printed, read_pdf, register_of

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.traineeships.choices import TraineeshipKind
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.papers import blank_form
from integralavoro_desktop.printing.paper import BlankOrder, Preset


def register(world: World, preset: Preset = Preset.INTERNAL, **order: Any) -> Any:
    return printed(world, "TR", preset, **{"record_id": world.traineeship, "month": "2026-10"} | order)


@pytest.fixture
def hosted(world: World) -> World:
    world.keep("host_consent", consent_for(world, "press"))
    return world


def test_the_register_holds_what_it_should_in_its_order(world: World) -> None:
    compare("tr.txt", register(world)[1])


def test_a_month_fits_on_one_page(hosted: World) -> None:
    assert len(register(hosted)[1].pages) == 1
    assert len(register(hosted, Preset.EMPLOYER)[1].pages) == 1


def test_days_times_and_codes_are_those_that_were_kept(world: World) -> None:
    read = register(world)[1]
    assert read.holds("1 Thu 8:30 12:30 4:00", "8 Thu G", "31 Sat")


def test_the_totals_count_days_and_hours(world: World) -> None:
    assert register(world)[1].holds("Days planned Days done Presence Hours done 22 18 81,8 % 72:00")


def test_the_days_to_come_are_not_counted(world: World) -> None:
    assert register(world, month="2026-11")[1].holds("15 15 100,0 % 60:00")


def test_the_threshold_stands_only_where_the_kind_has_one(world: World) -> None:
    assert register(world)[1].holds("due from 80 % of the planned days")
    world.change("traineeship", kind=TraineeshipKind.INCLUSION)
    assert not register(world)[1].holds("of the planned days")


def test_the_host_reads_trainee_host_promoter_and_both_tutors(hosted: World) -> None:
    made, read = register(hosted, Preset.EMPLOYER)
    assert read.holds("Giovanna Ferri", "Tipografia Bassani", "ASST Esempio", "Rita Corti", "Anna Galli")
    assert made.serial.startswith("SL-")
    assert register_of(hosted)[0].recipient_id == hosted.press


def test_the_copy_for_the_host_does_not_name_us(hosted: World) -> None:
    found = register(hosted, Preset.EMPLOYER)[1].everything.lower()
    assert not any(word in found for word in ("integr", "polo", "mi3-0142"))


def test_none_of_the_words_planted_anywhere_else_reaches_the_host(hosted: World) -> None:
    planted = plant(hosted)
    found = register(hosted, Preset.EMPLOYER)[1].everything
    assert [place for place, word in planted.items() if word in found] == []


def test_the_host_gets_nothing_without_a_consent(world: World) -> None:
    with pytest.raises(AppError, match="no consent"):
        register(world, Preset.EMPLOYER)


def test_a_consent_without_attendance_is_not_enough(world: World) -> None:
    world.keep("narrow", consent_for(world, "press", told=("name", "skills")))
    with pytest.raises(AppError, match="does not cover"):
        register(world, Preset.EMPLOYER)


def test_another_firm_gets_nothing_even_with_a_consent(world: World) -> None:
    with pytest.raises(AppError, match="host of the traineeship only"):
        register(world, Preset.EMPLOYER, recipient_id=world.firm)


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "ottobre"])
def test_a_month_that_is_none_is_refused(world: World, month: str) -> None:
    with pytest.raises(AppError, match="month"):
        register(world, month=month)


def test_the_blank_register_has_all_days_and_no_name_of_ours() -> None:
    read = read_pdf(blank_form("TR", BlankOrder(CATALOG, Shower(CodeLists(), lambda _entity, _key: ""), office="Polo")))
    assert len(read.pages) == 1
    assert read.holds("1 17 2 18", "15 31 16", "Trainee", "Host", "TR 1")
    assert not any(word in read.everything.lower() for word in ("integr", "polo"))
