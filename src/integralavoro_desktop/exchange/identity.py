"""Who a laptop is: its keys, the id that follows from them, the certificate the office root signs for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta, Struct

from integralavoro_desktop.exchange.canonical import canonical, decode
from integralavoro_desktop.exchange.container import Signer, is_signature
from integralavoro_desktop.exchange.header import DeviceId, Moment, Natural
from integralavoro_desktop.exchange.refusal import Damaged, StatementForged
from integralavoro_desktop.exchange.seal import is_recipient, new_identity, recipient_of

PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]

_STORED_AS = b"JCK1"
_SEED = 32
_CERTIFICATE = b"jobcoach-certificate-v1\0"


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The two secrets of a laptop: it signs with one and receives with the other. Neither ever shows in a text."""

    seed: bytes = field(repr=False)
    age_identity: str = field(repr=False)

    @classmethod
    def generate(cls) -> DeviceKeys:
        """Make new keys, and with them a new device."""
        return cls(seed=Ed25519PrivateKey.generate().private_bytes_raw(), age_identity=new_identity())

    @classmethod
    def from_bytes(cls, stored: bytes) -> DeviceKeys:
        """Read the keys back from the vault (ValueError when these are not stored keys)."""
        start = len(_STORED_AS)
        if not stored.startswith(_STORED_AS) or len(stored) <= start + _SEED:
            raise ValueError("not stored keys")
        keys = cls(seed=stored[start : start + _SEED], age_identity=stored[start + _SEED :].decode("ascii"))
        recipient_of(keys.age_identity)
        return keys

    def to_bytes(self) -> bytes:
        """Return what the encrypted store keeps in its table of secrets."""
        return _STORED_AS + self.seed + self.age_identity.encode("ascii")

    @property
    def sign_pub(self) -> bytes:
        """The public Ed25519 key, 32 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    @property
    def age_recipient(self) -> str:
        """The public age recipient, `age1…`."""
        return recipient_of(self.age_identity)

    @property
    def device_id(self) -> bytes:
        """The 16 bytes that name this laptop, and that nobody can claim with other keys."""
        return device_id(self.sign_pub, self.age_recipient)

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of a message, which has to begin with its purpose."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def device_id(sign_pub: bytes, age_recipient: str) -> bytes:
    """Return the 16 bytes that follow from the public keys of a laptop."""
    return hashlib.sha256(b"jc-device-v1" + sign_pub + age_recipient.encode()).digest()[:16]


class Signed(Struct, frozen=True):
    """A statement as it was signed: its exact text and the signature, kept together and never spelt anew."""

    body: str
    sig: Annotated[bytes, Meta(min_length=64, max_length=64)]


def sign_statement(statement: object, *, purpose: bytes, signer: Signer) -> Signed:
    """Sign the canonical JSON of a statement for one purpose."""
    body = canonical(statement)
    return Signed(body=body.decode(), sig=signer.sign(purpose + body))


def is_statement_signed(signed: Signed, *, purpose: bytes, by: bytes) -> bool:
    """Say whether the statement was signed for this purpose with the public key `by`."""
    return is_signature(signed.sig, purpose + signed.body.encode(), by)


class DeviceCertificate(Struct, frozen=True, kw_only=True):
    """What the office states of a laptop. It never runs out by itself: nobody is locked out by a date."""

    district: str
    device_id: DeviceId
    sign_pub: PublicKey
    age_rcpt: str
    label: Annotated[str, Meta(max_length=120)]
    prefix: Annotated[str, Meta(max_length=12)]
    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    valid_from: Moment
    serial: Natural
    status: str = "active"
    status_at: Moment | None = None
    reason: Annotated[str, Meta(max_length=400)] = ""

    @property
    def is_active(self) -> bool:
        """True only for a status this version understands as active."""
        return self.status == "active"


def sign_certificate(certificate: DeviceCertificate, root: Signer) -> Signed:
    """Sign a certificate with the office root."""
    return sign_statement(certificate, purpose=_CERTIFICATE, signer=root)


def verify_certificate(signed: Signed, root_pub: bytes) -> DeviceCertificate:
    """Return a certificate that the office root signed and whose id follows from its keys, else `StatementForged`."""
    if not is_statement_signed(signed, purpose=_CERTIFICATE, by=root_pub):
        raise StatementForged
    certificate = decode(signed.body.encode(), _DECODER)
    if certificate.device_id != device_id(certificate.sign_pub, certificate.age_rcpt):
        raise StatementForged
    if not is_recipient(certificate.age_rcpt):
        raise Damaged
    return certificate


def revoked(certificate: DeviceCertificate, *, at: Moment, reason: str) -> DeviceCertificate:
    """Return the next certificate of a laptop, which takes it out of use."""
    return msgspec.structs.replace(
        certificate, serial=certificate.serial + 1, status="revoked", status_at=at, reason=reason
    )


def newest(certificates: tuple[DeviceCertificate, ...]) -> dict[bytes, DeviceCertificate]:
    """Return the certificate in force for each laptop: the highest serial, however they arrived."""
    in_order = sorted(certificates, key=lambda certificate: certificate.serial)
    return {certificate.device_id: certificate for certificate in in_order}


_DECODER = msgspec.json.Decoder(DeviceCertificate)
