"""The rules of organisations: the VAT number, doubles, the duty of Law 68, its timeline and tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from integralavoro_desktop.features.organisations import law68, relation
from integralavoro_desktop.features.organisations.choices import Law68Source
from integralavoro_desktop.kernel.codes import is_vat_number
from integralavoro_desktop.kernel.folding import name_key
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.periods import add_months
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integralavoro_desktop.features.organisations.model import Organisation
    from integralavoro_desktop.kernel.facts import Facts


def check(organisation: Organisation, facts: Facts) -> Iterator[Problem]:
    """Return the problems of an organisation."""
    if organisation.vat_no and not is_vat_number(organisation.vat_no):
        sentence = _("The VAT number is not right: check it again or leave it empty.")
        yield Problem("ORG-1", Severity.STOP, "vat_no", sentence)
    double = same_as(organisation, facts.rows("organisation"))
    if double:
        sentence = _("{name} is already here: is it the same organisation?").format(name=double.name)
        field = "vat_no" if organisation.vat_no and double.vat_no == organisation.vat_no else "name"
        yield Problem("ORG-2", Severity.WARN, field, sentence)
    if is_overdue(facts):
        sentence = _("After 60 days there is less to choose from: talk about it with the targeted placement office.")
        yield Problem("ORG-3", Severity.WARN, "l68.duty_since", sentence)


def same_as(organisation: Organisation, others: Iterable[Organisation]) -> Organisation | None:
    """Return another living organisation with the same VAT number, or the same name and town; None if there is none."""
    rest = [o for o in others if organisation.id not in (o.id, o.merged_into_id) and o.merged_into_id is None]
    if organisation.merged_into_id:
        return None
    return next((other for other in rest if _is_double(organisation, other)), None)


def is_overdue(facts: Facts) -> bool:
    """Tell whether places are uncovered after the days that the law gives for asking (L68.REQUEST_DAYS)."""
    row = law68.latest(facts.rows("organisation.l68"))
    if row is None or row.duty_since is None:
        return False
    limit = facts.parameters.value_on("L68.REQUEST_DAYS", facts.today)
    found = law68.position(row, facts.parameters).value
    return bool(limit and found and found.uncovered and (facts.today - row.duty_since).days > limit.value)


def timeline(organisation: Organisation, facts: Facts) -> Iterator[Entry]:
    """Return the Law 68 situations of a firm, newest figures with their uncovered places."""
    rows = facts.rows("organisation.l68")
    for row in rows:
        if row.taken_on is None:
            continue
        found = law68.position(row, facts.parameters, law68.head_office(rows, row.taken_on)).value
        text = _uncovered(found.uncovered) if found else ""
        title = _("Law 68 situation, province {province}").format(province=row.province or "–")
        yield Entry(row.taken_on, title, text, icon="scale")


def tasks(organisation: Organisation, facts: Facts) -> Iterator[Due]:
    """Return the Law 68 report due in January, and the firm that nobody has heard for six months."""
    report_on = next_report(facts)
    if report_on:
        title = _("Law 68 report by 31 January")
        yield Due("org.report", report_on, title, organisation.lead_operator_id)
    silent_since = silent_on(organisation, facts)
    if silent_since:
        title = _("No contact for 6 months")
        yield Due("org.silent", silent_since, title, organisation.lead_operator_id)


def next_report(facts: Facts) -> date | None:
    """Return 10 January of the year whose Law 68 report is still to be sent, None where there is no duty to send it."""
    rows = facts.rows("organisation.l68")
    row = law68.latest(rows)
    least = facts.parameters.value_on("L68.REPORT_MIN", facts.today)
    if row is None or least is None:
        return None
    found = law68.position(row, facts.parameters).value
    if found is None or found.national_base < least.value:
        return None
    year = facts.today.year + (facts.today > date(facts.today.year, 1, 31))
    sent = any(r.source == Law68Source.REPORT and r.taken_on == date(year - 1, 12, 31) for r in rows)
    return None if sent else date(year, 1, 10)


def silent_on(organisation: Organisation, facts: Facts) -> date | None:
    """Return the day on which six months without a contact were over, for an active firm that has hosted; or None."""
    dealings = relation.dealings_in(organisation.id, facts)
    if not organisation.active or not dealings.stays or dealings.last_on is None:
        return None
    over = add_months(dealings.last_on, relation.SILENT_MONTHS)
    return over if over <= facts.today else None


def _is_double(one: Organisation, other: Organisation) -> bool:
    if one.vat_no and one.vat_no == other.vat_no:
        return True
    same_place = one.territory_id == other.territory_id
    return same_place and bool(one.name) and name_key(one.name or "") == name_key(other.name or "")


def _uncovered(places: int) -> str:
    return ngettext("{n} uncovered place", "{n} uncovered places", places).format(n=places)
