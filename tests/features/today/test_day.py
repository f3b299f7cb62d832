"""The whole day from a real store: what is to be done, whom to get back to, what expires."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from integralavoro_desktop.features.tasks import automatic
from integralavoro_desktop.features.tasks.choices import When
from integralavoro_desktop.features.today.day import Asked, Day, read_day, read_known
from integralavoro_desktop.features.today.files import Files
from integralavoro_desktop.features.today.things import counts, due_words, first_few
from integralavoro_desktop.stores import action_of

TODAY = date(2026, 11, 22)


def day_of(morning) -> Day:
    return read_day(morning.store, Asked(morning.coach, TODAY))


def titles(day: Day) -> list[str]:
    return [one.todo.title for one in day.things]


def test_people_are_counted_by_where_they_stand(busy) -> None:
    day = day_of(busy)
    assert (day.active, day.paused) == (2, 1)


def test_whom_nobody_heard_for_too_long_is_listed_the_longest_first(busy) -> None:
    found = [(one.name, one.days) for one in day_of(busy).silences]
    assert found == [("Davide Riva", 113), ("Luca Bianchini", 63)]


def test_a_break_says_until_when_it_was_agreed(busy) -> None:
    assert day_of(busy).silences[1].detail == "On a break, agreed until 10 Dec"


def test_a_silence_is_told_once(busy) -> None:
    assert not [title for title in titles(day_of(busy)) if title.startswith(("No contact", "Hear the person"))]


def test_a_consent_that_expires_within_a_month_stands_in_its_own_card(busy) -> None:
    day = day_of(busy)
    assert [(one.title, one.on) for one in day.papers] == [
        ("Sharing with the care team, Giovanna Ferri", date(2026, 12, 15))
    ]
    assert "Review the consent" not in titles(day)


def test_a_renewed_consent_asks_nothing_any_more(morning) -> None:
    gio = morning.person("Giovanna Ferri")
    morning.consent(gio, date(2026, 12, 1))
    morning.consent(gio, date(2027, 12, 1))
    day = day_of(morning)
    assert day.papers == ()
    assert "Review the consent" not in titles(day)


def test_a_consent_out_of_force_for_a_year_is_no_task_of_today(morning) -> None:
    morning.consent(morning.person("Giovanna Ferri"), date(2025, 11, 1))
    assert "Review the consent" not in titles(day_of(morning))


def test_a_permit_near_its_end_is_listed(morning) -> None:
    morning.person("Nadia Colombo", permit_expires_on=date(2026, 12, 20))
    assert [one.title for one in day_of(morning).papers] == ["Residence permit, Nadia Colombo"]


def test_automatic_tasks_of_a_type_arrive_with_person_and_reason(morning) -> None:
    gio = morning.person("Giovanna Ferri")
    morning.contact(gio, date(2026, 11, 10), next_step="Portare il curriculum", next_on=date(2026, 11, 24))
    thing = next(one for one in day_of(morning).things if one.todo.title == "Portare il curriculum")
    assert thing.detail.lstrip("\u200e").startswith("Giovanna Ferri · ")
    assert thing.todo.when is When.WEEK


def test_the_work_of_a_colleague_is_not_mine(morning) -> None:
    other = uuid4()
    morning.task("Del collega", operator_id=other)
    far = morning.person("Luca Bianchini", coach=other)
    morning.contact(far, date(2026, 1, 10))
    day = day_of(morning)
    assert titles(day) == []
    assert (day.silences, day.active) == ((), 0)


def test_a_file_without_a_coach_is_everybodys(morning) -> None:
    morning.person("Giovanna Ferri")
    key = morning.person("Davide Riva", coach=uuid4())
    assignment = next(iter(rows(morning, "candidate.assignment", key)))
    with morning.store.write(action_of(morning.store)) as edit:
        edit.change(assignment, {"ends_on": date(2026, 10, 1)})
    assert "File without a coach" in titles(day_of(morning))


def test_late_today_and_week_are_counted(busy) -> None:
    found = counts(day_of(busy).things)
    assert (found[When.LATE], found[When.TODAY]) == (1, 2)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 19), "overdue by 3 days"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 26), "Thursday"),
        (date(2026, 11, 29), "29 Nov"),
    ],
)
def test_the_day_is_said_in_a_word_or_two(morning, on: date, words: str) -> None:
    morning.task("Chiamare", on=on)
    (thing,) = day_of(morning).things
    assert due_words(thing.todo, TODAY) == words


def test_what_is_late_leaves_room_for_today(morning) -> None:
    for day in range(1, 7):
        morning.task(f"Scaduta {day}", on=date(2026, 11, day))
    morning.task("Di oggi")
    morning.task("Di domani", on=date(2026, 11, 23))
    found = [one.todo.title for one in first_few(day_of(morning).things, 4)]
    assert found == ["Scaduta 1", "Scaduta 2", "Di oggi", "Di domani"]


def test_a_short_list_is_shown_whole(busy) -> None:
    things = day_of(busy).things
    assert first_few(things, 8) == list(things)


def test_what_people_wrote_is_known_at_once(busy) -> None:
    known = read_known(busy.store, Asked(busy.coach, TODAY))
    assert titles(known) == ["Chiamare la ditta", "Riunione di équipe", "Far firmare il progetto"]
    assert [one.who for one in known.appointments] == ["Riunione di équipe"]
    assert not known.is_whole


def test_files_read_together_tell_what_each_file_tells(busy) -> None:
    """The same rules on the reader's own facts, one record at a time, find the same tasks."""
    store = busy.store
    with store.read() as reader:
        people = [row.id for row in reader.many("candidate")]
        files = Files(reader, store.catalogue, people, operator_id=busy.coach)
        for kind in store.catalogue:
            together = list(automatic.derive(kind, files.rows(kind.name), files.facts))
            alone = list(
                automatic.derive(kind, reader.many(kind.name), lambda row: reader.facts(row, operator_id=busy.coach))
            )
            assert sorted(map(str, together)) == sorted(map(str, alone))


def rows(morning, entity: str, person):
    with morning.store.read() as reader:
        return [row for row in reader.many(entity) if row.candidate_id == person]
