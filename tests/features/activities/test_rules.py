"""The checks of the diary with their examples, what the timeline tells, the next step as a task."""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace
from uuid import UUID

import pytest

from integralavoro_desktop.features.activities import kinds, rules
from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.activities.record import RECORD
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
GIO, MARTA, LUCA, CPS = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)


def activity(**values) -> Activity:
    start = {
        "id": UUID(int=10),
        "candidate_id": GIO,
        "happened_on": date(2026, 11, 20),
        "minutes": 60,
        "kind": "02",
        "place": "1",
        "operators": [MARTA.hex],
        "unit_id": CPS,
    }
    return Activity(**start | values)


def assigned(starts_on: date = date(2026, 1, 1), ends_on: date | None = None) -> SimpleNamespace:
    return SimpleNamespace(starts_on=starts_on, ends_on=ends_on)


def around(who: UUID | None = None, **more) -> Facts:
    rows = {
        "candidate": [SimpleNamespace(id=GIO, birth_date=date(1990, 5, 2), deleted_at=None, merged_into_id=None)],
        "operator": [SimpleNamespace(id=MARTA, name="Marta Invento"), SimpleNamespace(id=LUCA, name="Luca Prova")],
        "organisation": [SimpleNamespace(id=CPS, name="CPS di Rho")],
        "candidate.assignment": [assigned()],
    } | {name.replace("__", "."): found for name, found in more.items()}
    facts = Facts.of(TODAY, rows)
    return Facts(TODAY, operator_id=who, load=facts.load, find=facts.find, seek=facts.seek)


def codes(record: Activity, facts: Facts) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.field) for p in rules.check(record, facts)]


def test_a_row_of_today_with_three_operators_is_fine() -> None:
    record = activity(happened_on=TODAY, operators=[MARTA.hex, LUCA.hex, UUID(int=9).hex])
    assert codes(record, around()) == []


def test_a_fourth_operator_is_one_too_many() -> None:
    record = activity(operators=[UUID(int=n).hex for n in range(4)])
    assert codes(record, around()) == [("ACT-1", "stop", "operators")]


def test_a_row_of_tomorrow_is_stopped_by_the_check_of_every_type() -> None:
    problems = check_all(activity(happened_on=date(2026, 11, 23)), around())
    assert [(p.code, p.field) for p in problems] == [("ALL-2", "happened_on")]


@pytest.mark.parametrize(("day", "stops"), [(date(1990, 5, 2), 0), (date(1990, 5, 1), 1)])
def test_nothing_happens_before_the_birth(day: date, stops: int) -> None:
    facts = around(candidate__assignment=[assigned(date(1980, 1, 1))])
    assert codes(activity(happened_on=day), facts) == [("ACT-1", "stop", "happened_on")] * stops


@pytest.mark.parametrize(("kind", "stops"), [("02", 1), ("19", 0)])
def test_only_a_call_that_nobody_answered_has_no_duration(kind: str, stops: int) -> None:
    assert len(codes(activity(kind=kind, minutes=None), around())) == stops


@pytest.mark.parametrize(("place", "minutes", "warns"), [("8", 20, 0), ("8", 16, 0), ("8", 15, 1), ("8", 10, 1),
                                                         ("7", 10, 0)])  # fmt: skip
def test_a_call_of_a_quarter_of_an_hour_is_not_sent(place: str, minutes: int, warns: int) -> None:
    assert codes(activity(place=place, minutes=minutes), around()) == [("ACT-2", "warn", "minutes")] * warns


@pytest.mark.parametrize(("hour", "warns"), [(time(15), 0), (time(10), 1), (None, 0)])
def test_two_rows_of_one_kind_in_one_hour_may_be_the_same(hour: time | None, warns: int) -> None:
    other = activity(id=UUID(int=11), starts_at=time(10))
    facts = around(activity=[other])
    assert codes(activity(starts_at=hour), facts) == [("ACT-3", "warn", "starts_at")] * warns


def test_a_row_is_not_its_own_double() -> None:
    record = activity(starts_at=time(10))
    assert codes(record, around(activity=[record, activity(id=UUID(int=12), kind="01", starts_at=time(10))])) == []


def referral(outcome: str, on: date) -> SimpleNamespace:
    return SimpleNamespace(outcome=outcome, outcome_on=on)


def event(kind: str, on: date) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, starts_on=on)


@pytest.mark.parametrize(
    ("rows", "warns"),
    [
        ({"candidate__assignment": [assigned()]}, 0),
        ({"candidate__assignment": []}, 1),
        ({"candidate__assignment": [assigned(ends_on=date(2026, 11, 19))]}, 1),
        ({"candidate__assignment": [], "referral": [referral("accepted", date(2026, 11, 20))]}, 0),
        ({"candidate__assignment": [], "referral": [referral("accepted", date(2026, 11, 21))]}, 1),
        ({"candidate__assignment": [], "referral": [referral("pending", date(2026, 11, 1))]}, 1),
    ],
)
def test_a_day_on_which_nobody_follows_the_person_is_listed(rows: dict, warns: int) -> None:
    assert codes(activity(), around(**rows)) == [("ACT-4", "warn", "happened_on")] * warns


