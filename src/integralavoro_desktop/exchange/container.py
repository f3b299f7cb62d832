"""The plaintext inside the envelope: 104 fixed bytes, signed header, sections, padding of zeros."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from integralavoro_desktop.exchange.header import MAX_HEADER
from integralavoro_desktop.exchange.refusal import Damaged, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable

MAGIC = b"JCB1"
PREFIX = 104

_FIXED = struct.Struct(">4s16s16sI")
_PURPOSE = b"jobcoach-bundle-v1\0"


class Signer(Protocol):
    """Whoever makes bundles: a laptop with its keys, the office with the operational key in force."""

    @property
    def device_id(self) -> bytes:
        """The 16 bytes that name the sender."""

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of an Ed25519 signature."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of a plaintext cut by their lengths, nothing of them parsed or believed yet."""

    fixed: bytes
    sender: bytes
    recipient: bytes
    signature: bytes
    header: bytes
    body_at: int

    def is_signed_by(self, public_key: bytes) -> bool:
        """Say whether the signature over fixed bytes and header was made with this Ed25519 key."""
        return is_signature(self.signature, _signed_message(self.fixed, self.header), public_key)


def pack(header: bytes, *, signer: Signer, recipient: bytes) -> bytes:
    """Return the fixed bytes, the signature and the header, ready to be followed by the sections."""
    fixed = _FIXED.pack(MAGIC, signer.device_id, recipient, len(header))
    return fixed + signer.sign(_signed_message(fixed, header)) + header


def unpack(plain: bytes) -> Envelope:
    """Cut a plaintext into its parts, or raise `Damaged` or `TooLarge`; no parser runs on foreign text here."""
    if len(plain) < PREFIX:
        raise Damaged
    magic, sender, recipient, length = _FIXED.unpack_from(plain)
    if magic != MAGIC:
        raise Damaged
    if length > MAX_HEADER:
        raise TooLarge
    body_at = PREFIX + length
    if len(plain) < body_at:
        raise Damaged
    return Envelope(
        fixed=plain[: _FIXED.size],
        sender=sender,
        recipient=recipient,
        signature=plain[_FIXED.size : PREFIX],
        header=plain[PREFIX:body_at],
        body_at=body_at,
    )


def is_signature(signature: bytes, message: bytes, public_key: bytes) -> bool:
    """Say whether an Ed25519 signature is good; a key that is none signs nothing."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def padded(length: int) -> int:
    """Return the Padmé length: the size tells little more than its order of magnitude, for at most 12 % more bytes."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (length + mask) & ~mask


def check_padding(plain: bytes, end: int) -> None:
    """Raise `Damaged` unless exactly the Padmé number of zeros follows the last section."""
    is_right_length = len(plain) == padded(end)
    if not is_right_length or plain.count(0, end) != len(plain) - end:
        raise Damaged


class Pieces:
    """Gives the pieces of a plaintext one after the other, as a file would, without joining them in memory."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        cut = len(self._rest) if size < 0 else size
        taken, self._rest = self._rest[:cut], self._rest[cut:]
        return bytes(taken)


def _signed_message(fixed: bytes, header: bytes) -> bytes:
    return _PURPOSE + fixed + hashlib.sha256(header).digest()
