"""Issuing papers: numbers never given twice, codes that come back, copies to take back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.papers_lives import ACTION, TODAY
from tests.papers_store import World, printed, register_of

from integralavoro_desktop.features.disclosures.actions import came_back, find_by_code, fresh_key_code, recall_list
from integralavoro_desktop.features.disclosures.model import Preset as Kept
from integralavoro_desktop.printing import keycode
from integralavoro_desktop.printing.paper import Preset

if TYPE_CHECKING:
    from tests.conftest import FixedClock


def dossier(world: World, **order: Any) -> Any:
    return printed(world, "DE", Preset.TEAM, person_id=world.person, **order)[0]


def presentation(world: World) -> Any:
    return printed(world, "AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=world.firm)[0]


def test_each_series_counts_by_itself(world: World) -> None:
    serials = [dossier(world).serial, presentation(world).serial, dossier(world).serial, presentation(world).serial]
    assert serials == ["IL-MI3-2026-0001", "SL-MI3-2026-0001", "IL-MI3-2026-0002", "SL-MI3-2026-0002"]


def test_each_year_begins_again(world: World, fixed_clock: FixedClock) -> None:
    dossier(world)
    fixed_clock.move(days=60)
    assert dossier(world).serial == "IL-MI3-2027-0001"


def test_the_register_keeps_what_was_made_for_whom_and_why(world: World) -> None:
    made = dossier(world, purpose="Verifica di metà tirocinio")
    row = register_of(world)[0]
    assert (row.serial, row.key_code, row.paper, row.preset) == (made.serial, made.key_code, "DE", Kept.TEAM)
    assert (row.candidate_id, row.recipient_id, row.consent_id) == (world.person, world.cps, world.team_consent)
    assert row.purpose == "Verifica di metà tirocinio"
    assert "Diagnosis, therapies, admissions" in row.left_out
    assert row.made_on.astimezone().date() == TODAY


def test_a_row_of_the_register_belongs_to_the_person_s_file(world: World) -> None:
    dossier(world)
    assert register_of(world)[0].scope_id == f"p:{world.person.hex}"


@pytest.mark.parametrize("spelled", [str, str.lower, lambda code: code.replace("-", " ")])
def test_a_code_typed_back_finds_its_paper(world: World, spelled: Any) -> None:
    made = dossier(world)
    with world.store.read() as reader:
        assert find_by_code(reader, spelled(made.key_code)).serial == made.serial


@pytest.mark.parametrize("typed", ["", "DE-2222-2", "hello", "DE-9Q2F-7"])
def test_a_code_that_is_not_ours_finds_nothing(world: World, typed: str) -> None:
    dossier(world)
    with world.store.read() as reader:
        assert find_by_code(reader, typed) is None


def test_a_fresh_code_is_never_one_that_a_paper_carries(world: World) -> None:
    made = dossier(world)
    with world.store.read() as reader:
        codes = {fresh_key_code(reader, "DE") for _time in range(20)}
    assert made.key_code not in codes
    assert all(keycode.verify(code) for code in codes)


def test_a_paper_that_came_back_signed_is_noted_once(world: World, fixed_clock: FixedClock) -> None:
    made = dossier(world)
    came_back(world.store, ACTION, made.key_code)
    fixed_clock.move(days=3)
    came_back(world.store, ACTION, made.key_code)
    assert register_of(world)[0].signed_back_on == TODAY


def test_an_unknown_code_notes_nothing(world: World) -> None:
    assert came_back(world.store, ACTION, "DE-2222-2") is None


def test_the_copies_made_under_a_consent_are_those_to_take_back(world: World) -> None:
    first, second = presentation(world), presentation(world)
    dossier(world)
    with world.store.read() as reader:
        found = recall_list(reader, world.row["firm_consent"])
    assert [row.serial for row in found] == [first.serial, second.serial]


def test_a_copy_taken_back_is_no_longer_asked_for(world: World) -> None:
    presentation(world)
    row = register_of(world)[0]
    with world.store.write(ACTION) as edit:
        edit.change(row, {"recalled_on": date(2026, 11, 22)})
    with world.store.read() as reader:
        assert recall_list(reader, world.row["firm_consent"]) == []
