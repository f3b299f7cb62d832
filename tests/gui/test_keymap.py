"""One table of keys, without two that clash, with words for people."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from integralavoro_desktop.gui.key_card import KeyCard
from integralavoro_desktop.gui.keymap import KEYS, key, shown, with_key
from integralavoro_desktop.gui.text import Label


def test_no_key_does_two_things() -> None:
    counted = Counter(QKeySequence(sequence).toString() for one in KEYS for sequence in one.sequences)
    assert [sequence for sequence, times in counted.items() if times > 1] == []


def test_every_sequence_is_one_qt_knows() -> None:
    assert [one.name for one in KEYS for sequence in one.sequences if QKeySequence(sequence).isEmpty()] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("log_contact", "Ctrl L"),
        ("lock", "Ctrl Shift L"),
        ("go", "Ctrl 1…9"),
        ("larger", "Ctrl +"),
        ("back", "Alt ←"),
        ("save_another", "Ctrl Shift Enter"),
        ("settings", "Ctrl ,"),
    ],
)
def test_keys_are_shown_as_people_read_them(name: str, words: str) -> None:
    assert shown(name) == words


def test_a_tooltip_names_its_key() -> None:
    assert with_key("Annota un contatto", "log_contact") == "Annota un contatto (Ctrl+L)"


def test_an_unknown_key_is_a_fault() -> None:
    with pytest.raises(KeyError):
        key("nothing")


def test_the_card_shows_every_key(theme, window) -> None:
    card = KeyCard(theme, window)
    card.start()
    words = {label.text() for label in card.findChildren(Label)}
    assert {one.label for one in KEYS} <= words
