"""Restored and copied laptops: found out, put in order by themselves, and nothing that was written is lost."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from tests.little.model import Person
from tests.little.stores import BRUNO, add, change, contents, everything, fresh, is_sound, sets_of

from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.refusal import AlreadyIncluded, Gap, OtherCopy, PutInOrder
from integralavoro_desktop.storage import conflicts
from integralavoro_desktop.storage.meta import new_incarnation, write_identity


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def settled(district, person):
    """Anna follows one person and has written and sent a little."""
    district.at_office(person, care="anna")
    district.rounds(2, ("anna",))
    change(district.anna, person, note="prima della copia")
    district.rounds(1, ("anna",))
    return district


def save(district, folder):
    """Copy Anna's store as it is."""
    district.anna.close()
    shutil.copytree(district.folder / "anna", folder)
    district.open("anna")
    return folder


def restore(district, backup, *, is_noticed: bool = False) -> None:
    """Put a copy in the place of Anna's store; where her computer notices, it begins a new life before it writes."""
    district.anna.close()
    shutil.rmtree(district.folder / "anna")
    shutil.copytree(backup, district.folder / "anna")
    store = district.open("anna")
    if is_noticed:
        with store.transaction() as conn:
            write_identity(conn, replace(store.identity, incarnation=new_incarnation()))


def agree(district, person) -> None:
    """After two more rounds both sides hold the same, and no conflict was made up."""
    district.rounds(2, ("anna",))
    assert district.files("anna") == district.files("office")
    assert is_sound(district.anna)
    assert is_sound(district.office)


def test_a_copy_that_was_noticed_goes_on_and_gets_back_what_it_had_sent(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="dopo la copia")
    settled.send_up("anna")
    restore(settled, backup, is_noticed=True)
    change(settled.anna, person, given_name="Ida")
    agree(settled, person)
    assert (fresh(settled.anna, person).note, fresh(settled.anna, person).given_name) == ("dopo la copia", "Ida")
    assert contents(settled.anna)["conflicts"] == []


def test_a_copy_that_nobody_noticed_is_found_out_by_the_offices_package(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="dopo la copia")
    settled.send_up("anna")
    restore(settled, backup)
    add(settled.anna, Person(family_name="Nuova"))
    with pytest.raises(PutInOrder):
        settled.send_down("anna")
    assert fresh(settled.anna, person).note == "prima della copia"
    with settled.anna.read() as reader:
        for one in reader.many("candidate"):
            settled.give(one, "anna")
    agree(settled, person)
    assert fresh(settled.anna, person).note == "dopo la copia"
    assert len(settled.files("office")["candidate"]) == 2
    assert contents(settled.office)["conflicts"] == []


def test_a_rehearsal_puts_a_copy_in_order_too(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="dopo la copia")
    settled.send_up("anna")
    restore(settled, backup)
    change(settled.anna, person, given_name="Ida")
    with pytest.raises(PutInOrder):
        courier.rehearse(settled.anna, settled.down("anna").file.path)
    agree(settled, person)


def test_what_a_copy_wrote_differently_becomes_a_conflict(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="una strada", given_name="Ida")
    settled.send_up("anna")
    restore(settled, backup)
    change(settled.anna, person, note="altra strada")
    change(settled.anna, person, note="altra strada, più avanti")
    sent = settled.up("anna")
    before = [line for line in everything(settled.office) if not line.startswith("bundle:")]
    with pytest.raises(OtherCopy):
        settled.take("office", sent)
    assert [line for line in everything(settled.office) if not line.startswith("bundle:")] == before
    assert len(courier.aside(settled.office)) == 1
    with pytest.raises(PutInOrder):
        settled.send_down("anna")
    agree(settled, person)
    assert fresh(settled.office, person).given_name == "Ida"
    with settled.office.connection() as conn:
        (conflict,) = conflicts.open_conflicts(conn)
    assert {version.value for version in conflict.versions} == {"una strada", "altra strada, più avanti"}


