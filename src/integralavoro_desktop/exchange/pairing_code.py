"""The code a person types to pair a laptop: fourteen characters that carry 70 bits, and one that catches slips."""

from __future__ import annotations

import secrets

from integralavoro_desktop.exchange.refusal import CodeMistyped

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_LETTERS = 14
_GROUP = 5
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code() -> str:
    """Return a new code as shown on the screen: `XXXXX-XXXXX-XXXXX`."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    whole = letters + _check_letter(letters)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def secret_of(typed: str) -> bytes:
    """Return the fourteen letters of a typed code as bytes for the key derivation.

    Capitals, blanks, hyphens and look-alike letters do not matter. Raises `CodeMistyped` for a slip of the fingers.
    """
    whole = typed.upper().translate(_ALIKE)
    letters, check = whole[:_LETTERS], whole[_LETTERS:]
    if len(letters) < _LETTERS or set(letters) - set(_ALPHABET) or check != _check_letter(letters):
        raise CodeMistyped
    return letters.encode("ascii")


def _check_letter(letters: str) -> str:
    # Damm's scheme over the field of 32 elements (x^5 + x^2 + 1): one wrong letter always shows, and so do two
    # neighbours swapped.
    total = 0
    for letter in letters:
        total = _doubled(total ^ _ALPHABET.index(letter))
    return _ALPHABET[total]


def _doubled(element: int) -> int:
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
