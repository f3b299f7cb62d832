"""What must hold for a person's file, what its timeline tells and which tasks it makes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.standing import age_on, assignment_on, last_contact_on
from integralavoro_desktop.features.candidates.status import StatusGroup, rows_of, status_on
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.codes import birth_of, is_right
from integralavoro_desktop.kernel.i18n import N_, _, ngettext
from integralavoro_desktop.kernel.periods import add_days, covers, written
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.features.candidates.model import Candidate
    from integralavoro_desktop.kernel.facts import Facts

NOT_FOR_A_FIRM = frozenset({"self", "group"})
"""Kinds of evidence of a skill that a firm does not see, because they tell of the person's path and not of her work."""

_TO_WORK = frozenset({"celav", "nil", "accredited"})
_PERMIT_DAYS = 60
_YOUNGEST, _OLDEST = 16, 70


def check(record: Candidate, facts: Facts) -> Iterable[Problem]:
    """Check CAN-1 to CAN-6 and the days without a coach."""
    yield from _code(record)
    yield from _code_and_birth(record, facts)
    yield from _age(record, facts)
    yield from _one_coach(facts)
    yield from _calls_to_relatives(facts)
    yield from _services_to_work(facts)
    yield from _uncovered(record, facts)


def timeline(record: Candidate, facts: Facts) -> Iterable[Entry]:
    """Tell who began to follow the person, as operator and as service. A join has no day of its own in the file."""
    for row in facts.rows("candidate.assignment"):
        if row.starts_on:
            yield _assignment_entry(row, facts)
    for row in facts.rows("candidate.service_link"):
        if row.starts_on:
            service = _name_of("organisation", row.unit_id, facts)
            title = _("{service} follows the person ({role}).").format(service=service, role=_words(row.role))
            yield Entry(row.starts_on, title, row.doing or "", "network", service, until=row.ends_on)


def tasks(record: Candidate, facts: Facts) -> Iterable[Due]:
    """Ask for the permit's renewal, a contact, a coach, and for the person to be told of a hand-over."""
    if record.file_state != "active" or record.merged_into_id:
        return
    coach = assignment_on(facts.rows("candidate.assignment"), facts.today)
    operator_id = coach.operator_id if coach else None
    if record.permit_expires_on:
        due = add_days(record.permit_expires_on, -_PERMIT_DAYS)
        yield Due("CAN-PERMIT", due, _("Renewal of the residence permit"), operator_id)
    for row in facts.rows("candidate.assignment"):
        if row.handover_state in {"accepted", "done"} and row.ends_on and not row.person_told_on:
            title = _("Tell {name} about the new coach").format(name=name_used(record))
            yield Due("CAN-TELL", row.ends_on, title, row.operator_id)
    status = status_on(facts.today, rows_of(facts))
    if status.group is StatusGroup.ACTIVE:
        yield from _contact_due(facts, operator_id)
    if coach is None and status.group is not StatusGroup.CLOSED and (since := uncovered_since(facts)):
        yield Due("CAN-COACH", since, _("File without a coach"))


def name_used(record: Any) -> str:
    """Return the name by which the person wishes to be called, else the given name."""
    return record.preferred_name or record.given_name or record.code or ""


def next_code(prefix: str, codes: Iterable[str | None]) -> str:
    """Return the next file code of a device (`MI3-0042`), from its prefix and the codes that exist."""
    own = (code.removeprefix(f"{prefix}-") for code in codes if code and code.startswith(f"{prefix}-"))
    return f"{prefix}-{max((int(n) for n in own if n.isdecimal()), default=0) + 1:04}"


def may_tell_a_firm(skill: Any) -> bool:
    """Tell whether a firm may read how a skill is known: never from a group or from the person's word alone."""
    return skill.evidence is not None and skill.evidence not in NOT_FOR_A_FIRM


def uncovered_since(facts: Facts) -> date | None:
    """Return the first day without a coach up to today (the first referral if there never was one); None if covered."""
    rows = facts.rows("candidate.assignment")
    if assignment_on(rows, facts.today):
        return None
    ends = [r.ends_on for r in rows if r.role == "coach" and r.ends_on and r.ends_on < facts.today]
    if ends:
        return add_days(max(ends), 1)
    received = [r.received_on for r in facts.rows("referral") if r.received_on and r.received_on <= facts.today]
    return min(received, default=None)


def _code(record: Candidate) -> Iterator[Problem]:
    if record.id_kind in {None, "absent"}:
        return
    if not record.fiscal_code:
        yield from needed(record, "fiscal_code")
    elif record.id_kind in {"cf", "provisional"} and not is_right(str(record.id_kind), record.fiscal_code):
        sentence = _('The tax code is not right: check it again, or choose "No code yet" and add it later.')
        yield Problem("CAN-1", Severity.STOP, "fiscal_code", sentence)


