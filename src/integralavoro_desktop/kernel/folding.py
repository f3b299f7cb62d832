"""Folding of text for search and for comparing names: accents, case, apostrophes and dashes count for nothing."""

from __future__ import annotations

import unicodedata

# Latin letters that Unicode does not take apart into a letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ħ": "h", "\u0131": "i", "ð": "d", "Ð": "d"}
    | {"þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
)


def fold(text: str) -> str:
    """Return text as search compares it: lower case, Latin letters without marks, words parted by one blank.

    Apostrophes and dashes part words («dell'Orto» is found by «orto»). Marks on other scripts stay, because there
    they make another letter.
    """
    bare = _without_marks(text).translate(_WHOLE_LETTERS).casefold()
    return " ".join("".join(char if _is_word(char) else " " for char in bare).split())


def name_key(name: str) -> str:
    """Return a name as duplicates are found: capital letters only, no accents, apostrophes, hyphens or blanks."""
    return fold(name).replace(" ", "").upper()


def one_letter_apart(first: str, second: str) -> bool:
    """Tell whether one letter added, dropped or changed makes one text the other; equal texts are not apart."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[same:] if len(short) < len(long) else short[same + 1 :]
    return rest == long[same + 1 :]


def _without_marks(text: str) -> str:
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFKD", char)
        if unicodedata.combining(char):
            kept.append("" if latin else char)
            continue
        latin = unicodedata.name(parts[0], "").startswith("LATIN")
        kept.append("".join(part for part in parts if not unicodedata.combining(part)) if latin else char)
    return "".join(kept)


def _is_word(char: str) -> bool:
    return char.isalnum() or bool(unicodedata.combining(char))
