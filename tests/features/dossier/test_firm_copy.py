"""The presentation for a firm: what stands on it, and that nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from tests.features.dossier.markers import plant
from tests.papers_lives import ACTION, TODAY, consent_for
from tests.papers_store import World, compare, desk_of, printed, read_pdf, register_of

from integralavoro_desktop.features.consents.choices import ConsentKind
from integralavoro_desktop.features.dossier.firm_copy import presentation
from integralavoro_desktop.features.dossier.firm_terms import have_met, list_for_firm
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.papers import paper_of, print_paper
from integralavoro_desktop.printing.allow_list import AllowList, telling_word
from integralavoro_desktop.printing.paper import Order, Preset
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

FIRM, OTHER, PLACE = UUID(int=11), UUID(int=12), UUID(int=13)


def row(**values: Any) -> SimpleNamespace:
    """Make a row as the rule reads it."""
    return SimpleNamespace(**values)


def answered(answer: str, firm: UUID) -> dict[str, Any]:
    """Give a match with a place of a firm, and what the person answered."""
    return {
        "match": [row(person_answer=answer, opening_id=PLACE)],
        "opening": [row(id=PLACE, organisation_id=firm)],
    }


def az(world: World, firm: str = "firm") -> Any:
    return printed(world, "AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=getattr(world, firm))


def told(world: World, declared: Any = fields_of) -> Any:
    """Make the paper outside of the register, with the declarations given."""
    with world.store.read() as reader:
        order = Order("AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=world.firm)
        desk = desk_of(reader, order, serial="SL-MI3-2026-0001")
        allow = replace(list_for_firm(desk, paper_of("AZ")), declared=declared)
        draft = presentation(replace(desk, allow=allow))
    return read_pdf(Sheet(draft.info, draft.pieces).pdf(repeatable=True))


def test_the_paper_says_what_the_person_chose(world: World) -> None:
    compare("az.txt", told(world))


def test_none_of_the_words_planted_anywhere_else_is_in_the_file(world: World) -> None:
    planted = plant(world)
    assert len(planted) > 80
    found = told(world).everything
    assert [place for place, word in planted.items() if word in found] == []


def test_the_same_look_finds_a_planted_word_once_its_field_is_marked_for_firms(world: World) -> None:
    planted = plant(world)

    def declared(model: Any) -> Any:
        return tuple(
            replace(spec, ui=replace(spec.ui, employer=Content.SKILLS)) if spec.name == "birth_place" else spec
            for spec in fields_of(model)
        )

    assert planted["candidate.birth_place"] in told(world, declared).everything


def test_a_social_field_marked_for_firms_stops_the_paper(world: World) -> None:
    def declared(model: Any) -> Any:
        return tuple(
            replace(spec, ui=replace(spec.ui, employer=Content.SKILLS)) if spec.name == "marital_status" else spec
            for spec in fields_of(model)
        )

    with pytest.raises(AppError):
        told(world, declared)


def test_neither_text_nor_file_holds_a_word_that_tells_where_the_person_comes_from(world: World) -> None:
    made, read = az(world)
    assert telling_word(read.text.replace("Elena Marchetti", "")) == ""
    assert not any(word in read.everything.lower() for word in ("integr", "polo", "rho", "mi3-0142", "salute"))
    assert read.metadata["/Author"] == ""
    assert made.file_name == f"{made.serial}.pdf"
    assert made.serial.startswith("SL-")


def test_evidence_that_the_person_told_or_a_group_saw_is_not_named(world: World) -> None:
    read = az(world)[1]
    assert read.holds("Parla davanti a un gruppo")
    assert not read.holds("Seen in a group")


def test_the_firms_of_earlier_jobs_are_not_named(world: World) -> None:
    read = az(world)[1]
    assert read.holds("Addetta alla legatoria")
    assert not read.holds("Ambrosini")


@pytest.mark.parametrize(
    ("content", "gone", "kept"),
    [
        ("conditions", "Noise", "Written instructions"),
        ("supports", "Written instructions", "Noise"),
        ("availability", "from 15 to 20 hours", "Segue istruzioni"),
        ("skills", "Segue istruzioni", "from 15 to 20 hours"),
        ("company_card", "Se mi fermo", "Noise"),
    ],
)
def test_a_part_that_the_consent_does_not_cover_is_left_out(world: World, content: str, gone: str, kept: str) -> None:
    all_contents = ("name", "skills", "availability", "conditions", "supports", "company_card")
    contents = tuple(one for one in all_contents if one != content)
    world.keep("narrow", consent_for(world, "firm", told=contents, given_on=date(2026, 11, 2)))
    made, read = az(world)
    assert read.holds(kept)
    assert not read.holds(gone)
    assert made.consent_id == world.narrow


def change(**values: Any) -> Any:
    return lambda world: world.change("firm_consent", **values)


REFUSALS = [
    ("has expired", change(expires_on=date(2026, 11, 21))),
    ("was withdrawn", change(revoked_on=date(2026, 11, 20))),
    ("no consent in force", change(given_on=date(2026, 11, 23))),
    ("no consent in force", change(kind=ConsentKind.EMPLOYER_CONTACT)),
    ("does not cover", change(contents=[])),
    ("does not cover", change(expires_on=None)),
    ("not known here", lambda world: world.change("firm", roles=[])),
    ("joined with another", lambda world: world.change("person", merged_into_id=world.colleague)),
]


@pytest.mark.parametrize(("reason", "spoil"), REFUSALS, ids=[f"{n}-{why}" for n, (why, _do) in enumerate(REFUSALS)])
def test_a_paper_that_may_not_be_made_says_why_and_leaves_no_trace(
    world: World, tmp_path: Path, reason: str, spoil: Any
) -> None:
    spoil(world)
    target = tmp_path / "paper.pdf"
    order = Order("AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=world.firm)
    with pytest.raises(AppError, match=reason):
        print_paper(world.store, ACTION, order, to=target)
    assert register_of(world) == []
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_consent_for_one_firm_is_none_for_another(world: World) -> None:
    with pytest.raises(AppError, match="no consent"):
        az(world, "press")


def test_an_unknown_firm_gets_no_paper(world: World) -> None:
    with pytest.raises(AppError, match="not known here"):
        az(world, "person")


def test_a_number_is_not_lost_on_a_paper_that_was_refused(world: World) -> None:
    with pytest.raises(AppError):
        az(world, "press")
    assert az(world)[0].serial == "SL-MI3-2026-0001"


def test_who_may_not_print_for_firms_is_refused(world: World) -> None:
    world.row["me"] = register_operator(world)
    world.change("me", rights=[])
    with pytest.raises(AppError, match="may not print"):
        az(world)


def test_a_word_about_care_in_a_chosen_sentence_stops_the_paper(world: World) -> None:
    world.change("profile", firm_words="Il mio CPS dice che sono brava.")
    with pytest.raises(AppError, match="Sentence chosen"):
        az(world)


def test_the_name_of_another_firm_in_a_skill_stops_the_paper(world: World) -> None:
    world.change("skill_0", label="Piega come alla Tipografia Bassani")
    with pytest.raises(AppError, match="Skill"):
        az(world)


def test_a_file_with_nothing_but_a_name_makes_a_whole_paper(world: World) -> None:
    for name in ("profile", *(f"skill_{n}" for n in range(4)), "job", "study"):
        with world.store.write(ACTION) as edit:
            edit.confirm_removal(world.row[name])
    read = az(world)[1]
    assert read.holds("Giovanna Ferri", "Ortofrutta Il Melograno", "Proposed start", "Elena Marchetti")
    assert len(read.pages) <= 2


class LeakyTerms(AllowList):
    """An allow-list through which a builder gets a text of its own."""

    def number(self, content: Any, number: object) -> Any:
        return "slipped in"

    def told(self, row: Any, content: Any, *, without: Any = ()) -> Any:
        return [("slipped", "in")]


def test_a_builder_that_slips_a_text_in_is_stopped(world: World) -> None:
    with world.store.read() as reader:
        order = Order("AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=world.firm)
        desk = desk_of(reader, order, serial="SL-MI3-2026-0001")
        allow = list_for_firm(desk, paper_of("AZ"))
        leaky = LeakyTerms(allow.contents, allow.shower, allow.terms, allow.names)
        assert presentation(replace(desk, allow=allow)).pieces
        with pytest.raises(AppError):
            presentation(replace(desk, allow=leaky))


@pytest.mark.parametrize(
    ("rows", "met"),
    [
        ({}, False),
        (answered("yes", FIRM), True),
        (answered("no", FIRM), False),
        (answered("yes", OTHER), False),
        ({"traineeship": [row(host_id=FIRM)]}, True),
        ({"traineeship": [row(host_id=OTHER)]}, False),
        ({"employment": [row(employer_id=FIRM)]}, True),
    ],
)
def test_where_matches_are_kept_the_person_must_have_said_yes_or_be_there(rows: dict[str, Any], met: bool) -> None:
    assert have_met(Facts.of(TODAY, rows), FIRM) is met


def register_operator(world: World) -> Any:
    with world.store.read() as reader:
        return reader.one("operator", ACTION.author)
