"""What an answer to a referral needs, which answers may follow, and what is still owed to who sent the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.referrals.choices import Outcome
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_days, written
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.features.referrals.model import Referral
    from integralavoro_desktop.kernel.facts import Facts

WAITING = frozenset({"pending", "info"})
NOT_ACCEPTED = frozenset({"returned", "refused", "withdrawn"})
_ADVISED = frozenset({"returned", "refused"})
_ALONE = "1"  # SISM-INV: the person came without a service
_PAPERS_DAYS = 30
_FINAL = (Outcome.ACCEPTED, Outcome.RETURNED, Outcome.REFUSED, Outcome.WITHDRAWN)
NEXT: dict[Outcome, tuple[Outcome, ...]] = {
    Outcome.PENDING: (Outcome.INFO, *_FINAL),
    Outcome.INFO: (Outcome.PENDING, *_FINAL),
}
"""The outcomes that may follow each one; those that are not here are final."""


def next_outcomes(outcome: Outcome) -> tuple[Outcome, ...]:
    """Return the outcomes that may follow; none after a final one: a new referral begins again."""
    return NEXT.get(outcome, ())


def check(record: Referral, facts: Facts) -> Iterable[Problem]:
    """Check REF-1 to REF-3, the sender and the check of appropriateness."""
    if record.sender_kind != _ALONE:
        yield from needed(record, "sender_unit_id")
    yield from _appropriateness(record)
    yield from _answer(record)
    if record.outcome == "accepted" and record.appropriateness is None:
        sentence = _("Accepted without a check of appropriateness: complete it as soon as you can.")
        yield Problem("REF-2", Severity.WARN, "appropriateness", sentence)
    if record.received_on and record.outcome_on and record.outcome_on < record.received_on:
        sentence = _("The decision comes before the receipt.")
        yield Problem("REF-3", Severity.STOP, "outcome_on", sentence)


def timeline(record: Referral, facts: Facts) -> Iterable[Entry]:
    """Tell when it arrived, what was decided and when the answer left."""
    sender = sender_name(record, facts)
    if record.received_on:
        title = _("Referral received from {sender}.").format(sender=sender) if sender else _("Referral received.")
        text = ", ".join(request.words for request in record.requests or ())
        yield Entry(record.received_on, title, text, "inbox", sender)
    if record.outcome_on and record.outcome:
        title = _("Outcome of the referral: {outcome}.").format(outcome=record.outcome.words)
        yield Entry(record.outcome_on, title, "", "stamp")
    if record.answer_sent_on:
        yield Entry(record.answer_sent_on, _("Answer sent to the sending service."), "", "send", sender)


def tasks(record: Referral, facts: Facts) -> Iterable[Due]:
    """Ask to answer who sent the person, and for information that does not arrive."""
    if record.received_on is None:
        return
    days = facts.setting("SET.ANSWER")
    is_owed = record.sender_kind != _ALONE and record.outcome != "withdrawn" and record.answer_sent_on is None
    if days and is_owed:
        yield Due("REF-ANSWER", add_days(record.received_on, days), _("Answer the sending service"))
    if record.outcome == "info":
        asked_on = record.outcome_on or record.received_on
        yield Due("REF-INFO", add_days(asked_on, _PAPERS_DAYS), _("The information asked for has not arrived"))


def days_to_answer(record: Any) -> int | None:
    """Return the days from the receipt to the answer sent, else to the decision; None while there is neither."""
    decided_on = None if record.outcome in WAITING else record.outcome_on
    answered_on: date | None = record.answer_sent_on or decided_on
    return (answered_on - record.received_on).days if answered_on and record.received_on else None


def criteria_met(criteria: Iterable[Any], kind: str) -> tuple[int, int]:
    """Return how many criteria of a list (`entry`, `appropriateness`) are met, of how many that are needed."""
    answers = [c.answer for c in criteria if c.list == kind and c.answer not in {None, "na"}]
    return sum(answer == "yes" for answer in answers), len(answers)


def sender_name(record: Referral, facts: Facts) -> str:
    """Return the name of the sending service, empty where there is none."""
    unit = facts.find("organisation", record.sender_unit_id) if record.sender_unit_id else None
    return (unit.name if unit else None) or ""


def title(record: Referral) -> str:
    """Return the kind of referral and the day of its receipt."""
    kind = record.kind.words if record.kind else _("Referral")
    return f"{kind}, {written(record.received_on)}" if record.received_on else kind


def _appropriateness(record: Referral) -> Iterator[Problem]:
    """Once anything of the check is written, its date, who made it and its result belong to it."""
    names = ("checked_on", "checked_by", "appropriateness")
    if any(getattr(record, name) for name in (*names, "appropriateness_reason")):
        yield from needed(record, *names)
    if record.appropriateness not in {None, "yes"}:
        yield from needed(record, "appropriateness_reason")


def _answer(record: Referral) -> Iterator[Problem]:
    if record.outcome not in WAITING | {None}:
        yield from needed(record, "outcome_on")
    if record.outcome in _ADVISED and not (record.outcome_reason and record.advice):
        field = "advice" if record.outcome_reason else "outcome_reason"
        sentence = _("Write the reason and some advice: who sends and the person have a right to an answer.")
        yield Problem("REF-1", Severity.STOP, field, sentence)
    elif record.outcome == "withdrawn":
        yield from needed(record, "outcome_reason")
