"""The rules of traineeships: what signing, starting and ending ask for, length, allowance, limits, days."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from integralavoro_desktop.features.traineeships import allowance, hosts, length, states
from integralavoro_desktop.features.traineeships.choices import TraineeshipKind
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.periods import overlap, written
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.features.traineeships.children import Day
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts

MOST_MINUTES = 720
WITHOUT_PAY = frozenset({TraineeshipKind.INCLUSION, TraineeshipKind.CURRICULAR})
TO_START = ("host_id", "promoter_id", "starts_on", "planned_end_on")
TO_SIGN = {
    "host_tutor_id": N_("The company tutor is missing: the training project cannot be signed."),
    "promoter_tutor_id": N_("The tutor of the promoter is missing: the training project cannot be signed."),
    "coach_id": N_("The coach is missing: the training project cannot be signed."),
    "role": N_("The tasks of the post are missing: the training project cannot be signed."),
    "objectives": N_("Aims and method are missing: the training project cannot be signed."),
    "activities": N_("The activities are missing: the training project cannot be signed."),
    "sep": N_("The economic and professional sector is missing: the training project cannot be signed."),
    "hours_day": N_("The hours a day are missing: the training project cannot be signed."),
    "days_week": N_("The days a week are missing: the training project cannot be signed."),
    "allowance": N_("The allowance is missing: the training project cannot be signed."),
}


def check(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    """Return the problems of a traineeship with its days."""
    yield from _to_sign(traineeship)
    yield from _to_start_and_end(traineeship)
    yield from _papers(traineeship, facts)
    yield from _length(traineeship, facts)
    yield from _allowance(traineeship, facts)
    yield from _host_limit(traineeship, facts)
    yield from _days(traineeship, facts)
    yield from _two_at_once(traineeship, facts)


def missing_papers(traineeship: Traineeship) -> list[str]:
    """Return in words what should have been there on the first day, and is not (TRA-2)."""
    starts, notice = traineeship.starts_on, traineeship.notice_on
    wanted = {
        _("signed training project"): traineeship.pfi_signed_on,
        _("compulsory notice"): notice,
        _("INAIL position"): traineeship.inail,
        _("safety training"): traineeship.safety_on,
    }
    late = bool(starts and notice and notice >= starts)
    told = [_("compulsory notice by the day before")] if late else []
    return [words for words, value in wanted.items() if not value] + told


def _to_sign(traineeship: Traineeship) -> Iterator[Problem]:
    if traineeship.state not in states.OPEN:
        return
    for field, sentence in TO_SIGN.items():
        value = getattr(traineeship, field)
        unpaid = field == "allowance" and value == 0 and traineeship.kind not in WITHOUT_PAY
        if value in (None, "") or unpaid:
            yield Problem("TRA-1", Severity.STOP, field, _(sentence))


def _to_start_and_end(traineeship: Traineeship) -> Iterator[Problem]:
    if traineeship.state in states.BEGUN:
        yield from needed(traineeship, *TO_START)
    if traineeship.state in states.OVER:
        yield from needed(traineeship, "ended_on", "end_reason")
    if traineeship.state == states.ENDED:
        yield from needed(traineeship, "result")


def _papers(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    if not states.is_started(traineeship) or (traineeship.starts_on or facts.today) > facts.today:
        return
    missing = missing_papers(traineeship)
    if missing:
        sentence = _(
            "The traineeship has started and this is missing: {things}. "
            "Presence can be recorded, but it must be put right at once."
        )
        yield Problem("TRA-2", Severity.WARN, "state", sentence.format(things=", ".join(missing)))


def _length(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    extensions, suspensions = facts.rows("traineeship.extension"), facts.rows("traineeship.suspension")
    sentence = length.too_long_or_short(traineeship, extensions, suspensions, facts)
    if sentence:
        yield Problem("TRA-3", Severity.WARN, "planned_end_on", sentence)


def _allowance(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    least = allowance.least(traineeship, facts.parameters, facts.today).value
    if least is not None and traineeship.allowance is not None and traineeship.allowance < least:
        sentence = _("The least allowance here is {amount} euros.").format(amount=show_number(least))
        yield Problem("TRA-4", Severity.WARN, "allowance", sentence)


def _host_limit(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    host = facts.find("organisation", traineeship.host_id) if traineeship.host_id else None
    if host is None or not hosts.there_on(_day_there(traineeship, facts.today), [traineeship]):
        return
    day = _day_there(traineeship, facts.today)
    others = [t for t in facts.seek("traineeship", "host_id", host.id) if t.id != traineeship.id]
    count = len(hosts.there_on(day, others)) + 1
    most = hosts.most_at_host(hosts.headcount(host), facts.parameters, day).value
    if most is not None and count > most:
        sentence = _("{firm} already has {n} traineeships out of {max}: check with the promoter.")
        yield Problem("TRA-5", Severity.WARN, "host_id", sentence.format(firm=host.name, n=count, max=most))


def _days(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    rows = facts.rows("traineeship.day")
    times = Counter(row.on for row in rows)
    ends = length.end_with_suspensions(
        traineeship, facts.rows("traineeship.extension"), facts.rows("traineeship.suspension"), facts
    ).value
    wrong = {row.on for row in rows if row.on and (times[row.on] > 1 or _is_wrong(row, traineeship.starts_on, ends))}
    for day in sorted(wrong):
        sentence = _("Check the minutes of {date}.").format(date=written(day))
        yield Problem("TRA-6", Severity.STOP, "day.worked", sentence)


def _two_at_once(traineeship: Traineeship, facts: Facts) -> Iterator[Problem]:
    if any(_overlaps(traineeship, other) for other in _others(traineeship, facts.rows("traineeship"))):
        sentence = _("There is already another traineeship in those days.")
        yield Problem("TRA-7", Severity.WARN, "starts_on", sentence)


def _day_there(traineeship: Traineeship, today: date) -> date:
    """Return the day on which the host's limit is judged: today, or the first day of one that is still to start."""
    return max(traineeship.starts_on or today, today)


def _is_wrong(row: Day, starts: date | None, ends: date | None) -> bool:
    outside = row.on is None or (starts is not None and row.on < starts) or (ends is not None and row.on > ends)
    return outside or (row.worked or 0) > MOST_MINUTES


def _others(traineeship: Traineeship, rows: Iterable[Traineeship]) -> list[Traineeship]:
    return [row for row in rows if row.id != traineeship.id and row.candidate_id == traineeship.candidate_id]


def _overlaps(one: Traineeship, other: Traineeship) -> bool:
    if states.CANCELLED in {one.state, other.state} or one.starts_on is None or other.starts_on is None:
        return False
    return overlap(
        (one.starts_on, one.ended_on or one.planned_end_on), (other.starts_on, other.ended_on or other.planned_end_on)
    )
