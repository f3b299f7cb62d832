"""The assessment sheet on paper: every level beside its description, one column for each rater, no mean of them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.papers_lives import ACTION, OPERATOR
from tests.papers_store import World, compare, printed, read_pdf, register_of

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.assessments.choices import NotRated, Outcome
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.reference_data import instruments
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.papers import blank_form
from integralavoro_desktop.printing.paper import BlankOrder, Preset


def sheet(world: World, name: str = "november") -> Any:
    return printed(world, "VA", Preset.PERSON, record_id=getattr(world, name))


def blank() -> Any:
    return read_pdf(blank_form("VA", BlankOrder(CATALOG, Shower(CodeLists(), lambda _entity, _key: ""))))


def test_the_sheet_holds_what_it_should_in_its_order(world: World) -> None:
    compare("va.txt", sheet(world)[1])


def test_every_description_of_every_level_is_on_the_sheet(world: World) -> None:
    read = sheet(world)[1]
    missing = [text for item in instruments()[0].items for text in item.anchors_en if not read.holds(text)]
    assert missing == []


def test_the_raters_stand_side_by_side_and_the_person_is_called_by_her_name(world: World) -> None:
    first = sheet(world)[1].pages[0]
    assert first.index("Gio") < first.index("Coach") < first.index("Company")


def test_a_missing_level_says_why(world: World) -> None:
    assert sheet(world)[1].holds(NotRated.SEEN_NO.words)


def test_there_is_no_total(world: World) -> None:
    read = sheet(world)[1]
    assert read.holds("There is no total.")
    assert "%" not in read.text


def test_a_decision_is_told_with_what_the_person_thinks_of_it(world: World) -> None:
    assert not sheet(world)[1].holds("Decision about work")
    world.change(
        "november", outcome=Outcome.READY_SUPPORT, outcome_by=["Elena", "Anna"], outcome_reasons="Sta bene al lavoro.",
        person_view="Mi fido.",
    )  # fmt: skip
    assert sheet(world)[1].holds(Outcome.READY_SUPPORT.words, "Elena, Anna", "Sta bene al lavoro.", "Mi fido.")


def test_without_the_right_to_health_data_there_is_no_sheet(world: World) -> None:
    with world.store.read() as reader:
        world.row["me"] = reader.one("operator", OPERATOR)
    world.change("me", rights=[])
    with pytest.raises(AppError, match="health"):
        sheet(world)
    assert register_of(world) == []


def test_a_deleted_assessment_is_not_printed(world: World) -> None:
    with world.store.write(ACTION) as edit:
        edit.confirm_removal(world.row["november"])
    with pytest.raises(AppError, match="none was chosen"):
        sheet(world)


def test_the_register_says_whose_it_is(world: World) -> None:
    sheet(world)
    row = register_of(world)[0]
    assert (row.paper, row.candidate_id, row.about_id) == ("VA", world.person, world.november)


def test_the_blank_form_has_every_item_and_level_for_three_raters() -> None:
    read = blank()
    built_in = instruments()[0]
    assert [item.code for item in built_in.items if not read.holds(item.code)] == []
    assert [text for item in built_in.items for text in item.anchors_en if not read.holds(text)] == []
    assert read.holds("The person", "Coach", "Company tutor", "What the person says about this")


def test_the_blank_form_carries_the_code_of_its_scale_and_nobody_s_name() -> None:
    read = blank()
    assert all("VA GPL 1.0" in page for page in read.pages)
    assert not read.holds("Gio")


def test_the_blank_form_explains_the_letters_in_place_of_a_level() -> None:
    assert blank().holds("N not observed", "R to be looked at together again", "P prefers not to answer")
