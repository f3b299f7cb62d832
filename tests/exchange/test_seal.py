"""The envelope: one reader, and nothing but age files for exactly one key."""

from __future__ import annotations

import io
import shutil
import subprocess

import pyrage
import pytest

from integralavoro_desktop.exchange import seal
from integralavoro_desktop.exchange.refusal import Damaged, ForeignSeal, NotForThisDevice, TooLarge


@pytest.fixture(scope="module")
def identity():
    return seal.new_identity()


def test_what_was_sealed_comes_out_again(identity):
    sealed = seal.seal_bytes(b"una riga" * 20_000, seal.recipient_of(identity))
    assert seal.unseal(sealed, (identity,)) == b"una riga" * 20_000


def test_an_older_identity_still_opens(identity):
    sealed = seal.seal_bytes(b"tardi", seal.recipient_of(identity))
    assert seal.unseal(sealed, (seal.new_identity(), identity)) == b"tardi"


def test_another_reader_cannot_open(identity):
    sealed = seal.seal_bytes(b"privato", seal.recipient_of(identity))
    with pytest.raises(NotForThisDevice):
        seal.unseal(sealed, (seal.new_identity(),))


def test_a_file_for_two_readers_is_refused(identity):
    other = pyrage.x25519.Identity.generate().to_public()
    both = pyrage.encrypt(b"a due", [pyrage.x25519.Recipient.from_str(seal.recipient_of(identity)), other])
    with pytest.raises(ForeignSeal):
        seal.unseal(both, (identity,))


def test_a_passphrase_of_any_cost_is_refused_before_it_is_stretched(identity):
    # 2 to the power of 30 rounds would need a terabyte of memory: coming back at all shows that they were not tried
    stanza = b"-> scrypt A9qym3mX52LVP4qG7fkSXQ 30\n" + b"A" * 43
    costly = b"age-encryption.org/v1\n" + stanza + b"\n--- " + b"A" * 43 + b"\n" + bytes(100)
    with pytest.raises(ForeignSeal):
        seal.unseal(costly, (identity,))


def test_a_file_written_as_text_is_refused(identity):
    armoured = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(seal.recipient_of(identity))], armored=True)
    with pytest.raises(ForeignSeal):
        seal.unseal(armoured, (identity,))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"age-encryption.org/v1",
        b"age-encryption.org/v1\n" + b"-> X25519 aaaa\n" * 4000,
        b"age-encryption.org/v1\nAAAA\n--- " + b"A" * 43,
        b"age-encryption.org/v2\n-> X25519 a\nb\n--- " + b"A" * 43,
        b"PK\x03\x04 un altro tipo di file",
    ],
)
def test_what_is_no_age_file_is_called_damaged(identity, data):
    with pytest.raises(Damaged):
        seal.unseal(data, (identity,))


def test_more_than_the_limit_is_refused_unread(identity, monkeypatch):
    monkeypatch.setattr(seal, "MAX_FILE", 100)
    with pytest.raises(TooLarge):
        seal.unseal(b"x" * 101, (identity,))


@pytest.mark.parametrize("size", [0, 500, 200_000])
def test_a_disk_that_fills_up_is_told_as_such(identity, size):
    class FullDisk(io.BytesIO):
        def write(self, data):
            raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space") as caught:
        seal.seal(io.BytesIO(b"x" * size), FullDisk(), recipient=seal.recipient_of(identity))
    assert caught.value.errno == 28


def test_recipients_are_recognised(identity):
    assert seal.is_recipient(seal.recipient_of(identity))
    assert not seal.is_recipient(identity)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed")
def test_the_age_command_opens_what_we_seal(identity, tmp_path):
    key, sealed = tmp_path / "key", tmp_path / "sealed"
    key.write_text(identity + "\n")
    sealed.write_bytes(seal.seal_bytes(b"leggibile tra vent'anni", seal.recipient_of(identity)))
    done = subprocess.run(["age", "-d", "-i", key, sealed], capture_output=True, check=True)  # noqa: S607
    assert done.stdout == b"leggibile tra vent'anni"


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed")
def test_we_open_what_the_age_command_seals(identity):
    command = ["age", "-r", seal.recipient_of(identity)]
    done = subprocess.run(command, input=b"dal comando", capture_output=True, check=True)
    assert seal.unseal(done.stdout, (identity,)) == b"dal comando"
