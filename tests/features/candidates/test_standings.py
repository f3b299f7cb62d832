"""Counting everybody at once gives what looking at each person gives, and shared rows count for all."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from tests.features.candidates.page_store import contact

from integralavoro_desktop.features.candidates.batch import Batch
from integralavoro_desktop.features.candidates.lines import person_line
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.portrait import file_facts
from integralavoro_desktop.features.candidates.standings import counts_words, standings
from integralavoro_desktop.features.candidates.status import StatusGroup, rows_of, status_on
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.kernel import clock


def many_files(office) -> None:
    """Write files in every state."""
    kinds = (None, "pause", "closure", "dropout", "refused", "empty", "pending")
    for place, kind in enumerate(kinds):
        person = Candidate(code=f"RHO-9{place}", family_name=f"Nome{place}", id_kind="absent", sex="m")
        office.add(person)
        if kind == "empty":
            continue
        outcome = {"refused": "refused", "pending": "pending"}.get(kind or "", "accepted")
        on = None if outcome == "pending" else date(2026, 2, 1)
        office.add(
            Referral(candidate_id=person.id, kind="first", received_on=date(2026, 1, 1), outcome=outcome, outcome_on=on)
        )
        if kind in {"pause", "closure", "dropout"}:
            office.add(PathEvent(candidate_id=person.id, kind=kind, starts_on=date(2026, 5, 1), decided_by=["person"]))


def looked_at(office) -> dict:
    """Return the state of everybody, one by one."""
    with office.store.read() as reader:
        people = reader.many("candidate")
        return {one.id: status_on(clock.today(), rows_of(file_facts(reader, one, None))).group for one in people}


def counted(office, **asked) -> dict:
    """Return the state of everybody, counted together."""
    with office.store.read() as reader:
        return standings(reader, office.store.catalogue, told=lambda _done, _total: None, **asked)


def test_counting_together_gives_the_same_as_looking_at_each(full_office):
    many_files(full_office)
    assert counted(full_office) == looked_at(full_office)
    assert {str(one) for one in counted(full_office).values()} == {"referred", "active", "paused", "closed", "none"}


def test_some_people_can_be_counted_alone(full_office):
    many_files(full_office)
    assert counted(full_office, only=[full_office.person]) == {full_office.person: StatusGroup.ACTIVE}


def test_deleted_and_joined_files_are_not_counted(office):
    gone, joined = Candidate(code="A", sex="m", id_kind="absent"), Candidate(code="B", sex="m", id_kind="absent")
    office.add(gone, joined)
    with office.store.read() as reader, office.store.write(office.bench(None).action) as edit:
        edit.remove(reader.one("candidate", gone.id))
        edit.change(reader.one("candidate", joined.id), {"merged_into_id": office.person})
    assert set(counted(office)) == {office.person}


def test_progress_is_told_and_may_stop(office):
    told = []
    with office.store.read() as reader:
        standings(reader, office.store.catalogue, told=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 1)


def test_a_batch_reads_each_person_as_alone(full_office):
    many_files(full_office)
    full_office.add(contact(full_office, happened_on=date(2026, 11, 21)))
    with full_office.store.read() as reader:
        people = reader.many("candidate")
        batch = Batch(reader, full_office.store.catalogue, people)
        together = [person_line(one, batch.facts(one, full_office.coach)) for one in people]
        alone = [person_line(one, file_facts(reader, one, full_office.coach)) for one in people]
    assert together == alone


def test_the_counts_leave_out_what_is_nobody():
    assert counts_words([StatusGroup.ACTIVE, StatusGroup.ACTIVE]) == "2 active · 0 on a break · 0 closed"
    assert counts_words([StatusGroup.NONE]).endswith("1 without a referral")


def test_an_unknown_person_counts_nowhere(office):
    assert uuid4() not in counted(office)
