"""What must hold for a row of the diary, what the timeline tells of it, the next step as a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.activities import kinds
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from integralavoro_desktop.features.activities.model import Activity
    from integralavoro_desktop.kernel.facts import Facts

MOST_OPERATORS = 3
SHORT_CALL = 15
_ENDS = frozenset({"closure", "dropout"})


def check(record: Activity, facts: Facts) -> Iterator[Problem]:
    """Check ACT-1 to ACT-4 and the duration; that a day is not in the future is a check of every type."""
    if record.kind != kinds.CHECK_CALL:
        yield from needed(record, "minutes")
    yield from _birth(record, facts)
    if len(record.operators) > MOST_OPERATORS:
        yield Problem("ACT-1", Severity.STOP, "operators", _("Three operators can be named at most."))
    if is_short_call(record):
        sentence = _("Calls of up to 15 minutes stay in the diary but are not sent to SISM.")
        yield Problem("ACT-2", Severity.WARN, "minutes", sentence)
    if any(_is_double(record, other) for other in facts.rows("activity")):
        yield Problem("ACT-3", Severity.WARN, "starts_at", _("There is an activity like this one: is it the same?"))
    if record.happened_on and not is_followed(record.happened_on, facts):
        yield Problem("ACT-4", Severity.WARN, "happened_on", _("On this day nobody seems to follow the person."))


def timeline(record: Activity, facts: Facts) -> Iterator[Entry]:
    """Tell what was done, for how long and by whom; an obscured row only to those who were at work."""
    if record.happened_on is None or not may_see(record, facts.operator_id):
        return
    who = ", ".join(_name(key, facts) for key in record.operators) or _("not told")
    sentence = _("{activity}, {minutes} min, {who}") if record.minutes else _("{activity}, {who}")
    title = sentence.format(activity=kinds.label(record.kind), minutes=record.minutes, who=who)
    unit = facts.find("organisation", record.unit_id) if record.unit_id else None
    yield Entry(record.happened_on, title, icon="notebook-pen", service=(unit.name if unit else None) or "")


def tasks(record: Activity, facts: Facts) -> Iterator[Due]:
    """Ask for the next step on its day, until somebody marks it done or the diary goes on after that day."""
    if record.next_on is None or not may_see(record, facts.operator_id) or _has_gone_on(record, facts):
        return
    title = record.next_step or _("Next step agreed with the person")
    operator_id = next((_key(key) for key in record.operators), None)
    yield Due("ACT-NEXT", record.next_on, title, operator_id)


def may_see(record: Activity, operator_id: UUID | None) -> bool:
    """Tell whether somebody may read a row: an obscured one is only for those who were at work."""
    return not record.hidden or (operator_id is not None and operator_id in map(_key, record.operators))


def is_short_call(record: Any) -> bool:
    """Tell whether a row is a call too short for SISM, whose code counts calls over 15 minutes."""
    return record.place == kinds.ON_THE_PHONE and record.minutes is not None and record.minutes <= SHORT_CALL


def is_followed(day: date, facts: Facts) -> bool:
    """Tell whether somebody followed the person on a day: an assignment, or a referral accepted and still open."""
    if any(a.starts_on and covers(a.starts_on, a.ends_on, day) for a in facts.rows("candidate.assignment")):
        return True
    events = [e for e in facts.rows("path_event") if e.starts_on and e.starts_on < day]
    ended = max((e.starts_on for e in events if e.kind in _ENDS), default=None)
    begun = [e.starts_on for e in events if e.kind == "reopening"]
    begun += [r.outcome_on for r in facts.rows("referral") if r.outcome == "accepted" and r.outcome_on]
    return any(on <= day and (ended is None or on >= ended) for on in begun)


def _birth(record: Activity, facts: Facts) -> Iterator[Problem]:
    person = facts.find("candidate", record.candidate_id) if record.candidate_id else None
    born = person.birth_date if person else None
    if born and record.happened_on and record.happened_on < born:
        yield Problem("ACT-1", Severity.STOP, "happened_on", _("This day comes before the person's birth."))


def _is_double(record: Activity, other: Any) -> bool:
    """Tell two rows apart by their hour: without one, two calls on a day are as likely as one written twice."""
    if other.id == record.id or record.starts_at is None:
        return False
    mine = (record.candidate_id, record.kind, record.happened_on, record.starts_at)
    return mine == (other.candidate_id, other.kind, other.happened_on, other.starts_at)


def _has_gone_on(record: Activity, facts: Facts) -> bool:
    due = record.next_on
    later = (o for o in facts.rows("activity") if o.id != record.id and o.happened_on and due)
    return any(o.happened_on >= due and o.happened_on > (record.happened_on or due) for o in later)


def _name(key: str, facts: Facts) -> str:
    found = facts.find("operator", _key(key))
    return (found.name if found else None) or _("somebody not in this archive")


def _key(key: str | UUID) -> UUID:
    return UUID(str(key))
