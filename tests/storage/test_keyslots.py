"""Key slots open with the right secret only, and never with weakened or foreign parameters."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from integralavoro_desktop.storage import keyslots
from integralavoro_desktop.storage.dek import Dek
from integralavoro_desktop.storage.keyslots import KdfCost, Slot, calibrated, wait_after

VAULT_ID = "5f" * 16
FLOOR = KdfCost.floor()
DEK = Dek(bytes(range(32)))


def passphrase_slot(passphrase: str) -> Slot:
    return keyslots.seal_passphrase_slot(DEK, VAULT_ID, user="u-elena", passphrase=passphrase, cost=FLOOR)


@pytest.fixture(scope="module")
def slot() -> Slot:
    return passphrase_slot("tre barche")


@pytest.fixture(scope="module")
def recovery() -> Slot:
    return keyslots.seal_recovery_slot(DEK, VAULT_ID, bytes(16))


def test_the_right_passphrase_gives_the_key_back(slot: Slot) -> None:
    opened = keyslots.open_passphrase_slot(slot, VAULT_ID, "tre barche")
    assert opened is not None
    assert opened.is_same(DEK)


@pytest.mark.parametrize("typed", ["", "Tre barche", "tre barche "])
def test_a_wrong_passphrase_gives_nothing(slot: Slot, typed: str) -> None:
    assert keyslots.open_passphrase_slot(slot, VAULT_ID, typed) is None


def test_an_accent_composed_by_another_keyboard_is_the_same_passphrase() -> None:
    made = passphrase_slot(unicodedata.normalize("NFC", "perché"))
    assert keyslots.open_passphrase_slot(made, VAULT_ID, unicodedata.normalize("NFD", "perché")) is not None


def test_a_slot_of_another_vault_does_not_open(slot: Slot) -> None:
    assert keyslots.open_passphrase_slot(slot, "60" * 16, "tre barche") is None


@pytest.mark.parametrize("change", [{"user": "u-altra"}, {"id": "00"}, {"cost": KdfCost(64 * 1024, 4, 4)}])
def test_a_changed_slot_does_not_open(slot: Slot, change: dict[str, Any]) -> None:
    assert keyslots.open_passphrase_slot(replace(slot, **change), VAULT_ID, "tre barche") is None


def test_the_parameters_are_bound_even_where_the_derived_key_is_the_same(recovery: Slot) -> None:
    secret = bytes(16)
    assert keyslots.open_recovery_slot(recovery, VAULT_ID, secret) is not None
    assert keyslots.open_recovery_slot(replace(recovery, user="u-altra"), VAULT_ID, secret) is None
    assert keyslots.open_recovery_slot(replace(recovery, cost=FLOOR), VAULT_ID, secret) is None
    assert keyslots.open_recovery_slot(replace(recovery, kind="passphrase"), VAULT_ID, secret) is None


@pytest.mark.parametrize(
    "cost", [KdfCost((1 << 20) + 1), KdfCost(1 << 31, 1, 1), KdfCost(32 * 1024), KdfCost(64 * 1024, 2), KdfCost(p=0)]
)
def test_a_cost_out_of_range_is_refused_before_the_memory_is_claimed(
    slot: Slot, cost: KdfCost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyslots, "Argon2id", lambda **_: pytest.fail("the function was called"))
    assert keyslots.open_passphrase_slot(replace(slot, cost=cost), VAULT_ID, "tre barche") is None
    with pytest.raises(ValueError, match="accepted range"):
        Slot.from_json(replace(slot, cost=cost).to_json())
    with pytest.raises(ValueError, match="accepted range"):
        keyslots.seal_passphrase_slot(DEK, VAULT_ID, user="u", passphrase="p", cost=cost)


def test_every_kind_of_slot_survives_its_spelling(slot: Slot, recovery: Slot) -> None:
    office = keyslots.seal_office_slot(DEK, VAULT_ID, bytes)
    assert [Slot.from_json(one.to_json()) for one in (slot, recovery, office)] == [slot, recovery, office]


@pytest.mark.parametrize("name", ["id", "kind", "kdf", "user", "m_kib", "t", "p", "salt", "nonce", "wrapped"])
@pytest.mark.parametrize("value", [None, 7.5, [], {}])
def test_a_slot_with_a_damaged_field_is_refused(slot: Slot, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"slot|range|size|kind"):
        Slot.from_json(slot.to_json() | {name: value})


def test_the_office_slot_opens_only_for_its_own_vault() -> None:
    office = keyslots.seal_office_slot(DEK, VAULT_ID, lambda opened: opened[::-1])
    back = keyslots.open_office_slot(office, VAULT_ID, lambda sealed: sealed[::-1])
    assert back is not None
    assert back.is_same(DEK)
    assert keyslots.open_office_slot(office, "60" * 16, lambda sealed: sealed[::-1]) is None
    assert keyslots.open_office_slot(office, VAULT_ID, lambda _: b"") is None


def test_a_fast_computer_gets_more_passes_and_a_slow_one_less_memory() -> None:
    fast = calibrated(lambda cost: 0.02 * cost.t * cost.m_kib / (256 * 1024))
    slow = calibrated(lambda cost: 3.0 * cost.m_kib / (256 * 1024))
    assert fast == KdfCost(256 * 1024, 38, 4)
    assert slow == KdfCost(64 * 1024, 3, 4)
    assert calibrated(lambda _: 0.7) == KdfCost()
    assert calibrated(lambda _: 9.0) == FLOOR


def test_the_wait_grows_after_five_wrong_tries_up_to_five_minutes() -> None:
    assert [wait_after(tries) for tries in (0, 4, 5, 6, 7, 11, 10_000)] == [0, 0, 5, 10, 20, 300, 300]
