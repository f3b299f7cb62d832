"""Writing systems: text made ready for a page that knows neither joined letters nor right-to-left lines."""

from __future__ import annotations

import re
import unicodedata

import arabic_reshaper
from bidi import get_display

# the typefaces lack these; the sign beside means the same to a reader
_SAME_SENSE = str.maketrans(
    {
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u202f": "\u00a0",
        "\u2007": "\u00a0",
        "\u2011": "-",
        "→": "->",
        "←": "<-",
        "⇒": "=>",
        "✓": "[x]",
        "✔": "[x]",
        "☑": "[x]",
        "☒": "[x]",
        "✗": "[-]",
        "✘": "[-]",
        "☐": "[ ]",
    }
)
_HALF_SIGN = re.compile("[\ud800-\udfff]")
# one right-to-left stretch: from its first right-to-left letter to its last, with what stands between them
_STRETCH = re.compile("R(?:[RN]*R)?")


def tidy(text: str) -> str:
    """Return text in composed form (NFC), with one kind of line end and only signs that can stand on paper."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _HALF_SIGN.sub("\ufffd", composed.translate(_SAME_SENSE))


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left, as in Arabic and Hebrew."""
    return next((sense == "R" for sense in map(_sense, text.lstrip()) if sense in "LR"), False)


def stretches(text: str) -> list[tuple[str, bool]]:
    """Cut a text into stretches, in order, each with True when it runs from right to left."""
    parts: list[tuple[str, bool]] = []
    done = 0
    for found in _STRETCH.finditer(_senses(text)):
        parts += [(text[done : found.start()], False), (text[found.start() : found.end()], True)]
        done = found.end()
    parts.append((text[done:], False))
    return [part for part in parts if part[0]]


def shaped(text: str) -> str:
    """Return a right-to-left text with its letters joined, still in the order in which it is read.

    Vowel marks are left out: without a shaping engine they would stand on the wrong letter.
    """
    return without_marks(str(arabic_reshaper.reshape(text)))


def as_seen(joined: str) -> str:
    """Return a joined right-to-left text in the order in which its signs stand on the line."""
    return str(get_display(joined, base_dir="R"))


def without_marks(text: str) -> str:
    """Return the text without control and formatting signs, which have no shape; line ends stay."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf"})


def _senses(text: str) -> str:
    return "".join(_sense(sign) for sign in text)


def _sense(sign: str) -> str:
    if sign == "\n":
        return "L"
    direction = unicodedata.bidirectional(sign)
    if direction in {"R", "AL"}:
        return "R"
    return "L" if direction == "L" else "N"
