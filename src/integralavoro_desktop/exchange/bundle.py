"""A bundle from header and sections to sealed bytes, and back, each refusal with its own reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import msgspec

from integralavoro_desktop.exchange.canonical import decode
from integralavoro_desktop.exchange.container import Envelope, Pieces, Signer, check_padding, pack, padded, unpack
from integralavoro_desktop.exchange.header import Header, Reader, decode_header, encode_header
from integralavoro_desktop.exchange.refusal import (
    Forged,
    Misdirected,
    SenderRevoked,
    TooMuchToSend,
    UnknownSender,
)
from integralavoro_desktop.exchange.seal import MAX_FILE, recipient_of, seal, unseal
from integralavoro_desktop.exchange.sections import Draft, Shelf, shelve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_OF_AGE = 64 * 1024  # header of age and its tag for every 64 KiB, with room to spare


@dataclass(frozen=True, slots=True)
class Address:
    """Where a bundle goes: the id of a laptop or of the office, and its age recipient."""

    device_id: bytes
    age_recipient: str


@dataclass(frozen=True, slots=True)
class KnownSender:
    """What this store knows of a sender: one signing key for a laptop, several over the years for the office."""

    sign_pubs: tuple[bytes, ...]
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who opens: its id, its secret age identities (the office keeps the older ones), and whom it knows."""

    device_id: bytes
    identities: tuple[str, ...] = field(repr=False)
    reader: Reader
    find_sender: Callable[[bytes], KnownSender | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle whose seal, signature, header, section hashes and padding were all found good.

    The sections are unpacked only while they are read: `lines` can still raise `Damaged` or `TooLarge` in the middle,
    so whatever is written from it belongs into one transaction.
    """

    header: Header
    sender: bytes
    signed_by: bytes
    file_sha256: bytes
    shelf: Shelf = field(repr=False)

    def has(self, name: str) -> bool:
        """Say whether the bundle holds a section of this name."""
        return name in self.shelf.sections

    def lines(self, name: str, decoder: msgspec.json.Decoder[T]) -> Iterator[T]:
        """Yield the rows of a section through the caller's typed decoder, none when the section is absent."""
        for line in self.shelf.lines(name):
            yield decode(line, decoder)

    def blob_hashes(self) -> tuple[str, ...]:
        """Return the SHA-256 (hex) of every attachment in the bundle."""
        return tuple(name.removeprefix("blob:") for name in self.shelf.sections if name.startswith("blob:"))

    def blob(self, sha256_hex: str) -> bytes:
        """Return an attachment by its SHA-256 (KeyError when it is not in this bundle)."""
        return self.shelf.blob(sha256_hex)


def seal_bundle(header: Header, draft: Draft, *, signer: Signer, to: Address, out: BinaryIO) -> None:
    """Sign header and sections, pad them and write them sealed for one reader into `out`.

    `sections` and `recipient_key` of the header are filled in here. Raises `TooMuchToSend` beyond the limits, and
    OSError as `out` raises it.
    """
    if (header.decl is None) == (header.down is None):
        raise ValueError("a header travels either up or down")
    complete = msgspec.structs.replace(header, sections=tuple(draft.entries), recipient_key=to.age_recipient)
    start = pack(encode_header(complete), signer=signer, recipient=to.device_id)
    length = len(start) + sum(len(part) for part in draft.parts)
    if padded(length) + padded(length) // 4096 + _OF_AGE > MAX_FILE:
        raise TooMuchToSend
    padding = bytes(padded(length) - length)
    seal(Pieces((start, *draft.parts, padding)), out, recipient=to.age_recipient)


def open_bundle(data: bytes, receiver: Receiver, *, allow_revoked: bool = False) -> OpenedBundle:
    """Open the bytes of a bundle: steps 1 to 3 of the import, and of step 5 the hashes and limits.

    Nothing is parsed before the sender's signature was found good. `allow_revoked` is for the person who decided to
    take a bundle made before the sender was reported lost. Raises the classes of `refusal`.
    """
    plain = unseal(data, receiver.identities)
    envelope = unpack(plain)
    signed_by = _verified(envelope, receiver, allow_revoked=allow_revoked)
    header = decode_header(envelope.header, receiver.reader)
    if header.recipient_key not in {recipient_of(identity) for identity in receiver.identities}:
        raise Misdirected
    shelf, end = shelve(header.sections, plain, envelope.body_at)
    check_padding(plain, end)
    return OpenedBundle(
        header=header,
        sender=envelope.sender,
        signed_by=signed_by,
        file_sha256=hashlib.sha256(data).digest(),
        shelf=shelf,
    )


def _verified(envelope: Envelope, receiver: Receiver, *, allow_revoked: bool) -> bytes:
    if envelope.recipient != receiver.device_id:
        raise Misdirected
    sender = receiver.find_sender(envelope.sender)
    if sender is None:
        raise UnknownSender
    signed_by = next((key for key in sender.sign_pubs if envelope.is_signed_by(key)), None)
    if signed_by is None:
        raise Forged
    if sender.is_revoked and not allow_revoked:
        raise SenderRevoked
    return signed_by
