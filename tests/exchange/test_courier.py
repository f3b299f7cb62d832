"""The exchange as a person does it: files, rehearsals, backups, what is put aside."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from tests.little.model import Firm, Person
from tests.little.stores import add, change, everything, fresh

from integralavoro_desktop.exchange import bundle_file, courier
from integralavoro_desktop.exchange.refusal import AlreadyIncluded, CannotWrite, Damaged, NotABundle, UnknownSender
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import backup, ledger, mark


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def settled(district, person):
    """Anna follows one person and has said so."""
    district.at_office(person, Firm(name="Ditta"), care="anna")
    district.rounds(2, ("anna",))
    for file in district.stick.iterdir():
        file.unlink()
    return district


def registered(store) -> list[tuple[int, str]]:
    with store.connection() as conn:
        return [(one.direction, one.result) for one in ledger.bundles(conn)]


def test_a_package_is_one_file_with_its_number_and_words(settled, person) -> None:
    change(settled.anna, person, note="x")
    prepared = settled.up("anna")
    assert [file.name for file in settled.stick.iterdir()] == [prepared.file.path.name]
    assert (prepared.number, prepared.sets, prepared.people) == (3, 1, 1)
    assert courier.inspect(settled.office, prepared.file.path).fingerprint == prepared.fingerprint


def test_looking_into_a_package_writes_nothing(settled, person) -> None:
    change(settled.anna, person, note="x")
    sent = settled.up("anna")
    before = everything(settled.office)
    seen = courier.inspect(settled.office, sent.file.path)
    assert (seen.sender, seen.is_known, seen.header.number) == (settled.device("anna"), False, 3)
    assert everything(settled.office) == before
    settled.take("office", sent)
    assert courier.inspect(settled.office, sent.file.path).is_known


def test_a_rehearsal_tells_what_would_change_and_changes_nothing(settled, person) -> None:
    change(settled.anna, person, note="x")
    add(settled.anna, Person(family_name="Nuova"))
    sent = settled.up("anna")
    before = everything(settled.office)
    report = courier.rehearse(settled.office, sent.file.path)
    assert (report.people_changed, report.people_new) == (2, 1)
    assert everything(settled.office) == before
    assert settled.take("office", sent) == report
    with pytest.raises(AlreadyIncluded):
        courier.rehearse(settled.office, sent.file.path)


def test_a_rehearsal_can_be_looked_at(settled, person) -> None:
    change(settled.anna, person, note="x")
    sent = settled.up("anna")

    def look(conn, report) -> str:
        return conn.exec_driver_sql("SELECT note FROM little_person WHERE id=?", (person.id.hex,)).scalar()

    assert courier.rehearse_with(settled.office, sent.file.path, look) == "x"
    assert fresh(settled.office, person).note == "prima"


def test_pages_are_told_what_came_in(settled, person) -> None:
    change(settled.anna, person, note="x")
    heard = []
    settled.office.listen(heard.append)
    settled.send_up("anna")
    assert [told.rows for told in heard] == [{"candidate": frozenset({person.id.bytes})}]


def test_a_backup_is_made_before_the_import_once_a_day(settled, person, tmp_path, fixed_clock) -> None:
    made = []
    for hours in (0, 1, 24):
        fixed_clock.move(hours=hours)
        change(settled.anna, person, note=f"dopo {hours}")
        made.append(courier.receive(settled.office, settled.up("anna").file.path, backups=tmp_path / "b")[1])
    assert [report is not None for report in made] == [True, False, True]
    assert made[0].backup.made_at == fixed_clock.now - timedelta(hours=25)


def test_a_damaged_package_makes_no_backup(settled, person, tmp_path) -> None:
    sent = settled.up("anna")
    sent.file.path.write_bytes(sent.file.path.read_bytes()[:-1])
    with pytest.raises(Damaged):
        courier.receive(settled.office, sent.file.path, backups=tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_the_office_has_a_backup_of_all_that_its_package_tells(settled, person, tmp_path) -> None:
    change(settled.office, person, note="x")
    options = {"wanted": settled.wanted, "backups": tmp_path / "b"}
    sent = courier.prepare_for_laptop(settled.office, settled.stick, settled.device("anna"), **options)
    kept = backup.latest_backup(tmp_path / "b")
    assert kept is not None
    with settled.office.connection() as conn:
        assert ledger.find_bundle(conn, sent.file.sha256) is not None
        tables = conn.exec_driver_sql("SELECT count(*) FROM bundle").scalar()
    assert tables == 5
    backup.verify_backup(kept.path, settled.office.vault.dek)


def test_without_its_backup_no_package_of_the_office_shows_up(settled) -> None:
    blocked = settled.folder / "office" / "backups"
    with pytest.raises(AppError):
        courier.prepare_for_laptop(
            settled.office, settled.stick, settled.device("anna"), wanted=settled.wanted, backups=blocked
        )
    assert list(settled.stick.iterdir()) == []
    settled.send_down("anna")


def test_a_stick_that_is_gone_leaves_number_and_receipts_as_they_were(settled, person) -> None:
    change(settled.anna, person, note="x")
    before = everything(settled.anna)
    with pytest.raises(CannotWrite):
        courier.prepare_for_office(settled.anna, settled.stick / "missing")
    assert everything(settled.anna) == before


def test_a_stick_that_fills_up_leaves_no_half_file(settled, person, monkeypatch) -> None:
    change(settled.anna, person, note="x")
    before = everything(settled.anna)

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(bundle_file.os, "fsync", full)
    with pytest.raises(AppError, match="not enough room"):
        settled.up("anna")
    assert list(settled.stick.iterdir()) == []
    assert everything(settled.anna) == before


def test_what_looks_forged_is_put_aside_and_can_be_looked_at(settled, person) -> None:
    change(settled.anna, person, note="x")
    sent = settled.up("anna")
    with settled.office.transaction() as conn:
        conn.exec_driver_sql("DELETE FROM certificate WHERE device=?", (settled.device("anna"),))
    with pytest.raises(UnknownSender):
        settled.take("office", sent)
    assert [file.read_bytes() for file in courier.aside(settled.office)] == [sent.file.path.read_bytes()]
    assert registered(settled.office)[0] == (ledger.IN, ledger.PUT_ASIDE)


def test_a_package_that_was_put_aside_can_be_taken_later(settled, person) -> None:
    change(settled.anna, person, note="x")
    sent = settled.up("anna")
    with settled.office.transaction() as conn:
        kept = conn.exec_driver_sql("SELECT * FROM certificate").all()
        conn.exec_driver_sql("DELETE FROM certificate")
    with pytest.raises(UnknownSender):
        settled.take("office", sent)
    with settled.office.transaction() as conn:
        conn.exec_driver_sql("INSERT INTO certificate VALUES (?,?,?)", [tuple(row) for row in kept])
    assert settled.take("office", sent).people_changed == 1
    assert registered(settled.office)[0] == (ledger.IN, ledger.APPLIED)


def test_what_is_merely_damaged_is_not_kept(settled) -> None:
    (settled.stick / "x.jcb").write_bytes(b"rumore")
    with pytest.raises(AppError):
        courier.receive(settled.office, settled.stick / "x.jcb")
    assert courier.aside(settled.office) == []


def test_a_folder_is_no_package(settled) -> None:
    with pytest.raises(NotABundle):
        courier.receive(settled.office, settled.stick)


def test_a_package_is_entered_into_the_register_on_both_sides(settled) -> None:
    settled.send_up("anna")
    assert registered(settled.anna)[0] == (ledger.OUT, ledger.MADE)
    assert registered(settled.office)[0] == (ledger.IN, ledger.APPLIED)


def test_the_mark_outside_the_folder_follows_every_exchange(settled, person) -> None:
    change(settled.anna, person, note="x")
    settled.up("anna")
    kept = mark.MarkFile.of(settled.anna.vault).read()
    origin = settled.anna.identity.origin
    assert (kept.position.incarnation, kept.position.seq) == (origin.incarnation, 1)


def test_a_file_that_left_is_out_of_the_write_ahead_log_too(settled, person) -> None:
    settled.give(person, "bruno")
    settled.send_down("anna")
    wal = settled.folder / "anna" / "store.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0


def test_a_header_is_given_as_plain_data(settled) -> None:
    document = courier.header_document(settled.up("anna").header)
    assert (document["kind"], document["decl"]["bundle_no"], document["down"]) == ("delta", 3, None)
