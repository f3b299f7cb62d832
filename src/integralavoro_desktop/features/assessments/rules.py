"""What must hold for an assessment, what the timeline tells of it, when to look again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.choices import Outcome, RaterRole
from integralavoro_desktop.features.assessments.grid import grid_in
from integralavoro_desktop.features.assessments.sheets import sheets_of
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_days, add_months, covers
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.features.assessments.model import Assessment, Rating
    from integralavoro_desktop.kernel.facts import Facts

RETURN_DAYS = 21
DECIDERS = 2
TO_REVIEW = frozenset({Outcome.PREPARE, Outcome.NOT_NOW, Outcome.REVIEW})
_ENDS = frozenset({"closure", "dropout"})
_OPENS = frozenset({"first", "return", "transfer"})


def check(record: Assessment, facts: Facts) -> Iterator[Problem]:
    """Check ASS-1 to ASS-4, the fields that a decision asks for, and that each item has one answer."""
    sheets = sheets_of(record, facts.rows("assessment.sheet"))
    ratings = {sheet.id: [r for r in facts.rows("assessment.rating") if r.sheet_id == sheet.id] for sheet in sheets}
    grid = grid_in(facts, record.instrument_id)
    yield from _one_sheet_each(sheets)
    yield from _answers([rating for rows in ratings.values() for rating in rows], grid)
    yield from _decision(record)
    if record.outcome and not any(sheet.rater_role == RaterRole.SELF for sheet in sheets):
        sentence = _("The person's own voice is missing: offer the self-assessment.")
        yield Problem("ASS-3", Severity.WARN, "sheet.rater_role", sentence)
    for sheet in sheets:
        if grid and sheet.rater_role == RaterRole.HOST:
            yield from _asked_at_work(ratings[sheet.id], grid)


def timeline(record: Assessment, facts: Facts) -> Iterator[Entry]:
    """Tell when the person was assessed and what was decided, with what the person thinks of it."""
    if record.held_on:
        purpose = record.purpose.words if record.purpose else _("not told")
        title = _("Assessment ({purpose})").format(purpose=purpose)
        yield Entry(record.held_on, title, icon="clipboard-check")
    if record.outcome and record.outcome_on:
        yield Entry(record.outcome_on, _("Decision about work"), record.outcome.words, "signature")


def tasks(record: Assessment, facts: Facts) -> Iterator[Due]:
    """Ask to look again, on the day agreed or after SET.ASSESS months, and to tell the person what came out."""
    operator_id = _coach(record, facts)
    again_on = look_again_on(record, facts)
    if again_on:
        yield Due("ASS-AGAIN", again_on, _("Assess again"), operator_id)
    if record.held_on and not record.returned_on and not _has_died(facts):
        due = add_days(record.held_on, RETURN_DAYS)
        yield Due("ASS-RETURN", due, _("Tell the person what came out of the assessment"), operator_id)


def look_again_on(record: Assessment, facts: Facts) -> date | None:
    """Return when to assess again: the day agreed, else so many months later while the path is open.

    None once a later assessment is there, after a death, or where the setting has no value.
    """
    if record.held_on is None or _has_died(facts):
        return None
    if any(other.held_on and other.held_on > record.held_on for other in facts.rows("assessment")):
        return None
    if record.review_on:
        return record.review_on
    months = facts.setting("SET.ASSESS")
    return add_months(record.held_on, months) if months and is_path_open(facts) else None


def is_path_open(facts: Facts) -> bool:
    """Tell whether nothing has ended the path after it was last opened; a file without events is open."""
    events = [e for e in facts.rows("path_event") if e.starts_on and e.starts_on <= facts.today]
    ended = max((e.starts_on for e in events if e.kind in _ENDS), default=None)
    if ended is None:
        return True
    opened = [e.starts_on for e in events if e.kind == "reopening"]
    opened += [r.received_on for r in facts.rows("referral") if r.kind in _OPENS and r.received_on]
    return any(ended <= day <= facts.today for day in opened)


def _one_sheet_each(sheets: Sequence[Any]) -> Iterator[Problem]:
    counted = Counter((str(s.rater_role), fold(s.rater_name or "")) for s in sheets if s.rater_role and s.rater_name)
    if any(n > 1 for n in counted.values()):
        sentence = _("This person has already filled in a sheet on this occasion.")
        yield Problem("ASS-1", Severity.STOP, "sheet.rater_name", sentence)


def _answers(ratings: Sequence[Rating], grid: Grid | None) -> Iterator[Problem]:
    for rating in ratings:
        if (rating.value is None) == (not rating.not_rated):
            sentence = _("Give a level, or say why there is none: one of the two.")
            yield Problem("ASS-1", Severity.STOP, "rating.value", sentence)
        elif grid and rating.value is not None and not grid.low <= rating.value <= grid.high:
            sentence = _("A level goes from {low} to {high} here.").format(low=grid.low, high=grid.high)
            yield Problem("ASS-1", Severity.STOP, "rating.value", sentence)


def _decision(record: Assessment) -> Iterator[Problem]:
    if not record.outcome:
        return
    by = {fold(name) for name in record.outcome_by if fold(name)}
    if len(by) < DECIDERS or not (record.outcome_reasons or "").strip():
        field = "outcome_by" if len(by) < DECIDERS else "outcome_reasons"
        sentence = _("Readiness for work is decided by the team: name at least two people and the reasons.")
        yield Problem("ASS-2", Severity.STOP, field, sentence)
    names = ("outcome_on", "person_view", *(["review_on"] if record.outcome in TO_REVIEW else []))
    yield from (replace(problem, code="ASS-2") for problem in needed(record, *names))


def _asked_at_work(ratings: Sequence[Rating], grid: Grid) -> Iterator[Problem]:
    not_asked = set(grid.codes) - set(grid.asked("host").codes)
    if any(rating.item in not_asked for rating in ratings):
        sentence = _("This item is not asked of the company tutor.")
        yield Problem("ASS-4", Severity.STOP, "rating.item", sentence)


def _coach(record: Assessment, facts: Facts) -> UUID | None:
    """Give the coach in charge today, else the one who filled a sheet."""
    assigned = [
        a.operator_id
        for a in facts.rows("candidate.assignment")
        if a.role == RaterRole.COACH and a.starts_on and covers(a.starts_on, a.ends_on, facts.today)
    ]
    sheets = sheets_of(record, facts.rows("assessment.sheet"))
    filled = [s.operator_id for s in sheets if s.rater_role == RaterRole.COACH and s.operator_id]
    return next(iter([*assigned, *filled]), None)


def _has_died(facts: Facts) -> bool:
    return any(e.kind in _ENDS and e.reason == "death" for e in facts.rows("path_event"))
