"""What must hold for a person's file, its timeline and the tasks it makes by itself."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from tests.features.candidates.rows import day, event, referral, row

from integralavoro_desktop.features.candidates import rules
from integralavoro_desktop.features.candidates.children import (
    Assignment,
    ServiceLink,
    Skill,
    SupportPerson,
)
from integralavoro_desktop.features.candidates.choices import AssignmentEnd, AssignmentRole, ServiceRole
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.record import RECORD
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
BORN = date(1985, 12, 10)
COACH, SECOND, POLO = uuid4(), uuid4(), uuid4()


def person(**more: Any) -> Candidate:
    return Candidate(**{"family_name": "Rossi", "given_name": "Mario", "id_kind": "absent", "birth_date": BORN} | more)


def coach(starts: str, ends: str | None = None, role: str = "coach", **more: Any) -> Assignment:
    return Assignment(
        operator_id=COACH,
        unit_id=POLO,
        role=AssignmentRole(role),
        starts_on=day(starts),
        ends_on=ends and day(ends),
        **more,
    )


CHILDREN = {"assignment", "support_person", "service_link"}


def facts(today: date = TODAY, **rows: Any) -> Facts:
    known = {f"candidate.{name}" if name in CHILDREN else name: found for name, found in rows.items()}
    return Facts.of(today, known, parameters())


def told(record: Candidate, around: Facts | None = None) -> list[tuple[str, str, str]]:
    found = rules.check(record, around or facts())
    return [(p.code, str(p.severity), p.sentence) for p in found]


@pytest.mark.parametrize("code", ["RSSMRA85T10A562S", "RSSMRA85T10A56NH", "rssmra85t10a562s"])
def test_a_right_tax_code_passes(code):
    assert told(person(id_kind="cf", fiscal_code=code, sex="m")) == []


@pytest.mark.parametrize(("kind", "code"), [("cf", "RSSMRA85T10A562T"), ("provisional", "1234567890"), ("cf", "RSS")])
def test_a_wrong_code_stops(kind, code):
    sentence = 'The tax code is not right: check it again, or choose "No code yet" and add it later.'
    assert told(person(id_kind=kind, fiscal_code=code)) == [("CAN-1", "stop", sentence)]


def test_a_wrong_code_stops_in_italian():
    i18n.use_language("it")
    sentence = 'Il codice fiscale non è corretto: ricontrollalo, oppure scegli "Assente" e aggiungilo più tardi.'
    assert told(person(id_kind="cf", fiscal_code="RSSMRA85T10A562T")) == [("CAN-1", "stop", sentence)]


def test_eleven_digits_are_a_provisional_code():
    assert told(person(id_kind="provisional", fiscal_code="12345678901")) == []


def test_a_code_is_asked_for_unless_it_is_absent():
    assert told(person(id_kind="cf")) == [("ALL-NEED", "stop", "«Personal code» is still empty.")]
    assert told(person(id_kind="absent")) == []


def test_another_birth_date_than_the_code_s_is_asked_about():
    i18n.use_language("it")
    record = person(id_kind="cf", fiscal_code="RSSMRA85T10A562S", birth_date=date(1985, 11, 10), sex="m")
    sentence = "Il codice fiscale dice 10/12/1985, la scheda 10/11/1985: quale data è giusta?"
    assert told(record) == [("CAN-2", "warn", sentence)]


def test_another_sex_than_the_code_s_is_asked_about():
    record = person(id_kind="cf", fiscal_code="RSSMRA85T10A562S", sex="f")
    assert told(record) == [("CAN-2", "warn", "The tax code is a man's, the file says female: which one is right?")]
    assert told(person(id_kind="cf", fiscal_code="RSSMRA85T10A562S", sex="nd")) == []


@pytest.mark.parametrize(("born", "fits"), [("01/01/2001", True), ("22/11/2010", True), ("23/11/2010", False)])
def test_the_age_is_between_16_and_70(born, fits):
    assert (told(person(birth_date=day(born))) == []) is fits


def test_a_child_s_age_is_asked_about():
    i18n.use_language("it")
    sentence = "Controlla la data di nascita: risulterebbe un'età di 7 anni."
    assert told(person(birth_date=date(2019, 3, 1))) == [("CAN-3", "warn", sentence)]
    assert told(person(birth_date=None, birth_year=1950)) == [("CAN-3", "warn", sentence.replace("7", "76"))]


def test_one_coach_after_the_other_passes():
    assert told(person(), facts(assignment=[coach("01/01", "31/03"), coach("01/04")])) == []
    assert told(person(), facts(assignment=[coach("01/01"), coach("01/04", role="second")])) == []


def test_two_open_coaches_stop():
    i18n.use_language("it")
    sentence = 'C\'è già un coach di riferimento: chiudi prima il suo incarico, oppure scegli "Secondo tutor".'
    assert told(person(), facts(assignment=[coach("01/01"), coach("01/04")])) == [("CAN-4", "stop", sentence)]


def test_relatives_are_called_only_with_a_consent_in_force():
    i18n.use_language("it")
    mother = [SupportPerson(name="Ada Rossi", may_call="yes")]
    missing = [("CAN-5", "warn", "Manca il consenso della persona a contattare i familiari.")]
    given = row("consent", kind="relatives", given_on=day("01/02"))
    assert told(person(), facts(support_person=mother)) == missing
    assert told(person(), facts(support_person=mother, consent=[given])) == []
    given.revoked_on = day("10/05")
    assert told(person(), facts(support_person=mother, consent=[given])) == missing


def test_a_relative_who_is_not_called_needs_no_consent():
    assert told(person(), facts(support_person=[SupportPerson(name="Ada Rossi", may_call="no")])) == []


def test_two_services_on_the_same_step_are_asked_about():
    i18n.use_language("it")
    links = [ServiceLink(role=ServiceRole.CELAV), ServiceLink(role=ServiceRole.NIL)]
    sentence = "Due servizi seguono già lo stesso passo: vi siete sentiti?"
    assert told(person(), facts(service_link=links)) == [("CAN-6", "warn", sentence)]
    links[1].ends_on = day("01/11")
    assert told(person(), facts(service_link=links)) == []


def test_days_without_a_coach_are_counted():
    left = [coach("01/01", "20/11")]
    assert told(person(), facts(assignment=left)) == [("CAN-COACH", "warn", "No coach for 2 days.")]
    assert told(person(), facts(date(2026, 11, 21), assignment=left)) == [("CAN-COACH", "warn", "No coach for 1 day.")]


def test_a_closed_path_needs_no_coach():
    closed = {"referral": [referral("05/01")], "path_event": [event("closure", "01/10")]}
    assert told(person(), facts(assignment=[coach("01/01", "01/10")], **closed)) == []
    assert list(rules.tasks(person(), facts(assignment=[coach("01/01", "01/10")], **closed))) == []


def test_the_timeline_tells_who_began_to_follow_the_person():
    names = {"operator": [SimpleNamespace(id=COACH, name="Bianchi")], "organisation": [_unit()]}
    link = ServiceLink(unit_id=POLO, role=ServiceRole.SENDER, starts_on=day("02/01"), doing="Refers")
    rows = {"assignment": [coach("01/01", "31/03", end_reason=AssignmentEnd.LEAVE)], "service_link": [link]}
    first, second = rules.timeline(person(), facts(**rows, **names))
    assert (first.title, first.text) == (
        "Bianchi is the coach in charge.",
        "Until 31/03/2026: Absence of the operator.",
    )
    assert (second.title, second.text) == ("Polo di Rho follows the person (Sending service).", "Refers")


def test_the_timeline_waits_for_dates_and_knows_missing_names():
    rows = [Assignment(operator_id=COACH, role=AssignmentRole.COACH), coach("01/01", role="second")]
    (entry,) = rules.timeline(person(), facts(assignment=rows))
    assert entry.title == "somebody not in this archive is the second tutor."


def test_a_permit_is_renewed_sixty_days_before():
    found = list(rules.tasks(person(permit_expires_on=day("30/03/2027")), facts(assignment=[coach("01/01")])))
    assert [(d.rule, d.on, d.operator_id) for d in found] == [("CAN-PERMIT", day("29/01/2027"), COACH)]


def test_a_file_without_a_coach_asks_for_one_at_once():
    found = list(rules.tasks(person(), facts(referral=[referral("05/01", "accepted", "10/01")])))
    assert [(d.rule, d.on, d.title) for d in found] == [("CAN-COACH", day("05/01"), "File without a coach")]


def test_sixty_days_of_silence_make_a_task():
    rows = {"assignment": [coach("01/01")], "referral": [referral("05/01", "accepted", "10/01")]}
    talk = row("activity", happened_on=day("01/09"), kind="02", minutes=30, with_whom=["person"])
    (due,) = rules.tasks(person(), facts(**rows, activity=[talk]))
    assert (due.rule, due.on, due.title) == ("CAN-CONTACT", day("31/10"), "No contact for 60 days")


def test_nobody_is_called_silent_in_a_pause():
    rows = {"assignment": [coach("01/01")], "referral": [referral("05/01", "accepted", "10/01")]}
    talk = row("activity", happened_on=day("01/09"), kind="02", minutes=30, with_whom=["person"])
    assert list(rules.tasks(person(), facts(**rows, activity=[talk], path_event=[event("pause", "01/10")]))) == []


def test_a_hand_over_is_told_to_the_person():
    leaving = coach("01/01", "30/11", handover_state="accepted")
    (due,) = rules.tasks(person(preferred_name="Gio"), facts(assignment=[leaving]))
    assert (due.rule, due.on, due.title) == ("CAN-TELL", day("30/11"), "Tell Gio about the new coach")
    leaving.person_told_on = day("20/11")
    assert list(rules.tasks(person(), facts(assignment=[leaving]))) == []


def test_an_anonymous_file_asks_for_nothing():
    record = person(file_state="anonymised", permit_expires_on=day("30/03"))
    assert list(rules.tasks(record, facts(referral=[referral("05/01")]))) == []


def test_the_next_file_code_goes_on_from_the_device_s_own():
    assert rules.next_code("MI3", ["MI3-0041", "MI4-0900", None, "MI3-old"]) == "MI3-0042"
    assert rules.next_code("MI3", []) == "MI3-0001"


@pytest.mark.parametrize(("evidence", "may"), [("practical", True), ("self", False), ("group", False), (None, False)])
def test_a_firm_reads_only_some_kinds_of_evidence(evidence, may):
    assert rules.may_tell_a_firm(Skill(evidence=evidence)) is may


def test_a_file_is_called_by_its_name_or_by_its_code():
    assert RECORD.title(person()) == "Rossi Mario"
    assert RECORD.title(Candidate(code="MI3-0042")) == "MI3-0042"


def _unit() -> SimpleNamespace:
    return SimpleNamespace(id=POLO, name="Polo di Rho")
