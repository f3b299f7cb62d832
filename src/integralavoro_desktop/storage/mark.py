"""The mark: how far this store had come, kept outside its folder, so that a restored or copied store is noticed."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from integralavoro_desktop.kernel.paths import state_dir
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from integralavoro_desktop.storage.vault import Vault

VERSION = 1
_NONCE_SIZE = 16


class Verdict(StrEnum):
    """What the mark says of the store; everything but OK asks for a new incarnation before the first write."""

    OK = "ok"
    RESTORED = "restored"
    OTHER_MACHINE = "other_machine"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a store stands in its own log: incarnation, number and chain hash of the last change set (or 0, b"")."""

    incarnation: bytes
    seq: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """A position written after a commit, every erasure tag known by then, and the computer it was written on."""

    position: Position
    machine: bytes
    erased: frozenset[bytes] = frozenset()


class MarkFile:
    """The mark of one vault in the state folder, sealed by a key that only the open vault has."""

    def __init__(self, folder: Path, vault_id: str, key: bytes) -> None:
        with known_faults():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / f"{vault_id}.mark"
        self._vault_id = vault_id
        self._key = key
        self._machine = folder / "machine"

    @classmethod
    def of(cls, vault: Vault) -> Self:
        """Return the mark of an open vault on this computer."""
        return cls(state_dir() / "marks", vault.vault_id, vault.dek.subkey("mark"))

    def read(self) -> Mark | None:
        """Return the mark, or None when there is none or somebody changed it."""
        try:
            raw = json.loads(self._path.read_bytes())
            seal = bytes.fromhex(raw.pop("seal"))
            if not hmac.compare_digest(seal, self._seal(raw)) or raw["vault_id"] != self._vault_id:
                return None
            return _from_json(raw)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def write(self, position: Position, erased: Iterable[bytes] = ()) -> Mark:
        """Write the mark after a commit; erasure tags are only ever added. Raises `AppError` when the disk refuses."""
        before = self.read()
        known = before.erased if before else frozenset()
        mark = Mark(position, self.machine(), known | frozenset(erased))
        raw = _to_json(mark) | {"v": VERSION, "vault_id": self._vault_id}
        write_durably(self._path, json.dumps(raw | {"seal": self._seal(raw).hex()}, sort_keys=True).encode())
        return mark

    def machine(self) -> bytes:
        """Return the random name of this computer's state folder, made at the first call."""
        with known_faults():
            if self._machine.exists():
                return self._machine.read_bytes()
        nonce = secrets.token_bytes(_NONCE_SIZE)
        write_durably(self._machine, nonce)
        return nonce

    def _seal(self, raw: dict[str, Any]) -> bytes:
        spelled = json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()
        return hmac.digest(self._key, b"jc-mark-v1:" + spelled, "sha256")


def compare(
    mark: Mark | None, here: Position, *, machine: bytes, chain_at: Callable[[int], bytes | None] | None = None
) -> Verdict:
    """Say whether the store is the one the mark was written for (rule: the store is never behind its mark).

    `machine` is this computer's; `chain_at` gives the chain hash of an own change set, or None when it is not kept:
    with it a store that went on from a restored copy is noticed too. A needless new incarnation costs one row.
    """
    if mark is None:
        return Verdict.OK if here.seq == 0 else Verdict.MISSING
    if not hmac.compare_digest(mark.machine, machine):
        return Verdict.OTHER_MACHINE
    if mark.position.incarnation != here.incarnation or here.seq < mark.position.seq:
        return Verdict.RESTORED
    chain = here.chain if here.seq == mark.position.seq else _known_chain(mark, chain_at)
    return Verdict.OK if chain == mark.position.chain else Verdict.RESTORED


def _known_chain(mark: Mark, chain_at: Callable[[int], bytes | None] | None) -> bytes:
    found = chain_at(mark.position.seq) if chain_at and mark.position.seq else None
    return mark.position.chain if found is None else found


def _to_json(mark: Mark) -> dict[str, Any]:
    return {
        "incarnation": mark.position.incarnation.hex(),
        "seq": mark.position.seq,
        "chain": mark.position.chain.hex(),
        "machine": mark.machine.hex(),
        "erased": sorted(tag.hex() for tag in mark.erased),
    }


def _from_json(raw: dict[str, Any]) -> Mark:
    position = Position(bytes.fromhex(raw["incarnation"]), int(raw["seq"]), bytes.fromhex(raw["chain"]))
    return Mark(position, bytes.fromhex(raw["machine"]), frozenset(bytes.fromhex(tag) for tag in raw["erased"]))
