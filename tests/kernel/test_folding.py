"""Folding for search and for names."""

from __future__ import annotations

import unicodedata

import pytest

from integralavoro_desktop.kernel.folding import fold, name_key, one_letter_apart


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Città  di\tRho", "citta di rho"),
        ("Niccolò DELL’ORTO", "niccolo dell orto"),
        ("perche'", "perche"),
        ("Anne-Marie Łukasz Søren", "anne marie lukasz soren"),
        ("STRASSE straße", "strasse strasse"),
        ("ﬁne", "fine"),
        ("", ""),
        ("— ’ -", ""),
        ("Ore 8:30", "ore 8 30"),
    ],
)
def test_accents_case_apostrophes_and_dashes_count_for_nothing(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_written_with_a_loose_mark_fold_like_whole_ones() -> None:
    assert fold(unicodedata.normalize("NFD", "Perché città")) == "perche citta"


@pytest.mark.parametrize("text", ["йод", "أحمد", "كِتَاب"])
def test_marks_of_other_scripts_stay(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFC", text)


def test_capitals_of_other_scripts_fold() -> None:
    assert fold("Йосиф ЖАННА") == "йосиф жанна"


@pytest.mark.parametrize("name", ["D'Angelo", "d’angelo", "DANGELO", "D Angelo", "d-àngelo"])
def test_a_name_has_one_key_however_it_is_written(name: str) -> None:
    assert name_key(name) == "DANGELO"


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("ROSSI", "ROSI", True),
        ("ROSI", "ROSSI", True),
        ("ROSSI", "RUSSI", True),
        ("ROSSI", "ROSSIN", True),
        ("ROSSI", "BROSSI", True),
        ("A", "", True),
        ("ROSSI", "ROSSI", False),
        ("", "", False),
        ("ROSSI", "ROSIS", False),
        ("ROSSI", "RUSSO", False),
        ("ROSSI", "ROSSINI", False),
        ("ROSSI", "BOSSIN", False),
    ],
)
def test_one_letter_apart_is_one_added_dropped_or_changed(first: str, second: str, apart: bool) -> None:
    assert one_letter_apart(first, second) is apart
