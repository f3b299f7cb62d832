"""Whatever is lost, doubled, replayed or reordered on the way: no write is lost, and all stores agree in the end."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import permutations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.little.catalogue import OLDER
from tests.little.district import District
from tests.little.histories import TOLD, History
from tests.little.model import Firm, Person
from tests.little.stores import ANNA, BRUNO, add, change, contents, fresh, is_sound, open_again

from integralavoro_desktop.exchange import courier
from integralavoro_desktop.exchange.refusal import AlreadyIncluded
from integralavoro_desktop.storage import outgoing

HISTORIES = 200
STEPS = 12


def test_two_hundred_random_histories_lose_nothing_and_converge(district_template, tmp_path) -> None:
    class Here(History):
        template = district_template
        home = tmp_path

    TOLD.clear()
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    rules = settings(max_examples=HISTORIES, stateful_step_count=STEPS, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Here, settings=rules)
    assert TOLD["histories"] >= HISTORIES
    assert TOLD["writes"] > HISTORIES
    assert min(TOLD[what] for what in ("taken", "AlreadyIncluded", "went back", "PutInOrder", "OtherCopy")) > 0


def test_four_packages_of_two_laptops_give_the_same_office_in_any_order(district, tmp_path) -> None:
    person = Person(family_name="Ferri", note="prima")
    district.at_office(person, Firm(name="Ditta"))
    district.give(person, "anna", "bruno")
    district.rounds(2)
    sent = []
    for turn in ("uno", "due"):
        for name, who in (("anna", ANNA), ("bruno", BRUNO)):
            change(district.stores[name], person, who, note=f"{turn} di {name}", given_name=name)
            add(district.stores[name], Person(family_name=f"{turn} {name}"), action=who)
            sent.append(district.up(name).file.path)
    district.office.close()
    found = [in_order(district, tmp_path / str(number), order) for number, order in enumerate(permutations(sent))]
    assert all(one == found[0] for one in found)
    assert len(found[0]["candidate"]) == 5


def in_order(district, folder, files):
    store = open_again(shutil.copytree(district.folder / "office", folder))
    try:
        for file in files:
            with suppress(AlreadyIncluded):
                courier.receive(store, file)
        assert is_sound(store)
        return contents(store)
    finally:
        store.close()


def sets_about(store, record):
    with store.connection() as conn:
        return [made for made in outgoing.every_set(conn) if any(op.row == record.id.bytes for op in made.ops)]


@pytest.fixture
def of_two_versions(district_template, tmp_path):
    """A district in which one side has an older program that knows no firms."""
    made = District.copy(district_template, tmp_path / "district")

    def older(name: str):
        made.stores[name].close()
        made.stores[name] = open_again(made.folder / name, catalogue=OLDER)
        return made

    yield older
    made.close()


def test_an_older_laptop_keeps_what_it_does_not_know_for_the_day_it_is_updated(of_two_versions) -> None:
    district = of_two_versions("anna")
    firm, person = Firm(name="Ditta"), Person(family_name="Ferri")
    district.at_office(firm, person, care="anna")
    district.rounds(2, ("anna",))
    change(district.office, firm, about="nuova")
    change(district.anna, person, note="di Anna")
    district.rounds(2, ("anna",))
    assert fresh(district.office, person).note == "di Anna"
    district.anna.close()
    district.open("anna")
    assert (fresh(district.anna, firm).name, fresh(district.anna, firm).about) == ("Ditta", "nuova")
    assert is_sound(district.anna)


def test_an_older_office_passes_on_byte_for_byte_what_it_does_not_know(of_two_versions) -> None:
    district = of_two_versions("office")
    district.rounds(2)
    firm = Firm(name="Ditta", about="x")
    add(district.anna, firm)
    report = district.send_up("anna")
    assert (report.parked, report.people_changed) == (1, 0)
    district.send_down("bruno")
    assert fresh(district.bruno, firm).name == "Ditta"
    assert sets_about(district.bruno, firm) == sets_about(district.anna, firm) == sets_about(district.office, firm)
    assert is_sound(district.office)


def test_a_laptop_that_was_away_for_fourteen_months_catches_up(district, fixed_clock) -> None:
    people = [Person(family_name=f"P{n}") for n in range(5)]
    for person in people:
        district.at_office(person)
        district.give(person, "anna", "bruno")
    district.rounds(2)
    change(district.anna, people[0], note="di Anna prima di partire")
    for month in range(14):
        fixed_clock.move(days=30)
        change(district.bruno, people[month % 5], BRUNO, note=f"mese {month}")
        district.rounds(1, ("bruno",))
    district.rounds(2)
    assert district.files("anna") == district.files("bruno")
    with district.anna.connection() as conn:
        assert conn.exec_driver_sql("SELECT row FROM conflict").scalars().all() == [people[0].id.bytes]
