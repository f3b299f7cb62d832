"""Nothing comes onto a firm's paper but through the allow-list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from integralavoro_desktop.features.candidates.children import Skill
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.kernel.fields import FieldSpec, fields_of
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Privacy
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.allow_list import (
    Allowed,
    AllowList,
    Sentence,
    Terms,
    check_allowed,
    telling_word,
    texts_of,
)
from integralavoro_desktop.printing.paper_info import PaperInfo

CODES = SimpleNamespace(label=lambda name, code: f"{name} {code}")


class Say(Sentence):
    """Two fixed sentences."""

    TITLE = N_("Presentation for the firm")
    CHOSEN = N_("Sentence chosen by {name} for this presentation")


@pytest.fixture
def allow() -> AllowList:
    terms = Terms("SL-MI3-2026-0001", "AZ-2222-2", date(2026, 11, 22), date(2027, 5, 24))
    return AllowList(frozenset({Content.NAME, Content.SKILLS}), Shower(CODES, lambda _entity, _key: "title"), terms)


@pytest.fixture
def info(allow: AllowList) -> PaperInfo:
    return PaperInfo(title=allow.say(Say.TITLE), serial=allow.serial, anonymous=True)


def declared(name: str, **change: Any) -> Any:
    """Give a reader of declarations in which one field is declared otherwise: a copy, the model stays as it is."""

    def read(model: Any) -> tuple[FieldSpec, ...]:
        return tuple(
            replace(spec, ui=replace(spec.ui, **change)) if spec.name == name else spec for spec in fields_of(model)
        )

    return read


def test_nobody_else_can_make_an_allowed_text() -> None:
    with pytest.raises(TypeError):
        Allowed("Gio")


def test_a_field_for_firms_that_the_consent_covers_is_told(allow: AllowList) -> None:
    assert allow.value(Candidate(given_name="Giovanna"), "given_name") == "Giovanna"


def test_a_field_whose_content_the_consent_does_not_cover_is_empty(allow: AllowList) -> None:
    assert allow.value(Candidate(transport=["foot"]), "transport") == ""


@pytest.mark.parametrize(
    "name", ["fiscal_code", "note", "birth_place", "phone", "code", "marital_status", "unheard_of"]
)
def test_a_field_that_is_not_for_firms_is_empty(allow: AllowList, name: str) -> None:
    assert allow.value(Candidate(**({name: "Zeta"} if name != "unheard_of" else {})), name) == ""


@pytest.mark.parametrize("privacy", [Privacy.SOCIAL, Privacy.HEALTH, Privacy.JUDICIAL, Privacy.INTERNAL, "unheard_of"])
def test_a_class_that_never_goes_to_a_firm_stops_the_paper_even_if_marked(allow: AllowList, privacy: Any) -> None:
    marked = replace(allow, declared=declared("note", privacy=privacy, employer=Content.SKILLS))
    with pytest.raises(AppError):
        marked.value(Candidate(note="Zeta"), "note")


def test_references_are_never_followed(allow: AllowList) -> None:
    marked = replace(allow, declared=declared("job_centre_id", employer=Content.SKILLS))
    assert marked.value(Candidate(job_centre_id="0" * 32), "job_centre_id") == ""


def test_a_fixed_sentence_names_only_allowed_texts(allow: AllowList) -> None:
    name = allow.value(Candidate(given_name="Gio"), "given_name")
    assert allow.say(Say.CHOSEN, name=name) == "Sentence chosen by Gio for this presentation"
    with pytest.raises(AppError):
        allow.say(Say.CHOSEN, name="Gio")  # type: ignore[arg-type]


def test_a_number_of_another_series_stops_the_paper(allow: AllowList) -> None:
    with pytest.raises(AppError):
        replace(allow, terms=replace(allow.terms, serial="IL-MI3-2026-0001")).serial  # noqa: B018


@pytest.mark.parametrize(
    "piece",
    [
        lambda text: p.Para(text),
        lambda text: p.Title(text),
        lambda text: p.Words(text),
        lambda text: p.Table([text], []),
        lambda text: p.Table([], [[p.Strong(text)]]),
        lambda text: p.KeyValues([("", text)]),
        lambda text: p.Columns([], [p.Callout("", [p.Bullets([text])])]),
        lambda text: p.Signatures([p.Signer("", text)]),
        lambda text: p.Together([p.KeyCodeBox("", text)]),
        lambda text: p.Facts([p.Fact("", "", text)]),
    ],
)
def test_a_text_from_anywhere_else_is_found_however_deep(allow: AllowList, info: PaperInfo, piece: Any) -> None:
    check_allowed(info, [piece(allow.say(Say.TITLE))])
    with pytest.raises(AppError):
        check_allowed(info, [piece("slipped in")])


def test_an_allowed_text_that_was_joined_with_another_is_no_longer_allowed(allow: AllowList, info: PaperInfo) -> None:
    with pytest.raises(AppError):
        check_allowed(info, [p.Para(allow.say(Say.TITLE) + " of Gio")])


@pytest.mark.parametrize("change", [{"office": "Polo"}, {"anonymous": False}, {"title": "Dossier"}, {"copy_for": "x"}])
def test_the_frame_is_looked_at_too(info: PaperInfo, change: dict[str, Any]) -> None:
    with pytest.raises(AppError):
        check_allowed(replace(info, **change), [])


def test_every_text_of_a_piece_is_seen_and_its_look_is_not() -> None:
    assert list(texts_of(p.Callout("a", [p.Para("b", "small")], note="c", tone="sand"))) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "seguita dal CPS di zona", "in terapia il giovedì", "prende farmaci la sera", "coach del Polo",
        "équipe di cura",
        "Integr@lavoro", "invalidità al 60", "salute mentale", "ex paziente del DSM",
    ],
)  # fmt: skip
def test_a_word_that_tells_where_the_person_comes_from_is_found(text: str) -> None:
    assert telling_word(text)


@pytest.mark.parametrize(
    "text",
    [
        "sicura e puntuale",
        "polo logistico",
        "cura dei dettagli",
        "maglietta polo",
        "capitale",
        "psst",
        "niente crisalidi",
    ],
)
def test_only_whole_words_count(text: str) -> None:
    assert telling_word(text) == ""


def test_the_name_of_another_firm_is_found_as_a_whole_name() -> None:
    names = frozenset({"Legatoria Ambrosini", "A&i"})
    assert telling_word("ha lavorato alla legatoria  Ambrosini", names) == "Legatoria Ambrosini"
    assert telling_word("lavora in legatoria, a e i giorni pari", names) == ""


def test_a_telling_word_stops_the_paper_and_names_the_field_only(allow: AllowList) -> None:
    with pytest.raises(AppError) as caught:
        allow.value(Skill(label="Ha imparato al CPS Zeta"), "label")
    assert "«Skill»" in caught.value.happened
    assert "Zeta" not in str(caught.value)
