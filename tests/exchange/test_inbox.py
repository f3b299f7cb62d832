"""A bundle that came in is taken whole or not at all, and only as far as its sender may go."""

from __future__ import annotations

import msgspec
import pytest
from tests.little.model import Firm, Paper, Person, Secret, Worker
from tests.little.stores import add, change, fresh, is_sound
from tests.little.tampering import refuses, tampered_down, tampered_up

from integralavoro_desktop.exchange import outbox
from integralavoro_desktop.exchange.bundle_file import write_bundle
from integralavoro_desktop.exchange.courier import Prepared
from integralavoro_desktop.exchange.party import read_laptop
from integralavoro_desktop.exchange.refusal import (
    AlreadyIncluded,
    Damaged,
    Gap,
    NotAllowed,
    NotForThisDevice,
    OtherCopy,
)
from integralavoro_desktop.storage import conflicts, ledger


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


def test_a_hole_in_the_middle_is_refused(settled, person) -> None:
    for note in ("uno", "due", "tre"):
        change(settled.anna, person, note=note)
    with settled.anna.transaction() as conn:
        conn.exec_driver_sql("DELETE FROM cs WHERE seq=2 AND recv_at IS NULL")
    assert refuses(settled, "office", settled.up("anna"), OtherCopy)


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


def test_operators_of_a_laptop_outlive_the_first_package_of_the_office(district) -> None:
    mine, other = Worker(name="Anna"), Worker(name="Anche Qui")
    add(district.anna, mine, other)
    add(district.office, Worker(id=mine.id, name="Anna Bianchi"), Worker(name="Rita"))
    district.rounds(2, ("anna",))
    assert (fresh(district.anna, mine).name, fresh(district.anna, other).name) == ("Anna Bianchi", "Anche Qui")
    change(district.office, mine, name="Anna Bianchi Neri")
    district.send_down("anna")
    assert fresh(district.anna, mine).name == "Anna Bianchi Neri"
    with district.anna.connection() as conn:
        assert conflicts.count_open(conn) == 0
    assert is_sound(district.anna)


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
