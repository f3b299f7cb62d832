"""The change log's own words: dots, operations, change sets, and the bytes that are hashed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LIFE = "_life"
_CHAIN_PURPOSE = b"jc-chain-v1"


class OriginId(NamedTuple):
    """Who writes a line of change sets: a device and one incarnation of its store (16 and 8 bytes)."""

    device: bytes
    incarnation: bytes

    def text(self) -> str:
        """Return the spelling in which it is hashed and travels."""
        return f"{self.device.hex()}.{self.incarnation.hex()}"

    @classmethod
    def of(cls, text: str) -> OriginId:
        """Read the spelling back; ValueError if it is none."""
        device, dot, incarnation = text.partition(".")
        origin = cls(bytes.fromhex(device), bytes.fromhex(incarnation))
        if not dot or len(origin.device) != 16 or len(origin.incarnation) != 8:
            message = "not an origin"
            raise ValueError(message)
        return origin


LOCAL_INCARNATION = bytes(8)
SHIPPED = b"jc-shipped-rows\0"


class Dot(NamedTuple):
    """One change set of one origin; with a register it names one version of a value."""

    origin: OriginId
    seq: int


@dataclass(frozen=True, slots=True)
class Op:
    """One register of one row gets a value (exact JSON bytes), in the place of the versions in `supersedes`."""

    entity: str
    row: bytes
    register: str
    value: bytes
    supersedes: tuple[Dot, ...] = ()

    def encoded(self) -> bytes:
        """Return the canonical bytes of this operation."""
        # Spelled by hand, as json.dumps would: this runs once for each operation of a bundle.
        head = f'[{_quoted(self.entity)},"{self.row.hex()}",{_quoted(self.register)},'
        tail = ",".join(f'["{dot.origin.text()}",{dot.seq}]' for dot in self.supersedes)
        return b"%b%b,[%b]]" % (head.encode(), self.value, tail.encode())


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on a change set beside its operations; `author` is the hexadecimal id of an operator."""

    tx: bytes
    hlc: int
    author: str
    scope: str
    schema: int
    app: str
    reason: str = "edit"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One transaction in one scope, by one origin. An erased one keeps header, commitment and chain only.

    A partial one comes with a snapshot: of its operations only those are there that still count.
    """

    origin: OriginId
    seq: int
    stamp: Stamp
    nonce: bytes | None
    commitment: bytes
    chain: bytes
    ops: tuple[Op, ...] = ()
    is_partial: bool = False

    @property
    def dot(self) -> Dot:
        """Return its dot."""
        return Dot(self.origin, self.seq)

    def keeps_its_promise(self) -> bool:
        """Tell whether the operations are those that the commitment was made for; an erased one has none left."""
        if self.is_partial:
            return True
        if self.nonce is None:
            return not self.ops
        return commitment(self.nonce, body(self.ops)) == self.commitment


@lru_cache(maxsize=4096)
def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def body(ops: Sequence[Op]) -> bytes:
    """Return the canonical bytes of all operations of a change set."""
    return b"[" + b",".join(op.encoded() for op in ops) + b"]"


def commitment(nonce: bytes, content: bytes) -> bytes:
    """Return SHA-256(nonce || body): without the nonce a short value cannot be guessed from it."""
    return hashlib.sha256(nonce + content).digest()


def chained(before: bytes, *, dot: Dot, hlc: int, promise: bytes) -> bytes:
    """Return the next link of an origin's hash chain."""
    head = dot.origin.device + dot.origin.incarnation + dot.seq.to_bytes(8, "big") + hlc.to_bytes(8, "big")
    return hashlib.sha256(_CHAIN_PURPOSE + before + head + promise).digest()
