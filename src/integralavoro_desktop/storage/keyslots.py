"""One key slot: how a passphrase, the recovery sheet or the office wraps the data key of a vault."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage.dek import SIZE, Dek

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PASSPHRASE, RECOVERY, OFFICE = "passphrase", "recovery", "office"
VERSION = 1
_SALT_SIZE, _NONCE_SIZE, _WRAPPED_SIZE = 16, 12, SIZE + 16
_MAX_M_KIB, _MAX_T, _MAX_P = 1 << 20, 64, 64
_AT_LEAST_SECONDS, _AT_MOST_SECONDS = 0.5, 1.0
_FREE_TRIES, _FIRST_WAIT, _LONGEST_WAIT = 5, 5, 300


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of a passphrase costs: memory in KiB, passes, lanes of Argon2id (RFC 9106)."""

    m_kib: int = 256 * 1024
    t: int = 3
    p: int = 4

    @classmethod
    def floor(cls) -> Self:
        """Return the weakest cost a slot may have: RFC 9106's second recommended option."""
        return cls(64 * 1024, 3, 4)

    def is_accepted(self) -> bool:
        """Say whether the cost is neither too weak to protect nor heavy enough to exhaust this computer."""
        least = self.floor()
        return least.m_kib <= self.m_kib <= _MAX_M_KIB and least.t <= self.t <= _MAX_T and 1 <= self.p <= _MAX_P


