"""What a traineeship adds to the person's timeline, and the tasks it makes by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import length, states
from integralavoro_desktop.features.traineeships.choices import VisitPhase
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.months import first_day, month_words, months_from
from integralavoro_desktop.kernel.periods import add_days, add_months, written
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from integralavoro_desktop.features.traineeships.children import Visit
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts

# an imported traineeship of years ago makes no task: nobody can do it any more
RECENT_DAYS = 180
REGISTER_DAY = 3
REPORT_PAPER = "RF"
VISITS = {
    VisitPhase.START: N_("Start-up visit of the traineeship"),
    VisitPhase.MIDDLE: N_("Midway visit of the traineeship"),
    VisitPhase.END: N_("Final visit of the traineeship"),
}


def timeline(traineeship: Traineeship, facts: Facts) -> Iterator[Entry]:
    """Return start, visits, extensions, suspensions and end."""
    firm = _name(facts, "organisation", traineeship.host_id)
    if states.is_started(traineeship) and traineeship.starts_on:
        title = _("Traineeship started at {firm}").format(firm=firm)
        yield Entry(traineeship.starts_on, title, traineeship.role or "", icon="briefcase")
    for visit in facts.rows("traineeship.visit"):
        if visit.held_on:
            yield _visited(visit, visit.held_on, facts)
    for extension in facts.rows("traineeship.extension"):
        if extension.signed_on and extension.new_end_on:
            title = _("Traineeship extended to {date}").format(date=written(extension.new_end_on))
            yield Entry(extension.signed_on, title, icon="calendar-plus")
    for suspension in facts.rows("traineeship.suspension"):
        if suspension.starts_on:
            title = _("Traineeship suspended")
            yield Entry(suspension.starts_on, title, icon="circle-pause", until=suspension.ends_on)
    if traineeship.state in states.OVER and traineeship.ended_on:
        yield _ended(traineeship, traineeship.ended_on)


def tasks(traineeship: Traineeship, facts: Facts) -> Iterator[Due]:
    """Return visits, the talk before the end, registers to close, and the papers after the end."""
    ends = length.end_with_suspensions(
        traineeship, facts.rows("traineeship.extension"), facts.rows("traineeship.suspension"), facts
    ).value
    if traineeship.starts_on is None or ends is None or not states.is_started(traineeship):
        return
    who = traineeship.coach_id
    if traineeship.state not in states.OVER:
        yield from _visits(traineeship, ends, facts)
        if traineeship.result is None:
            title = _("The traineeship ends in 30 days: what comes next?")
            yield Due("tra.next", add_days(ends, -30), title, who)
    yield from _registers(traineeship, ends, facts)
    if traineeship.state in states.OVER and ends >= add_days(facts.today, -RECENT_DAYS):
        yield from _after(traineeship, ends, facts)


def _visited(visit: Visit, on: date, facts: Facts) -> Entry:
    title = _(VISITS[visit.phase]) if visit.phase in VISITS else _("Visit at the traineeship")
    by = _name(facts, "operator", visit.operator_id)
    said = visit.words or ""
    return Entry(on, title, said or visit.action or "", icon="eye", service=by, words=bool(said))


def _ended(traineeship: Traineeship, on: date) -> Entry:
    over = traineeship.state == states.ENDED
    title = _("Traineeship concluded") if over else _("Traineeship stopped early")
    reason = traineeship.end_reason.words if traineeship.end_reason else ""
    said = traineeship.trainee_words or ""
    return Entry(on, title, said or reason, icon="flag", words=bool(said))


def _visits(traineeship: Traineeship, ends: date, facts: Facts) -> Iterator[Due]:
    starts = traineeship.starts_on or ends
    done = {visit.phase for visit in facts.rows("traineeship.visit") if visit.held_on}
    days = {
        VisitPhase.START: add_days(starts, 7),
        VisitPhase.MIDDLE: starts + timedelta(days=(ends - starts).days // 2),
        VisitPhase.END: add_days(ends, -15),
    }
    for phase, on in days.items():
        if phase not in done:
            yield Due(f"tra.visit.{phase}", on, _(VISITS[phase]), traineeship.coach_id)


def _registers(traineeship: Traineeship, ends: date, facts: Facts) -> Iterator[Due]:
    """Ask for each month until the current one; a traineeship that is over only if its register was kept here."""
    if traineeship.state in states.OVER and not facts.rows("traineeship.day"):
        return
    closed = {row.month for row in facts.rows("traineeship.month") if row.closed_on}
    for month in months_from(traineeship.starts_on or ends, min(ends, facts.today)):
        if month not in closed:
            on = add_months(first_day(month), 1).replace(day=REGISTER_DAY)
            title = _("Register of {month}").format(month=month_words(month))
            yield Due("tra.register", on, title, traineeship.coach_id)


def _after(traineeship: Traineeship, ends: date, facts: Facts) -> Iterator[Due]:
    about = [d for d in facts.rows("disclosure") if d.about_id == traineeship.id and d.paper == REPORT_PAPER]
    given = {str(paper.preset) for paper in about}
    if not given & {"person", "employer"}:
        title = _("Attestation and dossier")
        yield Due("tra.attestation", add_days(ends, 15), title, traineeship.coach_id)
    if not given & {"sender", "team"}:
        yield Due("tra.report", add_days(ends, 30), _("Report to the service"), traineeship.coach_id)


def _name(facts: Facts, kind: str, key: UUID | None) -> str:
    row: Any = facts.find(kind, key) if key else None
    return (row.name if row else None) or "–"
