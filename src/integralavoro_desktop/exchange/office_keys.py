"""Who the office is: a root that only states, operational keys that work and change, and which of them held when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from integralavoro_desktop.exchange.canonical import decode
from integralavoro_desktop.exchange.header import DeviceId, Moment, Natural
from integralavoro_desktop.exchange.identity import (
    DeviceCertificate,
    DeviceKeys,
    PublicKey,
    Signed,
    is_statement_signed,
    sign_certificate,
    sign_statement,
)
from integralavoro_desktop.exchange.refusal import StatementForged

if TYPE_CHECKING:
    from datetime import datetime

_STATEMENT = b"jobcoach-office-keys-v1\0"


class OperationalKey(Struct, frozen=True, kw_only=True):
    """One pair of working keys of the office and the time in which it held; open at the end while it is in force."""

    sign_pub: PublicKey
    age_rcpt: str
    valid_from: Moment
    valid_until: Moment | None = None
    is_withdrawn: bool = False


class OfficeStatement(Struct, frozen=True, kw_only=True):
    """The root's word on all working keys the office ever had, the one in force last; a higher serial replaces it."""

    district: str
    office_id: DeviceId
    serial: Natural
    made_at: Moment
    keys: tuple[OperationalKey, ...]

    @property
    def current(self) -> OperationalKey:
        """The key in force: bundles for the office are sealed to it."""
        return self.keys[-1]

    @property
    def sign_pubs(self) -> tuple[bytes, ...]:
        """Every signing key that a bundle of the office may carry, the newest first."""
        return tuple(key.sign_pub for key in reversed(self.keys) if not key.is_withdrawn)

    def accepts(self, sign_pub: bytes, *, made_at: datetime, no: int, newest_no_seen: int) -> bool:
        """Say whether a bundle number `no` made at `made_at` may carry this key.

        The key in force may sign; an older one only what was made in its time and comes after everything seen so far,
        so that whoever stole it cannot speak after the office has gone on. A withdrawn key may sign nothing.
        """
        key = next((key for key in self.keys if key.sign_pub == sign_pub), None)
        if key is None or key.is_withdrawn:
            return False
        if key.valid_until is None:
            return True
        return key.valid_from <= made_at < key.valid_until and no > newest_no_seen


@dataclass(frozen=True, slots=True)
class OfficeSigner:
    """The office as a sender: its lasting id with one of its working keys."""

    device_id: bytes
    keys: DeviceKeys

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of a message."""
        return self.keys.sign(message)


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """All secrets of the office: the root (also on paper in the safe) and the working keys, the one in force last."""

    district: str
    root: DeviceKeys = field(repr=False)
    working: tuple[DeviceKeys, ...] = field(repr=False)
    statement: Signed

    @classmethod
    def generate(cls, district: str, *, at: datetime) -> OfficeKeys:
        """Make the keys of a new office."""
        root, first = DeviceKeys.generate(), DeviceKeys.generate()
        key = OperationalKey(sign_pub=first.sign_pub, age_rcpt=first.age_recipient, valid_from=at)
        statement = OfficeStatement(
            district=district,
            office_id=office_id(root.sign_pub, root.age_recipient),
            serial=1,
            made_at=at,
            keys=(key,),
        )
        return cls(district=district, root=root, working=(first,), statement=_signed(statement, root))

    @classmethod
    def from_bytes(cls, stored: bytes) -> OfficeKeys:
        """Read the keys back from the vault (ValueError when these are not stored keys)."""
        kept = msgspec.json.decode(stored, type=_Kept)
        working = tuple(DeviceKeys.from_bytes(key) for key in kept.working)
        return cls(
            district=kept.district, root=DeviceKeys.from_bytes(kept.root), working=working, statement=kept.statement
        )

    def to_bytes(self) -> bytes:
        """Return what the encrypted store keeps in its table of secrets."""
        working = tuple(keys.to_bytes() for keys in self.working)
        kept = _Kept(district=self.district, root=self.root.to_bytes(), working=working, statement=self.statement)
        return msgspec.json.encode(kept)

    @property
    def office_id(self) -> bytes:
        """The 16 bytes that name the office, the same whatever working keys it uses."""
        return office_id(self.root.sign_pub, self.root.age_recipient)

    @property
    def identities(self) -> tuple[str, ...]:
        """The secret age identities of all working keys, newest first: late bundles are sealed to older ones."""
        return tuple(keys.age_identity for keys in reversed(self.working))

    def rotate(self, *, at: datetime, withdraw: bool = False) -> OfficeKeys:
        """Return the office with new working keys; `withdraw` on suspicion takes all former ones out at once."""
        fresh = DeviceKeys.generate()
        before = verify_statement(self.statement, self.root.sign_pub)
        former = tuple(
            msgspec.structs.replace(key, valid_until=key.valid_until or at, is_withdrawn=key.is_withdrawn or withdraw)
            for key in before.keys
        )
        key = OperationalKey(sign_pub=fresh.sign_pub, age_rcpt=fresh.age_recipient, valid_from=at)
        after = msgspec.structs.replace(before, serial=before.serial + 1, made_at=at, keys=(*former, key))
        return replace(self, working=(*self.working, fresh), statement=_signed(after, self.root))

    def signer(self, serial_known: int | None = None) -> OfficeSigner:
        """Return the office as sender, with the key that a laptop knows which holds statement `serial_known`.

        The first bundle after a rotation still carries the former key and brings the statement of the new one; without
        a serial, the key in force signs.
        """
        last = len(self.working)
        known = last if serial_known is None else min(max(serial_known, 1), last)
        return OfficeSigner(device_id=self.office_id, keys=self.working[known - 1])

    def certify(self, certificate: DeviceCertificate) -> Signed:
        """Sign the certificate of a laptop."""
        return sign_certificate(certificate, self.root)


def office_id(root_pub: bytes, root_recipient: str) -> bytes:
    """Return the 16 bytes that follow from the public root keys of an office."""
    return hashlib.sha256(b"jc-office-v1" + root_pub + root_recipient.encode()).digest()[:16]


def verify_statement(signed: Signed, root_pub: bytes) -> OfficeStatement:
    """Return a statement that the office root signed, else `StatementForged`."""
    if not is_statement_signed(signed, purpose=_STATEMENT, by=root_pub):
        raise StatementForged
    statement = decode(signed.body.encode(), _DECODER)
    if not statement.keys:
        raise StatementForged
    return statement


def newer_statement(held: OfficeStatement, arrived: OfficeStatement) -> OfficeStatement:
    """Return the statement to keep: serials only grow, so an old one sent again changes nothing."""
    return arrived if arrived.serial > held.serial else held


class _Kept(Struct):
    district: str
    root: bytes
    working: tuple[bytes, ...]
    statement: Signed


def _signed(statement: OfficeStatement, root: DeviceKeys) -> Signed:
    return sign_statement(statement, purpose=_STATEMENT, signer=root)


_DECODER = msgspec.json.Decoder(OfficeStatement)
