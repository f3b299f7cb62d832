"""The office's keys: a root that lasts, working keys that change, and which of them could sign what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from integralavoro_desktop.exchange.bundle import open_bundle
from integralavoro_desktop.exchange.identity import DeviceKeys, Signed
from integralavoro_desktop.exchange.office_keys import OfficeKeys, newer_statement, verify_statement
from integralavoro_desktop.exchange.refusal import StatementForged

FOUNDED = datetime(2026, 1, 7, 9, 0, tzinfo=UTC)
ROTATED = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def first():
    return OfficeKeys.generate("milano-3", at=FOUNDED)


@pytest.fixture(scope="module")
def rotated(first):
    return first.rotate(at=ROTATED)


def stated(office):
    return verify_statement(office.statement, office.root.sign_pub)


def test_the_office_comes_back_from_the_vault(rotated):
    again = OfficeKeys.from_bytes(rotated.to_bytes())
    assert (again.office_id, again.identities, again.statement) == (
        rotated.office_id,
        rotated.identities,
        rotated.statement,
    )


def test_secrets_of_the_office_never_show_in_a_text(rotated):
    assert "SECRET" not in repr(rotated)
    assert "seed" not in repr(rotated)


def test_the_office_keeps_its_id_when_its_working_keys_change(first, rotated):
    assert first.office_id == rotated.office_id == stated(rotated).office_id
    assert stated(first).current.sign_pub != stated(rotated).current.sign_pub


def test_the_key_in_force_may_sign(rotated):
    now = stated(rotated)
    assert now.accepts(now.current.sign_pub, made_at=ROTATED + DAY, no=5, newest_no_seen=4)


def test_a_former_key_may_have_signed_in_its_time(first, rotated):
    former = stated(first).current.sign_pub
    assert stated(rotated).accepts(former, made_at=ROTATED - DAY, no=5, newest_no_seen=4)


def test_a_former_key_may_not_sign_after_its_time(first, rotated):
    former = stated(first).current.sign_pub
    assert not stated(rotated).accepts(former, made_at=ROTATED, no=5, newest_no_seen=4)
    assert not stated(rotated).accepts(former, made_at=FOUNDED - DAY, no=5, newest_no_seen=4)


def test_a_former_key_may_not_speak_once_something_newer_was_seen(first, rotated):
    former = stated(first).current.sign_pub
    assert not stated(rotated).accepts(former, made_at=ROTATED - DAY, no=4, newest_no_seen=4)


def test_a_withdrawn_key_may_sign_nothing(first):
    suspected = stated(first.rotate(at=ROTATED, withdraw=True))
    former = stated(first).current.sign_pub
    assert not suspected.accepts(former, made_at=ROTATED - DAY, no=5, newest_no_seen=4)
    assert suspected.sign_pubs == (suspected.current.sign_pub,)


def test_a_key_nobody_stated_may_sign_nothing(rotated):
    stranger = DeviceKeys.generate().sign_pub
    assert not stated(rotated).accepts(stranger, made_at=ROTATED, no=5, newest_no_seen=4)


def test_a_second_rotation_leaves_the_first_dates_alone(rotated):
    third = stated(rotated.rotate(at=ROTATED + 365 * DAY))
    assert [key.valid_until for key in third.keys] == [ROTATED, ROTATED + 365 * DAY, None]
    assert third.serial == 3


def test_a_statement_changed_or_signed_by_another_is_not_believed(first, rotated):
    body = first.statement.body.replace('"serial":1', '"serial":9')
    with pytest.raises(StatementForged):
        verify_statement(Signed(body, first.statement.sig), first.root.sign_pub)
    with pytest.raises(StatementForged):
        verify_statement(rotated.statement, DeviceKeys.generate().sign_pub)


def test_an_old_statement_sent_again_changes_nothing(first, rotated):
    old, new = stated(first), stated(rotated)
    assert newer_statement(new, old) is new
    assert newer_statement(old, new) is new


def test_a_laptop_that_knows_the_former_key_gets_it_once_more(first, rotated):
    assert rotated.signer(1).keys.sign_pub == stated(first).current.sign_pub
    assert rotated.signer(2).keys.sign_pub == rotated.signer().keys.sign_pub == stated(rotated).current.sign_pub


def test_a_bundle_sealed_to_the_former_key_still_reaches_the_office(parties):
    sealed = parties.sealed_up()
    later = type(parties)(parties.office.rotate(at=ROTATED), parties.laptop, parties.other_laptop)
    assert open_bundle(sealed, later.office_reads()).sender == parties.laptop.device_id


def test_a_bundle_of_the_office_names_the_key_that_signed_it(parties):
    later = type(parties)(parties.office.rotate(at=ROTATED), parties.laptop, parties.other_laptop)
    sealed = later.sealed_up(parties.coming_down(), signer=later.office.signer(1), to=parties.laptop_address)
    opened = open_bundle(sealed, later.laptop_reads())
    assert opened.signed_by == later.office.working[0].sign_pub
