"""A package that lost or changed a single bit on its way is refused, and nothing of it is written."""

from __future__ import annotations

import random

import pytest
from tests.little.model import Person
from tests.little.stores import add, everything

from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.refusal import Refusal

SEED = 20261122
FLIPS = 2_000


@pytest.fixture
def sent(district):
    """A small package on its way to the office, and what the office held before."""
    add(district.anna, Person(family_name="Ferri"))
    file = district.up("anna").file.path
    return file, file.read_bytes(), everything(district.office)


def is_refused(district, file, data: bytes) -> bool:
    file.write_bytes(data)
    try:
        courier.receive(district.office, file)
    except Refusal:
        return True
    return False


def test_every_truncation_is_refused_and_nothing_is_written(district, sent) -> None:
    file, whole, before = sent
    assert [length for length in range(len(whole)) if not is_refused(district, file, whole[:length])] == []
    assert everything(district.office) == before
    assert not is_refused(district, file, whole)


def test_two_thousand_flipped_bits_are_refused_and_nothing_is_written(district, sent) -> None:
    file, whole, before = sent
    places = random.Random(SEED).sample(range(8 * len(whole)), FLIPS)
    for place in places:
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        assert is_refused(district, file, bytes(flipped)), place
    assert everything(district.office) == before
    assert not is_refused(district, file, whole)


def test_what_hangs_on_behind_is_refused(district, sent) -> None:
    file, whole, before = sent
    for data in (whole + b"\0", whole * 2, b"\0" + whole):
        assert is_refused(district, file, data)
    assert everything(district.office) == before
