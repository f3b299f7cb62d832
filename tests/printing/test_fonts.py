"""Which font prints which sign."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import getFont

from integralavoro_desktop.printing.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, Typesetter

NAMES = [
    "Giovanna Ferri",
    "Nguyễn Thị Hương",
    "Öztürk Şükrü Ğ",
    "Łukasz Żółć",
    "Ștefan Țîrlea",
    "Νίκος Παπαδόπουλος",
    "Николай Шевченко",
    "محمد عبد الله",
    "پروین چنگیز گل",
]


def _has_glyphs(run_font: str, text: str) -> bool:
    glyphs = getFont(run_font).face.charToGlyph
    return all(ord(sign) in glyphs for sign in text if sign != "\n")


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, SEMIBOLD, BOLD])
@pytest.mark.parametrize("name", NAMES)
def test_every_sign_of_a_name_has_a_glyph_in_its_font(name: str, weight: str) -> None:
    setter = Typesetter()
    runs = setter.runs(name, weight)
    assert all(_has_glyphs(run.font, run.text) for run in runs)
    assert not setter.missing


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_no_text_at_all_asks_a_font_for_a_glyph_it_lacks(text: str) -> None:
    assert all(_has_glyphs(run.font, run.text) for run in Typesetter().runs(text))


def test_a_latin_name_is_one_run_in_our_typeface() -> None:
    (run,) = Typesetter().runs("Élodie Müller")
    assert run.font.startswith("Atkinson")


def test_only_the_foreign_part_changes_typeface() -> None:
    fonts = [run.font.split("_")[0] for run in Typesetter().runs("Anna Шевченко, Rho")]
    assert fonts == ["AtkinsonHyperlegibleNext", "NotoSans", "AtkinsonHyperlegibleNext"]


def test_a_mark_stays_in_the_font_of_its_letter() -> None:
    runs = Typesetter().runs("и\u0301")
    assert len(runs) == 1


def test_a_sign_nobody_can_print_becomes_words_and_is_remembered() -> None:
    setter = Typesetter()
    text = "".join(run.text for run in setter.runs("张 😀"))
    assert text == "[U+5F20] [grinning face]"
    assert setter.missing == {"张", "😀"}


def test_a_sign_with_a_plain_equivalent_needs_no_note() -> None:
    setter = Typesetter()
    assert "".join(run.text for run in setter.runs("①Ａ")) == "1A"
    assert not setter.missing


def test_markup_is_escaped() -> None:
    assert "&lt;b&gt;&amp;" in Typesetter().markup("<b>&")


def test_a_line_end_becomes_a_break() -> None:
    assert Typesetter().markup("a\nb").count("<br/>") == 1


def test_a_long_line_is_cut_to_its_room() -> None:
    setter = Typesetter()
    line = setter.fitted("Antonella " * 1000, 9, room=100)
    assert line.endswith("…")
    assert 80 < setter.width(line, 9) <= 100