def test_putting_in_order_keeps_authors_times_and_contents(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="dopo la copia")
    settled.send_up("anna")
    restore(settled, backup)
    change(settled.anna, person, BRUNO, hidden=True)
    change(settled.anna, person, BRUNO, hidden=False)
    written = [(made.stamp, [(op.register, op.value) for op in made.ops]) for made in sets_of(settled.anna)[1:]]
    table = contents(settled.anna)["candidate"]
    with pytest.raises(PutInOrder):
        settled.send_down("anna")
    again = sets_of(settled.anna)
    assert [(made.stamp, [(op.register, op.value) for op in made.ops]) for made in again] == written
    assert again[1].ops[0].supersedes == (again[0].dot,)
    assert all(made.keeps_its_promise() for made in again)
    assert contents(settled.anna)["candidate"] == table
    assert is_sound(settled.anna)


def test_two_computers_with_one_store_are_both_heard_and_the_office_is_told(settled, person, tmp_path) -> None:
    other = save(settled, tmp_path / "clone")
    change(settled.anna, person, note="sul primo")
    settled.rounds(2, ("anna",))
    first = save(settled, tmp_path / "first")
    restore(settled, other)
    change(settled.anna, person, given_name="sul secondo")
    with pytest.raises(PutInOrder):
        settled.send_down("anna")
    settled.rounds(2, ("anna",))
    assert (fresh(settled.anna, person).note, fresh(settled.anna, person).given_name) == ("sul primo", "sul secondo")
    restore(settled, first)
    change(settled.anna, person, hidden=True)
    assert settled.send_up("anna").is_of_another_copy
    assert fresh(settled.office, person).hidden
    with pytest.raises(Gap):
        settled.send_down("anna")


def test_a_store_that_is_no_copy_is_left_alone(settled, person) -> None:
    incarnation = settled.anna.identity.incarnation
    change(settled.anna, person, note="x")
    assert not settled.send_up("anna").is_of_another_copy
    settled.send_down("anna")
    assert settled.anna.identity.incarnation == incarnation


def test_an_office_restored_from_the_backup_before_its_package_is_not_noticed(settled, person, tmp_path) -> None:
    change(settled.office, person, given_name="Ida")
    sent = courier.prepare_for_laptop(
        settled.office, settled.stick, settled.device("anna"), wanted=settled.wanted, backups=tmp_path / "b"
    )
    settled.office.close()
    kept = shutil.copytree(settled.folder / "office", tmp_path / "kept")
    settled.open("office")
    change(settled.anna, person, note="arrivata e persa")
    late = settled.up("anna")
    settled.take("office", late)
    settled.office.close()
    shutil.rmtree(settled.folder / "office")
    shutil.copytree(kept, settled.folder / "office")
    settled.open("office")
    settled.take("anna", sent)
    settled.take("office", late)
    with pytest.raises(AlreadyIncluded):
        settled.take("office", late)
    agree(settled, person)
    assert (fresh(settled.office, person).note, fresh(settled.anna, person).given_name) == ("arrivata e persa", "Ida")


def test_what_a_noticed_life_built_on_an_unnoticed_one_is_put_in_order_with_it(settled, person, tmp_path) -> None:
    backup = save(settled, tmp_path / "backup")
    change(settled.anna, person, note="una strada")
    settled.send_up("anna")
    restore(settled, backup)
    change(settled.anna, person, note="altra strada")
    restore(settled, save(settled, tmp_path / "second"), is_noticed=True)
    change(settled.anna, person, note="altra strada, più avanti")
    with pytest.raises(OtherCopy):
        settled.send_up("anna")
    with pytest.raises(PutInOrder):
        settled.send_down("anna")
    agree(settled, person)
    with settled.office.connection() as conn:
        (conflict,) = conflicts.open_conflicts(conn)
    assert {version.value for version in conflict.versions} == {"una strada", "altra strada, più avanti"}
