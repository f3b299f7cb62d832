"""Pairing a laptop with the office: an invitation, a typed code, an answer; pure functions on bytes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct

from integralavoro_desktop.exchange.canonical import canonical, decode
from integralavoro_desktop.exchange.container import is_signature
from integralavoro_desktop.exchange.header import DeviceId, Moment, Natural, Sha256
from integralavoro_desktop.exchange.identity import DeviceCertificate, DeviceKeys, PublicKey, Signed, device_id
from integralavoro_desktop.exchange.office_keys import OfficeKeys, OfficeStatement, office_id, verify_statement
from integralavoro_desktop.exchange.pairing_code import new_code, secret_of
from integralavoro_desktop.exchange.refusal import (
    PairingBurnt,
    PairingExpired,
    PairingFailed,
    PairingUsed,
    Refusal,
)
from integralavoro_desktop.exchange.seal import is_recipient, seal_bytes, unseal
from integralavoro_desktop.kernel import clock

if TYPE_CHECKING:
    from datetime import datetime

ATTEMPTS = 5
VALID_FOR = timedelta(minutes=30)
MAX_FILE = 64 * 1024

_INVITE = struct.Struct(">4s16sI")
_INVITE_MAGIC = b"JCI1"
_JOIN = struct.Struct(">4s32sI")
_JOIN_MAGIC = b"JCJ1"
_INVITE_PURPOSE = b"jobcoach-invite-v1\0"
_JOIN_PURPOSE = b"jobcoach-join-v1\0"
_MAC = 32
_SIG = 64

T = TypeVar("T")


class Cost(Struct, frozen=True):
    """What one guess of the code costs. It does not travel: version 1 of the format means `Cost()`."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


class OfficePass(Struct, kw_only=True):
    """What the office keeps of one invitation, in its vault, until a laptop has answered.

    Save it after every call of `open_join`, also after a refused one: the attempts are counted in it.
    """

    secret: bytes
    nonce: bytes
    invite_sha256: Sha256
    expires: Moment
    attempts_left: int = ATTEMPTS
    is_used: bool = False

    def __repr__(self) -> str:
        return f"OfficePass(attempts_left={self.attempts_left})"


class LaptopTries(Struct):
    """How often the code was tried on a laptop for one invitation. Save it after every call of `open_invite`."""

    invite_sha256: bytes = b""
    attempts_left: int = ATTEMPTS


class Invitation(Struct, frozen=True, kw_only=True):
    """What a laptop knows of its office once the code was right; `join_key` proves it in the answer."""

    district: str
    office_name: str
    office_id: bytes
    root_pub: bytes
    root_rcpt: str
    statement: Signed
    office: OfficeStatement
    invite_sha256: bytes
    join_key: bytes

    def __repr__(self) -> str:
        return f"Invitation(district={self.district!r})"


class JoinRequest(Struct, frozen=True, kw_only=True):
    """What a laptop says of itself when it asks to be paired."""

    device_id: DeviceId
    sign_pub: PublicKey
    age_rcpt: str
    label: Annotated[str, Meta(max_length=120)]
    user_name: Annotated[str, Meta(max_length=120)]
    user_id: Annotated[str, Meta(max_length=32)] = ""
    app: Annotated[str, Meta(max_length=40)]
    schema: Natural
    nonce: Annotated[bytes, Meta(min_length=16, max_length=16)]


class _Invite(Struct, kw_only=True):
    district: str
    office_name: Annotated[str, Meta(max_length=120)]
    root_pub: PublicKey
    root_rcpt: str
    statement: Signed
    expires: Moment


def make_invite(office: OfficeKeys, office_name: str, *, cost: Cost | None = None) -> tuple[str, bytes, OfficePass]:
    """Return the code to show, the bytes of `invite.jcp` for the stick, and what the office keeps."""
    code, nonce, expires = new_code(), secrets.token_bytes(16), clock.now() + VALID_FOR
    statement = _Invite(
        district=office.district,
        office_name=office_name,
        root_pub=office.root.sign_pub,
        root_rcpt=office.root.age_recipient,
        statement=office.statement,
        expires=expires,
    )
    body = canonical(statement)
    signed = _INVITE.pack(_INVITE_MAGIC, nonce, len(body)) + body
    secret = _stretch(code, nonce, cost)
    data = signed + _mac(_office_key(secret), _INVITE_PURPOSE + signed)
    kept = OfficePass(secret=secret, nonce=nonce, invite_sha256=hashlib.sha256(data).digest(), expires=expires)
    return code, data, kept


def open_invite(code: str, data: bytes, tries: LaptopTries, *, cost: Cost | None = None) -> Invitation:
    """Return the invitation if code and file belong together; one attempt of `tries` is used up first.

    Raises `CodeMistyped` (no attempt used), `PairingBurnt`, `PairingFailed`, `PairingExpired`.
    """
    secret_of(code)
    digest = hashlib.sha256(data).digest()
    _count_try(tries, digest)
    nonce, signed, body, mac = _cut_invite(data)
    secret = _stretch(code, nonce, cost)
    if not hmac.compare_digest(mac, _mac(_office_key(secret), _INVITE_PURPOSE + signed)):
        raise PairingFailed
    return _pinned(body, digest, secret)


def make_join(invitation: Invitation, keys: DeviceKeys, request: JoinRequest) -> bytes:
    """Return the bytes of `join.jcp`: signed with the laptop's new keys, proved with the code, sealed to the office."""
    body = canonical(request)
    start = _JOIN.pack(_JOIN_MAGIC, invitation.invite_sha256, len(body)) + body
    signed = start + keys.sign(_JOIN_PURPOSE + start)
    return seal_bytes(signed + _mac(invitation.join_key, _JOIN_PURPOSE + signed), invitation.office.current.age_rcpt)


