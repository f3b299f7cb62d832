"""A real store with one person's file in it, for the tests of her page; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.candidates.children import Assignment, ServiceLink, SupportPerson
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.disclosures.model import Disclosure
from integralavoro_desktop.features.organisations.children import Contact
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.features.traineeships.children import Day
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.records import Filter, Query, Test
from integralavoro_desktop.stores import Founding, action_of, make_store, open_store, operator_of

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.store import Store

PASSPHRASE = "quattro sedie blu in cortile"
TODAY = date(2026, 11, 22)


@dataclass
class Office:
    """An open store, and the ids of what stands in it."""

    store: Store
    coach: UUID
    person: UUID
    firm: UUID
    sender: UUID

    def add(self, *records: Record) -> None:
        """Write rows as an import would, past the checks."""
        with self.store.write(action_of(self.store)) as edit:
            for record in records:
                edit.add(record)

    def bench(self, theme: Theme) -> Bench:
        """Return what windows work with."""
        return Bench(theme, self.store, action_of(self.store), who=lambda author: "Elena Marchetti")

    def rows(self, entity: str) -> list[Any]:
        """Return the rows of an entity."""
        with self.store.read() as reader:
            return reader.many(entity)

    def one(self, entity: str, key: UUID) -> Any:
        """Return one row."""
        with self.store.read() as reader:
            return reader.one(entity, key)


def reopened(made: Office, folder: Path) -> Office:
    """Open a copy of a closed store, which costs less than making another one."""
    return replace(made, store=open_store(folder, PASSPHRASE))


def open_office(folder: Path) -> Office:
    """Make a store with Giovanna Ferri's file at its beginning: referred, accepted, followed."""
    store = make_store(folder, PASSPHRASE, Founding("Elena Marchetti", prefix="RHO", cost=KdfCost.floor()))
    coach = operator_of(store)
    assert coach is not None
    office = Office(store, coach, uuid4(), uuid4(), uuid4())
    office.add(
        Organisation(id=office.sender, name="CPS di Rho", roles=["sender"]),
        Organisation(id=office.firm, name="Tipografia Bassani", roles=["employer", "host"]),
        Candidate(
            id=office.person,
            code="RHO-0142",
            family_name="Ferri",
            given_name="Giovanna",
            preferred_name="Gio",
            birth_date=date(1992, 4, 8),
            id_kind="absent",
            sex="f",
        ),
        Referral(
            candidate_id=office.person,
            kind="first",
            received_on=date(2025, 3, 12),
            outcome="accepted",
            outcome_on=date(2025, 3, 28),
            sender_unit_id=office.sender,
        ),
        Assignment(
            candidate_id=office.person,
            operator_id=coach,
            unit_id=office.sender,
            role="coach",
            starts_on=date(2025, 3, 28),
        ),
    )
    return office


def contact(office: Office, **values: Any) -> Activity:
    """Make a row of the diary."""
    usual = {
        "candidate_id": office.person,
        "happened_on": date(2026, 11, 20),
        "starts_at": time(10, 0),
        "minutes": 45,
        "kind": "07",
        "sism_type": "24",
        "place": "3",
        "operators": [office.coach.hex],
        "unit_id": office.sender,
        "with_whom": ["person"],
    }
    return Activity(**usual | values)


def consent(office: Office, **values: Any) -> Consent:
    """Make a consent to the firm."""
    usual = {
        "candidate_id": office.person,
        "kind": "employer_data",
        "recipient_id": office.firm,
        "contents": ["name", "skills"],
        "purpose": "Proposta di tirocinio",
        "text_version": "1",
        "given_on": date(2026, 6, 1),
        "given_by": "person",
        "how": "paper",
        "expires_on": date(2026, 12, 15),
    }
    return Consent(**usual | values)


