"""Text made ready for paper."""

from __future__ import annotations

import unicodedata

from integralavoro_desktop.printing.scripts import as_seen, is_right_to_left, shaped, stretches, tidy, without_marks

ARABIC = "محمد"


def test_letters_and_accents_are_composed() -> None:
    assert tidy("Zoe\u0308 Nin\u0303o") == "Zoë Niño"


def test_every_line_end_becomes_one_kind() -> None:
    assert tidy("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_signs_without_a_glyph_keep_their_sense() -> None:
    assert tidy("22\u202f% → ☑ sì") == "22\u00a0% -> [x] sì"


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left(f"12 {ARABIC} Rossi")
    assert not is_right_to_left(f"Rossi {ARABIC}")
    assert not is_right_to_left("")


def test_a_stretch_goes_from_the_first_to_the_last_letter() -> None:
    assert stretches(f"Sig. {ARABIC} 12 {ARABIC} (Rho)") == [
        ("Sig. ", False),
        (f"{ARABIC} 12 {ARABIC}", True),
        (" (Rho)", False),
    ]


def test_arabic_letters_are_joined_and_keep_their_sense() -> None:
    joined = shaped(ARABIC)
    assert joined != ARABIC
    assert unicodedata.normalize("NFKC", joined) == ARABIC


def test_the_line_as_seen_begins_with_the_last_letter() -> None:
    seen = as_seen(shaped(ARABIC))
    assert unicodedata.normalize("NFKC", seen[::-1]) == ARABIC


def test_direction_marks_and_controls_leave_no_trace() -> None:
    assert without_marks("a\u200fb\u0007c\nd") == "abc\nd"
