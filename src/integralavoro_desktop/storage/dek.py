"""The data key: 32 random bytes that open the store, held so that they can be wiped and never shown."""

from __future__ import annotations

import hmac
import secrets
from typing import NoReturn

SIZE = 32


class Dek:
    """The key of one vault in memory; every copy of it on disk is wrapped by a key slot."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes | bytearray) -> None:
        if len(key) != SIZE:
            message = "a data key has 32 bytes"
            raise ValueError(message)
        self._key = bytearray(key)

    @classmethod
    def fresh(cls) -> Dek:
        """Return a new random key."""
        return cls(secrets.token_bytes(SIZE))

    def raw(self) -> bytes:
        """Return the key's bytes, for a slot that wraps them; raises `RuntimeError` once wiped."""
        if self.is_wiped:
            message = "the data key was wiped"
            raise RuntimeError(message)
        return bytes(self._key)

    def sqlcipher_key(self) -> str:
        """Return SQLCipher's raw key spelling, which skips its own slow key derivation."""
        return f"x'{self.raw().hex()}'"

    def subkey(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose; they tell nothing about the key or another purpose (HKDF-Expand)."""
        return hmac.digest(self.raw(), b"jc-subkey-v1:" + purpose.encode() + b"\x01", "sha256")

    @property
    def is_wiped(self) -> bool:
        """Say whether the key is gone."""
        return not any(self._key)

    def is_same(self, other: Dek) -> bool:
        """Say whether both hold one key, in a time that does not depend on where they differ."""
        return hmac.compare_digest(self.raw(), other.raw())

    def become(self, other: Dek) -> None:
        """Take over another key in place, after the store was rekeyed."""
        self._key[:] = other.raw()

    def wipe(self) -> None:
        """Overwrite the key with zeros."""
        self._key[:] = bytes(SIZE)

    def __repr__(self) -> str:
        return "Dek(hidden)"

    def __reduce__(self) -> NoReturn:
        message = "a data key does not leave the process"
        raise TypeError(message)
