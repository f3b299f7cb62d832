"""The position of a firm under L. 68/1999, in exact integers, with the parameters of the day of the situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.calculation import Figure, Working, work_out
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from integralavoro_desktop.features.organisations.children import Law68
    from integralavoro_desktop.kernel.facts import ParameterSource

A18_BY_SHARE = 150  # over this the places of art. 18 are a share; up to it a fixed number (art. 18)


@dataclass(frozen=True, slots=True)
class Position:
    """The heads counted (base) here and in the whole country, and the places that follow."""

    base: int
    national_base: int
    quota: int
    due: int
    protected_quota: int
    most_exempted: int
    uncovered: int


def position(row: Law68, parameters: ParameterSource, head_office: Law68 | None = None) -> Figure[Position]:
    """Return the position of a row; the bracket is chosen on the base of the head office's row of the same day.

    No value without a day, a total of employees or a parameter in force on that day.
    """
    national = head_office or row
    if row.taken_on is None or row.employees_all is None or national.employees_all is None:
        return Figure(None)
    return work_out(parameters, row.taken_on, lambda working: _position(row, national, working))


def head_office(rows: Iterable[Law68], on: date | None) -> Law68 | None:
    """Return the row that holds the national figures of a day: no province has more employees than the country."""
    same_day = [row for row in rows if row.taken_on == on and row.employees_all is not None]
    return max(same_day, key=lambda row: row.employees_all or 0, default=None)


def latest(rows: Iterable[Law68]) -> Law68 | None:
    """Return the row with the national figures of the last situation known."""
    rows = list(rows)
    return head_office(rows, max((row.taken_on for row in rows if row.taken_on), default=None))


def quota(base: int, national_base: int, working: Working) -> int:
    """Return the places reserved for disabled people (art. 3; rounding of art. 4 c. 2)."""
    if national_base < working.take("L68.B1_MIN", _("The duty starts at so many people counted")):
        found = 0
    elif national_base < working.take("L68.B2_MIN", _("The second bracket starts at")):
        found = int(working.take("L68.Q1", _("Places in the first bracket")))
    elif national_base < working.take("L68.B3_MIN", _("The third bracket starts at")):
        found = int(working.take("L68.Q2", _("Places in the second bracket")))
    else:
        share = working.take("L68.Q3_PCT", _("Share of the people counted in the third bracket"))
        found = rounded(base * share, 100, working)
    working.note(_("Places reserved for disabled people"), found)
    return found


def protected_quota(base: int, national_base: int, working: Working) -> int:
    """Return the places reserved for the protected categories (art. 18)."""
    if national_base < working.take("L68.B3_MIN", _("The places of art. 18 start at")):
        found = 0
    elif national_base <= A18_BY_SHARE:
        found = int(working.take("L68.A18_FIX", _("Places of art. 18 up to 150 people")))
    else:
        share = working.take("L68.A18_PCT", _("Share of art. 18 over 150 people"))
        found = rounded(base * share, 100, working)
    working.note(_("Places reserved for the protected categories"), found)
    return found


def most_exempted(places: int, working: Working) -> int:
    """Return how many places may be exempted at most (art. 5; D.M. 357/2000)."""
    if places <= 2:
        found = max(places - 1, 0)
    else:
        share = working.take("L68.EXEMPT_MAX", _("Share of the places that may be exempted"))
        found = rounded(places * share, 100, working)
    working.note(_("Places that may be exempted at most"), found)
    return found


def rounded(numerator: Decimal, denominator: int, working: Working) -> int:
    """Return the quotient; only a fraction strictly above L68.ROUND_OVER goes up."""
    over = working.take("L68.ROUND_OVER", _("A fraction goes up only above"))
    whole, rest = divmod(numerator, denominator)
    return int(whole) + (rest > over * denominator)


def exemption_due(persons: int, working_days: int, parameters: ParameterSource, day: date) -> Figure[Decimal]:
    """Return the contribution in euros for exempted places over some working days; `day` is in the period."""

    def how(working: Working) -> Decimal:
        amount = persons * working_days * working.take("L68.CONTRIB_DAY", _("Contribution for each day and person"))
        working.note(_("People × contribution × working days"), amount, _("EUR"))
        return amount

    return work_out(parameters, day, how)


def penalty_per_day(places: int, parameters: ParameterSource, day: date) -> Figure[Decimal]:
    """Return the penalty in euros for each working day with so many uncovered places (art. 15 c. 4)."""

    def how(working: Working) -> Decimal:
        times = working.take("L68.PENALTY_TIMES", _("The penalty is the contribution so many times"))
        amount = places * times * working.take("L68.CONTRIB_DAY", _("Contribution for each day and person"))
        working.note(_("Penalty for each working day"), amount, _("EUR"))
        return amount

    return work_out(parameters, day, how)


def late_report(days_late: int, parameters: ParameterSource, day: date) -> Figure[Decimal]:
    """Return the penalty in euros for a Law 68 report sent some days late (D.M. 194/2021)."""

    def how(working: Working) -> Decimal:
        fixed = working.take("L68.REPORT_LATE", _("Penalty for a late report"))
        return fixed + days_late * working.take("L68.REPORT_LATE_DAY", _("More for each day of delay"))

    return work_out(parameters, day, how)


def _position(row: Law68, national: Law68, working: Working) -> Position:
    whole_country = _base(national, working)
    here = whole_country if national is row else _base(row, working)
    places = quota(here, whole_country, working)
    due = _after_suspension(row, places, working)
    uncovered = max(due - (row.exempted or 0) - (row.disabled_in or 0), 0)
    protected, most = protected_quota(here, whole_country, working), most_exempted(places, working)
    working.note(_("Exempted places"), row.exempted or 0)
    working.note(_("Disabled people in force"), row.disabled_in or 0)
    working.note(_("Uncovered places"), uncovered)
    return Position(here, whole_country, places, due, protected, most, uncovered)


def _base(row: Law68, working: Working) -> int:
    everybody = row.employees_all or 0
    share = working.take("L68.A18_PCT", _("Protected people are left out up to this share of all"))
    protected = min(row.protected_in or 0, rounded(everybody * share, 100, working))
    part_time = _difference(row.part_time_heads, row.part_time_sum, working)
    on_call = _difference(row.intermittent_heads, row.intermittent_sum, working)
    working.note(_("All employees"), everybody)
    left_out = {
        _("less disabled people in force"): row.disabled_in or 0,
        _("less excluded categories"): row.excluded or 0,
        _("less protected people in force"): protected,
        _("less the part-time difference"): part_time,
        _("less the difference of people on call"): on_call,
        _("less teleworkers"): row.teleworkers or 0,
    }
    for rule, heads in left_out.items():
        working.note(rule, heads)
    base = max(everybody - sum(left_out.values()), 0)
    working.note(_("People counted (art. 3)"), base)
    return base


def _difference(heads: int | None, proportion: Decimal | None, working: Working) -> int:
    """Return heads − rounded sum of their hours; nothing is taken off where the sum is not known."""
    if not heads or proportion is None:
        return 0
    return max(heads - rounded(proportion, 1, working), 0)


def _after_suspension(row: Law68, places: int, working: Working) -> int:
    if not row.suspension_pct:
        return places
    due = rounded(places * (100 - row.suspension_pct), 100, working)
    working.note(_("Places after the suspension"), due)
    return due
