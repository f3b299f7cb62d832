"""Where the exchange stands: last packages, who is late, what waits; and what a package says of itself."""

from __future__ import annotations

import pytest
from tests.exchange import two_stores

from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.standing import arrival, key_fingerprints, standing
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.stores import Founding, make_store


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    made = two_stores.make_district(tmp_path_factory.mktemp("district"))
    yield made
    made.close()


@pytest.fixture
def district(founded, tmp_path):
    copied = two_stores.copy_of(founded, tmp_path / "copy")
    yield copied
    copied.close()


def test_a_laptop_knows_its_office_and_what_it_has_not_delivered(district) -> None:
    before = standing(district.laptop)
    district.change(district.laptop, "Sara", email="sara@example.org")
    now = standing(district.laptop)
    assert (now.is_office, now.office, now.is_paired) == (False, "Polo Lavoro", True)
    assert now.undelivered == before.undelivered + 1


def test_packages_are_told_with_direction_and_words(district) -> None:
    made = district.up()
    newest = standing(district.laptop).packages[0]
    assert (newest.is_out, newest.other, newest.number) == (True, "Polo Lavoro", 1)
    assert newest.fingerprint == made.fingerprint


def test_the_office_sees_which_laptop_is_late(district) -> None:
    courier.receive(district.office, district.up().file.path)
    with clock.fixed(clock.now() + two_stores.DAYS * 40):
        laptop = standing(district.office).laptops[0]
        assert (laptop.label, laptop.prefix, laptop.days) == ("PC di Elena", "EM", 40)


def test_a_laptop_without_an_office_is_not_paired(tmp_path) -> None:
    store = make_store(tmp_path / "lone", "frase di prova lunga", Founding("Elena", cost=KdfCost.floor()))
    assert not standing(store).is_paired
    assert key_fingerprints(store)[1] is None
    store.close()


def test_a_package_tells_what_the_office_has_seen(district) -> None:
    two_stores.live_a_month(district)
    seen = courier.inspect(district.laptop, district.down().file.path)
    told = arrival(district.laptop, seen)
    assert (told.sender, told.number, told.before) == ("Polo Lavoro", 2, 1)
    assert told.seen == told.own > 0


def test_a_package_that_came_before_is_known_with_its_day(district) -> None:
    made = district.down()
    courier.receive(district.laptop, made.file.path)
    told = arrival(district.laptop, courier.inspect(district.laptop, made.file.path))
    assert told.is_known
    assert told.imported_at is not None


def test_both_sides_see_the_same_fingerprint_of_the_office(district) -> None:
    assert key_fingerprints(district.office)[0] == key_fingerprints(district.laptop)[1]
