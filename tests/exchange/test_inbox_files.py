"""Files that are handed over or erased, keys and laptops that change, and what a report counts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.little.model import Firm, Person
from tests.little.stores import add, change, everything, fresh, is_sound, remove
from tests.little.tampering import refuses

from integralavoro_desktop.exchange import courier, enrol, outbox
from integralavoro_desktop.exchange.bundle_file import write_bundle
from integralavoro_desktop.exchange.courier import Prepared
from integralavoro_desktop.exchange.party import read_laptop, read_office
from integralavoro_desktop.exchange.refusal import (
    AlreadyIncluded,
    OfficeKeyNotInForce,
    SenderRevoked,
)
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import erasure, ledger
from integralavoro_desktop.storage.meta import new_incarnation, write_identity


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def settled(district, person):
    """Both laptops know the office, and Anna follows one person."""
    district.at_office(person, Firm(name="Ditta"), care="anna")
    district.rounds(2)
    return district


def states(store) -> list[int]:
    with store.connection() as conn:
        return conn.exec_driver_sql("SELECT state FROM cs ORDER BY arrival").scalars().all()


def grants(district, name: str) -> set[str]:
    with district.office.connection() as conn:
        return set(ledger.grants(conn, district.device(name)))


# --- hand-over


def test_a_file_is_handed_over_and_leaves_the_first_laptop(settled, person) -> None:
    settled.give(person, "bruno")
    assert settled.send_down("bruno").people_new == 1
    assert settled.send_down("anna").people_gone == 1
    assert fresh(settled.bruno, person).family_name == "Ferri"
    assert fresh(settled.anna, person) is None
    assert "Ferri" not in "".join(everything(settled.anna))


def test_the_office_learns_that_a_file_left(settled, person) -> None:
    settled.give(person, "bruno")
    settled.send_down("anna")
    settled.send_up("anna")
    with settled.office.connection() as conn:
        evicted = conn.exec_driver_sql(
            "SELECT evicted_at FROM scope_grant WHERE device=? AND scope=?", (settled.device("anna"), person.scope_id)
        ).scalar()
        assert evicted is not None
        assert not ledger.may_write(conn, settled.device("anna"), person.scope_id)


def test_late_changes_of_the_first_coach_reach_the_second(settled, person) -> None:
    change(settled.anna, person, note="di Anna")
    settled.give(person, "bruno")
    settled.send_down("bruno")
    change(settled.bruno, person, note="di Bruno")
    assert settled.send_down("anna").people_gone == 0
    assert fresh(settled.anna, person).note == "di Anna"
    with pytest.raises(AppError, match="handed over"):
        change(settled.anna, person, note="ancora")
    settled.rounds(2)
    assert fresh(settled.anna, person) is None
    with settled.bruno.connection() as conn:
        assert conn.exec_driver_sql("SELECT reg FROM conflict").scalars().all() == ["note"]


def test_a_file_given_back_before_it_was_gone_keeps_the_changes(settled, person) -> None:
    change(settled.anna, person, note="di Anna")
    settled.give(person, "bruno")
    settled.send_down("anna")
    settled.give(person, "anna")
    settled.rounds(2)
    assert fresh(settled.anna, person).note == fresh(settled.office, person).note == "di Anna"
    change(settled.anna, person, note="si può di nuovo")


def test_a_file_that_comes_whole_leaves_unsent_changes_on_top(settled, person) -> None:
    change(settled.anna, person, note="di Anna")
    settled.give(person, "bruno")
    settled.send_down("anna")
    settled.give(person, "anna")
    settled.send_down("anna")
    assert fresh(settled.anna, person).note == "di Anna"
    assert fresh(settled.office, person).note == "prima"
    assert is_sound(settled.anna)
    settled.rounds(2)
    assert fresh(settled.office, person).note == "di Anna"


def test_a_new_person_whom_the_office_gives_to_somebody_else_leaves(settled) -> None:
    new = Person(family_name="Nuova")
    add(settled.anna, new)
    settled.send_up("anna")
    settled.give(new, "bruno")
    assert settled.send_down("anna").people_gone == 1
    settled.send_up("anna")
    assert fresh(settled.anna, new) is None
    with settled.office.connection() as conn:
        held = "SELECT device FROM scope_grant WHERE scope=? AND evicted_at IS NULL"
        assert settled.device("anna") not in conn.exec_driver_sql(held, (new.scope_id,)).scalars().all()


def test_a_new_person_whom_the_office_has_not_seen_stays(settled) -> None:
    new = Person(family_name="Nuova")
    add(settled.anna, new)
    assert settled.send_down("anna").people_gone == 0
    change(settled.anna, new, note="si scrive")


# --- erasure


def erase(district, person) -> None:
    with district.office.transaction() as conn:
        assert erasure.order(conn, person.id.hex, by="rita", catalogue=district.office.catalogue)


def test_an_erasure_reaches_the_laptop_and_is_confirmed(settled, person) -> None:
    erase(settled, person)
    assert settled.send_down("anna").erased == 1
    assert "Ferri" not in "".join(everything(settled.anna) + everything(settled.office))
    settled.send_up("anna")
    with settled.office.connection() as conn:
        acks = conn.exec_driver_sql("SELECT DISTINCT device FROM erase_ack").scalars().all()
        assert acks == [settled.device("anna")]
    assert is_sound(settled.anna)
    assert is_sound(settled.office)


def test_late_changes_of_an_erased_person_are_headers_only(settled, person) -> None:
    change(settled.anna, person, note="Marcatore Tardivo")
    erase(settled, person)
    settled.send_up("anna")
    assert states(settled.office)[-1] == 4
    settled.send_down("anna")
    change(settled.anna, Firm(id=first(settled.anna, Firm)), about="la catena continua")
    settled.rounds(2)
    assert "Tardivo" not in "".join(everything(settled.anna) + everything(settled.office))
    assert is_sound(settled.office)


def first(store, model):
    with store.read() as reader:
        return reader.many(store.catalogue.entity_of(model).name)[0].id


def test_a_file_that_is_erased_while_it_lies_on_a_stick_is_dropped(settled) -> None:
    new = Person(family_name="Marcatore")
    settled.at_office(new, care="anna")
    early = settled.down("anna")
    erase(settled, new)
    late = settled.down("anna")
    settled.take("anna", late)
    assert refuses(settled, "anna", early, AlreadyIncluded)
    assert "Marcatore" not in "".join(everything(settled.anna))


def test_a_list_of_erasures_that_was_cut_forgets_nothing(settled, person) -> None:
    erase(settled, person)
    settled.send_down("anna")
    with settled.office.transaction() as conn:
        conn.exec_driver_sql("DELETE FROM erased")
    settled.send_down("anna")
    with settled.anna.connection() as conn:
        assert len(ledger.erased_tags(conn)) == 2


# --- keys and devices


def test_a_package_of_a_lost_laptop_waits_for_a_person(settled, person) -> None:
    change(settled.anna, person, note="prima della perdita")
    sent = settled.up("anna")
    enrol.revoke(settled.office, settled.device("anna"), reason="persa")
    assert refuses(settled, "office", sent, SenderRevoked)
    assert [file.read_bytes() for file in courier.aside(settled.office)] == [sent.file.path.read_bytes()]
    courier.receive(settled.office, sent.file.path, allow_revoked=True)
    assert fresh(settled.office, person).note == "prima della perdita"


def test_the_first_package_after_a_change_of_keys_brings_the_new_ones(settled, person, fixed_clock) -> None:
    fixed_clock.now += timedelta(days=1)
    enrol.rotate_keys(settled.office)
    change(settled.office, person, note="con le chiavi nuove")
    settled.send_down("anna")
    settled.send_up("anna")
    assert settled.down("anna").header.down is not None
    settled.send_down("anna")
    assert fresh(settled.anna, person).note == "con le chiavi nuove"
    with settled.anna.connection() as conn:
        assert read_laptop(conn).office.office.serial == 2


def test_a_former_key_cannot_speak_after_the_change(settled, fixed_clock) -> None:
    fixed_clock.now += timedelta(days=1)
    with settled.office.connection() as conn:
        stolen = read_office(conn).signer
    enrol.rotate_keys(settled.office)
    settled.send_down("anna")
    fixed_clock.now += timedelta(days=1)
    with settled.office.transaction() as conn:
        office, device = read_office(conn), settled.device("anna")
        parcel = outbox.for_laptop(conn, office, device, wanted=settled.wanted(conn, device))
        file = write_bundle(settled.stick, parcel.header, draft=parcel.draft, signer=stolen, to=office.address(device))
    assert refuses(settled, "anna", Prepared(file, 9, 0, 0, parcel.header), OfficeKeyNotInForce)


def test_the_certificate_gives_the_prefix(district) -> None:
    assert district.anna.identity.prefix.startswith("L")
    district.send_down("anna")
    assert (district.anna.identity.prefix, district.anna.identity.district) == ("AN", "milano-3")


# --- restored stores


def restored(district, name: str, backup) -> None:
    """Put an older copy of a store in its place, as a person does who restores it, and begin a new life."""
    district.stores[name].close()
    shutil.rmtree(district.folder / name)
    shutil.copytree(backup, district.folder / name)
    store = district.open(name)
    with store.transaction() as conn:
        write_identity(conn, replace(store.identity, incarnation=new_incarnation()))


def saved(district, name: str, folder):
    district.stores[name].close()
    shutil.copytree(district.folder / name, folder)
    district.open(name)
    return folder


def test_a_restored_laptop_gets_back_what_it_had_sent(settled, person, tmp_path) -> None:
    change(settled.anna, person, note="uno")
    settled.send_up("anna")
    backup = saved(settled, "anna", tmp_path / "backup")
    change(settled.anna, person, note="due", given_name="Ida")
    settled.send_up("anna")
    restored(settled, "anna", backup)
    change(settled.anna, person, hidden=True)
    settled.rounds(2, ("anna",))
    found = fresh(settled.anna, person)
    assert (found.note, found.given_name, found.hidden) == ("due", "Ida", True)
    assert settled.files("anna")["candidate"] == settled.files("office")["candidate"]
    assert is_sound(settled.anna)
    settled.rounds(1)


def test_deletions_travel_as_proposals(settled, person) -> None:
    remove(settled.anna, person)
    report = settled.send_up("anna")
    assert (report.deletions_proposed, report.deletions_by_itself) == (1, 0)
    assert fresh(settled.office, person).deleted_at is None


def test_the_report_counts_people_and_decisions(settled, person) -> None:
    change(settled.anna, person, note="di Anna")
    change(settled.office, person, note="del Polo")
    add(settled.anna, Person(family_name="Nuova"))
    report = settled.send_up("anna")
    assert (report.people_changed, report.people_new, report.people_here, report.decisions) == (2, 1, 1, 1)
    assert report.share == 100
