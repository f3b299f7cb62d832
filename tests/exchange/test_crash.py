"""A power cut, a killed program or a full disk in the middle of an import leaves all of it or nothing."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.little.model import Firm, Person, Visit
from tests.little.stores import ANNA, BRUNO, add, change, everything, is_sound, open_again, remove
from tests.little.victims import DIED, import_and_die, import_and_tell

from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.refusal import AlreadyIncluded
from integralavoro_desktop.kernel.problems import AppError

KILLS = 50
SEED = 20261122
# every statement was tried once; every eighth keeps the run short
STRIDE = 8

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be forked from a warm one there")


@pytest.fixture(scope="module")
def warm():
    """A process that has everything imported, from which the victims are forked."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.little.victims"])
    return context


@pytest.fixture
def loaded(district):
    """An office that holds a file, and a package that changes it in every way, conflicts and deletions included."""
    person = Person(family_name="Ferri", note="prima")
    visit = Visit(candidate_id=person.id, what="casa")
    district.at_office(person, visit, Firm(name="Ditta"), care="anna")
    district.rounds(2, ("anna",))
    change(district.anna, person, ANNA, note="di Anna", tags=["a"])
    remove(district.anna, visit)
    add(district.anna, *(Person(family_name=f"Nuova {n}", note="x") for n in range(120)))
    change(district.office, person, BRUNO, note="del Polo")
    sent = district.up("anna").file.path
    district.office.close()
    return district, sent


def look(folder: Path) -> list[str]:
    store = open_again(folder)
    try:
        return everything(store)
    finally:
        store.close()


def finish(folder: Path, sent: Path) -> None:
    """Take the package in after all: the next attempt works, or says that the last one did."""
    store = open_again(folder)
    try:
        with suppress(AlreadyIncluded):
            courier.receive(store, sent)
        assert is_sound(store)
        with store.connection() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM little_person").scalar() == 121
            assert conn.exec_driver_sql("SELECT open FROM guard").scalars().all() == [0]
    finally:
        store.close()


def test_a_program_killed_at_fifty_moments_of_an_import_leaves_all_or_nothing(warm, loaded, tmp_path) -> None:
    district, sent = loaded
    before = look(district.folder / "office")
    chance, longest, done = random.Random(SEED), 0.25, 0
    for number in range(KILLS):
        folder = Path(shutil.copytree(district.folder / "office", tmp_path / str(number)))
        here, there = warm.Pipe(duplex=False)
        victim = warm.Process(target=import_and_tell, args=(str(folder), str(sent), str(tmp_path / "state"), there))
        victim.start()
        assert here.recv() == "begin"
        here.poll(chance.uniform(0, longest))
        victim.kill()
        victim.join()
        after = look(folder)
        is_whole = any("Nuova 119" in line for line in after)
        done += is_whole
        assert is_whole or after == before
        if number % 10 == 0:
            finish(folder, sent)
        shutil.rmtree(folder)
    assert 0 <= done < KILLS


def test_a_program_that_ends_before_any_statement_of_an_import_leaves_all_or_nothing(warm, loaded, tmp_path) -> None:
    district, sent = loaded
    before = look(district.folder / "office")
    at, died = 1, True
    while died:
        folder = Path(shutil.copytree(district.folder / "office", tmp_path / str(at)))
        victim = warm.Process(target=import_and_die, args=(str(folder), str(sent), str(tmp_path / "state"), at))
        victim.start()
        victim.join()
        died = victim.exitcode == DIED
        assert died or victim.exitcode == 0
        after = look(folder)
        is_whole = any("Nuova 119" in line for line in after)
        assert is_whole or after == before
        assert died or is_whole
        if at % 3 == 1:
            finish(folder, sent)
        shutil.rmtree(folder)
        at += STRIDE
    assert at > 60


def test_a_disk_that_fills_up_at_any_moment_of_an_import_leaves_the_store_as_it_was(loaded) -> None:
    district, sent = loaded
    store = district.open("office")
    before = everything(store)
    with store.connection() as conn:
        most = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
    refused = 0
    while sentence := import_on(store, sent, most + refused):
        assert "disk is full" in sentence
        assert everything(store) == before
        refused += 1
    assert refused > 5
    assert is_sound(store)


def import_on(store, sent: Path, pages: int) -> str:
    """Take a package into a file that cannot grow beyond so many pages; returns what was told, empty when it fitted."""

    def fill(raw, _record) -> None:
        raw.execute(f"PRAGMA max_page_count={pages}")

    store.vault.engine.dispose()
    event.listen(store.vault.engine, "connect", fill)
    try:
        courier.receive(store, sent)
    except AppError as full:
        return str(full)
    finally:
        event.remove(store.vault.engine, "connect", fill)
    return ""
