"""What a bundle says of itself: who asks for what, from where to where, and which sections follow."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from integralavoro_desktop.exchange.canonical import decode
from integralavoro_desktop.exchange.refusal import Damaged, OtherDistrict, TooLarge, TooMuchToSend, UpdateFirst

FORMAT = 1
MAX_HEADER = 1024 * 1024
MAX_SECTION = 256 * 1024 * 1024
MAX_RATIO = 200
MAX_SECTIONS = 4096
KINDS = frozenset({"delta", "bootstrap", "blobs", "full", "receipt"})

Natural = Annotated[int, Meta(ge=0, le=2**63 - 1)]
DeviceId = Annotated[bytes, Meta(min_length=16, max_length=16)]
Incarnation = Annotated[bytes, Meta(min_length=8, max_length=8)]
Epoch = Annotated[bytes, Meta(max_length=16)]
Sha256 = Annotated[bytes, Meta(min_length=32, max_length=32)]
Moment = Annotated[datetime, Meta(tz=True)]


class Section(Struct, frozen=True, kw_only=True):
    """One section as it lies in the file: stored bytes, bytes when unpacked, SHA-256 of the stored bytes."""

    name: Annotated[str, Meta(pattern="^[a-z_]{1,32}(:[0-9a-f]{64})?$")]
    enc: Literal["zstd", "none"]
    zlen: Natural
    rlen: Natural
    sha256: Sha256


class Position(Struct, frozen=True):
    """How far one origin is known: its last sequence number and the chain hash there (empty at zero)."""

    device: DeviceId
    incarnation: Incarnation
    seq: Natural
    chain: Annotated[bytes, Meta(max_length=32)] = b""


class ScopeEpoch(Struct, frozen=True):
    """A scope under one grant."""

    scope: str
    epoch: Epoch


class Declaration(Struct, frozen=True, kw_only=True):
    """Laptop to office: what this replica holds, so that the office can work out what it lacks."""

    incarnation: Incarnation
    bundle_no: Natural
    office_epoch: Epoch = b""
    pos: Natural = 0
    held: dict[str, Epoch] = {}
    origins: tuple[Position, ...] = ()
    schema: Natural
    app: str
    erased_count: Natural = 0
    erased_digest: Annotated[bytes, Meta(max_length=32)] = b""
    evicted: tuple[ScopeEpoch, ...] = ()
    want_blobs: tuple[Sha256, ...] = ()
    office_serial: Natural = 0


class Snapshot(Struct, frozen=True, kw_only=True):
    """One scope sent whole: under which grant, up to which arrival of the office, how many rows, their digest."""

    scope: str
    epoch: Epoch
    to: Natural
    rows: Natural = 0
    digest: Annotated[bytes, Meta(max_length=32)] = b""


class Delivery(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Office to laptop: for which incarnation, which stretch, what it acknowledges, needs and takes away."""

    for_inc: Incarnation
    no: Natural
    office_epoch: Epoch
    from_: Natural
    to: Natural
    ack: tuple[Position, ...] = ()
    requires: dict[str, Epoch] = {}
    revoke: tuple[str, ...] = ()
    snap: tuple[Snapshot, ...] = ()


class Header(Struct, frozen=True, kw_only=True):
    """The signed header. `decl` travels up, `down` travels down; exactly one of them is there."""

    fmt: Natural = FORMAT
    district: str
    kind: str
    made_at: Moment
    recipient_key: str = ""
    must: tuple[str, ...] = ()
    schema: Natural
    min_schema: Natural = 0
    app: str
    decl: Declaration | None = None
    down: Delivery | None = None
    sections: Annotated[tuple[Section, ...], Meta(max_length=MAX_SECTIONS)] = ()
    prev_bundle_sha256: Annotated[bytes, Meta(max_length=32)] = b""

    @property
    def number(self) -> int:
        """The number of the bundle: the laptop's own going up, the office's for that laptop coming down."""
        if self.down is not None:
            return self.down.no
        return self.decl.bundle_no if self.decl is not None else 0


class _Claims(Struct):
    """The few words that every version of the format can read."""

    fmt: Natural
    district: str
    kind: str
    must: tuple[str, ...] = field(default_factory=tuple)
    min_schema: Natural = 0


class Reader(Struct, frozen=True, kw_only=True):
    """What the reading side is able to do: its district, its schema, the capabilities it knows."""

    district: str
    schema: int
    caps: frozenset[str] = frozenset()


def encode_header(header: Header) -> bytes:
    """Return the bytes of a header, or raise `TooMuchToSend` when they pass 1 MiB."""
    data = msgspec.json.encode(header)
    if len(data) > MAX_HEADER:
        raise TooMuchToSend
    return data


def decode_header(data: bytes, reader: Reader) -> Header:
    """Return a header whose signature was verified before.

    Raises `UpdateFirst` and `OtherDistrict` before the parts that a newer version may have changed are looked at,
    `Damaged` for what does not keep the format, `TooLarge` for sections beyond the limits.
    """
    claims = decode(data, _CLAIMS)
    is_newer = claims.fmt > FORMAT or claims.min_schema > reader.schema or claims.kind not in KINDS
    if is_newer or not reader.caps.issuperset(claims.must):
        raise UpdateFirst
    if claims.district != reader.district:
        raise OtherDistrict
    header = decode(data, _HEADER)
    _check_shape(header)
    return header


def _check_shape(header: Header) -> None:
    if header.fmt != FORMAT or (header.decl is None) == (header.down is None):
        raise Damaged
    if len({section.name for section in header.sections}) != len(header.sections):
        raise Damaged
    for section in header.sections:
        if section.rlen > MAX_SECTION or section.rlen > MAX_RATIO * section.zlen:
            raise TooLarge


_CLAIMS = msgspec.json.Decoder(_Claims)
_HEADER = msgspec.json.Decoder(Header)
