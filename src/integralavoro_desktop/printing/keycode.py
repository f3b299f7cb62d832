"""The key-back code on a paper: opaque, short, safe to read aloud, with a check sign."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, without 0 O 1 I
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPE = re.compile(rf"([A-Z]{{2}})([{SIGNS}]{{4}})([{SIGNS}])")
_FIELD = 0b100101  # x^5 + x^2 + 1: with it, 32 signs make a field


def make(paper: str, pick: Callable[[str], str] = secrets.choice) -> str:
    """Return a new code for a paper, like `DE-9Q2F-7`; `paper` is its two letters, `pick` takes one sign at random.

    Raises ValueError when `paper` is not two letters.
    """
    letters = paper.upper()
    if len(letters) != 2 or any(letter not in _LETTERS for letter in letters):
        message = "a paper's code is two letters"
        raise ValueError(message)
    body = "".join(pick(SIGNS) for _place in range(4))
    return f"{letters}-{body}-{_check_sign(letters, body)}"


def normalise(typed: str) -> str:
    """Return a typed code in its printed form (`de 9q2f7` becomes `DE-9Q2F-7`), or an empty text when it is none."""
    found = _SHAPE.fullmatch(re.sub(r"[\s\-–—._]", "", typed).upper())
    return f"{found[1]}-{found[2]}-{found[3]}" if found else ""


def verify(typed: str) -> bool:
    """Say whether a typed code is one of ours: one wrong sign, or two that changed places, are always seen."""
    code = normalise(typed)
    return bool(code) and code[-1] == _check_sign(code[:2], code[3:7])


def _check_sign(letters: str, body: str) -> str:
    # each place has its own factor: swapping two different signs always changes the sum
    total = 0
    values = [_LETTERS.index(letter) for letter in letters] + [SIGNS.index(sign) for sign in body]
    for value in values:
        total = _double(total ^ value)
    return SIGNS[total]


def _double(value: int) -> int:
    shifted = value << 1
    return shifted ^ _FIELD if shifted & 0b100000 else shifted
