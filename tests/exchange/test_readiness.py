"""The checks before a package: each says what it found and where to mend it."""

from __future__ import annotations

import pytest
from tests.exchange import two_stores

from integralavoro_desktop.exchange import offers
from integralavoro_desktop.exchange.readiness import Ground, Mend, check_all
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import drafts
from integralavoro_desktop.storage.backup import make_backup
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.stores import Founding, make_store


class Codes:
    def label(self, _name, code):
        return code


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


def found(district, rows=()):
    return {one.code: one for one in check_all(Ground(district.laptop, district.backups, rows))}


def test_there_are_fourteen_checks_on_a_laptop(district) -> None:
    assert len(found(district)) == 14


def test_a_backup_of_today_is_enough_and_an_old_one_is_not(district) -> None:
    assert found(district)["backup"].mend is Mend.BACKUP
    assert not found(district)["backup"].is_passed
    make_backup(district.laptop.vault, district.backups)
    assert found(district)["backup"].is_passed
    with clock.fixed(clock.now() + two_stores.DAYS * 2):
        assert not found(district)["backup"].is_passed


def test_a_draft_is_told(district) -> None:
    assert found(district)["drafts"].is_passed
    with district.laptop.transaction() as conn:
        drafts.keep(conn, drafts.Draft("k", "candidate", "", "Scheda nuova", {}, clock.now()))
    assert found(district)["drafts"].sentence == "1 draft is open: it does not go out."


def test_a_record_to_be_completed_is_found_among_those_that_go(district) -> None:
    key = district.people["Marco"]
    district.change(district.laptop, "Marco", note="Ha cambiato i farmaci", phone="")
    rows = offers.offer_for_office(district.laptop, Codes()).rows
    assert ("candidate", key) in rows
    assert found(district, rows)["complete"].record == ("candidate", key)


def test_a_clock_before_the_last_package_is_not_plausible(district) -> None:
    with clock.fixed(clock.now() - two_stores.DAYS * 2):
        assert not found(district)["clock"].is_passed


def test_an_office_without_laptops_is_not_ready(tmp_path) -> None:
    founding = Founding("Carlo Neri", is_office=True, district="Polo", cost=KdfCost.floor())
    store = make_store(tmp_path / "lone", "frase di prova lunga", founding)
    codes = {one.code: one for one in check_all(Ground(store, tmp_path / "backups"))}
    assert codes["paired"].sentence == "No laptop is paired yet."
    assert "receipt" not in codes
    store.close()


def test_it_tells_how_far_it_is(district) -> None:
    heard = []
    check_all(Ground(district.laptop, district.backups), lambda done, total: heard.append((done, total)))
    assert heard[0] == (0, 14)
    assert heard[-1] == (13, 14)
