"""The code on the recovery sheet: 128 random bits a person can copy by hand and type back."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET_SIZE = 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_LETTERS = 26  # 130 bits, of which the first two are zero
_CHECK_LETTERS = 2
_GROUPS = (5, 5, 5, 5, 6, _CHECK_LETTERS)
# The largest prime below 32 x 32: any one wrong letter and any two neighbours swapped change the remainder.
_MODULUS = 1021
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ASKED_GROUPS = 5


def fresh_code() -> str:
    """Return a new code as printed: five groups and two check characters, joined by hyphens."""
    return format_code(secrets.token_bytes(SECRET_SIZE))


def format_code(secret: bytes) -> str:
    """Return the printed form of a 16-byte secret."""
    value = int.from_bytes(secret, "big")
    return "-".join(_split(_spell(value, _LETTERS) + _spell(value % _MODULUS, _CHECK_LETTERS)))


def read_code(typed: str) -> bytes:
    """Return the secret of a typed code; capitals, spaces, hyphens and look-alike letters do not matter.

    Raises `AppError` when characters are missing, foreign, or do not agree with the two check characters.
    """
    letters = _plain(typed)
    if len(letters) != _LETTERS + _CHECK_LETTERS:
        raise AppError(
            _("The recovery code has {expected} characters; here there are {found}.").format(
                expected=_LETTERS + _CHECK_LETTERS, found=len(letters)
            ),
            _("The data are closed and intact."),
            _("Copy all the groups from the sheet, from left to right."),
        )
    value = _number(letters[:_LETTERS])
    if value < 0 or value.bit_length() > SECRET_SIZE * 8 or value % _MODULUS != _number(letters[_LETTERS:]):
        raise AppError(
            _("One of the characters of the recovery code is not right."),
            _("The data are closed and intact."),
            _("Read the groups again, one by one, from the sheet."),
        )
    return value.to_bytes(SECRET_SIZE, "big")


def groups(code: str) -> tuple[str, ...]:
    """Return the printed groups of a code, the check characters last."""
    return _split(_plain(code))


def groups_to_ask() -> tuple[int, int]:
    """Return two different positions (from 0, in order) of groups to type back after printing the sheet."""
    first, second = sorted(secrets.SystemRandom().sample(range(_ASKED_GROUPS), 2))
    return first, second


def groups_agree(code: str, typed: Mapping[int, str]) -> bool:
    """Say whether every group typed back, by its position, is the one printed."""
    printed = groups(code)
    return bool(typed) and all(
        hmac.compare_digest(printed[position].encode(), _plain(group).encode()) for position, group in typed.items()
    )


def _plain(typed: str) -> str:
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(_ALIKE)


def _split(letters: str) -> tuple[str, ...]:
    parts = []
    start = 0
    for size in _GROUPS:
        parts.append(letters[start : start + size])
        start += size
    return tuple(parts)


def _spell(value: int, length: int) -> str:
    return "".join(_ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(length)))


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        digit = _ALPHABET.find(letter)
        if digit < 0:
            return -1
        value = value * 32 + digit
    return value
