"""Which version of wishes and conditions holds, and when it is time to ask again."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from integralavoro_desktop.features.work_profiles import rules
from integralavoro_desktop.features.work_profiles.choices import Slot
from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.reference_data import parameters

TODAY = date(2026, 11, 22)
GIO = UUID(int=7)


def profile(valid_from: date | None = date(2026, 3, 1), **more: Any) -> WorkProfile:
    return WorkProfile(candidate_id=GIO, valid_from=valid_from, wishes_words="Voglio lavorare in cucina", **more)


def match(proposed_on: date | None = None, presented_on: date | None = None) -> SimpleNamespace:
    return SimpleNamespace(id=uuid4(), proposed_on=proposed_on, presented_on=presented_on)


def event(kind: str, starts_on: date) -> SimpleNamespace:
    return SimpleNamespace(id=uuid4(), kind=kind, starts_on=starts_on)


def facts(*profiles: WorkProfile, **rows: Any) -> Facts:
    return Facts.of(TODAY, {"work_profile": profiles, **rows}, parameters())


def told(record: WorkProfile, around: Facts) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.sentence) for p in rules.check(record, around)]


def test_the_least_hours_are_not_more_than_the_most():
    i18n.use_language("it")
    assert told(profile(hours_week_min=15, hours_week_max=20), facts()) == []
    wrong = told(profile(hours_week_min=25, hours_week_max=20), facts())
    assert wrong == [("WPR-1", "stop", "Le ore minime superano le massime.")]


def test_a_version_of_two_months_is_fresh_when_a_place_is_proposed():
    fresh = profile(date(2026, 9, 1))
    assert told(fresh, facts(fresh, match=[match(date(2026, 11, 1))])) == []


def test_a_version_of_nine_months_is_asked_about_when_a_place_is_proposed():
    i18n.use_language("it")
    old = profile(date(2026, 1, 10))
    sentence = "Desideri e condizioni sono di 9 mesi fa: chiedi se valgono ancora."
    assert told(old, facts(old, match=[match(date(2026, 10, 20))])) == [("WPR-2", "warn", sentence)]


def test_an_old_version_is_left_alone_when_a_newer_one_was_in_force():
    old, new = profile(date(2026, 1, 10)), profile(date(2026, 10, 1))
    around = facts(old, new, match=[match(date(2026, 10, 20))])
    assert told(old, around) == []
    assert told(new, around) == []


@pytest.mark.parametrize(("day", "is_old"), [(date(2026, 9, 1), False), (date(2026, 9, 2), True)])
def test_six_months_are_still_fresh(day, is_old):
    assert (rules.too_old(profile(), day, facts()) is not None) is is_old


def test_without_the_setting_nothing_is_old():
    assert rules.too_old(profile(), TODAY, Facts.of(TODAY)) is None


def test_one_version_for_each_date():
    i18n.use_language("it")
    first, second, twin = profile(), profile(date(2026, 6, 10)), profile()
    assert told(second, facts(first, second)) == []
    assert told(twin, facts(first, twin)) == [("WPR-3", "stop", "C'è già una versione con questa data.")]


def test_what_to_tell_the_employer_is_known_before_a_presentation():
    record = profile(date(2026, 10, 1))
    shown = [match(presented_on=date(2026, 11, 1))]
    missing = [("ALL-NEED", "stop", "«What to tell the employer» is still empty.")]
    assert told(record, facts(record, match=shown)) == missing
    record.disclosure = "each"
    assert told(record, facts(record, match=shown)) == []


def test_the_version_in_force_is_the_latest_by_the_day():
    first, second, later = profile(), profile(date(2026, 6, 10)), profile(date(2027, 1, 1))
    rows = [later, second, first, profile(None)]
    assert rules.current_on(rows, date(2026, 2, 28)) is None
    assert rules.current_on(rows, date(2026, 6, 9)) is first
    assert rules.current_on(rows, TODAY) is second


def test_a_deleted_version_is_not_in_force():
    assert rules.current_on([profile(deleted_at=date(2026, 4, 1))], TODAY) is None


def test_the_version_in_force_is_reviewed_after_six_months():
    i18n.use_language("it")
    old, current = profile(), profile(date(2026, 8, 31))
    (due,) = rules.tasks(current, facts(old, current))
    assert (due.rule, due.on, due.title) == ("WPR-REVIEW", date(2027, 2, 28), "Rivedere desideri e condizioni")
    assert list(rules.tasks(old, facts(old, current))) == []


def test_nothing_is_reviewed_after_the_end_of_the_path_until_it_begins_again():
    current = profile()
    over = [event("closure", date(2026, 10, 1))]
    assert list(rules.tasks(current, facts(current, path_event=over))) == []
    again = [*over, event("reopening", date(2026, 11, 1))]
    assert len(list(rules.tasks(current, facts(current, path_event=again)))) == 1
    back = [SimpleNamespace(id=uuid4(), kind="return", received_on=date(2026, 11, 2))]
    assert len(list(rules.tasks(current, facts(current, path_event=over, referral=back)))) == 1


def test_the_timeline_quotes_the_person():
    (entry,) = rules.timeline(profile(), facts())
    assert (entry.title, entry.text, entry.words) == (
        "Wishes and conditions updated",
        "Voglio lavorare in cucina",
        True,
    )
    assert list(rules.timeline(profile(None), facts())) == []


def test_the_card_for_the_workplace_is_warned_about_health_words():
    (problem,) = check_all(profile(card_work_text="Prende farmaci la sera"), facts())
    assert (problem.code, problem.field) == ("ALL-3", "card_work_text")
    assert list(check_all(profile(card_work_text="Preferisce iniziare alle 10"), facts())) == []


def test_the_week_has_twenty_one_parts():
    i18n.use_language("it")
    assert len(Slot) == 21
    assert (Slot("mon_am").words, Slot("sun_ev").words) == ("Lun mattina", "Dom sera")


def test_a_firm_never_sees_words_notes_pay_or_what_to_tell():
    hidden = {f.name for model in (WorkProfile, Condition) for f in fields_of(model) if f.ui.employer is None}
    assert {"wishes_words", "needs_words", "note", "pay_min", "disclosure", "sectors_no"} <= hidden
    shown = {f.name: str(f.ui.employer) for f in fields_of(WorkProfile) if f.ui.employer}
    assert shown["card_work_text"] == shown["card_call_1"] == "company_card"
    assert shown["slots"] == "availability"


def test_a_version_is_called_by_its_day():
    assert rules.title(profile()) == "Wishes and conditions from 01/03/2026"
    assert rules.title(profile(None)) == "Wishes and conditions"
