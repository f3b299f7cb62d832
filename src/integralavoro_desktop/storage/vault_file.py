"""The file `vault.json` beside the store: who can open it, and by which key slot."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import keyslots, recovery_code
from integralavoro_desktop.storage.durable import BEFORE, write_durably
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.keyslots import OFFICE, PASSPHRASE, RECOVERY, KdfCost, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integralavoro_desktop.storage.dek import Dek

NAME = "vault.json"
_LARGEST = 1 << 20
_MOST_SLOTS = 64  # each wrong guess tries them all
_BEFORE_LIVES = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Opened:
    """A data key and the slot that gave it: `slot.kind` tells the window whether a new sheet must be printed."""

    dek: Dek
    slot: Slot


class VaultFile:
    """The key slots of one vault; every change is on the disk before it is in memory."""

    def __init__(
        self, folder: Path, vault_id: str, *, slots: tuple[Slot, ...] = (), unknown: list[Any], previous: bytes
    ) -> None:
        self.path = folder / NAME
        self.vault_id = vault_id
        self.slots = slots
        self._unknown = unknown
        self._previous = previous

    @classmethod
    def fresh(cls, folder: Path) -> VaultFile:
        """Return the key slots of a new vault: none yet, nothing written."""
        return cls(folder, secrets.token_hex(16), unknown=[], previous=b"")

    @classmethod
    def read(cls, folder: Path) -> VaultFile:
        """Read `vault.json`; slots of unknown kinds are kept and written back, not used.

        Raises `AppError` when the file is damaged or comes from a newer version.
        """
        with known_faults():
            content = (folder / NAME).read_bytes()
        try:
            raw = json.loads(content) if len(content) <= _LARGEST else None
            return cls._from_json(folder, raw)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise _damaged() from None

    def users(self) -> tuple[str, ...]:
        """Return who has a passphrase, in the order they were added."""
        return tuple(slot.user for slot in self.slots if slot.kind == PASSPHRASE)

    def has(self, kind: str) -> bool:
        """Say whether there is a slot of a kind: `RECOVERY` for the sheet, `OFFICE` for the office's key."""
        return any(slot.kind == kind for slot in self.slots)

    def open_with_passphrase(self, passphrase: str, *, user: str = "") -> Opened:
        """Return the data key; `user` spares the time of trying the others' slots.

        Raises one and the same `AppError` for a wrong passphrase and for a slot somebody changed.
        """
        opened = self.try_passphrase(passphrase, user=user)
        if opened is None:
            raise _wrong_passphrase() if self.users() else _damaged()
        return opened

    def try_passphrase(self, passphrase: str, *, user: str = "") -> Opened | None:
        """Return the data key, or None when no slot (or not the one of `user`) opens."""
        for slot in self.slots:
            if slot.kind == PASSPHRASE and user in {"", slot.user}:
                with known_faults():
                    dek = keyslots.open_passphrase_slot(slot, self.vault_id, passphrase)
                if dek is not None:
                    return Opened(dek, slot)
        return None

    def open_with_recovery(self, code: str) -> Opened:
        """Return the data key by the code of the recovery sheet; use it once, then replace the sheet."""
        secret = recovery_code.read_code(code)
        for slot in self.slots:
            if slot.kind == RECOVERY:
                dek = keyslots.open_recovery_slot(slot, self.vault_id, secret)
                if dek is not None:
                    return Opened(dek, slot)
        raise AppError(
            _("This recovery sheet does not open this archive."),
            _("The data are closed and intact."),
            _("Look for the newest sheet, or ask the office to open with its key."),
        )

    def open_with_office(self, unseal: Callable[[bytes], bytes]) -> Opened:
        """Return the data key by the office's root identity; `unseal` raises what its own room defines."""
        for slot in self.slots:
            if slot.kind == OFFICE:
                dek = keyslots.open_office_slot(slot, self.vault_id, unseal)
                if dek is not None:
                    return Opened(dek, slot)
        raise AppError(
            _("The office's key does not open this archive."),
            _("The data are closed and intact."),
            _("Use your passphrase or the recovery sheet."),
        )

    def set_passphrase(self, dek: Dek, user: str, passphrase: str, *, cost: KdfCost) -> None:
        """Give `user` a passphrase, in place of the one they had; for a new user or after a recovery."""
        slot = sealed_for(dek, self.vault_id, user=user, passphrase=passphrase, cost=cost)
        self._replace([kept for kept in self.slots if (kept.kind, kept.user) != (PASSPHRASE, user)] + [slot])

    def change_passphrase(self, user: str, old: str, new: str, *, cost: KdfCost) -> None:
        """Wrap the key anew under `new` after `old` was proved; the store itself is not touched."""
        opened = self.open_with_passphrase(old, user=user)
        try:
            self.set_passphrase(opened.dek, opened.slot.user, new, cost=cost)
        finally:
            opened.dek.wipe()

    def set_recovery(self, dek: Dek, code: str) -> None:
        """Make a printed and proved code the one recovery sheet; an earlier sheet stops working."""
        slot = keyslots.seal_recovery_slot(dek, self.vault_id, recovery_code.read_code(code))
        self._replace([kept for kept in self.slots if kept.kind != RECOVERY] + [slot])

    def set_office(self, dek: Dek, seal: Callable[[bytes], bytes]) -> None:
        """Let the office open too; `seal` encrypts bytes to its root recipient."""
        slot = keyslots.seal_office_slot(dek, self.vault_id, seal)
        self._replace([kept for kept in self.slots if kept.kind != OFFICE] + [slot])

    def remove_slot(self, slot_id: str) -> None:
        """Delete one slot; the last passphrase stays. To shut a person out, rekey too: see `remove_user`."""
        kept = [slot for slot in self.slots if slot.id != slot_id]
        if not any(slot.kind == PASSPHRASE for slot in kept):
            raise AppError(
                _("This is the only passphrase of the archive."),
                _("Nothing has changed."),
                _("Add another person first, then remove this one."),
            )
        self._replace(kept)

    def begin_rekey(self, dek: Dek, previous: Dek, slots: list[Slot]) -> None:
        """Write the slots of a new key together with the old key wrapped by it: from here on the new one opens."""
        wrapped = keyslots.wrap_previous(dek, previous, self.vault_id)
        self._replace(slots, previous=wrapped, unknown=[])  # slots of unknown kinds wrap the old key

    def previous_key(self, dek: Dek) -> Dek | None:
        """Return the key before a rekey that is not finished, or None."""
        return keyslots.unwrap_previous(dek, self._previous, self.vault_id) if self._previous else None

    def finish_rekey(self) -> None:
        """Forget the key before the rekey and the copy of the file that held its slots."""
        self._replace(list(self.slots), previous=b"")
        _drop_before(self.path)

    def drop_old_copy(self) -> None:
        """Delete the `.bak` left by the last change when it is older than 24 hours: it may hold an old passphrase."""
        before = self.path.with_name(NAME + BEFORE)
        if before.exists() and clock.now().timestamp() - before.stat().st_mtime > _BEFORE_LIVES.total_seconds():
            _drop_before(self.path)

    def _replace(self, slots: list[Slot], *, previous: bytes | None = None, unknown: list[Any] | None = None) -> None:
        kept_previous = self._previous if previous is None else previous
        kept_unknown = self._unknown if unknown is None else unknown
        spelled: dict[str, Any] = {
            "v": keyslots.VERSION,
            "vault_id": self.vault_id,
            "slots": [slot.to_json() for slot in slots] + kept_unknown,
        }
        if kept_previous:
            spelled["previous"] = base64.b64encode(kept_previous).decode("ascii")
        write_durably(self.path, json.dumps(spelled, indent=1).encode() + b"\n", keep_before=previous is None)
        self.slots, self._previous, self._unknown = tuple(slots), kept_previous, kept_unknown

    @classmethod
    def _from_json(cls, folder: Path, raw: Any) -> VaultFile:
        if isinstance(raw["v"], int) and raw["v"] > keyslots.VERSION:
            raise AppError(
                _("This archive was made by a newer version of the program."),
                _("Nothing has changed."),
                _("Update the program, then open the archive again."),
            )
        if raw["v"] != keyslots.VERSION or not bytes.fromhex(raw["vault_id"]) or len(raw["slots"]) > _MOST_SLOTS:
            raise _damaged()
        slots: list[Slot] = []
        unknown: list[Any] = []
        for spelled in raw["slots"]:
            try:
                slots.append(Slot.from_json(spelled))
            except ValueError:
                unknown.append(spelled)
        previous = base64.b64decode(raw.get("previous", ""), validate=True)
        return cls(folder, raw["vault_id"], slots=tuple(slots), unknown=unknown, previous=previous)


def _drop_before(path: Path) -> None:
    """Delete the copy of the slots that the last change left."""
    with known_faults():
        path.with_name(NAME + BEFORE).unlink(missing_ok=True)


def sealed_for(dek: Dek, vault_id: str, *, user: str, passphrase: str, cost: KdfCost) -> Slot:
    """Return a passphrase slot, with the sentences for an empty passphrase and for too little memory."""
    if not passphrase.strip():
        raise AppError(
            _("The passphrase is empty."),
            _("Nothing has changed."),
            _("Write a passphrase of a few words."),
        )
    with known_faults():
        return keyslots.seal_passphrase_slot(dek, vault_id, user=user, passphrase=passphrase, cost=cost)


def _wrong_passphrase() -> AppError:
    return AppError(
        _("The passphrase is not right."),
        _("The data are closed and intact."),
        _("Check Caps Lock or use the recovery sheet."),
    )


def _damaged() -> AppError:
    return AppError(
        _("The file with the keys of the archive is damaged."),
        _("The data are closed and intact."),
        _("Restore the last backup: the archive of now is kept aside."),
    )
