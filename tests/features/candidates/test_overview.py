"""The head of a person's page."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.features.candidates.rows import day, event, referral, row, signed_plan, work

from integralavoro_desktop.features.candidates.children import Assignment
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.overview import StepState, alerts, next_step, phase_line
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = day("22/11")
ACCEPTED = {"referral": [referral("03/02", "accepted", "17/02")]}
COACH = {"candidate.assignment": [Assignment(role="coach", operator_id=uuid4(), starts_on=day("01/02"))]}


def facts(rows: dict[str, Any]) -> Facts:
    return Facts.of(TODAY, rows, parameters())


def line(rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(s.title, f"{s.on:%d/%m}" if s.on else "", str(s.state)) for s in phase_line(facts(rows))]


def keys(rows: dict[str, Any], **more: Any) -> list[str]:
    return [alert.key for alert in alerts(Candidate(**more), facts(rows))]


def diary(on: str, step: str | None = None, until: str | None = None, **more: Any) -> Any:
    return row(
        "activity",
        happened_on=day(on),
        with_whom=["person"],
        minutes=30,
        next_step=step,
        next_on=until and day(until),
        **more,
    )


def test_without_a_plan_the_line_tells_what_has_happened():
    rows = ACCEPTED | {
        "traineeship": [work("traineeship", "01/06")],
        "assessment": [row("assessment", held_on=day("10/03"))],
    }
    assert line(rows) == [
        ("Referral", "03/02", "done"),
        ("Acceptance", "17/02", "done"),
        ("Assessment", "10/03", "done"),
        ("Traineeship", "01/06", "now"),
    ]


def test_with_a_plan_the_line_tells_its_phases_and_those_to_come():
    plan = signed_plan("01/03", "01/03")
    days = {"O1": "01/03", "O2": "01/05"}
    phases = [row("plan.phase", plan_id=plan["plan"][0].id, code=c, starts_on=day(on)) for c, on in days.items()]
    told = line(ACCEPTED | plan | {"plan.phase": phases})
    assert told[1:3] == [("Assessment", "01/03", "done"), ("Preparation", "01/05", "now")]
    assert [state for _title, _on, state in told[3:]] == ["todo", "todo", "todo"]


def test_a_phase_that_comes_again_is_resumed():
    phases = [
        row("plan.phase", code=c, starts_on=day(on)) for c, on in (("O2", "01/03"), ("O3", "01/05"), ("O2", "01/07"))
    ]
    told = phase_line(facts(ACCEPTED | {"plan.phase": phases}))
    assert [(step.title, step.is_resumed) for step in told[1:]] == [
        ("Preparation", False),
        ("Experience", False),
        ("Preparation", True),
    ]
    assert told[1].until == day("01/05")


def test_a_closed_path_ends_the_line():
    told = phase_line(facts(ACCEPTED | {"path_event": [event("closure", "01/10")]}))
    assert [(step.title, step.state) for step in told][-1] == ("End of the path", StepState.DONE)


def test_a_reopened_path_begins_a_new_line():
    assert line(ACCEPTED | {"path_event": [event("closure", "01/10"), event("reopening", "05/11")]}) == [
        ("Reopening", "05/11", "now")
    ]


def test_a_file_without_a_referral_has_one_step_to_do():
    assert line({}) == [("Referral", "", "todo")]


def test_the_next_step_is_the_nearest_of_diary_and_tasks():
    rows = {
        "activity": [diary("01/11", "Visit the kitchen", "03/12")],
        "task": [row("task", title="Call the tutor", due_on=day("30/11"), state="open")],
    }
    found = next_step(facts(rows))
    assert (found.text, found.entity, found.is_late) == ("Call the tutor", "task", False)


def test_tasks_that_the_program_made_are_no_step_of_the_person():
    assert (
        next_step(facts({"task": [row("task", title="Review", due_on=day("30/11"), state="open", rule="CON-REVIEW")]}))
        is None
    )


def test_an_old_step_stands_only_if_it_is_the_last_word():
    late = diary("01/11", "Visit the kitchen", "10/11")
    assert next_step(facts({"activity": [late]})).is_late
    assert next_step(facts({"activity": [late, diary("15/11")]})) is None


def test_a_step_that_was_done_stands_no_more():
    said = diary("01/11", "Visit the kitchen", "03/12")
    done = row("task", title="Visit the kitchen", state="done", about_id=said.id, rule="ACT-NEXT")
    assert next_step(facts({"activity": [said], "task": [done]})) is None


def test_a_hidden_contact_shows_no_step():
    assert next_step(facts({"activity": [diary("01/11", "Visit the kitchen", "03/12", hidden=True)]})) is None


def test_at_most_three_alerts_the_urgent_ones_first():
    rows = {
        "referral": [referral("03/02", "accepted", "17/02"), referral("01/10", kind="return")],
        "activity": [diary("01/09")],
        "consent": [row("consent", kind="employer_data", given_on=day("01/06"), expires_on=day("10/12"))],
    }
    assert keys(rows, permit_expires_on=day("01/12")) == ["coach", "answer", "next_step"]
    assert keys(rows | COACH, permit_expires_on=day("01/12")) == ["answer", "next_step", "contact"]


def test_a_consent_near_its_end_is_an_alert():
    consent = row("consent", kind="employer_data", given_on=day("01/06"), expires_on=day("22/12"))
    rows = ACCEPTED | COACH | {"activity": [diary("15/11", "Visit", "30/11")], "consent": [consent]}
    (alert,) = alerts(Candidate(), facts(rows))
    assert (alert.key, alert.sentence, alert.row_id) == ("consent", "A consent expires on 22/12/2026.", consent.id)
    consent.expires_on = day("23/12")
    assert keys(rows) == []


def test_an_answer_that_was_sent_or_that_nobody_waits_for_is_no_alert():
    waiting = referral("01/11")
    assert keys(COACH | {"referral": [waiting]}) == ["answer"]
    waiting.sender_kind = "1"
    assert keys(COACH | {"referral": [waiting]}) == []
    waiting.sender_kind, waiting.answer_sent_on = "4", day("10/11")
    assert keys(COACH | {"referral": [waiting]}) == []


def test_a_closed_or_anonymous_file_has_no_alerts():
    assert keys(ACCEPTED | {"path_event": [event("dropout", "01/10")]}) == []
    assert keys(ACCEPTED, file_state="anonymised") == []


def test_alerts_speak_italian():
    i18n.use_language("it")
    (alert, _next) = alerts(Candidate(), facts(ACCEPTED))
    assert alert.sentence == "Oggi nessun coach segue questa persona."