def test_a_referral_counts_no_more_after_the_end_of_the_path() -> None:
    rows = {"candidate__assignment": [], "referral": [referral("accepted", date(2026, 1, 8))]}
    closed = [event("closure", date(2026, 6, 30))]
    assert len(codes(activity(), around(**rows, path_event=closed))) == 1
    assert codes(activity(happened_on=date(2026, 6, 30)), around(**rows, path_event=closed)) == []
    reopened = [*closed, event("reopening", date(2026, 10, 1))]
    assert codes(activity(), around(**rows, path_event=reopened)) == []


def test_the_sentences_are_said_in_italian() -> None:
    i18n.use_language("it")
    record = activity(place="8", minutes=10, starts_at=time(10), operators=[UUID(int=n).hex for n in range(4)])
    facts = around(activity=[activity(id=UUID(int=11), starts_at=time(10))], candidate__assignment=[])
    assert [p.sentence for p in rules.check(record, facts)] == [
        "Si possono indicare al massimo tre operatori.",
        "Le telefonate fino a 15 minuti restano nel diario ma non nel flusso SISM.",
        "C'è già un'attività uguale: è la stessa?",
        "In questa data la persona non risulta in carico.",
    ]


def test_the_timeline_tells_what_for_how_long_and_by_whom() -> None:
    i18n.use_language("it")
    (entry,) = rules.timeline(activity(operators=[MARTA.hex, LUCA.hex]), around())
    assert entry.title == "Coaching per il lavoro, 60 min, Marta Invento, Luca Prova"
    assert (entry.on, entry.service, entry.text) == (date(2026, 11, 20), "CPS di Rho", "")


def test_a_call_without_answer_is_told_without_minutes() -> None:
    (entry,) = rules.timeline(activity(kind="19", minutes=None), around())
    assert entry.title == "Follow-up call, Marta Invento"


def test_an_operator_who_is_not_held_here_stays_without_a_name() -> None:
    (entry,) = rules.timeline(activity(operators=[UUID(int=99).hex]), around())
    assert entry.title == "Coaching for work, 60 min, somebody not in this archive"


@pytest.mark.parametrize(("who", "seen"), [(MARTA, 1), (LUCA, 0), (None, 0)])
def test_an_obscured_row_is_shown_only_to_those_who_were_at_work(who: UUID | None, seen: int) -> None:
    record = activity(hidden=True, next_step="Portare il curriculum", next_on=date(2026, 12, 1))
    assert len(list(rules.timeline(record, around(who)))) == seen
    assert len(list(rules.tasks(record, around(who)))) == seen


def test_the_next_step_becomes_a_task_of_the_first_operator() -> None:
    record = activity(next_step="Portare il curriculum", next_on=date(2026, 12, 1), operators=[MARTA.hex, LUCA.hex])
    (due,) = rules.tasks(record, around())
    assert (due.on, due.title, due.operator_id) == (date(2026, 12, 1), "Portare il curriculum", MARTA)


def test_a_step_without_words_is_still_asked_and_one_without_a_day_is_not() -> None:
    assert [d.title for d in rules.tasks(activity(next_on=date(2026, 12, 1)), around())] == [
        "Next step agreed with the person"
    ]
    assert list(rules.tasks(activity(next_step="Portare il curriculum"), around())) == []


@pytest.mark.parametrize(("later", "asked"), [(date(2026, 11, 21), 1), (date(2026, 12, 1), 0), (date(2026, 12, 2), 0)])
def test_the_task_closes_when_the_diary_goes_on_after_its_day(later: date, asked: int) -> None:
    record = activity(next_step="Sentirsi", next_on=date(2026, 12, 1))
    facts = around(activity=[record, activity(id=UUID(int=11), happened_on=later)])
    assert len(list(rules.tasks(record, facts))) == asked


def test_a_step_agreed_for_the_same_day_is_not_closed_by_its_own_day() -> None:
    record = activity(next_step="Chiamare il datore", next_on=date(2026, 11, 20))
    facts = around(activity=[record, activity(id=UUID(int=11))])
    assert len(list(rules.tasks(record, facts))) == 1


@pytest.mark.parametrize(
    ("kind", "sism"),
    [("01", "03"), ("04", "06"), ("06", "24"), ("08", "26"), ("09", "15"), ("11", "12"), ("12", "25"), ("13", "23"),
     ("17", "18"), ("18", "04"), ("19", "03"), ("77", ""), (None, "")],
)  # fmt: skip
def test_a_kind_proposes_its_sism_type(kind: str | None, sism: str) -> None:
    assert kinds.proposed_sism(kind) == sism


def test_three_kinds_are_coaching_and_one_is_training() -> None:
    every = [f"{n:02}" for n in range(1, 20)]
    assert [k for k in every if kinds.is_coaching(k)] == ["02", "03", "05"]
    assert [k for k in every if kinds.is_training(k)] == ["13"]
    assert not kinds.is_coaching(None)


def test_a_record_is_called_by_its_kind_and_day() -> None:
    assert RECORD.title(activity()) == "Coaching for work, 20/11/2026"
    assert RECORD.title(Activity()) == ""


def test_a_new_row_counts_for_46san_and_is_not_obscured() -> None:
    record = Activity()
    assert (str(record.attributable), record.hidden, record.direct) == ("yes", False, False)