def join_request(keys: DeviceKeys, *, label: str, user_name: str, app: str, schema: int) -> JoinRequest:
    """Return what a laptop with these keys says of itself."""
    return JoinRequest(
        device_id=keys.device_id,
        sign_pub=keys.sign_pub,
        age_rcpt=keys.age_recipient,
        label=label,
        user_name=user_name,
        app=app,
        schema=schema,
        nonce=secrets.token_bytes(16),
    )


def open_join(data: bytes, office: OfficeKeys, kept: OfficePass) -> JoinRequest:
    """Return the request of the laptop that was given the code; one attempt of `kept` is used up first.

    Raises `PairingUsed`, `PairingExpired`, `PairingBurnt` by what the office keeps, `PairingFailed` for everything that
    is wrong in the file, without saying what.
    """
    _count_answer(kept)
    start, body, signature = _proved(data, office, kept)
    request = _decoded(body, _JOIN_DECODER)
    is_own_id = request.device_id == device_id(request.sign_pub, request.age_rcpt)
    if not is_own_id or not is_recipient(request.age_rcpt):
        raise PairingFailed
    if not is_signature(signature, _JOIN_PURPOSE + start, request.sign_pub):
        raise PairingFailed
    kept.is_used = True
    return request


def certificate_for(request: JoinRequest, *, district: str, prefix: str, serial: int = 1) -> DeviceCertificate:
    """Return the certificate to complete with users and roles and to let the office sign."""
    return DeviceCertificate(
        district=district,
        device_id=request.device_id,
        sign_pub=request.sign_pub,
        age_rcpt=request.age_rcpt,
        label=request.label,
        prefix=prefix,
        valid_from=clock.now(),
        serial=serial,
    )


def _count_try(tries: LaptopTries, digest: bytes) -> None:
    if tries.invite_sha256 != digest:
        tries.invite_sha256, tries.attempts_left = digest, ATTEMPTS
    if tries.attempts_left <= 0:
        raise PairingBurnt
    tries.attempts_left -= 1


def _count_answer(kept: OfficePass) -> None:
    if kept.is_used:
        raise PairingUsed
    _check_time(kept.expires)
    if kept.attempts_left <= 0:
        raise PairingBurnt
    kept.attempts_left -= 1


def _check_time(expires: datetime) -> None:
    if clock.now() >= expires:
        raise PairingExpired


def _cut_invite(data: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    signed, mac = data[:-_MAC], data[-_MAC:]
    if not _INVITE.size <= len(signed) <= MAX_FILE:
        raise PairingFailed
    magic, nonce, length = _INVITE.unpack_from(signed)
    body = signed[_INVITE.size :]
    if magic != _INVITE_MAGIC or length != len(body):
        raise PairingFailed
    return nonce, signed, body, mac


def _pinned(body: bytes, digest: bytes, secret: bytes) -> Invitation:
    invite = _decoded(body, _INVITE_DECODER)
    _check_time(invite.expires)
    office = verify_statement(invite.statement, invite.root_pub)
    if office.office_id != office_id(invite.root_pub, invite.root_rcpt) or office.district != invite.district:
        raise PairingFailed
    return Invitation(
        district=invite.district,
        office_name=invite.office_name,
        office_id=office.office_id,
        root_pub=invite.root_pub,
        root_rcpt=invite.root_rcpt,
        statement=invite.statement,
        office=office,
        invite_sha256=digest,
        join_key=_laptop_key(secret),
    )


def _proved(data: bytes, office: OfficeKeys, kept: OfficePass) -> tuple[bytes, bytes, bytes]:
    plain = _unsealed(data, office)
    signed, mac = plain[:-_MAC], plain[-_MAC:]
    if not hmac.compare_digest(mac, _mac(_laptop_key(kept.secret), _JOIN_PURPOSE + signed)):
        raise PairingFailed
    start, signature = signed[:-_SIG], signed[-_SIG:]
    if len(start) < _JOIN.size:
        raise PairingFailed
    magic, invite_sha256, length = _JOIN.unpack_from(start)
    body = start[_JOIN.size :]
    if magic != _JOIN_MAGIC or invite_sha256 != kept.invite_sha256 or length != len(body):
        raise PairingFailed
    return start, body, signature


def _unsealed(data: bytes, office: OfficeKeys) -> bytes:
    if len(data) > MAX_FILE:
        raise PairingFailed
    try:
        return unseal(data, office.identities)
    except Refusal:
        raise PairingFailed from None


def _decoded(body: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decode(body, decoder)
    except Refusal:
        raise PairingFailed from None


def _stretch(code: str, nonce: bytes, cost: Cost | None) -> bytes:
    chosen = cost or Cost()
    kdf = Argon2id(salt=nonce, length=32, iterations=chosen.passes, lanes=chosen.lanes, memory_cost=chosen.memory_kib)
    return kdf.derive(secret_of(code))


def _office_key(secret: bytes) -> bytes:
    return _subkey(secret, b"jobcoach-pairing-v1 office")


def _laptop_key(secret: bytes) -> bytes:
    return _subkey(secret, b"jobcoach-pairing-v1 laptop")


def _subkey(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


_INVITE_DECODER = msgspec.json.Decoder(_Invite)
_JOIN_DECODER = msgspec.json.Decoder(JoinRequest)
