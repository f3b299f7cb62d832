"""Fingerprints that two people can compare: four words to say, thirty digits to check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from integralavoro_desktop.kernel.paths import resources

_WORDS = 4
_GROUPS = 6
_DIGITS = 5
_LIST_SIZE = 256


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One fingerprint in two forms: the words (32 bits) tell two files apart, the digits (99 bits) keep out fakes."""

    words: tuple[str, ...]
    digits: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The four words with hyphens between them."""
        return "-".join(self.words)

    @property
    def written(self) -> str:
        """The six groups of five digits with blanks between them."""
        return " ".join(self.digits)


def of_file(sha256: bytes) -> Fingerprint:
    """Return the fingerprint of a file from its SHA-256."""
    return _fingerprint(b"jobcoach-file-fingerprint-v1\0" + sha256)


def of_keys(sign_pub: bytes, age_recipient: str) -> Fingerprint:
    """Return the fingerprint of the two public keys of a laptop or of an office."""
    return _fingerprint(b"jobcoach-key-fingerprint-v1\0" + sign_pub + age_recipient.encode())


def _fingerprint(material: bytes) -> Fingerprint:
    digest = hashlib.sha256(material).digest()
    listed = _listed_words()
    number = int.from_bytes(digest[_WORDS : _WORDS + 16]) % 10 ** (_GROUPS * _DIGITS)
    text = f"{number:0{_GROUPS * _DIGITS}d}"
    return Fingerprint(
        words=tuple(listed[byte] for byte in digest[:_WORDS]),
        digits=tuple(text[start : start + _DIGITS] for start in range(0, len(text), _DIGITS)),
    )


@cache
def _listed_words() -> tuple[str, ...]:
    path = resources() / "words" / "fingerprint_it.txt"
    listed = tuple(path.read_text(encoding="utf-8").split())
    if len(listed) != _LIST_SIZE:
        raise ValueError("the list of words has to hold 256 of them")
    return listed
