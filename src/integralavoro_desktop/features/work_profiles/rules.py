"""Which version of wishes and conditions holds, and when it is time to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_months, months_between, written
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.features.work_profiles.model import WorkProfile
    from integralavoro_desktop.kernel.facts import Facts

_ENDED = frozenset({"dropout", "closure"})
_OPENING = frozenset({"first", "return", "transfer"})


def current_on(profiles: Iterable[Any], day: date) -> Any:
    """Return the version in force on a day: the latest one valid by then, None before the first."""
    known = (p for p in profiles if p.deleted_at is None and p.valid_from is not None and p.valid_from <= day)
    return max(known, key=lambda p: (p.valid_from, str(p.id)), default=None)


def check(record: WorkProfile, facts: Facts) -> Iterable[Problem]:
    """Check WPR-1 to WPR-3, and that what to tell the employer is known before a presentation."""
    if record.hours_week_min and record.hours_week_max and record.hours_week_min > record.hours_week_max:
        sentence = _("The least hours are more than the most.")
        yield Problem("WPR-1", Severity.STOP, "hours_week_min", sentence)
    yield from _used_when_old(record, facts)
    if any(_is_twin(record, other) for other in facts.rows("work_profile")):
        sentence = _("There is a version with this date already.")
        yield Problem("WPR-3", Severity.STOP, "valid_from", sentence)
    presented = (match.presented_on for match in facts.rows("match"))
    if any(on is not None and _holds_on(record, on, facts) for on in presented):
        yield from needed(record, "disclosure")


def too_old(record: Any, day: date, facts: Facts) -> Problem | None:
    """Return the warning for using this version on a day when it is older than SET.PROFILE months, else None."""
    months = facts.setting("SET.PROFILE")
    if not months or record.valid_from is None or add_months(record.valid_from, months) >= day:
        return None
    age = months_between(record.valid_from, day)
    sentence = _("Wishes and conditions are {n} months old: ask whether they still hold.").format(n=age)
    return Problem("WPR-2", Severity.WARN, "valid_from", sentence)


def timeline(record: WorkProfile, facts: Facts) -> Iterable[Entry]:
    """Tell that wishes and conditions were updated, with the person's words."""
    if record.valid_from:
        title = _("Wishes and conditions updated")
        yield Entry(record.valid_from, title, record.wishes_words or "", "message-square-quote", words=True)


def tasks(record: WorkProfile, facts: Facts) -> Iterable[Due]:
    """Ask to review the version in force every SET.PROFILE months, as long as the path goes on."""
    months = facts.setting("SET.PROFILE")
    current = current_on(facts.rows("work_profile"), facts.today)
    if months and record.valid_from and current is not None and current.id == record.id and not _path_is_over(facts):
        yield Due("WPR-REVIEW", add_months(record.valid_from, months), _("Review wishes and conditions"))


def title(record: WorkProfile) -> str:
    """Return the day from which the version holds."""
    if record.valid_from is None:
        return _("Wishes and conditions")
    return _("Wishes and conditions from {day}").format(day=written(record.valid_from))


def _used_when_old(record: WorkProfile, facts: Facts) -> Iterator[Problem]:
    """Warn once, for the latest place proposed while this version was in force."""
    days = [m.proposed_on for m in facts.rows("match") if m.proposed_on and _holds_on(record, m.proposed_on, facts)]
    problem = too_old(record, max(days), facts) if days else None
    if problem:
        yield problem


def _holds_on(record: WorkProfile, day: date, facts: Facts) -> bool:
    others = [row for row in facts.rows("work_profile") if row.id != record.id]
    current = current_on([*others, record], day)
    return current is not None and current.id == record.id


def _is_twin(record: WorkProfile, other: Any) -> bool:
    is_other = other.id != record.id and other.candidate_id == record.candidate_id
    return is_other and record.valid_from is not None and other.valid_from == record.valid_from


def _path_is_over(facts: Facts) -> bool:
    events = [row for row in facts.rows("path_event") if row.starts_on and row.starts_on <= facts.today]
    ends = [row.starts_on for row in events if row.kind in _ENDED]
    openings = [row.starts_on for row in events if row.kind == "reopening"]
    openings += [r.received_on for r in facts.rows("referral") if r.kind in _OPENING and r.received_on]
    return bool(ends) and not any(max(ends) <= on <= facts.today for on in openings)
