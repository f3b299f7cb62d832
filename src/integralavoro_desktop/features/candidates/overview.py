"""The head of a person's page: the way so far, the next step, what wants attention today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.episodes import Episode, Rows, episodes, living
from integralavoro_desktop.features.candidates.rules import uncovered_since
from integralavoro_desktop.features.candidates.standing import last_contact_on
from integralavoro_desktop.features.candidates.status import (
    TRAINED,
    WORKED,
    StatusGroup,
    rows_of,
    started,
    status_on,
)
from integralavoro_desktop.kernel import reference_data
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.periods import add_days, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts

MOST_ALERTS = 3
_ALONE = "1"  # SISM-INV: the person came without a service
_CONSENT_DAYS = 30
_PERMIT_DAYS = 60


class StepState(StrEnum):
    """Where the person is on the phase line."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the phase line: its words, its days (None where not reached), whether the person came back to it."""

    title: str
    on: date | None
    state: StepState
    until: date | None = None
    is_resumed: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next with the person, and the row that says so."""

    text: str
    on: date | None
    entity: str
    row_id: UUID
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that wants attention; `is_danger` needs a person today. `row_id` is the row to open, if any."""

    key: str
    sentence: str
    is_danger: bool = False
    entity: str = ""
    row_id: UUID | None = None


def phase_line(facts: Facts) -> tuple[Step, ...]:
    """Return the steps of the last episode: the referral, then the plan's phases, else what happened so far."""
    rows = rows_of(facts, "plan.phase")
    known = episodes(rows, facts.today)
    if not known:
        return (Step(_("Referral"), None, StepState.TODO),)
    episode = known[-1]
    opening = _("Reopening") if episode.opener_entity == "path_event" else _("Referral")
    steps = [(opening, episode.starts_on, False), *(_phases(episode, rows, facts) or _milestones(episode, rows, facts))]
    if episode.ended_on is not None:
        steps.append((_(_ENDINGS[str(episode.end)]), episode.ended_on, False))
    return (*_stated(steps, episode), *_still_to_come(episode, rows, steps))


def next_step(facts: Facts) -> NextStep | None:
    """Return the nearest step agreed with the person, from the diary and from the tasks typed by hand."""
    found = [*_from_tasks(facts), *_from_diary(facts)]
    return min(found, key=lambda s: (s.on is None, s.on or date.max, str(s.row_id)), default=None)


def alerts(candidate: Any, facts: Facts, limit: int = MOST_ALERTS) -> tuple[Alert, ...]:
    """Return what wants attention, the most urgent first, at most `limit`; nothing of a file that is closed."""
    status = status_on(facts.today, rows_of(facts))
    if status.group is StatusGroup.CLOSED or candidate.file_state != "active":
        return ()
    found = [*_no_coach(facts), *_answer_overdue(facts)]
    if status.group is StatusGroup.ACTIVE:
        found += [*_no_next_step(facts), *_silence(facts)]
    found += [*_consents(facts), *_permit(candidate, facts)]
    return tuple(sorted(found, key=lambda alert: not alert.is_danger)[:limit])


_ENDINGS = {"dropout": N_("Interruption"), "closure": N_("End of the path"), "refused": N_("Referral not accepted")}
_Dated = tuple[str, date, bool]


def _phases(episode: Episode, rows: Rows, facts: Facts) -> list[_Dated]:
    """Give the phases of the plans in the episode in order of their days; one that comes again is resumed."""
    found = [r for r in living(rows, "plan.phase") if r.starts_on and episode.starts_on <= r.starts_on <= facts.today]
    seen: set[str] = set()
    steps: list[_Dated] = []
    for row in sorted(found, key=lambda r: (r.starts_on, str(r.id))):
        code = str(row.code)
        steps.append((_phase_words(code), row.starts_on, code in seen))
        seen.add(code)
    return steps


def _milestones(episode: Episode, rows: Rows, facts: Facts) -> list[_Dated]:
    found = [(_(title), day) for title, days in _facts_of(rows) if (day := _first_in(days, episode, facts.today))]
    return [(title, day, False) for title, day in sorted(found, key=lambda step: step[1])]


def _facts_of(rows: Rows) -> Iterator[tuple[str, Iterable[date | None]]]:
    yield N_("Acceptance"), (r.outcome_on for r in living(rows, "referral") if r.outcome == "accepted")
    yield N_("Assessment"), (r.held_on for r in living(rows, "assessment"))
    yield N_("Traineeship"), (r.starts_on for r in started(rows, "traineeship", TRAINED))
    yield N_("Job"), (r.starts_on for r in started(rows, "employment", WORKED))


