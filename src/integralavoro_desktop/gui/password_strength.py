"""How hard a password is to guess, in words; nothing is forced but a length."""

from __future__ import annotations

import math
from dataclasses import dataclass

from integralavoro_desktop.kernel.i18n import _

SHORTEST = 10
_ENOUGH_BITS = 45
_GOOD_BITS = 60
_BEST_BITS = 80
_SPEECH = 0.8
_USUAL = (
    "password", "passwort", "qwerty", "qwertz", "asdfgh", "zxcvbn", "123456", "654321", "111111", "abcdef", "abc123",
    "lavoro", "integr", "iloveyou", "ciao", "benvenuto", "amministratore", "admin", "milano", "utente", "segreto",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strength:
    """A level 0-4, a sentence that says it and what would help, and whether it may be used."""

    level: int
    words: str
    is_enough: bool


def strength(password: str) -> Strength:
    """Judge a password by its length, the variety of its letters, and what everybody tries first."""
    if not password:
        return Strength(0, "", is_enough=False)
    if len(password) < SHORTEST:
        missing = SHORTEST - len(password)
        return Strength(0, _("Too short: add at least {n} characters.").format(n=missing), is_enough=False)
    bits = _bits(password)
    if bits < _ENOUGH_BITS:
        return Strength(1, _("Easy to guess. Add two words that have nothing to do with each other."), is_enough=False)
    if bits < _GOOD_BITS:
        return Strength(2, _("Fair. One more word makes it good."), is_enough=True)
    if bits < _BEST_BITS:
        return Strength(3, _("Good: it would take years to guess."), is_enough=True)
    return Strength(4, _("Very good: nobody can guess it."), is_enough=True)


def _bits(password: str) -> float:
    folded = password.casefold()
    for usual in _USUAL:
        folded = folded.replace(usual, usual[0])
    fresh = [letter for place, letter in enumerate(folded) if not _is_expected(folded, place)]
    kinds = (
        any(letter.isdigit() for letter in password),
        any(letter.isalpha() for letter in password),
        password != folded and any(letter.isupper() for letter in password),
        any(not letter.isalnum() for letter in password),
    )
    alphabet = sum(size for has, size in zip(kinds, (10, 20, 10, 8), strict=True) if has)
    is_speech = sum(letter.isalpha() or letter == " " for letter in password) > len(password) * _SPEECH
    # letters of words follow each other: about two thirds of the information of random ones
    return len(fresh) * math.log2(max(alphabet, 2)) * (2 / 3 if is_speech else 0.9)


def _is_expected(text: str, place: int) -> bool:
    if place == 0:
        return False
    step = ord(text[place]) - ord(text[place - 1])
    repeats = place >= 3 and text[place - 2 : place + 1] in text[: place - 2]
    return step in (-1, 0, 1) or repeats
