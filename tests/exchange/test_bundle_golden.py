"""Bundles frozen when their format was released open for ever."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from integralavoro_desktop.exchange.bundle import KnownSender, Receiver, open_bundle
from integralavoro_desktop.exchange.header import Reader
from integralavoro_desktop.exchange.identity import DeviceKeys

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "exchange"


@pytest.fixture
def opened():
    words = json.loads((GOLDEN / "format1.json").read_text(encoding="utf-8"))
    keys = DeviceKeys.from_bytes(bytes.fromhex(words["recipient"]))
    known = {bytes.fromhex(words["sender"]): KnownSender((bytes.fromhex(words["sender_sign_pub"]),))}
    reader = Reader(district="milano-3", schema=1)
    receiver = Receiver(keys.device_id, (keys.age_identity,), reader, known.get)
    return open_bundle((GOLDEN / "format1.jcb").read_bytes(), receiver)


def test_a_bundle_of_format_1_opens(opened):
    assert (opened.header.number, opened.header.decl.held) == (11, {"p:a": b"epoch-01"})


def test_its_rows_and_attachments_are_there(opened):
    rows = list(opened.lines("cs", msgspec.json.Decoder(list)))
    assert (len(rows), rows[19]) == (20, [19, "contact", "row-19", {"note": "Sentita al telefono: sì"}])
    assert opened.blob(opened.blob_hashes()[0]) == b"%PDF-1.7 attestato"
    assert opened.has("erased")
