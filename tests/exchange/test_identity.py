"""Keys, ids that follow from them, certificates, fingerprints."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec
import pytest

from integralavoro_desktop.exchange import fingerprint
from integralavoro_desktop.exchange.container import is_signature
from integralavoro_desktop.exchange.identity import (
    DeviceCertificate,
    DeviceKeys,
    Signed,
    device_id,
    newest,
    revoked,
    sign_certificate,
    verify_certificate,
)
from integralavoro_desktop.exchange.refusal import Damaged, StatementForged

AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def root():
    return DeviceKeys.generate()


@pytest.fixture(scope="module")
def keys():
    return DeviceKeys.generate()


def certificate_of(keys, **changes):
    words = {
        "district": "milano-3",
        "device_id": keys.device_id,
        "sign_pub": keys.sign_pub,
        "age_rcpt": keys.age_recipient,
        "label": "Portatile blu, perché no",
        "prefix": "MI3",
        "users": ("u-1",),
        "roles": ("coach",),
        "valid_from": AT,
        "serial": 1,
    }
    return DeviceCertificate(**{**words, **changes})


def test_keys_come_back_from_the_vault(keys):
    again = DeviceKeys.from_bytes(keys.to_bytes())
    assert (again.device_id, again.age_recipient) == (keys.device_id, keys.age_recipient)
    assert is_signature(again.sign(b"x"), b"x", keys.sign_pub)


@pytest.mark.parametrize("stored", [b"", b"JCK1", b"JCK2" + bytes(60), b"JCK1" + bytes(32) + b"AGE-SECRET-KEY-1X"])
def test_other_bytes_are_no_keys(stored):
    with pytest.raises(ValueError, match="not"):
        DeviceKeys.from_bytes(stored)


def test_keys_never_show_in_a_text(keys):
    shown = f"{keys!r} {keys}"
    assert keys.age_identity not in shown
    assert keys.seed.hex() not in shown
    assert repr(keys.seed)[2:-1] not in shown


def test_the_id_follows_from_the_public_keys(keys):
    expected = hashlib.sha256(b"jc-device-v1" + keys.sign_pub + keys.age_recipient.encode()).digest()[:16]
    assert keys.device_id == expected
    assert device_id(keys.sign_pub, DeviceKeys.generate().age_recipient) != expected


def test_a_certificate_of_the_office_is_believed(keys, root):
    certificate = certificate_of(keys)
    assert verify_certificate(sign_certificate(certificate, root), root.sign_pub) == certificate


def test_a_certificate_survives_travelling_as_json(keys, root):
    signed = msgspec.json.decode(msgspec.json.encode(sign_certificate(certificate_of(keys), root)), type=Signed)
    assert verify_certificate(signed, root.sign_pub).label == "Portatile blu, perché no"


def test_a_certificate_of_somebody_else_is_not_believed(keys, root):
    with pytest.raises(StatementForged):
        verify_certificate(sign_certificate(certificate_of(keys), keys), root.sign_pub)


@pytest.mark.parametrize("change", [("MI3", "MI4"), ('"serial":1', '"serial":2'), ("coach", "polo!")])
def test_a_changed_certificate_is_not_believed(keys, root, change):
    signed = sign_certificate(certificate_of(keys), root)
    with pytest.raises(StatementForged):
        verify_certificate(Signed(signed.body.replace(*change), signed.sig), root.sign_pub)


def test_a_signature_made_for_another_purpose_is_no_certificate(keys, root):
    body = sign_certificate(certificate_of(keys), root).body
    with pytest.raises(StatementForged):
        verify_certificate(Signed(body, root.sign(body.encode())), root.sign_pub)


def test_nobody_can_be_certified_under_anothers_id(keys, root):
    stolen = certificate_of(keys, sign_pub=root.sign_pub)
    with pytest.raises(StatementForged):
        verify_certificate(sign_certificate(stolen, root), root.sign_pub)


def test_a_recipient_that_is_none_is_refused(keys, root):
    wrong = certificate_of(keys, age_rcpt="age1no", device_id=device_id(keys.sign_pub, "age1no"))
    with pytest.raises(Damaged):
        verify_certificate(sign_certificate(wrong, root), root.sign_pub)


def test_the_highest_serial_holds_in_whatever_order_they_come(keys):
    first = certificate_of(keys)
    lost = revoked(first, at=AT, reason="smarrito")
    assert newest((lost, first)) == newest((first, lost)) == {keys.device_id: lost}
    assert (first.is_active, lost.is_active, lost.serial) == (True, False, 2)


def test_a_status_of_a_newer_version_is_not_active(keys):
    assert not certificate_of(keys, status="asleep").is_active


def test_fingerprints_have_four_words_and_thirty_digits(keys):
    print_of_keys = fingerprint.of_keys(keys.sign_pub, keys.age_recipient)
    assert len(print_of_keys.words) == 4
    assert [len(group) for group in print_of_keys.digits] == [5] * 6
    assert print_of_keys.written.replace(" ", "").isdigit()


def test_a_fingerprint_never_changes():
    known = fingerprint.of_file(hashlib.sha256(b"un file").digest())
    assert known.spoken == "gelato-drago-pagina-disco"
    assert known.written == "80507 09984 42787 88689 48793 26103"


def test_another_file_has_another_fingerprint():
    prints = {fingerprint.of_file(hashlib.sha256(b"%d" % number).digest()) for number in range(200)}
    assert len({print_.spoken for print_ in prints}) == len({print_.written for print_ in prints}) == 200
