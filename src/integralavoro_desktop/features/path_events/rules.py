"""When a path may pause, end and begin again, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.periods import add_days, covers, overlap, written
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.features.path_events.model import PathEvent
    from integralavoro_desktop.kernel.facts import Facts

ENDS = frozenset({"dropout", "closure"})
LASTING = frozenset({"wait", "pause"})
ATTEMPTS = 3
_OPENING = frozenset({"first", "return", "transfer"})
_REFUSED = frozenset({"returned", "refused", "withdrawn"})
_FEEDBACK_DAYS = 15
_SISM_INTERRUPTED, _SISM_AGREED, _SISM_DEATH = "3", "2", "5"


def check(record: PathEvent, facts: Facts) -> Iterable[Problem]:
    """Check EVE-1 to EVE-3 and what each kind asks for."""
    yield from _needed(record)
    yield from _one_pause(record, facts)
    yield from _path_is_open(record, facts)
    if record.kind == "dropout" and record.reason == "lost" and (record.attempts or 0) < ATTEMPTS:
        sentence = _('At least three attempts to get in touch are needed: meanwhile you can use "Pause".')
        yield Problem("EVE-2", Severity.STOP, "attempts", sentence)
    yield from _still_at_work(record, facts)


def timeline(record: PathEvent, facts: Facts) -> Iterable[Entry]:
    """Tell every kind of event, with the person's words where there are some."""
    title, icon = _TOLD.get(str(record.kind), (N_("Event of the path."), "milestone"))
    if record.starts_on:
        text, is_said = (record.words, True) if record.words else (_about(record), False)
        yield Entry(record.starts_on, _(title), text, icon, words=is_said, until=record.ends_on)


def tasks(record: PathEvent, facts: Facts) -> Iterable[Due]:
    """Ask to hear the person in a pause, for the feedback after an end, for fresh wishes after a reopening."""
    if record.starts_on is None:
        return
    if record.kind == "pause":
        yield from _hear(record, facts)
    if record.kind in ENDS and is_feedback_owed(record, facts):
        yield Due("EVE-FEEDBACK", add_days(record.starts_on, _FEEDBACK_DAYS), _("Feedback to the sending service"))
    if record.kind == "reopening":
        fresh = [row for row in facts.rows("work_profile") if row.valid_from and row.valid_from >= record.starts_on]
        if not fresh:
            yield Due("EVE-RENEW", record.starts_on, _("Update wishes and consents"))


def is_feedback_owed(record: PathEvent, facts: Facts) -> bool:
    """Tell whether who sent the person still waits to hear how the path ended."""
    has_sender = any(row.sender_unit_id for row in facts.rows("referral"))
    return record.feedback_sent_on is None and bool(record.feedback_due or has_sender)


def proposed_sism_closing(record: PathEvent) -> str | None:
    """Return the SISM way of closing to propose: 3 for an interruption, 5 for a death, 2 for an agreed end."""
    if record.kind not in ENDS:
        return None
    if record.reason == "death":
        return _SISM_DEATH
    return _SISM_INTERRUPTED if record.kind == "dropout" else _SISM_AGREED


def ended_before(record: PathEvent, facts: Facts) -> date | None:
    """Return the day on which the path had ended before this event, None while it was open or had not begun."""
    if record.starts_on is None:
        return None
    ended: date | None = None
    opener: Any = None
    for on, rank, row in _marks(record, facts):
        if rank == _BEGINS:
            opener, ended = (row, None) if opener is None or ended else (opener, ended)
        elif opener is not None and (rank == _ENDED or row is opener) and on < record.starts_on:
            ended = ended or on
    return ended


def title(record: PathEvent) -> str:
    """Return the kind of event and its first day."""
    kind = record.kind.words if record.kind else _("Event")
    return f"{kind}, {written(record.starts_on)}" if record.starts_on else kind


