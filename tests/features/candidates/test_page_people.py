"""The list of people: who is in it, what its columns say, its counts, and how it narrows when many are held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Event
from uuid import uuid4

import pytest
from tests.features.candidates.page_looks import EVERY_LOOK, faults
from tests.features.candidates.page_store import contact

from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.page import people_list
from integralavoro_desktop.features.candidates.page.people import PeopleList
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.gui.conditions import ONE_OF, Condition
from integralavoro_desktop.gui.record_model import spoken
from integralavoro_desktop.gui.work import Work
from integralavoro_desktop.storage.records import Filter, Query, Test

EVENT = {"decided_by": ["person"]}


def somebody(office, name: str, *events: PathEvent, accepted: bool = True) -> Candidate:
    """Write another person's file."""
    person = Candidate(code=f"RHO-{name[:4]}", family_name=name, given_name="Luca", id_kind="absent", sex="m")
    referral = Referral(
        candidate_id=person.id,
        kind="first",
        received_on=date(2026, 3, 1),
        outcome="accepted" if accepted else "pending",
        outcome_on=date(2026, 3, 10) if accepted else None,
        sender_unit_id=office.sender,
    )
    office.add(person, referral)
    for event in events:
        event.candidate_id = person.id
        office.add(event)
    return person


@pytest.fixture
def open_list(request, theme, guide, show):
    """Open the list of people."""
    here = request.getfixturevalue("full_office" if "full_office" in request.fixturenames else "office")

    return lambda: show(people_list(here.bench(theme), guide))


def cells(page, row: int = 0) -> list[str]:
    """Return what the cells of a row say."""
    return [spoken(page.model.cell(row, column)) for column in range(page.model.columnCount())]


def names(page) -> list[str]:
    """Return who is in the list."""
    return [page.model.cell(row, 0).words for row in range(page.model.rowCount())]


def test_a_row_tells_phase_step_contact_turn_and_signals(full_office, open_list):
    assert cells(open_list()) == [
        "Ferri Giovanna, RHO-0142",
        "Traineeship",
        "24 Nov: verifica di metà tirocinio alla Tipografia Bassani",
        "20 Nov",
        "up to us",
        "consent expires soon",
    ]


def test_nobody_heard_and_no_step_are_said(office, open_list):
    assert cells(open_list())[2:] == ["no step", "never", "up to us", "no next step"]


def test_those_with_us_are_shown_and_the_closed_counted(office, open_list):
    somebody(office, "Bianchi", PathEvent(kind="pause", starts_on=date(2026, 10, 1), **EVENT))
    somebody(office, "Conti", PathEvent(kind="closure", starts_on=date(2026, 10, 1), **EVENT))
    somebody(office, "Riva", accepted=False)
    page = open_list()
    assert names(page) == ["Bianchi Luca", "Ferri Giovanna", "Riva Luca"]
    assert page.subtitle.text() == "1 active · 1 on a break · 1 referred · 1 closed"
    assert cells(page)[1] == "On a break"
    assert cells(page)[4] == "up to Luca"
    assert cells(page)[5].endswith("agreed break")


def test_another_state_can_be_chosen(office, open_list):
    somebody(office, "Conti", PathEvent(kind="closure", starts_on=date(2026, 10, 1), **EVENT))
    page = open_list()
    page.filters.choose(3)
    assert names(page) == ["Conti Luca"]


def test_the_list_can_be_narrowed_to_one_coach(office, open_list):
    somebody(office, "Riva")
    page = open_list()
    page.filters.apply(Condition("operator_id", ONE_OF, (office.coach.hex,)))
    assert names(page) == ["Ferri Giovanna"]


def test_a_joined_file_is_not_in_the_list(office, open_list):
    other = somebody(office, "Riva")
    with office.store.read() as reader, office.store.write(office.bench(None).action) as edit:
        edit.change(reader.one("candidate", other.id), {"merged_into_id": office.person})
    page = open_list()
    assert names(page) == ["Ferri Giovanna"]
    assert page.subtitle.text().startswith("1 active")


def test_the_list_follows_what_is_written_elsewhere(office, open_list, qtbot):
    page = open_list()
    office.add(contact(office, happened_on=date(2026, 11, 21)))
    qtbot.waitUntil(lambda: cells(page)[3] == "21 Nov")


def test_the_counts_follow_too(office, open_list, qtbot):
    page = open_list()
    office.add(PathEvent(candidate_id=office.person, kind="pause", starts_on=date(2026, 11, 1), **EVENT))
    qtbot.waitUntil(lambda: page.subtitle.text().startswith("0 active · 1 on a break"))


def test_enter_opens_a_person(office, open_list, guide, qtbot):
    page = open_list()
    with qtbot.waitSignal(guide.record_asked) as asked:
        page.opened.emit(office.person)
    assert asked.args == ["candidate", office.person, ""]


def test_many_people_are_shown_at_once_and_narrowed_when_counted(office, theme, show, qtbot):
    somebody(office, "Conti", PathEvent(kind="closure", starts_on=date(2026, 10, 1), **EVENT))
    somebody(office, "Riva")
    work, gate = Work(lambda error: pytest.fail(str(error))), Event()
    work.run(lambda _job: gate.wait())
    page = show(PeopleList(replace(office.bench(theme), work=work), counted_at_once=1))
    assert page.subtitle.text() == "Counting who is with us. Meanwhile the list shows every file."
    assert names(page) == ["Conti Luca", "Ferri Giovanna", "Riva Luca"]
    gate.set()
    qtbot.waitUntil(lambda: names(page) == ["Ferri Giovanna", "Riva Luca"])
    work.stop()


def test_more_ids_than_a_statement_has_room_for_can_be_asked_for(office):
    keys = [uuid4() for _ in range(40_000)] + [office.person]
    with office.store.read() as reader:
        assert reader.count("candidate", Query((Filter("id", Test.ANY_OF, keys),))) == 1


@EVERY_LOOK
def test_the_list_clips_no_word(full_office, open_list, theme, look):
    theme.set_look(look)
    assert faults(open_list()) == []
