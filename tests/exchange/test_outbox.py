"""What goes into a bundle: everything that was not confirmed, nothing of a file that its reader does not follow."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_any
from hypothesis import strategies as some
from tests.little.model import Firm, Paper, Person, Secret, Stray, Visit, Worker
from tests.little.stores import add, change, fresh, make_template, open_copy, remove

from integralavoro_desktop.exchange import courier, enrol
from integralavoro_desktop.exchange.bundle import open_bundle
from integralavoro_desktop.exchange.lines import LINES
from integralavoro_desktop.exchange.party import read_laptop, read_office
from integralavoro_desktop.exchange.refusal import NotPaired, OutOfUse
from integralavoro_desktop.storage import ledger


def opened(district, name, prepared):
    store = district.stores[name]
    with store.connection() as conn:
        party = read_office(conn) if name == "office" else read_laptop(conn)
        return open_bundle(prepared.file.path.read_bytes(), party.receiver())


def lines(district, name, prepared, section="cs"):
    return list(opened(district, name, prepared).lines(section, LINES))


def raw(district, name, prepared) -> bytes:
    """Everything that the reader can read of a bundle."""
    bundle = opened(district, name, prepared)
    parts = [msgspec.json.encode(bundle.header)]
    for section in bundle.shelf.sections:
        parts += bundle.shelf.lines(section)
    return b"\n".join(parts)


def test_a_laptop_sends_all_that_was_not_confirmed(district) -> None:
    person = Person(family_name="Ferri")
    add(district.anna, person)
    change(district.anna, person, note="x")
    assert district.up("anna").sets == 2
    again = district.up("anna")
    assert (again.number, again.sets, again.people) == (2, 2, 1)
    district.take("office", again)
    district.send_down("anna")
    assert district.up("anna").sets == 0


def test_what_never_leaves_is_not_in_it(district) -> None:
    add(district.anna, Stray(what="Segreto Locale"), Worker(name="Riga Propria"), Person(family_name="Ferri"))
    sent = district.up("anna")
    assert [line.scope[:2] for line in lines(district, "office", sent)] == ["p:"]


def test_a_laptop_declares_what_it_holds(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    district.send_down("anna")
    change(district.anna, person, note="x")
    declared = district.up("anna").header.decl
    with district.office.connection() as conn:
        epochs = {scope: grant.epoch for scope, grant in ledger.grants(conn, district.device("anna")).items()}
    assert declared.held == epochs
    assert (declared.bundle_no, declared.pos, declared.office_serial) == (1, 1, 1)
    assert [(position.seq, len(position.chain)) for position in declared.origins] == [(1, 32)]


def test_the_first_package_of_the_office_brings_whole_files(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, Firm(name="Ditta"), care="anna")
    change(district.office, person, note="x")
    sent = district.down("anna")
    assert (sent.header.kind, sent.header.down.requires) == ("bootstrap", {})
    assert {snapshot.scope: snapshot.rows for snapshot in sent.header.down.snap} == {
        "cat.firm": 1,
        "ctl": 0,
        person.scope_id: 2,
    }


def test_later_packages_bring_only_what_is_new(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    district.rounds(2, ("anna",))
    change(district.office, person, note="x")
    sent = district.down("anna")
    assert (sent.sets, sent.header.down.snap, sent.header.kind) == (1, (), "delta")
    assert set(sent.header.down.requires) == {"cat.firm", "ctl", person.scope_id}


def test_a_laptop_does_not_get_its_own_changes_back(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    district.send_down("anna")
    change(district.anna, person, note="x")
    district.send_up("anna")
    assert lines(district, "anna", district.down("anna")) == []


def test_a_file_taken_on_later_comes_whole(district) -> None:
    old, new = Person(family_name="Ferri"), Person(family_name="Neri")
    district.at_office(old, care="anna")
    district.at_office(new, care="bruno")
    district.rounds(2)
    district.give(new, "anna", "bruno")
    change(district.office, new, note="x")
    sent = district.down("anna")
    assert [snapshot.scope for snapshot in sent.header.down.snap] == [new.scope_id]
    assert old.scope_id in sent.header.down.requires


def test_a_file_that_was_handed_over_is_named_as_taken_away(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    district.rounds(names=("anna",))
    district.rounds(names=("anna",))
    district.give(person, "bruno")
    assert district.down("anna").header.down.revoke == (person.scope_id,)


def test_clinical_rows_go_only_where_they_are_granted(district) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, Secret(candidate_id=person.id, what="Riservatissimo"))
    district.give(person, "anna", "bruno")
    district.clinical = {"anna"}
    assert b"Riservatissimo" in raw(district, "anna", district.down("anna"))
    assert b"Riservatissimo" not in raw(district, "bruno", district.down("bruno"))


def test_rows_for_the_office_never_go_to_another_laptop(district) -> None:
    add(district.anna, Paper(what="Solo Al Polo"))
    district.send_up("anna")
    assert fresh(district.office, Paper(id=first_id(district.office, "little_paper"))).what == "Solo Al Polo"
    assert b"Solo Al Polo" not in raw(district, "bruno", district.down("bruno"))


def first_id(store, table: str):
    with store.connection() as conn:
        return UUID(conn.exec_driver_sql(f"SELECT id FROM {table}").scalar())  # noqa: S608 - a table of ours


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given_any(cared=some.lists(some.booleans(), min_size=5, max_size=5))
def test_no_byte_of_a_file_goes_to_who_does_not_follow_it(district, cared) -> None:
    people = [Person(family_name=f"Cognome {uuid4().hex[:12]}") for _ in cared]
    for person, is_hers in zip(people, cared, strict=True):
        visit = Visit(candidate_id=person.id, what=f"{person.family_name} a casa")
        district.at_office(person, visit, care="anna" if is_hers else "bruno")
        change(district.office, person, note=f"di {person.family_name}")
        remove(district.office, visit)
    readable = raw(district, "anna", district.down("anna"))
    for person, is_hers in zip(people, cared, strict=True):
        marks = (person.family_name.encode(), person.id.hex.encode(), person.scope_id.encode())
        assert [mark in readable for mark in marks] == [is_hers] * 3


def test_an_end_of_a_cover_travels_and_is_renewed(district, fixed_clock) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    end = int((fixed_clock.now + timedelta(days=10)).timestamp() * 1000)
    district.until["anna", person.scope_id] = end
    district.send_down("anna")
    with district.anna.connection() as conn:
        assert conn.exec_driver_sql('SELECT "until" FROM scope_held WHERE scope=?', (person.scope_id,)).scalar() == end
    del district.until["anna", person.scope_id]
    district.send_up("anna")
    assert district.send_down("anna").people_changed == 0
    with district.anna.connection() as conn:
        assert conn.exec_driver_sql('SELECT count("until") FROM scope_held').scalar() == 0


def test_a_cover_that_has_ended_is_taken_away(district, fixed_clock) -> None:
    person = Person(family_name="Ferri")
    district.at_office(person, care="anna")
    district.until["anna", person.scope_id] = ledger.now_ms() + 1000
    district.send_down("anna")
    fixed_clock.move(days=1)
    district.send_up("anna")
    assert district.send_down("anna").people_gone == 1


def test_no_package_is_made_for_a_laptop_that_was_lost(district) -> None:
    enrol.revoke(district.office, district.device("anna"), reason="persa in treno")
    with pytest.raises(OutOfUse):
        district.down("anna")
    assert list(district.stick.iterdir()) == []


def test_a_store_that_takes_part_in_nothing_sends_nothing(tmp_path) -> None:
    alone = open_copy(make_template(tmp_path / "made"), tmp_path / "alone")
    enrol.found_laptop(alone)
    with pytest.raises(NotPaired):
        courier.prepare_for_office(alone, tmp_path)
    alone.close()