def calibrated(seconds_of: Callable[[KdfCost], float] | None = None) -> KdfCost:
    """Return a cost of 0.5 to 1.0 s on this computer: less memory on a slow one, more passes on a fast one."""
    measure = seconds_of or _seconds_of
    cost = KdfCost()
    seconds = measure(cost)
    while seconds > _AT_MOST_SECONDS and cost.m_kib > KdfCost.floor().m_kib:
        cost = KdfCost(cost.m_kib // 2, cost.t, cost.p)
        seconds = measure(cost)
    if seconds < _AT_LEAST_SECONDS:
        passes = round(cost.t * (_AT_LEAST_SECONDS + _AT_MOST_SECONDS) / 2 / max(seconds, 0.01))
        cost = KdfCost(cost.m_kib, max(cost.t, min(passes, _MAX_T)), cost.p)
    return cost


def wait_after(wrong_tries: int) -> int:
    """Return the seconds to wait before the next try: none for the first five, then doubling up to five minutes."""
    if wrong_tries < _FREE_TRIES:
        return 0
    return int(min(_FIRST_WAIT * 2 ** min(wrong_tries - _FREE_TRIES, 16), _LONGEST_WAIT))


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault, as `vault.json` spells it; `sealed` is the office's, the rest the others'."""

    id: str
    kind: str
    created: str
    user: str = ""
    cost: KdfCost | None = None
    salt: bytes = b""
    nonce: bytes = b""
    wrapped: bytes = b""
    sealed: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """Return the slot as `vault.json` spells it."""
        spelled: dict[str, Any] = {"id": self.id, "kind": self.kind, "created": self.created}
        if self.kind == OFFICE:
            return spelled | {"age": _text(self.sealed)}
        if self.cost is not None:
            spelled |= {"user": self.user}
        spelled |= _kdf_params(self.cost)
        return spelled | {"salt": _text(self.salt), "nonce": _text(self.nonce), "wrapped": _text(self.wrapped)}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Self:
        """Read a slot; raises `ValueError` for a kind, size or cost this program does not accept."""
        try:
            slot = cls(raw["id"], raw["kind"], raw.get("created", ""), **_content(raw))
        except (KeyError, TypeError, AttributeError, binascii.Error) as fault:
            message = "not a key slot"
            raise ValueError(message) from fault
        if not all(isinstance(text, str) for text in (slot.id, slot.kind, slot.created, slot.user)):
            message = "a key slot with other types"
            raise ValueError(message)
        return slot


def seal_passphrase_slot(dek: Dek, vault_id: str, *, user: str, passphrase: str, cost: KdfCost) -> Slot:
    """Return a new slot that opens with a passphrase; takes the time and memory of `cost`."""
    if not cost.is_accepted():
        message = "the cost of a passphrase is outside the accepted range"
        raise ValueError(message)
    bare = Slot(secrets.token_hex(8), PASSPHRASE, _now(), user, cost, salt=secrets.token_bytes(_SALT_SIZE))
    return _wrapped_into(bare, _passphrase_key(bare, passphrase), dek, vault_id)


def seal_recovery_slot(dek: Dek, vault_id: str, secret: bytes) -> Slot:
    """Return a new slot that opens with the 16-byte secret of a recovery sheet."""
    bare = Slot(secrets.token_hex(8), RECOVERY, _now(), salt=secrets.token_bytes(_SALT_SIZE))
    return _wrapped_into(bare, _recovery_key(bare, secret), dek, vault_id)


def seal_office_slot(dek: Dek, vault_id: str, seal: Callable[[bytes], bytes]) -> Slot:
    """Return a new slot for the office; `seal` encrypts bytes to the office's root recipient."""
    slot_id = secrets.token_hex(8)
    return Slot(slot_id, OFFICE, _now(), sealed=seal(_office_prefix(vault_id, slot_id) + dek.raw()))


def open_passphrase_slot(slot: Slot, vault_id: str, passphrase: str) -> Dek | None:
    """Return the data key, or None: a wrong passphrase and a changed slot cannot be told apart."""
    if slot.cost is None or not slot.cost.is_accepted():  # before the KDF, which would claim the memory
        return None
    return _unwrapped(slot, _passphrase_key(slot, passphrase), vault_id)


def open_recovery_slot(slot: Slot, vault_id: str, secret: bytes) -> Dek | None:
    """Return the data key, or None when the sheet is not this slot's."""
    return _unwrapped(slot, _recovery_key(slot, secret), vault_id)


def open_office_slot(slot: Slot, vault_id: str, unseal: Callable[[bytes], bytes]) -> Dek | None:
    """Return the data key, or None when the sealed bytes were made for another vault or slot.

    `unseal` decrypts with the office's root identity; what it raises is the caller's.
    """
    opened, prefix = unseal(slot.sealed), _office_prefix(vault_id, slot.id)
    if not opened.startswith(prefix) or len(opened) != len(prefix) + SIZE:
        return None
    return Dek(opened[len(prefix) :])


def wrap_previous(dek: Dek, previous: Dek, vault_id: str) -> bytes:
    """Return the key before a rekey, wrapped by the new one, so that an interrupted rekey can be finished."""
    nonce = secrets.token_bytes(_NONCE_SIZE)
    return nonce + AESGCM(dek.subkey("previous")).encrypt(nonce, previous.raw(), _previous_aad(vault_id))


def unwrap_previous(dek: Dek, wrapped: bytes, vault_id: str) -> Dek | None:
    """Return the key before an interrupted rekey, or None when the bytes were changed."""
    nonce, sealed = wrapped[:_NONCE_SIZE], wrapped[_NONCE_SIZE:]
    try:
        return Dek(AESGCM(dek.subkey("previous")).decrypt(nonce, sealed, _previous_aad(vault_id)))
    except (InvalidTag, ValueError):
        return None


def _seconds_of(cost: KdfCost) -> float:
    start = time.perf_counter()
    _argon2id(b"calibration", bytes(_SALT_SIZE), cost)
    return time.perf_counter() - start


def _argon2id(secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(salt=salt, length=SIZE, iterations=cost.t, lanes=cost.p, memory_cost=cost.m_kib)
    return kdf.derive(secret)


def _passphrase_key(slot: Slot, passphrase: str) -> bytes:
    # Keyboards differ in how they compose an accent; NFC makes them one passphrase.
    return _argon2id(unicodedata.normalize("NFC", passphrase).encode(), slot.salt, slot.cost or KdfCost())


def _recovery_key(slot: Slot, secret: bytes) -> bytes:
    # 128 random bits cannot be guessed, so no slow function is needed.
    return HKDF(algorithm=SHA256(), length=SIZE, salt=slot.salt, info=b"jc-recovery-v1").derive(secret)


def _wrapped_into(bare: Slot, key: bytes, dek: Dek, vault_id: str) -> Slot:
    nonce = secrets.token_bytes(_NONCE_SIZE)
    wrapped = AESGCM(key).encrypt(nonce, dek.raw(), _aad(bare, vault_id))
    return Slot(bare.id, bare.kind, bare.created, bare.user, bare.cost, bare.salt, nonce, wrapped)


def _unwrapped(slot: Slot, key: bytes, vault_id: str) -> Dek | None:
    try:
        return Dek(AESGCM(key).decrypt(slot.nonce, slot.wrapped, _aad(slot, vault_id)))
    except InvalidTag:
        return None


def _aad(slot: Slot, vault_id: str) -> bytes:
    bound = {"vault_id": vault_id, "id": slot.id, "kind": slot.kind, "user": slot.user} | _kdf_params(slot.cost)
    return json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()


def _kdf_params(cost: KdfCost | None) -> dict[str, Any]:
    if cost is None:
        return {"kdf": "hkdf"}
    return {"kdf": "argon2id", "m_kib": cost.m_kib, "t": cost.t, "p": cost.p}


def _content(raw: Mapping[str, Any]) -> dict[str, Any]:
    if raw["kind"] == OFFICE:
        return {"sealed": _bytes(raw, "age")}
    keys = {
        "salt": _bytes(raw, "salt", _SALT_SIZE),
        "nonce": _bytes(raw, "nonce", _NONCE_SIZE),
        "wrapped": _bytes(raw, "wrapped", _WRAPPED_SIZE),
    }
    if (raw["kind"], raw["kdf"]) == (RECOVERY, "hkdf"):
        return keys
    if (raw["kind"], raw["kdf"]) != (PASSPHRASE, "argon2id"):
        message = "an unknown kind of key slot"
        raise ValueError(message)
    return keys | {"user": raw["user"], "cost": _cost(raw)}


def _cost(raw: Mapping[str, Any]) -> KdfCost:
    cost = KdfCost(raw["m_kib"], raw["t"], raw["p"])
    if not all(type(number) is int for number in (cost.m_kib, cost.t, cost.p)) or not cost.is_accepted():
        message = "a cost outside the accepted range"
        raise ValueError(message)
    return cost


def _bytes(raw: Mapping[str, Any], name: str, size: int = 0) -> bytes:
    content = base64.b64decode(raw[name], validate=True)
    if size and len(content) != size:
        message = f"{name} has another size"
        raise ValueError(message)
    return content


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _office_prefix(vault_id: str, slot_id: str) -> bytes:
    return f"jc-office-slot-v1:{vault_id}:{slot_id}:".encode()


def _previous_aad(vault_id: str) -> bytes:
    return b"jc-rekey-v1:" + vault_id.encode()


def _now() -> str:
    return clock.now().isoformat(timespec="seconds")
