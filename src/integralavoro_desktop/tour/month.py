"""The month's exchange in the tour: package to the office, rehearsal, a decision, the answer, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop import grants, stores
from integralavoro_desktop.exchange import courier, party
from integralavoro_desktop.storage import conflicts, health, ledger
from integralavoro_desktop.tour.runner import expect, settle

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.app.workspace import Workspace
    from integralavoro_desktop.storage.store import Store
    from integralavoro_desktop.tour.runner import Tour


def exchange_month(tour: Tour, work: Workspace, office: Store, letters: Path) -> None:
    """Carry a package to the office and its answer back, and decide what both had changed."""
    coach = work.store
    with tour.step("The coach prepares the package of the month") as step:
        work.window.open("exchange")
        settle(1.0)
        tour.picture(step, work.window, "exchange")
        up = courier.prepare_for_office(coach, letters)
        expect(up.sets > 0, "the package is empty")
    with tour.step("The office rehearses: nothing is written"):
        before = _rows(office)
        report = courier.rehearse(office, up.file.path)
        expect(report.applied.new == up.sets, "the rehearsal saw another package")
        expect(_rows(office) == before, "the rehearsal wrote")
        expect(report.deletions_by_itself == 0, "something would be deleted by itself")
    with tour.step("The office takes the package in, after a backup"):
        _report, backup = courier.receive(office, up.file.path, backups=letters / "backups")
        expect(backup is not None, "no backup was made")
        with office.connection() as conn:
            expect(health.check(conn, office.catalogue).is_sound, "tables and log disagree at the office")
            waiting = conflicts.open_conflicts(conn)
        expect(bool(waiting), "no decision waits, though both sides changed the same field")
    _decide(tour, office)
    _carry_answer(tour, work, office, letters)


def _decide(tour: Tour, office: Store) -> None:
    with tour.step("A person at the office decides what both had changed"):
        with office.connection() as conn:
            conflict = conflicts.open_conflicts(conn)[0]
            count = conflicts.count_open(conn)
        chosen = conflict.versions[0].value
        action = stores.action_of(office, f"resolve:{conflict.register}")
        with office.read() as reader, office.write(action) as edit:
            conflicts.decide(edit, reader, conflict, wire=chosen)
        with office.connection() as conn:
            expect(conflicts.count_open(conn) == count - 1, "the decision is still open")


def _carry_answer(tour: Tour, work: Workspace, office: Store, letters: Path) -> None:
    coach = work.store
    with tour.step("The answer comes back and is the receipt") as step:
        down = _answer(office, coach, letters)
        courier.receive(coach, down, backups=letters / "backups")
        with coach.connection() as conn:
            expect(ledger.undelivered(conn, coach.identity.device) == 0, "changes are still to be delivered")
            expect(conflicts.count_open(conn) == 0, "the decision did not arrive")
            expect(health.check(conn, coach.catalogue).is_sound, "tables and log disagree on the laptop")
        work.window.open("exchange")
        settle(1.0)
        tour.picture(step, work.window, "receipt")


def _answer(office: Store, coach: Store, letters: Path) -> Path:
    with office.connection() as conn:
        users = party.read_office(conn).laptops[coach.identity.device].users
    device = coach.identity.device
    wanted = grants.wanted_scopes(office, {device: users})
    return courier.prepare_for_laptop(office, letters, device, wanted=wanted).file.path


def _rows(store: Store) -> tuple[int, int]:
    with store.connection() as conn:
        sets = conn.exec_driver_sql("SELECT count(*) FROM cs").scalar_one()
        ops = conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one()
    return int(sets), int(ops)