def _code_and_birth(record: Candidate, facts: Facts) -> Iterator[Problem]:
    told = birth_of(record.fiscal_code or "", today=facts.today, near=record.birth_date)
    if told is None or record.id_kind != "cf":
        return
    if record.birth_date and told.day != record.birth_date:
        sentence = _("The tax code says {code_day}, the file {file_day}: which date is right?")
        days = {"code_day": written(told.day), "file_day": written(record.birth_date)}
        yield Problem("CAN-2", Severity.WARN, "birth_date", sentence.format(**days))
    if record.sex in {"m", "f"} and told.sex != record.sex:
        sentence = _("The tax code is a man's, the file says female: which one is right?")
        if told.sex == "f":
            sentence = _("The tax code is a woman's, the file says male: which one is right?")
        yield Problem("CAN-2", Severity.WARN, "sex", sentence)


def _age(record: Candidate, facts: Facts) -> Iterator[Problem]:
    age = age_on(record, facts.today)
    if age is None or _YOUNGEST <= age <= _OLDEST:
        return
    field = "birth_date" if record.birth_date else "birth_year"
    sentence = _("Check the date of birth: the age would be {n} years.").format(n=age)
    yield Problem("CAN-3", Severity.WARN, field, sentence)


def _one_coach(facts: Facts) -> Iterator[Problem]:
    rows = facts.rows("candidate.assignment")
    if sum(row.role == "coach" and row.ends_on is None for row in rows) > 1:
        sentence = _('There is a coach in charge already: end that assignment first, or choose "Second tutor".')
        yield Problem("CAN-4", Severity.STOP, "assignment.role", sentence)


def _calls_to_relatives(facts: Facts) -> Iterator[Problem]:
    asked = any(row.may_call == "yes" for row in facts.rows("candidate.support_person"))
    if asked and not any(_allows_relatives(row, facts.today) for row in facts.rows("consent")):
        sentence = _("The person's consent to contact the relatives is missing.")
        yield Problem("CAN-5", Severity.WARN, "support_person.may_call", sentence)


def _allows_relatives(consent: Any, today: date) -> bool:
    given = consent.kind == "relatives" and consent.given_on is not None
    is_revoked = consent.revoked_on is not None and consent.revoked_on <= today
    return given and not is_revoked and covers(consent.given_on, consent.expires_on, today)


def _services_to_work(facts: Facts) -> Iterator[Problem]:
    links = [
        row
        for row in facts.rows("candidate.service_link")
        if row.role in _TO_WORK and covers(row.starts_on, row.ends_on, facts.today)
    ]
    if len(links) > 1:
        sentence = _("Two services already follow the same step: have you talked to each other?")
        yield Problem("CAN-6", Severity.WARN, "service_link.role", sentence)


def _uncovered(record: Candidate, facts: Facts) -> Iterator[Problem]:
    since = uncovered_since(facts)
    had_one = any(row.role == "coach" for row in facts.rows("candidate.assignment"))
    if since is None or not had_one or record.file_state != "active":
        return
    if status_on(facts.today, rows_of(facts)).group is not StatusGroup.CLOSED:
        days = (facts.today - since).days + 1
        sentence = ngettext("No coach for {n} day.", "No coach for {n} days.", days).format(n=days)
        yield Problem("CAN-COACH", Severity.WARN, "assignment.operator_id", sentence)


def _contact_due(facts: Facts, operator_id: Any) -> Iterator[Due]:
    days = facts.setting("SET.NO_CONTACT")
    last = last_contact_on(facts.rows("activity"), facts.today)
    if days and last:
        title = _("No contact for {n} days").format(n=days)
        yield Due("CAN-CONTACT", add_days(last, days), title, operator_id)


_FOLLOWS = N_("{name} follows the person.")
_ASSIGNED = {
    "coach": N_("{name} is the coach in charge."),
    "second": N_("{name} is the second tutor."),
    "substitute": N_("{name} stands in for a colleague."),
    "direct": N_("{name} works alongside for the Programme."),
}


def _assignment_entry(row: Any, facts: Facts) -> Entry:
    sentence = _(_ASSIGNED.get(str(row.role), _FOLLOWS))
    title = sentence.format(name=_name_of("operator", row.operator_id, facts))
    text = (
        _("Until {day}: {reason}.").format(day=written(row.ends_on), reason=_words(row.end_reason))
        if _ends(row)
        else ""
    )
    return Entry(
        row.starts_on, title, text, "user-check", _name_of("organisation", row.unit_id, facts), until=row.ends_on
    )


def _ends(row: Any) -> bool:
    return bool(row.ends_on and row.end_reason)


def _name_of(entity: str, key: Any, facts: Facts) -> str:
    found = facts.find(entity, key) if key else None
    return (found.name if found else None) or _("somebody not in this archive")


def _words(choice: Any) -> str:
    return choice.words if choice else _("not told")
