"""The checks of an assessment with their examples, its timeline, and when the program asks to look again."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest

from integralavoro_desktop.features.assessments import rules
from integralavoro_desktop.features.assessments.choices import NotRated, Outcome, Purpose, RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.assessments.record import RECORD
from integralavoro_desktop.features.assessments.sheets import compared_with, is_own_words, views_in
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import Parameters, parameters

TODAY = date(2026, 11, 22)
OCCASION, GPL, COACH = UUID(int=1), UUID(int=100), UUID(int=7)


def assessment(**values) -> Assessment:
    start = {"id": OCCASION, "held_on": date(2026, 10, 1), "purpose": Purpose.ENTRY, "instrument_id": GPL}
    return Assessment(**start | values)


def sheet(role: RaterRole, name: str, number: int = 0, **values) -> Sheet:
    start = {"assessment_id": OCCASION, "rater_role": role, "rater_name": name, "filled_on": date(2026, 10, 1)}
    return Sheet(id=UUID(int=number or 50 + list(RaterRole).index(role)), **start | values)


def rating(on: Sheet, item: str, value: int | None = None, why: NotRated | None = None) -> Rating:
    return Rating(sheet_id=on.id, item=item, value=value, not_rated=why)


def decided(**values) -> Assessment:
    start = {
        "outcome": Outcome.READY_SUPPORT,
        "outcome_on": date(2026, 10, 8),
        "outcome_by": ["coach Bianchi", "educatrice Neri"],
        "outcome_reasons": "Regge bene mezza giornata.",
        "person_view": "Ci sto.",
    }
    return assessment(**start | values)


def around(rows=None, settings: Parameters | None = None, **more) -> Facts:
    known = dict(rows or {}) | {name.replace("__", "."): found for name, found in more.items()}
    return Facts.of(TODAY, known, settings or parameters())


def codes(record: Assessment, facts: Facts) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.field) for p in rules.check(record, facts)]


SELF = sheet(RaterRole.SELF, "Gio")
BIANCHI = sheet(RaterRole.COACH, "Bianchi", operator_id=COACH)


def test_a_coach_who_gave_a_three_is_fine(rows) -> None:
    facts = around(rows, assessment__sheet=[BIANCHI], assessment__rating=[rating(BIANCHI, "PP1", 3)])
    assert codes(assessment(), facts) == []


def test_nobody_fills_two_sheets_in_one_role_on_one_occasion(rows) -> None:
    again = sheet(RaterRole.COACH, " BIANCHI", 99)
    facts = around(rows, assessment__sheet=[BIANCHI, again])
    assert codes(assessment(), facts) == [("ASS-1", "stop", "sheet.rater_name")]


def test_two_coaches_or_one_person_in_two_roles_are_fine(rows) -> None:
    sheets = [BIANCHI, sheet(RaterRole.COACH, "Neri", 99), sheet(RaterRole.LEADER, "Bianchi")]
    assert codes(assessment(), around(rows, assessment__sheet=sheets)) == []


def test_a_sheet_of_another_occasion_does_not_count(rows) -> None:
    other = sheet(RaterRole.COACH, "Bianchi", 99, assessment_id=UUID(int=2))
    assert codes(assessment(), around(rows, assessment__sheet=[BIANCHI, other])) == []


@pytest.mark.parametrize("value", [-1, 5])
def test_a_level_outside_the_bounds_of_the_instrument_stops(rows, value: int) -> None:
    facts = around(rows, assessment__sheet=[BIANCHI], assessment__rating=[rating(BIANCHI, "PP1", value)])
    (problem,) = rules.check(assessment(), facts)
    assert (problem.code, problem.sentence) == ("ASS-1", "A level goes from 0 to 4 here.")


@pytest.mark.parametrize(("value", "why", "stops"), [(0, None, 0), (None, NotRated.SEEN_NO, 0), (None, None, 1),
                                                     (2, NotRated.LATER, 1)])  # fmt: skip
def test_an_item_has_a_level_or_a_reason_and_never_both(rows, value, why, stops: int) -> None:
    facts = around(rows, assessment__sheet=[BIANCHI], assessment__rating=[rating(BIANCHI, "PP1", value, why)])
    assert len(codes(assessment(), facts)) == stops


def test_a_coach_and_an_educator_decide_together(rows) -> None:
    assert codes(decided(), around(rows, assessment__sheet=[SELF, BIANCHI])) == []


@pytest.mark.parametrize("by", [["coach Bianchi"], ["coach Bianchi", "Coach  BIANCHI"], []])
def test_a_coach_alone_does_not_decide(rows, by: list[str]) -> None:
    facts = around(rows, assessment__sheet=[SELF])
    assert codes(decided(outcome_by=by), facts) == [("ASS-2", "stop", "outcome_by")]


@pytest.mark.parametrize("field", ["outcome_on", "person_view", "outcome_reasons"])
def test_a_decision_needs_its_day_its_reasons_and_the_view_of_the_person(rows, field: str) -> None:
    facts = around(rows, assessment__sheet=[SELF])
    assert codes(decided(**{field: None}), facts) == [("ASS-2", "stop", field)]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_decision_that_waits_says_when_to_look_again(rows, outcome: Outcome) -> None:
    facts = around(rows, assessment__sheet=[SELF])
    waits = outcome in {Outcome.PREPARE, Outcome.NOT_NOW, Outcome.REVIEW}
    assert codes(decided(outcome=outcome), facts) == ([("ASS-2", "stop", "review_on")] if waits else [])
    assert codes(decided(outcome=outcome, review_on=date(2027, 4, 1)), facts) == []


def test_a_decision_without_the_sheet_of_the_person_is_listed(rows) -> None:
    assert codes(decided(), around(rows, assessment__sheet=[BIANCHI])) == [("ASS-3", "warn", "sheet.rater_role")]
    assert codes(assessment(), around(rows, assessment__sheet=[BIANCHI])) == []


@pytest.mark.parametrize(("item", "stops"), [("PP2", 0), ("AC2", 1)])
def test_the_company_tutor_is_asked_only_what_is_seen_at_work(rows, item: str, stops: int) -> None:
    host = sheet(RaterRole.HOST, "Verdi")
    facts = around(rows, assessment__sheet=[host], assessment__rating=[rating(host, item, 2)])
    assert codes(assessment(), facts) == [("ASS-4", "stop", "rating.item")] * stops


def test_the_coach_may_be_asked_about_self_care(rows) -> None:
    facts = around(rows, assessment__sheet=[BIANCHI], assessment__rating=[rating(BIANCHI, "AC2", 2)])
    assert codes(assessment(), facts) == []


def test_the_sentences_are_said_in_italian(rows) -> None:
    i18n.use_language("it")
    host = sheet(RaterRole.HOST, "Verdi")
    twice = [BIANCHI, sheet(RaterRole.COACH, "Bianchi", 99), host]
    facts = around(rows, assessment__sheet=twice, assessment__rating=[rating(host, "AC2", 2)])
    assert [p.sentence for p in rules.check(decided(outcome_by=["coach"]), facts)] == [
        "Questa persona ha già compilato una scheda in questa occasione.",
        "La collocabilità è una decisione d'équipe: indica almeno due persone e i motivi.",
        "Manca la voce della persona: proponi l'autovalutazione.",
        "Questa voce non si chiede al tutor aziendale.",
    ]


def test_the_timeline_tells_the_assessment_and_the_decision() -> None:
    i18n.use_language("it")
    told = [(e.on, e.title, e.text) for e in rules.timeline(decided(), around())]
    assert told == [
        (date(2026, 10, 1), "Valutazione (Ingresso)", ""),
        (date(2026, 10, 8), "Esito di collocabilità", "Collocabile con sostegni"),
    ]


def due(record: Assessment, facts: Facts, rule: str) -> list[date]:
    return [d.on for d in rules.tasks(record, facts) if d.rule == rule]


def test_it_asks_to_assess_again_after_six_months() -> None:
    assert due(assessment(held_on=date(2026, 8, 31)), around(), "ASS-AGAIN") == [date(2027, 2, 28)]


def test_the_day_agreed_comes_before_the_six_months() -> None:
    assert due(assessment(review_on=date(2026, 12, 1)), around(), "ASS-AGAIN") == [date(2026, 12, 1)]


def test_a_later_assessment_closes_the_task() -> None:
    record, later = assessment(), assessment(id=UUID(int=2), held_on=date(2026, 11, 1))
    facts = around(assessment=[record, later])
    assert due(record, facts, "ASS-AGAIN") == []
    assert due(later, facts, "ASS-AGAIN") == [date(2027, 5, 1)]


def event(kind: str, day: date, reason: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, starts_on=day, reason=reason)


def test_a_path_that_ended_is_assessed_again_only_on_the_day_agreed() -> None:
    facts = around(path_event=[event("closure", date(2026, 11, 1))])
    assert due(assessment(), facts, "ASS-AGAIN") == []
    assert due(assessment(review_on=date(2027, 1, 8)), facts, "ASS-AGAIN") == [date(2027, 1, 8)]


@pytest.mark.parametrize("days", [(date(2026, 11, 10), None), (None, date(2026, 11, 10))])
def test_a_path_opened_again_is_open(days: tuple[date | None, date | None]) -> None:
    reopened, returned = days
    events = [event("closure", date(2026, 11, 1)), *([event("reopening", reopened)] if reopened else [])]
    referrals = [SimpleNamespace(kind="return", received_on=returned)]
    assert rules.is_path_open(around(path_event=events, referral=referrals))
    assert not rules.is_path_open(around(path_event=events[:1]))


def test_nothing_is_asked_after_a_death() -> None:
    facts = around(path_event=[event("closure", date(2026, 11, 1), "death")])
    assert list(rules.tasks(assessment(review_on=date(2026, 12, 1)), facts)) == []


def test_without_the_setting_there_is_no_guess() -> None:
    assert due(assessment(), around(settings=Parameters([])), "ASS-AGAIN") == []


def test_it_asks_to_tell_the_person_within_three_weeks() -> None:
    assert due(assessment(), around(), "ASS-RETURN") == [date(2026, 10, 22)]
    assert due(assessment(returned_on=date(2026, 10, 5)), around(), "ASS-RETURN") == []


def test_the_tasks_go_to_the_coach_in_charge_before_the_one_who_filled() -> None:
    now = SimpleNamespace(operator_id=UUID(int=8), role="coach", starts_on=date(2026, 11, 1), ends_on=None)
    before = SimpleNamespace(
        operator_id=UUID(int=6), role="coach", starts_on=date(2026, 1, 1), ends_on=TODAY.replace(day=1)
    )
    filled = around(assessment__sheet=[BIANCHI])
    moved = around(assessment__sheet=[BIANCHI], candidate__assignment=[before, now])
    assert {d.operator_id for d in rules.tasks(assessment(), filled)} == {COACH}
    assert {d.operator_id for d in rules.tasks(assessment(), moved)} == {UUID(int=8)}


def test_a_record_is_called_by_its_purpose_and_day() -> None:
    i18n.use_language("it")
    assert RECORD.title(assessment()) == "Ingresso, 01/10/2026"
    assert RECORD.title(Assessment()) == ""


def test_the_sheets_are_read_with_their_levels_the_person_first(rows) -> None:
    ratings = [rating(BIANCHI, "PP1", 0), rating(SELF, "PP1", 3), rating(SELF, "PP2", None, NotRated.DECLINED)]
    views = views_in(assessment(), around(rows, assessment__sheet=[BIANCHI, SELF], assessment__rating=ratings))
    assert [(view.rater, view.levels) for view in views] == [("Gio", {"PP1": 3}), ("Bianchi", {"PP1": 0})]
    assert is_own_words(SELF)
    assert not is_own_words(BIANCHI)


def test_a_sheet_is_compared_with_the_last_of_the_same_rater(fill) -> None:
    old, near = fill(on=date(2026, 1, 1)), fill(on=date(2026, 2, 1))
    stranger, person = fill(rater="Neri", on=date(2026, 2, 20)), fill("self", "Gio", date(2026, 2, 20))
    today = fill(on=date(2026, 4, 1))
    assert compared_with(today, [old, near, stranger, person]) is near
    assert compared_with(today, [stranger, person]) is stranger
    assert compared_with(today, [person, today]) is None