def _first_in(days: Iterable[date | None], episode: Episode, today: date) -> date | None:
    return min((day for day in days if day is not None and episode.starts_on <= day <= today), default=None)


def _stated(steps: list[_Dated], episode: Episode) -> Iterator[Step]:
    for at, (title, on, is_resumed) in enumerate(steps):
        is_last = at == len(steps) - 1
        until = None if is_last else steps[at + 1][1]
        state = StepState.NOW if is_last and episode.is_open else StepState.DONE
        yield Step(title, on, state, until, is_resumed)


def _still_to_come(episode: Episode, rows: Rows, steps: list[_Dated]) -> Iterator[Step]:
    """Give the phases of the running plan's template that have not begun."""
    if not episode.is_open:
        return
    running = [p for p in living(rows, "plan") if p.state in {"signed", "revising"}]
    begun = {title for title, _on, _resumed in steps}
    for plan in running[-1:]:
        for value in reference_data.code_lists()["PHASE"].values:
            if value.has_flag(str(plan.template)) and value.label not in begun:
                yield Step(value.label, None, StepState.TODO)


def _phase_words(code: str) -> str:
    return reference_data.code_lists()["PHASE"].label(code)


def _from_tasks(facts: Facts) -> Iterator[NextStep]:
    for row in facts.rows("task"):
        if row.state == "open" and row.title and not row.rule:
            yield NextStep(row.title, row.due_on, "task", row.id, bool(row.due_on and row.due_on < facts.today))


def _from_diary(facts: Facts) -> Iterator[NextStep]:
    """Give the written steps that are still ahead, and the one of the last contact even if its day passed."""
    closed = {row.about_id for row in facts.rows("task") if row.state in {"done", "skipped"}}
    diary = [r for r in facts.rows("activity") if r.happened_on and r.happened_on <= facts.today and not r.hidden]
    last = max(diary, key=lambda r: (r.happened_on, str(r.starts_at or ""), str(r.id)), default=None)
    for row in diary:
        is_ahead = row.next_on is not None and row.next_on >= facts.today
        if row.next_step and row.id not in closed and (row is last or is_ahead):
            is_late = row.next_on is not None and row.next_on < facts.today
            yield NextStep(row.next_step, row.next_on, "activity", row.id, is_late)


def _no_coach(facts: Facts) -> Iterator[Alert]:
    if uncovered_since(facts):
        yield Alert("coach", _("No coach follows this person today."), is_danger=True)


def _answer_overdue(facts: Facts) -> Iterator[Alert]:
    days = facts.setting("SET.ANSWER")
    waiting = [r for r in facts.rows("referral") if r.outcome in {"pending", "info"} and r.received_on]
    for row in sorted(waiting, key=lambda r: (r.received_on, str(r.id))):
        is_owed = not row.answer_sent_on and row.sender_kind != _ALONE
        if days and is_owed and add_days(row.received_on, days) < facts.today:
            sentence = _("The sending service waits for an answer since {day}.").format(day=written(row.received_on))
            yield Alert("answer", sentence, is_danger=True, entity="referral", row_id=row.id)


def _no_next_step(facts: Facts) -> Iterator[Alert]:
    if next_step(facts) is None:
        yield Alert("next_step", _("No next step is written down."), is_danger=True)


def _silence(facts: Facts) -> Iterator[Alert]:
    days = facts.setting("SET.NO_CONTACT")
    last = last_contact_on(facts.rows("activity"), facts.today)
    if days and last and add_days(last, days) < facts.today:
        sentence = _("The last contact was on {day}.").format(day=written(last))
        yield Alert("contact", sentence)


def _consents(facts: Facts) -> Iterator[Alert]:
    open_rows = [r for r in facts.rows("consent") if r.expires_on and r.given_on and r.revoked_on is None]
    for row in sorted(open_rows, key=lambda r: (r.expires_on, str(r.id))):
        if facts.today <= row.expires_on <= add_days(facts.today, _CONSENT_DAYS):
            sentence = _("A consent expires on {day}.").format(day=written(row.expires_on))
            yield Alert("consent", sentence, entity="consent", row_id=row.id)


def _permit(candidate: Any, facts: Facts) -> Iterator[Alert]:
    expires_on = candidate.permit_expires_on
    if expires_on and expires_on <= add_days(facts.today, _PERMIT_DAYS):
        sentence = _("The residence permit has {day} as its last day.").format(day=written(expires_on))
        yield Alert("permit", sentence)
