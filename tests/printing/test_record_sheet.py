"""The default print of a record and its blank twin, drawn from the declaration alone."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.assessments.choices import RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.candidates.children import Skill, WorkExperience
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.law.model import LegalParameter
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.work_profiles.model import WorkProfile
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.allow_list import texts_of
from integralavoro_desktop.printing.blank import blank_field, blank_pieces, edition_of
from integralavoro_desktop.printing.record_sheet import Showing, left_out_of, record_pieces

WORDS = Shower(SimpleNamespace(label=lambda name, code: f"{name} {code}"), lambda entity, _key: f"a {entity}")
ALL = frozenset(Privacy)


def pieces_of(record: Any, classes: frozenset[Privacy] = ALL, **rows: Any) -> list[p.Piece]:
    entities = {name.replace("__", "."): value for name, value in rows.items()}
    return record_pieces(CATALOG, record, entities, Showing(WORDS, classes))


def texts(pieces: list[p.Piece]) -> list[str]:
    return [text for piece in pieces for text in texts_of(piece)]


def test_values_stand_beside_their_labels_under_the_title_of_their_section() -> None:
    found = texts(pieces_of(Candidate(given_name="Gio", birth_date=date(1992, 4, 8), education_level="5")))
    assert found[: found.index("Gio") + 1][-2:] == ["Given name", "Gio"]
    assert "8 April 1992" in found
    assert "SISM-EDU 5" in found
    assert found[0] == "Who the person is"


def test_references_are_called_by_their_title() -> None:
    assert "a organisation" in texts(pieces_of(Traineeship(host_id=UUID(int=5))))


def test_the_person_s_own_words_come_first_and_as_words() -> None:
    found = pieces_of(WorkProfile(wishes_words="Un posto tranquillo.", valid_from=date(2026, 1, 1)))
    assert isinstance(found[1], p.Words)
    assert (found[1].text, found[1].label) == ("Un posto tranquillo.", "What the person wishes")


def test_a_long_text_is_set_in_paragraphs_and_whole() -> None:
    note = "\n".join(["parola " * 60] * 3)
    found = pieces_of(Candidate(note=note))
    assert sum(piece.text.count("parola") for piece in found if isinstance(piece, p.Para)) == 180


@pytest.mark.parametrize(("name", "label"), [("fiscal_code", "Personal code"), ("note", "Practical notes")])
def test_a_class_that_may_not_be_shown_leaves_neither_value_nor_label(name: str, label: str) -> None:
    allowed = ALL - {field_of(Candidate, name).ui.privacy}
    found = texts(pieces_of(Candidate(**{name: "Zeta"}), allowed))
    assert "Zeta" not in found
    assert label not in found


def test_hidden_fields_are_never_printed() -> None:
    assert "a candidate" not in texts(pieces_of(Candidate(merged_into_id=UUID(int=7))))


def test_what_is_left_out_is_told_by_class_with_the_purpose_as_the_reason() -> None:
    showing = Showing(WORDS, frozenset({Privacy.IDENTITY, Privacy.WORK, Privacy.SOCIAL}))
    whats = dict(left_out_of(CATALOG, Candidate(), showing))
    assert set(whats) == {"Addresses and telephone numbers", "Facts about health", "Notes of the service"}
    assert set(whats.values()) == {"Not needed for the purpose of this paper"}


def test_a_code_of_a_list_that_nobody_verified_is_marked() -> None:
    showing = Showing(WORDS, ALL, is_verified=lambda codes: codes != "SISM-EDU")
    found = texts(record_pieces(CATALOG, Candidate(education_level="5", marital_status="1"), {}, showing))
    assert "SISM-EDU 5 (to be verified)" in found
    assert "SISM-STC 1" in found


@pytest.mark.parametrize(("verified", "is_told"), [(True, False), (False, True)])
def test_an_unverified_value_of_the_law_says_so_on_top(verified: bool, is_told: bool) -> None:
    found = pieces_of(LegalParameter(code="TIR.PRESENCE", value="80", verified=verified))
    assert ("To be verified" in texts(found[:1])) is is_told


def test_rows_inside_are_a_table_of_what_is_filled() -> None:
    rows = [Skill(label="Piega", level=3, seen_by="Rita"), Skill(label="Conta", level=2)]
    table = next(piece for piece in pieces_of(Candidate(), candidate__skill=rows) if isinstance(piece, p.Table))
    assert list(table.head) == ["Skill", "Level", "Seen by"]
    assert table.rows == [["Piega", "3", "Rita"], ["Conta", "2", ""]]


def test_rows_with_the_person_s_words_stand_under_one_another() -> None:
    rows = [WorkExperience(role="Cassa", words="Mi piaceva.", from_month="2019-03")]
    found = pieces_of(Candidate(), candidate__work_experience=rows)
    assert [piece.text for piece in found if isinstance(piece, p.Words)] == ["Mi piaceva."]
    assert "March 2019" in texts(found)


def test_rows_of_rows_stand_under_the_row_they_hang_on() -> None:
    sheet = Sheet(id=UUID(int=1), rater_role=RaterRole.COACH, rater_name="Elena")
    rating = Rating(sheet_id=sheet.id, item="PP1", value=3)
    found = texts(pieces_of(Assessment(), assessment__sheet=[sheet], assessment__rating=[rating]))
    assert found.index("Coach, Elena") < found.index("ITEM PP1")


def test_a_type_without_rows_prints_no_heading_for_them() -> None:
    assert "Skills" not in texts(pieces_of(Candidate(), candidate__skill=[]))


@pytest.mark.parametrize(
    ("model", "name", "piece"),
    [
        (Candidate, "family_name", p.BlankLine("Family name")),
        (Candidate, "birth_date", p.BlankBoxes("Date of birth", (2, 2, 4))),
        (Candidate, "fiscal_code", p.BlankBoxes("Personal code", (16,))),
        (Candidate, "sex", p.BlankChoices("Sex (civil register)", ["Male", "Female", "Sex not stated"])),
        (Candidate, "note", p.BlankLine("Practical notes", 4)),
        (Candidate, "job_centre_id", p.BlankLine("Job centre")),
        (WorkProfile, "hours_day_max", p.BlankBoxes("Hours a day, at most", (2,))),
        (Traineeship, "meal", p.BlankChoices("Meal vouchers or canteen", ["Yes", "No"])),
        (Traineeship, "allowance", p.BlankBoxes("Gross monthly allowance", (5, 2))),
        (WorkProfile, "occupations", p.BlankLine("Jobs wished for")),
    ],
)
def test_each_kind_of_field_has_its_place_for_the_pen(model: Any, name: str, piece: p.Piece) -> None:
    assert blank_field(field_of(model, name)) == piece


def test_a_short_code_list_is_ticked_with_its_codes() -> None:
    found = blank_field(field_of(Candidate, "marital_status"))
    assert isinstance(found, p.BlankChoices)
    assert len(found.options) > 3
    assert all(option[0].isdigit() for option in found.options)


def test_numbers_that_the_program_gives_are_not_asked_for() -> None:
    assert "File code" not in texts(blank_pieces(CATALOG.entity("candidate")))


def test_the_form_has_a_few_rows_for_what_hangs_on_the_record() -> None:
    tables = [piece for group in blank_pieces(CATALOG.entity("candidate")) for piece in inside(group)]
    assert len(tables) == len(CATALOG.kind("candidate").children)
    assert all(table.row_mm >= 8 for table in tables)


def test_another_kind_or_version_has_another_code() -> None:
    codes = {edition_of(CATALOG.entity(name), schema) for name in ("candidate", "consent") for schema in (1, 2)}
    assert len(codes) == 4


def inside(piece: p.Piece) -> list[p.Table]:
    nested = piece.pieces if isinstance(piece, p.Together) else ()
    return [one for one in nested if isinstance(one, p.Table)]
