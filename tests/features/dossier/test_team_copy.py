"""The dossier for the care team: words first, then facts; who may receive it; what it never holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.papers_lives import ACTION, OPERATOR
from tests.papers_store import World, compare, printed, register_of

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.organisations.choices import OrganisationRole
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.printing.paper import Preset, Question

ARABIC = "\u0644\u064a\u0644\u0649 \u0645\u0646\u0635\u0648\u0631"


def dossier(world: World, **order: Any) -> Any:
    return printed(world, "DE", Preset.TEAM, **{"person_id": world.person} | order)


def test_the_dossier_holds_what_it_should_in_its_order(world: World) -> None:
    question = Question("Chi può accompagnare Gio se il bus salta la corsa?", "Nessuno se ne occupa", "3 dicembre")
    compare("de.txt", dossier(world, purpose="Verifica di metà tirocinio", questions=(question,))[1])


def test_the_newest_words_come_before_everything_else(world: World) -> None:
    text = dossier(world)[1].pages[0]
    assert text.index("Vorrei un posto") < text.index("where things stand") < text.index("Who this sheet goes to")


def test_the_four_facts_are_those_of_the_file(world: World) -> None:
    first = dossier(world)[1].pages[0]
    assert all(fact in first for fact in ("In a", "81,8 %", "18 days of 22", "areas growing", "2 Dec"))


def test_the_consent_is_named_and_kept_in_the_register(world: World) -> None:
    made, read = dossier(world)
    assert made.consent_id == world.team_consent
    assert read.holds("consent given on 12 March 2025, valid until 12 March 2027")
    assert register_of(world)[0].recipient_id == world.cps


def test_a_service_that_follows_the_person_needs_no_consent(world: World) -> None:
    with world.store.write(ACTION) as edit:
        edit.confirm_removal(world.row["team_consent"])
    made, read = dossier(world)
    assert made.consent_id is None
    assert read.holds("professionals bound to secrecy")


def test_a_withdrawn_consent_stops_the_dossier(world: World) -> None:
    world.change("team_consent", revoked_on=date(2026, 11, 1))
    with pytest.raises(AppError, match="withdrawn"):
        dossier(world)


def test_a_service_that_does_not_follow_the_person_gets_nothing(world: World) -> None:
    world.keep("far", Organisation(name="CPS di Lodi", roles=[OrganisationRole.CPS], active=True))
    with pytest.raises(AppError, match="does not follow"):
        dossier(world, recipient_id=world.far)


def test_a_firm_is_no_care_service(world: World) -> None:
    with pytest.raises(AppError, match="No care service"):
        dossier(world, recipient_id=world.firm)


def test_a_row_kept_back_at_the_persons_request_gives_no_words(world: World) -> None:
    world.keep(
        "kept_back",
        Activity(
            candidate_id=world.person, happened_on=date(2026, 11, 21), kind="01", place="1", operators=[OPERATOR.hex],
            unit_id=world.polo, with_whom=["person"], minutes=30, person_words="Zsecret0001q", hidden=True,
        ),
    )  # fmt: skip
    assert "Zsecret0001q" not in dossier(world)[1].everything


def test_without_the_right_to_health_data_no_assessment_is_told(world: World) -> None:
    with world.store.read() as reader:
        world.row["me"] = reader.one("operator", OPERATOR)
    world.change("me", rights=[])
    made, read = dossier(world)
    assert not read.holds("Company tutor, November 2026")
    assert not read.holds("Io mi sento lenta")
    assert ("Assessments", "Not needed for the purpose of this paper") in made.left_out


def test_family_addresses_and_diary_are_never_in_it(world: World) -> None:
    world.change("person", phone="Zphone0001q", contact_note="Znote0001q", note="Znote0002q")
    world.change("contact_1", summary="Zdiary0001q")
    found = dossier(world)[1].everything
    assert not any(word in found for word in ("Zphone0001q", "Znote0001q", "Znote0002q", "Zdiary0001q"))


def test_a_new_file_that_no_service_follows_has_no_dossier(world: World) -> None:
    world.keep("new", Candidate(code="MI3-0143", family_name="Sala", given_name="Ivo"))
    with pytest.raises(AppError, match="No care service"):
        dossier(world, person_id=world.new)


def test_a_person_with_a_link_alone_has_a_short_dossier(world: World) -> None:
    for name in _OF_GIO:
        with world.store.write(ACTION) as edit:
            edit.confirm_removal(world.row[name])
    made, read = dossier(world)
    assert read.holds("Ferri", "No facts with a date yet.", "File without a referral", "Read together")
    assert len(read.pages) <= 3
    assert made.serial in read.pages[-1]


def test_hard_content_stays_whole(world: World) -> None:
    long = "parola " * 1140
    world.change("person", given_name=f"Maria {'Esmeralda' * 6}", preferred_name=ARABIC, family_name="Ö" * 70)
    world.change("profile", needs_words=long)
    world.change("contact_0", person_words=long + "fine")
    read = dossier(world)[1]
    assert read.text.count("parola") >= 2 * 1140
    assert read.holds("parola fine")


def test_a_traineeship_not_begun_has_an_empty_register(world: World) -> None:
    world.change("traineeship", starts_on=date(2026, 12, 1))
    later = Traineeship(candidate_id=world.person, starts_on=date(2027, 1, 10), state="signed", host_id=world.press)
    world.keep("later", later)
    assert dossier(world)[1].holds("Nothing has been written in the register yet.")


_OF_GIO = (
    "referral", "pause", "march", "november", "traineeship", "profile", "team_consent", "firm_consent",
    *(f"contact_{n}" for n in range(5)), *(f"skill_{n}" for n in range(4)),
)  # fmt: skip
