"""JSON as it travels: one spelling when it is signed, no surprises when it is read."""

from __future__ import annotations

import json
import unicodedata
from typing import NoReturn, TypeVar

import msgspec

from integralavoro_desktop.exchange.refusal import Damaged

_LONGEST_INTEGER = 20  # characters: 64 bits and a sign

T = TypeVar("T")


def canonical(statement: object) -> bytes:
    """Return the one JSON spelling of a statement: keys in order, no blanks, UTF-8 in composed form (NFC)."""
    text = msgspec.json.encode(statement, order="sorted").decode()
    return unicodedata.normalize("NFC", text).encode()


def decode(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Return foreign JSON as the type of `decoder`, or raise `Damaged` when another reader could read it differently.

    Refused besides what the type refuses: invalid UTF-8, a key given twice, fractions, NaN and infinities, integers
    beyond 64 bits, nesting too deep. The typed decoder alone lets these pass in places it does not look at.
    """
    try:
        _STRICT.decode(data.decode())
        return decoder.decode(data)
    except (ValueError, RecursionError):
        # The cause would carry a piece of the text, and the text is somebody's.
        raise Damaged from None


def _each_key_once(pairs: list[tuple[str, object]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError


def _refuse(_text: str) -> NoReturn:
    raise ValueError


def _bounded(text: str) -> None:
    if len(text) > _LONGEST_INTEGER:
        raise ValueError


_STRICT = json.JSONDecoder(
    object_pairs_hook=_each_key_once, parse_float=_refuse, parse_int=_bounded, parse_constant=_refuse
)