_ENDED, _BEGINS, _ANSWERED = range(3)  # on one day: an end, then a new beginning, then its own refusal
_TOLD = {
    "wait": (N_("On the waiting list."), "hourglass"),
    "pause": (N_("The path pauses."), "circle-pause"),
    "dropout": (N_("The path is interrupted."), "circle-x"),
    "closure": (N_("The path ends."), "flag"),
    "reopening": (N_("The path begins again."), "play"),
}


def _marks(record: PathEvent, facts: Facts) -> list[tuple[date, int, Any]]:
    """Return what began and ended the path up to this event, without the event itself, in order."""
    events = [row for row in facts.rows("path_event") if row.id != record.id and row.starts_on]
    referrals = [row for row in facts.rows("referral") if row.kind in _OPENING and row.received_on]
    refused = [row for row in referrals if row.outcome in _REFUSED and row.outcome_on]
    found = [(row.starts_on, _ENDED, row) for row in events if row.kind in ENDS]
    found += [(row.starts_on, _BEGINS, row) for row in events if row.kind == "reopening"]
    found += [(row.received_on, _BEGINS, row) for row in referrals]
    found += [(max(row.outcome_on, row.received_on), _ANSWERED, row) for row in refused]
    until = record.starts_on
    return sorted((mark for mark in found if until and mark[0] <= until), key=lambda m: (m[0], m[1], str(m[2].id)))


def _needed(record: PathEvent) -> Iterator[Problem]:
    if record.kind == "wait":
        yield from needed(record, "wait_for")
    if record.kind in ENDS | {"pause"}:
        yield from needed(record, "reason")
    if record.kind in ENDS:
        yield from needed(record, "sism_closing", "outcome", "next_step")


def _one_pause(record: PathEvent, facts: Facts) -> Iterator[Problem]:
    if record.kind != "pause" or record.starts_on is None:
        return
    period = (record.starts_on, record.ends_on)
    others = [row for row in facts.rows("path_event") if row.kind == "pause" and row.id != record.id and row.starts_on]
    if any(overlap(period, (row.starts_on, row.ends_on)) for row in others):
        sentence = _("There is a pause on these days already: end that one first.")
        yield Problem("EVE-1", Severity.STOP, "starts_on", sentence)


def _path_is_open(record: PathEvent, facts: Facts) -> Iterator[Problem]:
    if record.kind not in {None, "reopening"} and ended_before(record, facts):
        yield Problem("EVE-1", Severity.STOP, "kind", _("The path has ended: reopen it first."))


def _still_at_work(record: PathEvent, facts: Facts) -> Iterator[Problem]:
    if record.kind != "closure" or record.starts_on is None:
        return
    sentence = ""
    if _is_running(facts.rows("traineeship"), {"running", "suspended"}, record.starts_on):
        sentence = _("The person has a traineeship under way: support can go on. End the path all the same?")
    if _is_running(facts.rows("employment"), {"running"}, record.starts_on):
        sentence = _("The person has a job under way: support can go on. End the path all the same?")
    if sentence:
        yield Problem("EVE-3", Severity.WARN, "kind", sentence)


def _is_running(rows: Iterable[Any], states: set[str], day: date) -> bool:
    return any(r.state in states and r.starts_on and covers(r.starts_on, r.ended_on, day) for r in rows)


def _hear(record: PathEvent, facts: Facts) -> Iterator[Due]:
    """Ask for the next contact: so many days after the last one, else after the pause began."""
    days = facts.setting("SET.PAUSE")
    if not days or record.starts_on is None or (record.ends_on and record.ends_on < facts.today):
        return
    heard = [a.happened_on for a in facts.rows("activity") if a.happened_on and "person" in (a.with_whom or ())]
    since = max([record.starts_on, *(on for on in heard if on <= facts.today)])
    due = add_days(since, days)
    if record.ends_on is None or due <= record.ends_on:
        yield Due("EVE-PAUSE", due, _("Hear the person in the pause"))


def _about(record: PathEvent) -> str:
    if record.kind == "wait" and record.wait_for:
        return record.wait_for.words
    return record.reason.words if record.reason else ""
