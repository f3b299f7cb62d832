"""When a path may pause, end and begin again, and what follows from it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from integralavoro_desktop.features.path_events import rules
from integralavoro_desktop.features.path_events.choices import EventKind, EventReason, WaitFor
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
CPS = UUID(int=3)
CLOSED = 'At least three attempts to get in touch are needed: meanwhile you can use "Pause".'
EXIT = {"sism_closing": "2", "outcome": "working", "next_step": "none"}


def event(kind: str, starts_on: date | None, reason: str | None = "health", **more: Any) -> PathEvent:
    chosen = EventReason(reason) if reason else None
    return PathEvent(kind=EventKind(kind), starts_on=starts_on, reason=chosen, decided_by=["person"], **more)


def referral(received_on: date, outcome: str = "accepted", outcome_on: date | None = None, kind: str = "first") -> Any:
    values = {"received_on": received_on, "outcome": outcome, "outcome_on": outcome_on, "kind": kind}
    return SimpleNamespace(id=uuid4(), sender_unit_id=CPS, **values)


def work(state: str, starts_on: date, ended_on: date | None = None) -> SimpleNamespace:
    return SimpleNamespace(id=uuid4(), state=state, starts_on=starts_on, ended_on=ended_on)


FIRST = referral(date(2026, 1, 5), outcome_on=date(2026, 1, 10))


def facts(*events: PathEvent, today: date = TODAY, **rows: Any) -> Facts:
    return Facts.of(today, {"path_event": events, "referral": [FIRST], **rows}, parameters())


def told(record: PathEvent, around: Facts) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(record, around)]


def due(record: PathEvent, around: Facts) -> list[tuple[str, date]]:
    return [(d.rule, d.on) for d in rules.tasks(record, around)]


def empty(label: str) -> tuple[str, str, str]:
    return ("ALL-NEED", "stop", f"«{label}» is still empty.")


def test_a_new_pause_after_a_closed_one_passes():
    closed = event("pause", date(2026, 3, 1), ends_on=date(2026, 3, 31))
    assert told(event("pause", date(2026, 6, 1)), facts(closed)) == []


def test_two_open_pauses_stop():
    i18n.use_language("it")
    sentence = "In questi giorni c'è già una pausa: prima chiudi quella."
    assert told(event("pause", date(2026, 6, 1)), facts(event("pause", date(2026, 3, 1)))) == [
        ("EVE-1", "stop", sentence)
    ]


def test_a_pause_in_a_closed_path_stops():
    i18n.use_language("it")
    closed = event("closure", date(2026, 5, 1), "goals", **EXIT)
    sentence = "Il percorso è concluso: prima riaprilo."
    assert told(event("pause", date(2026, 6, 1)), facts(closed)) == [("EVE-1", "stop", sentence)]


def test_a_reopening_or_a_return_lets_the_path_go_on():
    closed = event("closure", date(2026, 5, 1), "goals", **EXIT)
    pause = event("pause", date(2026, 10, 1))
    reopened = event("reopening", date(2026, 9, 1), None)
    assert told(reopened, facts(closed)) == []
    assert told(pause, facts(closed, reopened)) == []
    back = referral(date(2026, 9, 1), "pending", kind="return")
    assert told(pause, facts(closed, referral=[FIRST, back])) == []


def test_a_recheck_does_not_reopen_a_path():
    closed = event("closure", date(2026, 5, 1), "goals", **EXIT)
    recheck = referral(date(2026, 9, 1), "pending", kind="recheck")
    (problem,) = rules.check(event("pause", date(2026, 10, 1)), facts(closed, referral=[FIRST, recheck]))
    assert (problem.code, problem.field) == ("EVE-1", "kind")


def test_a_path_that_was_refused_has_ended_too():
    refused = referral(date(2026, 1, 5), "refused", date(2026, 1, 20))
    around = facts(referral=[refused])
    assert rules.ended_before(event("pause", date(2026, 2, 1)), around) == date(2026, 1, 20)
    assert rules.ended_before(event("pause", date(2026, 1, 20)), around) is None


def test_a_refusal_of_a_referral_received_meanwhile_ends_nothing():
    meanwhile = referral(date(2026, 2, 1), "refused", date(2026, 2, 10), "return")
    assert rules.ended_before(event("pause", date(2026, 3, 1)), facts(referral=[FIRST, meanwhile])) is None


def test_an_event_is_not_in_its_own_way():
    closed = event("closure", date(2026, 5, 1), "goals", **EXIT)
    pause = event("pause", date(2026, 3, 1))
    assert told(closed, facts(closed)) == []
    assert told(pause, facts(pause, closed)) == []


def test_a_person_who_cannot_be_reached_was_tried_three_times():
    i18n.use_language("it")
    lost = event("dropout", date(2026, 9, 1), "lost", attempts=3, **EXIT)
    assert told(lost, facts()) == []
    lost.attempts = 1
    sentence = 'Servono almeno tre tentativi di contatto: intanto puoi usare "Pausa".'
    assert told(lost, facts()) == [("EVE-2", "stop", sentence)]


def test_attempts_are_asked_for_only_when_the_person_is_lost():
    assert told(event("dropout", date(2026, 9, 1), "person", **EXIT), facts()) == []
    assert told(event("dropout", date(2026, 9, 1), "lost", **EXIT), facts()) == [("EVE-2", "stop", CLOSED)]


def test_a_closure_while_a_job_runs_is_asked_about():
    i18n.use_language("it")
    closed = event("closure", date(2026, 9, 1), "goals", **EXIT)
    job = work("running", date(2026, 5, 5))
    sentence = "La persona ha un rapporto di lavoro in corso: il sostegno può continuare. Concludere lo stesso?"
    assert told(closed, facts(employment=[job])) == [("EVE-3", "warn", sentence)]
    assert told(closed, facts(employment=[work("ended", date(2026, 5, 5), date(2026, 7, 31))])) == []


def test_a_closure_while_a_traineeship_runs_is_asked_about():
    closed = event("closure", date(2026, 9, 1), "goals", **EXIT)
    (problem,) = rules.check(closed, facts(traineeship=[work("suspended", date(2026, 5, 5))]))
    assert problem.sentence.startswith("The person has a traineeship under way")
    assert told(closed, facts(traineeship=[work("planned", date(2026, 5, 5))])) == []


@pytest.mark.parametrize("kind", ["pause", "dropout", "closure"])
def test_a_pause_and_an_end_have_a_reason(kind):
    assert told(event(kind, date(2026, 6, 1), None, **EXIT), facts()) == [empty("Reason")]


def test_a_wait_says_for_what():
    assert told(event("wait", date(2026, 6, 1), None), facts()) == [empty("Waiting for")]
    assert told(event("wait", date(2026, 6, 1), None, wait_for=WaitFor.PATH), facts()) == []


def test_an_end_tells_the_situation_and_the_way_forward():
    labels = ("SISM way of closing", "Situation at the end", "Next way forward")
    assert told(event("closure", date(2026, 6, 1), "goals"), facts()) == [empty(label) for label in labels]


def test_a_person_in_a_pause_is_heard_every_thirty_days():
    pause = event("pause", date(2026, 9, 1))
    assert due(pause, facts(pause)) == [("EVE-PAUSE", date(2026, 10, 1))]
    talk = SimpleNamespace(id=uuid4(), happened_on=date(2026, 10, 3), with_whom=["person"])
    assert due(pause, facts(pause, activity=[talk])) == [("EVE-PAUSE", date(2026, 11, 2))]


def test_a_pause_that_is_over_asks_for_nothing():
    assert due(event("pause", date(2026, 9, 1), ends_on=date(2026, 10, 31)), facts()) == []
    assert due(event("pause", date(2026, 11, 1), ends_on=date(2026, 11, 25)), facts()) == []


@pytest.mark.parametrize("kind", ["closure", "dropout"])
def test_the_sending_service_hears_within_fifteen_days_of_an_end(kind):
    ended = event(kind, date(2026, 9, 1), "person", **EXIT)
    assert due(ended, facts(ended)) == [("EVE-FEEDBACK", date(2026, 9, 16))]
    ended.feedback_sent_on = date(2026, 9, 10)
    assert due(ended, facts(ended)) == []


def test_feedback_is_owed_where_somebody_sent_the_person_or_it_was_promised():
    ended = event("closure", date(2026, 9, 1), "goals", **EXIT)
    alone = facts(referral=[])
    assert due(ended, alone) == []
    ended.feedback_due = True
    assert due(ended, alone) == [("EVE-FEEDBACK", date(2026, 9, 16))]


def test_a_reopening_asks_for_fresh_wishes():
    reopened = event("reopening", date(2026, 9, 1), None)
    old = SimpleNamespace(id=uuid4(), valid_from=date(2026, 3, 1))
    assert due(reopened, facts(work_profile=[old])) == [("EVE-RENEW", date(2026, 9, 1))]
    old.valid_from = date(2026, 9, 5)
    assert due(reopened, facts(work_profile=[old])) == []


def test_tasks_speak_italian():
    i18n.use_language("it")
    records = [
        event("pause", date(2026, 9, 1)),
        event("reopening", date(2026, 9, 1)),
        event("closure", date(2026, 9, 1)),
    ]
    titles = [d.title for record in records for d in rules.tasks(record, facts())]
    assert titles == [
        "Sentire la persona in pausa",
        "Aggiornare desideri e consensi",
        "Restituzione al servizio inviante",
    ]


def test_an_event_without_a_day_makes_no_task_and_no_entry():
    blank = event("pause", None)
    assert due(blank, facts()) == []
    assert list(rules.timeline(blank, facts())) == []
    assert rules.ended_before(blank, facts()) is None


@pytest.mark.parametrize(
    ("kind", "reason", "closing"),
    [("dropout", "person", "3"), ("closure", "goals", "2"), ("closure", "death", "5"), ("pause", "health", None)],
)
def test_the_way_of_closing_is_proposed(kind, reason, closing):
    assert rules.proposed_sism_closing(event(kind, date(2026, 9, 1), reason)) == closing


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_is_in_the_timeline(kind):
    (entry,) = rules.timeline(event(kind, date(2026, 9, 1), words="Ho bisogno di tempo"), facts())
    assert (entry.text, entry.words) == ("Ho bisogno di tempo", True)
    assert entry.title.endswith(".")


def test_without_words_the_timeline_tells_the_reason():
    (entry,) = rules.timeline(event("pause", date(2026, 9, 1), "holiday", ends_on=date(2026, 9, 20)), facts())
    assert (entry.title, entry.text, entry.words) == ("The path pauses.", "Holiday", False)
    assert entry.until == date(2026, 9, 20)


def test_an_event_is_called_by_its_kind_and_day():
    i18n.use_language("it")
    assert rules.title(event("dropout", date(2026, 9, 1))) == "Interruzione (drop-out), 01/09/2026"
