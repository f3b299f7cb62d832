"""Takes a person's passphrase away for good: a new key for the store, so that an old copy of a slot opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import keyslots, recovery_code
from integralavoro_desktop.storage.dek import Dek
from integralavoro_desktop.storage.rekey import finish_rekey
from integralavoro_desktop.storage.vault_file import sealed_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integralavoro_desktop.storage.keyslots import KdfCost, Slot
    from integralavoro_desktop.storage.vault import Vault
    from integralavoro_desktop.storage.vault_file import VaultFile


def remove_user(
    vault: Vault, user: str, *, staying: Mapping[str, str], recovery: str, seal: Callable[[bytes], bytes] | None = None
) -> tuple[str, ...]:
    """Take away a person's passphrase and rekey the store; returns the users who must be added again.

    `staying` maps users to the passphrases they just typed: a slot can be carried over only by its passphrase.
    `recovery` is the code of a new, printed and proved sheet. `seal` renews the office's slot; without it the slot
    goes. Make a backup first. Raises `AppError` before any change when a passphrase is wrong or nobody stays.
    """
    costs = _proved_costs(vault.keys, {name: typed for name, typed in staying.items() if name != user})
    dek = Dek.fresh()
    slots = [
        sealed_for(dek, vault.vault_id, user=name, passphrase=staying[name], cost=cost) for name, cost in costs.items()
    ]
    slots.append(keyslots.seal_recovery_slot(dek, vault.vault_id, recovery_code.read_code(recovery)))
    if seal is not None:
        slots.append(keyslots.seal_office_slot(dek, vault.vault_id, seal))
    left_out = tuple(name for name in vault.keys.users() if name != user and name not in costs)
    _change_key(vault, dek, slots)
    return left_out


def _proved_costs(keys: VaultFile, staying: Mapping[str, str]) -> dict[str, KdfCost]:
    if not staying:
        raise AppError(
            _("This is the only passphrase of the archive."),
            _("Nothing has changed."),
            _("Add another person first, then remove this one."),
        )
    costs = {}
    for name, typed in staying.items():
        opened = keys.open_with_passphrase(typed, user=name)
        opened.dek.wipe()
        if opened.slot.cost is not None:
            costs[name] = opened.slot.cost
    return costs


def _change_key(vault: Vault, dek: Dek, slots: list[Slot]) -> None:
    vault.disconnect()
    vault.keys.begin_rekey(dek, vault.dek, slots)
    # From here on `vault.json` opens with the new key only; the pool is empty, so no connection mixes the two.
    vault.dek.become(dek)
    dek.wipe()
    finish_rekey(vault.keys, vault.dek)
