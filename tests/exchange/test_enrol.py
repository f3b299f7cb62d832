"""Pairing a laptop with its office on real stores: two files and one typed code."""

from __future__ import annotations

import pytest
from tests.little.district import CHEAP, pair
from tests.little.stores import make_template, open_copy

from integralavoro_desktop.exchange import courier, enrol
from integralavoro_desktop.exchange.enrol import Applicant
from integralavoro_desktop.exchange.pairing_code import new_code
from integralavoro_desktop.exchange.party import read_laptop, read_office
from integralavoro_desktop.exchange.refusal import (
    CodeMistyped,
    NotPaired,
    OutOfUse,
    PairingBurnt,
    PairingExpired,
    PairingFailed,
    PairingUsed,
)

WHO = Applicant("Portatile", "Anna Prova", "a0" * 16)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("enrol") / "made")


@pytest.fixture
def stores(template, tmp_path):
    """An office and a laptop that do not know one another."""
    office, laptop = (open_copy(template, tmp_path / name) for name in ("office", "laptop"))
    enrol.found_office(office, district="milano-3", prefix="PL")
    enrol.found_laptop(laptop)
    yield office, laptop
    office.close()
    laptop.close()


def invite(office) -> tuple[str, bytes]:
    return enrol.invite(office, "Polo di prova", cost=CHEAP)


def join(laptop, code: str, invitation: bytes) -> bytes:
    return enrol.join(laptop, code, invitation, who=WHO, cost=CHEAP)


def wrong(code: str) -> str:
    """A code whose letters fit one another and that is not the one."""
    return next(other for other in iter(new_code, "") if other != code)


def test_an_office_and_a_laptop_know_one_another_afterwards(stores) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    request = enrol.accept(office, join(laptop, code, invitation), prefix="AN")
    with office.connection() as conn, laptop.connection() as there:
        certificate = read_office(conn).laptops[laptop.identity.device]
        pinned = read_laptop(there).office
    assert (request.device_id, request.user_name) == (laptop.identity.device, "Anna Prova")
    assert (certificate.prefix, certificate.users, certificate.serial) == ("AN", ("a0" * 16,), 1)
    assert (pinned.district, pinned.name, pinned.office_id) == ("milano-3", "Polo di prova", office.identity.device)


def test_a_new_laptop_numbers_with_a_prefix_of_its_own(stores) -> None:
    _office, laptop = stores
    assert len(laptop.identity.prefix) == 3
    assert not laptop.identity.is_office


def test_before_the_pairing_nobody_takes_part(stores) -> None:
    office, laptop = stores
    for store, read in ((laptop, read_laptop), (laptop, read_office)):
        with store.connection() as conn, pytest.raises(NotPaired):
            read(conn)
    with pytest.raises(NotPaired):
        enrol.revoke(office, b"x" * 16, reason="")


def test_a_slip_of_the_fingers_is_no_attempt(stores) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    slip = ("0" if code[0] != "0" else "1") + code[1:]
    for _again in range(7):
        with pytest.raises(CodeMistyped):
            join(laptop, slip, invitation)
    join(laptop, code, invitation)


def test_five_wrong_codes_burn_the_invitation_also_after_a_restart(stores) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    for _again in range(5):
        with pytest.raises(PairingFailed):
            join(laptop, wrong(code), invitation)
    with pytest.raises(PairingBurnt):
        join(laptop, code, invitation)


def test_an_answer_is_taken_once(stores) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    answer = join(laptop, code, invitation)
    enrol.accept(office, answer, prefix="AN")
    with pytest.raises(PairingUsed):
        enrol.accept(office, answer, prefix="AN")


def test_an_answer_to_another_invitation_is_refused_and_counted(stores) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    answer = join(laptop, code, invitation)
    invite(office)
    for _again in range(5):
        with pytest.raises(PairingFailed):
            enrol.accept(office, answer, prefix="AN")
    with pytest.raises(PairingBurnt):
        enrol.accept(office, answer, prefix="AN")


def test_without_an_invitation_no_answer_is_taken(stores) -> None:
    office, _laptop = stores
    with pytest.raises(PairingUsed):
        enrol.accept(office, b"x", prefix="AN")


def test_an_invitation_ends_after_half_an_hour(stores, fixed_clock) -> None:
    office, laptop = stores
    code, invitation = invite(office)
    fixed_clock.move(minutes=30)
    with pytest.raises(PairingExpired):
        join(laptop, code, invitation)


def test_a_laptop_that_pairs_again_gets_a_new_certificate(stores) -> None:
    office, laptop = stores
    pair(office, laptop, "anna")
    pair(office, laptop, "zora")
    with office.connection() as conn:
        certificate = read_office(conn).laptops[laptop.identity.device]
    assert (certificate.serial, certificate.prefix) == (2, "ZO")


def test_a_laptop_taken_out_of_use_does_not_come_back_under_its_old_keys(stores) -> None:
    office, laptop = stores
    device = pair(office, laptop, "anna")
    enrol.revoke(office, device, reason="rubata")
    with office.connection() as conn:
        certificate = read_office(conn).laptops[device]
    assert (certificate.is_active, certificate.serial, certificate.reason) == (False, 2, "rubata")
    with pytest.raises(OutOfUse):
        pair(office, laptop, "anna")


def test_an_office_that_changed_its_keys_after_the_invitation_is_still_understood(stores, tmp_path) -> None:
    office, laptop = stores
    device = pair(office, laptop, "anna")
    enrol.rotate_keys(office)
    sent = courier.prepare_for_laptop(office, tmp_path, device, wanted=lambda conn, device: {"ctl": None})
    courier.receive(laptop, sent.file.path)
    with laptop.connection() as conn:
        assert read_laptop(conn).office.office.serial == 2
