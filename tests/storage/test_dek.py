"""The data key is never shown, never pickled, and gone once wiped."""

from __future__ import annotations

import pickle

import pytest

from integralavoro_desktop.storage.dek import Dek


def test_a_key_shows_nothing_of_itself() -> None:
    key = Dek(b"K" * 32)
    assert (repr(key), str(key), f"{key}") == ("Dek(hidden)",) * 3


def test_a_key_does_not_leave_the_process() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Dek.fresh())


def test_a_wiped_key_cannot_be_used() -> None:
    key = Dek.fresh()
    key.wipe()
    assert key.is_wiped
    for use in (key.raw, key.sqlcipher_key, lambda: key.subkey("mark")):
        with pytest.raises(RuntimeError):
            use()


def test_subkeys_differ_by_purpose_and_by_key() -> None:
    one, other = Dek(bytes(range(32))), Dek(bytes(range(1, 33)))
    assert len({one.subkey("mark"), one.subkey("previous"), other.subkey("mark"), one.raw()}) == 4
    assert one.subkey("mark") == Dek(bytes(range(32))).subkey("mark")


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Dek(bytes(31))
