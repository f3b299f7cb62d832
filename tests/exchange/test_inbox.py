"""A bundle that came in is taken whole or not at all, and only as far as its sender may go."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from tests.little.model import Firm, Paper, Person, Secret, Worker
from tests.little.stores import add, change, everything, fresh, is_sound, remove

from integralavoro_desktop.exchange import courier, enrol, outbox
from integralavoro_desktop.exchange.bundle_file import write_bundle
from integralavoro_desktop.exchange.courier import Prepared
from integralavoro_desktop.exchange.party import read_laptop, read_office
from integralavoro_desktop.exchange.refusal import (
    AlreadyIncluded,
    Damaged,
    Gap,
    NotAllowed,
    NotForThisDevice,
    OfficeKeyNotInForce,
    OtherCopy,
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


def tampered_down(district, name: str, **changes) -> Prepared:
    """A package of the office whose header says something else, signed by the office itself."""
    with district.office.transaction() as conn:
        office = read_office(conn)
        device = district.device(name)
        parcel = outbox.for_laptop(conn, office, device, wanted=district.wanted(conn, device))
        down = msgspec.structs.replace(parcel.header.down, **changes)
        header = msgspec.structs.replace(parcel.header, down=down)
        file = write_bundle(district.stick, header, draft=parcel.draft, signer=office.signer, to=office.address(device))
    return Prepared(file, header.number, parcel.sets, parcel.people, header)


def tampered_up(district, name: str, **changes) -> Prepared:
    """A package of a laptop whose declaration says something else, signed by the laptop itself."""
    with district.stores[name].transaction() as conn:
        laptop = read_laptop(conn)
        parcel = outbox.for_office(conn, laptop)
        decl = msgspec.structs.replace(parcel.header.decl, **changes)
        header = msgspec.structs.replace(parcel.header, decl=decl)
        file = write_bundle(district.stick, header, draft=parcel.draft, signer=laptop.signer, to=laptop.to)
    return Prepared(file, header.number, parcel.sets, parcel.people, header)


def refuses(district, name: str, prepared: Prepared, reason: type[Exception]) -> bool:
    """Tell whether a package is refused for this reason, and nothing is written but the register of what came."""
    before = [line for line in everything(district.stores[name]) if not line.startswith("bundle:")]
    with pytest.raises(reason):
        district.take(name, prepared)
    after = [line for line in everything(district.stores[name]) if not line.startswith("bundle:")]
    return before == after


def states(store) -> list[int]:
    with store.connection() as conn:
        return conn.exec_driver_sql("SELECT state FROM cs ORDER BY arrival").scalars().all()


def grants(district, name: str) -> set[str]:
    with district.office.connection() as conn:
        return set(ledger.grants(conn, district.device(name)))


# --- the same, older and foreign bundles


def test_a_package_taken_twice_changes_nothing(settled, person) -> None:
    change(settled.anna, person, note="x")
    sent = settled.up("anna")
    settled.take("office", sent)
    assert refuses(settled, "office", sent, AlreadyIncluded)
    back = settled.down("anna")
    settled.take("anna", back)
    assert refuses(settled, "anna", back, AlreadyIncluded)


def test_an_older_package_after_a_newer_one_changes_nothing(settled, person) -> None:
    change(settled.anna, person, note="uno")
    older = settled.up("anna")
    change(settled.anna, person, note="due")
    settled.send_up("anna")
    assert refuses(settled, "office", older, AlreadyIncluded)
    late = settled.down("anna")
    settled.send_down("anna")
    assert refuses(settled, "anna", late, AlreadyIncluded)


def test_the_next_package_brings_what_a_lost_one_carried(settled, person) -> None:
    change(settled.anna, person, note="uno")
    settled.up("anna")
    change(settled.anna, person, given_name="Ida")
    settled.send_up("anna")
    assert (fresh(settled.office, person).note, fresh(settled.office, person).given_name) == ("uno", "Ida")


def test_a_package_for_another_laptop_is_not_opened(settled) -> None:
    assert refuses(settled, "bruno", settled.down("anna"), NotForThisDevice)


def test_a_package_that_goes_the_wrong_way_is_not_taken(settled) -> None:
    with settled.anna.transaction() as conn:
        laptop = read_laptop(conn)
        parcel = outbox.for_office(conn, laptop)
        down = outbox.Delivery(for_inc=bytes(8), no=9, office_epoch=b"", from_=0, to=0)
        header = msgspec.structs.replace(parcel.header, decl=None, down=down)
        file = write_bundle(settled.stick, header, draft=parcel.draft, signer=laptop.signer, to=laptop.to)
    assert refuses(settled, "office", Prepared(file, 9, 0, 0, header), NotAllowed)


# --- positions and receipts


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"from_": 99}, Gap),
        ({"for_inc": b"y" * 8}, Gap),
        ({"requires": {"p:elsewhere": b"e"}}, Gap),
        ({"requires": {"ctl": b"another epoch"}}, Gap),
        ({"office_epoch": b"\0"}, AlreadyIncluded),
        ({"no": 1}, AlreadyIncluded),
        ({"snap": (outbox.Snapshot(scope="cat.firm", epoch=b"e", to=9, rows=3),)}, Damaged),
    ],
)
def test_a_package_that_builds_on_what_is_not_here_is_refused(settled, changes, reason) -> None:
    assert refuses(settled, "anna", tampered_down(settled, "anna", **changes), reason)


def test_a_package_of_a_later_epoch_starts_from_the_beginning(settled) -> None:
    epoch = b"\xff" * 12
    assert refuses(settled, "anna", tampered_down(settled, "anna", office_epoch=epoch, from_=1), Gap)


def test_a_snapshot_that_is_not_what_its_sender_holds_is_refused(settled) -> None:
    other = Person(family_name="Neri")
    settled.at_office(other, care="anna")
    sent = settled.down("anna").header.down.snap
    assert [snapshot.scope for snapshot in sent] == [other.scope_id]
    wrong = tuple(msgspec.structs.replace(snapshot, digest=b"z" * 32) for snapshot in sent)
    assert refuses(settled, "anna", tampered_down(settled, "anna", snap=wrong), Damaged)


def test_a_laptop_that_leaves_something_out_is_refused(settled, person) -> None:
    change(settled.anna, person, note="x")
    origin = settled.anna.identity.origin
    missing = (outbox.Position(origin.device, origin.incarnation, 2, b"c" * 32),)
    assert refuses(settled, "office", tampered_up(settled, "anna", origins=missing), Gap)
    wrong = (outbox.Position(origin.device, origin.incarnation, 1, b"c" * 32),)
    assert refuses(settled, "office", tampered_up(settled, "anna", origins=wrong), OtherCopy)
    foreign = (outbox.Position(b"F" * 16, origin.incarnation, 0, b""),)
    assert refuses(settled, "office", tampered_up(settled, "anna", origins=foreign), Damaged)


def test_a_laptop_that_begins_after_what_the_office_has_is_refused(settled, person) -> None:
    for note in ("uno", "due"):
        change(settled.anna, person, note=note)
    with settled.anna.transaction() as conn:
        ledger.mark_acked(conn, settled.anna.identity.origin, 1)
    assert refuses(settled, "office", settled.up("anna"), Gap)


def test_a_changed_history_is_put_aside(settled, person) -> None:
    change(settled.anna, person, note="x")
    with settled.anna.transaction() as conn:
        conn.exec_driver_sql("UPDATE cs SET hlc=hlc+1 WHERE seq=1 AND recv_at IS NULL")
    assert refuses(settled, "office", settled.up("anna"), OtherCopy)


# --- who may write what


def test_a_person_registered_on_a_laptop_arrives_and_stays_with_her(settled) -> None:
    new = Person(family_name="Nuova")
    add(settled.anna, new, Secret(candidate_id=new.id, what="riservato"))
    report = settled.send_up("anna")
    assert (report.people_new, report.parked) == (1, 0)
    assert {f"p:{new.id.hex}", f"c:{new.id.hex}"} <= grants(settled, "anna")
    settled.give(new, "anna")
    settled.clinical = {"anna"}
    settled.rounds(2)
    assert fresh(settled.anna, new).family_name == "Nuova"


def test_a_change_for_a_person_never_granted_is_kept_apart(settled, person) -> None:
    settled.give(person, "anna", "bruno")
    settled.rounds(2)
    change(settled.bruno, person, note="di Bruno")
    with settled.office.transaction() as conn:
        never = "DELETE FROM scope_grant WHERE device=? AND scope=?"
        conn.exec_driver_sql(never, (settled.device("bruno"), person.scope_id))
    report = settled.send_up("bruno")
    assert (report.parked, report.people_changed) == (1, 1)
    assert fresh(settled.office, person).note == "prima"
    assert is_sound(settled.office)


def test_a_clinical_row_of_a_person_that_another_follows_is_kept_apart(settled, person) -> None:
    stolen = Secret(candidate_id=person.id, what="x")
    add(settled.bruno, stolen)
    assert settled.send_up("bruno").parked == 1
    assert fresh(settled.office, stolen) is None
    assert grants(settled, "bruno") == {"ctl", "cat.firm"}


def test_a_file_without_the_row_of_its_person_is_not_born(settled) -> None:
    stranger = Person(family_name="Ombra")
    add(settled.bruno, stranger)
    with settled.bruno.transaction() as conn:
        conn.exec_driver_sql("UPDATE op SET entity='candidate.visit' WHERE row=?", (stranger.id.bytes,))
    assert refuses(settled, "office", settled.up("bruno"), Damaged)


def test_control_rows_of_a_laptop_do_not_leave_it(settled) -> None:
    add(settled.anna, Worker(name="Me Stessa"))
    assert settled.up("anna").sets == 0


def test_shared_rows_of_a_laptop_reach_the_other_one(settled) -> None:
    firm = Firm(name="Nuova Ditta")
    add(settled.anna, firm)
    settled.rounds(2)
    assert fresh(settled.bruno, firm).name == "Nuova Ditta"


def test_rows_for_the_office_stop_there(settled) -> None:
    paper = Paper(what="x")
    add(settled.anna, paper)
    settled.rounds(2)
    assert fresh(settled.office, paper).what == "x"
    assert fresh(settled.bruno, paper) is None


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