def paper(office: Office, **values: Any) -> Disclosure:
    """Make a row of the register of prints."""
    usual = {
        "serial": "AZ-0007",
        "candidate_id": office.person,
        "made_on": datetime(2026, 6, 3, 9, 0, tzinfo=UTC),
        "operator_id": office.coach,
        "paper": "AZ",
        "preset": "employer",
        "recipient_id": office.firm,
    }
    return Disclosure(**usual | values)


def whole_file(office: Office) -> None:
    """Write a file as full as the one in the design."""
    _network(office)
    _diary(office)
    _assessments(office)
    _at_work(office)


def _network(office: Office) -> None:
    doctor = Contact(organisation_id=office.sender, name="dott.ssa Villa")
    profile = WorkProfile(
        candidate_id=office.person,
        valid_from=date(2026, 10, 5),
        wishes_words="Vorrei un posto dove so cosa fare quando arrivo.",
        hours_day_max=4,
        card_work_text="Un compito alla volta, scritto sul foglio del mattino.",
        card_call_1="Gio",
        card_call_2="Anna Galli",
    )
    office.add(
        doctor,
        profile,
        Condition(work_profile_id=profile.id, dimension="WD01", max_level=1, importance="must"),
        Condition(work_profile_id=profile.id, dimension="WD04", max_level=1, importance="like"),
        ServiceLink(
            candidate_id=office.person,
            unit_id=office.sender,
            role="sender",
            contact_id=doctor.id,
            starts_on=date(2025, 3, 12),
        ),
        SupportPerson(
            candidate_id=office.person, name="Marta Ferri", relation="sibling", emergency=True, may_call="yes"
        ),
        consent(office),
    )


def _diary(office: Office) -> None:
    office.add(
        contact(office, summary="Visita in azienda: la taglierina va bene.", organisation_id=office.firm),
        contact(
            office,
            happened_on=date(2026, 11, 18),
            kind="09",
            with_whom=["team"],
            organisation_id=office.sender,
            summary="Avvisare il giorno prima dei cambi di turno.",
            next_step="verifica di metà tirocinio alla Tipografia Bassani",
            next_on=date(2026, 11, 24),
        ),
        contact(
            office,
            happened_on=date(2026, 11, 3),
            kind="02",
            person_words="Se cambiano le cose, mi serve che qualcuno me lo dica prima.",
        ),
    )


def _assessments(office: Office) -> None:
    with office.store.read() as reader:
        grid = next(i for i in reader.many("instrument") if i.code == "GPL")
        items = reader.many("instrument.item", Query((Filter("instrument_id", Test.IS, grid.id),)))
    for on, shift in ((date(2025, 3, 28), 0), (date(2026, 10, 12), 1)):
        held = Assessment(candidate_id=office.person, held_on=on, purpose="midway", instrument_id=grid.id)
        sheet = Sheet(
            assessment_id=held.id,
            rater_role="coach",
            rater_name="Elena Marchetti",
            operator_id=office.coach,
            filled_on=on,
        )
        rated = [
            Rating(sheet_id=sheet.id, item=item.code, value=min(4, 1 + place % 3 + shift))
            for place, item in enumerate(items)
        ]
        office.add(held, sheet, *rated)


def _at_work(office: Office) -> None:
    tutor = Contact(organisation_id=office.firm, name="Rita Corti")
    work = Traineeship(
        candidate_id=office.person,
        kind="extracurricular",
        host_id=office.firm,
        role="Aiuto in tipografia",
        starts_on=date(2026, 10, 1),
        planned_end_on=date(2027, 3, 31),
        state="running",
        host_tutor_id=tutor.id,
        hours_day=4,
        days_week=5,
    )
    days = [
        Day(traineeship_id=work.id, on=on, planned=240, worked=0 if on.day in {5, 12} else 240, absence="none")
        for on in (date(2026, 11, 2) + timedelta(days=n) for n in range(19))
        if on.weekday() < 5
    ]
    office.add(tutor, work, *days)
