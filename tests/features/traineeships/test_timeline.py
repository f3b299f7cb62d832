"""What a traineeship tells in the person's timeline, and what it asks to be done."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from integralavoro_desktop.features.traineeships.children import Day, Extension, Month, Suspension, Visit
from integralavoro_desktop.features.traineeships.choices import (
    TraineeshipEnd,
    TraineeshipKind,
    TraineeshipResult,
    TraineeshipState,
    VisitPhase,
)
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.timeline import tasks, timeline
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
ALFA, ANNA, ONE = UUID(int=2), UUID(int=3), UUID(int=4)


def traineeship(**more: Any) -> Traineeship:
    given = {
        "id": ONE, "kind": TraineeshipKind.EXTRACURRICULAR, "host_id": ALFA, "coach_id": ANNA, "role": "Shop work",
        "starts_on": date(2026, 10, 1), "planned_end_on": date(2027, 3, 31), "state": TraineeshipState.RUNNING,
    }  # fmt: skip
    return Traineeship(**(given | more))


def ended(**more: Any) -> Traineeship:
    return traineeship(
        state=TraineeshipState.ENDED, ended_on=date(2026, 11, 10), end_reason=TraineeshipEnd.TERM,
        result=TraineeshipResult.HIRE, **more,
    )  # fmt: skip


def facts(today: date = TODAY, **rows: Any) -> Facts:
    known = {name.replace("__", "."): found for name, found in rows.items()}
    known["organisation"] = [SimpleNamespace(id=ALFA, name="Alfa srl")]
    known["operator"] = [SimpleNamespace(id=ANNA, name="Anna Galli")]
    return Facts.of(today, known, parameters())


def asked(one: Traineeship, around: Facts) -> list[tuple[str, date]]:
    return [(due.rule.removeprefix("tra."), due.on) for due in tasks(one, around)]


def test_the_timeline_tells_start_visits_extension_suspension_and_end() -> None:
    i18n.use_language("it")
    around = facts(
        traineeship__visit=[
            Visit(phase=VisitPhase.START, held_on=date(2026, 10, 8), operator_id=ANNA, words="Va bene")
        ],
        traineeship__extension=[Extension(new_end_on=date(2027, 6, 30), signed_on=date(2026, 11, 5))],
        traineeship__suspension=[Suspension(starts_on=date(2026, 10, 20), ends_on=date(2026, 10, 25))],
    )
    told = [(e.on, e.title, e.text) for e in timeline(ended(), around)]
    assert told == [
        (date(2026, 10, 1), "Tirocinio iniziato: Alfa srl", "Shop work"),
        (date(2026, 10, 8), "Visita di avvio del tirocinio", "Va bene"),
        (date(2026, 11, 5), "Tirocinio prorogato al 30/06/2027", ""),
        (date(2026, 10, 20), "Tirocinio sospeso", ""),
        (date(2026, 11, 10), "Tirocinio concluso", "Fine prevista"),
    ]


def test_words_of_the_person_are_marked_and_the_visitor_is_named() -> None:
    visit = Visit(phase=VisitPhase.EXTRA, held_on=TODAY, operator_id=ANNA, words="Mi trovo bene")
    _start, entry = timeline(traineeship(), facts(traineeship__visit=[visit]))
    assert (entry.title, entry.service, entry.words) == ("Visit at the traineeship", "Anna Galli", True)


def test_a_traineeship_never_started_tells_nothing_and_asks_nothing() -> None:
    one = traineeship(state=TraineeshipState.CANCELLED)
    assert list(timeline(one, facts())) == []
    assert list(tasks(one, facts())) == []


def test_a_running_traineeship_asks_for_visits_registers_and_a_next_step() -> None:
    assert asked(traineeship(), facts()) == [
        ("visit.start", date(2026, 10, 8)),
        ("visit.middle", date(2026, 12, 30)),
        ("visit.end", date(2027, 3, 16)),
        ("next", date(2027, 3, 1)),
        ("register", date(2026, 11, 3)),
        ("register", date(2026, 12, 3)),
    ]


def test_what_is_done_is_not_asked_any_more() -> None:
    around = facts(
        traineeship__visit=[Visit(phase=VisitPhase.START, held_on=date(2026, 10, 8), operator_id=ANNA)],
        traineeship__month=[Month(month="2026-10", closed_on=date(2026, 11, 4)), Month(month="2026-11")],
    )
    assert asked(traineeship(result=TraineeshipResult.HIRE), around) == [
        ("visit.middle", date(2026, 12, 30)),
        ("visit.end", date(2027, 3, 16)),
        ("register", date(2026, 12, 3)),
    ]


def test_the_register_is_named_by_its_month_and_goes_to_the_coach() -> None:
    i18n.use_language("it")
    registers = [due for due in tasks(traineeship(), facts()) if due.rule == "tra.register"]
    assert [(due.title, due.operator_id) for due in registers] == [
        ("Registro di ottobre 2026", ANNA),
        ("Registro di novembre 2026", ANNA),
    ]


def test_after_the_end_the_attestation_and_the_report_are_due() -> None:
    assert asked(ended(), facts()) == [("attestation", date(2026, 11, 25)), ("report", date(2026, 12, 10))]


def test_papers_already_given_close_their_tasks() -> None:
    given = [SimpleNamespace(about_id=ONE, paper="RF", preset="person")]
    assert asked(ended(), facts(disclosure=given)) == [("report", date(2026, 12, 10))]
    given.append(SimpleNamespace(about_id=ONE, paper="RF", preset="sender"))
    assert asked(ended(), facts(disclosure=given)) == []


def test_a_register_kept_here_is_still_asked_for_after_the_end() -> None:
    kept = [Day(on=date(2026, 10, 1), planned=240, worked=240)]
    rules = [rule for rule, _on in asked(ended(), facts(traineeship__day=kept))]
    assert rules == ["register", "register", "attestation", "report"]


def test_a_traineeship_of_years_ago_asks_nothing() -> None:
    old = ended(starts_on=date(2018, 5, 1), planned_end_on=date(2018, 8, 28))
    old.ended_on = date(2018, 8, 28)
    assert asked(old, facts()) == []


def test_the_names_of_the_rules_fit_the_task() -> None:
    everything = [*tasks(traineeship(), facts()), *tasks(ended(), facts())]
    assert all(len(due.rule) <= 20 for due in everything)
