"""What must hold for dated values: one value on a day, checked once a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_months, covers, overlap
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.features.law.model import LegalParameter
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.reference_data import ParameterRow

CHECK_MONTHS = 12
PARAMETER = "legal_parameter"


def check(record: LegalParameter, facts: Facts) -> Iterator[Problem]:
    """Check LAW-1; LAW-2 speaks when a value is used, see `doubt`."""
    mine = (record.valid_from, record.valid_to)
    others = (row for row in facts.rows(PARAMETER) if row.id != record.id and row.code == record.code)
    if record.code and any(overlap(mine, (row.valid_from, row.valid_to)) for row in others):
        sentence = _("There are two values for {code} on one day.").format(code=record.code)
        yield Problem("LAW-1", Severity.STOP, "valid_from", sentence)


def doubt(row: ParameterRow, today: date) -> Problem | None:
    """Return LAW-2 for a value in use that is unverified, was never checked here, or not for more than 12 months."""
    is_fresh = row.checked_on is not None and add_months(row.checked_on, CHECK_MONTHS) >= today
    if row.verified and is_fresh:
        return None
    sentence = _("Value to be checked: {code}, source {source}.").format(code=row.code, source=row.source)
    return Problem("LAW-2", Severity.WARN, "checked_on", sentence)


def tasks(record: LegalParameter, facts: Facts) -> Iterator[Due]:
    """Ask once, in January, to check the values: the task hangs on the first value that waits for it."""
    if not is_in_force(record, facts.today):
        return
    waiting = [row for row in facts.rows(PARAMETER) if is_in_force(row, facts.today)]
    first = min(waiting, key=lambda row: (check_by(row, facts.today), row.code or "", str(row.id)), default=None)
    if first is not None and first.id == record.id:
        yield Due("LAW-CHECK", check_by(record, facts.today), _("Check the parameters of the law"))


def check_by(row: Any, today: date) -> date:
    """Return the end of the January in which a value is to be checked: the one after its last check, or the next."""
    if row.checked_on is not None:
        return date(row.checked_on.year + 1, 1, 31)
    return date(today.year + (today > date(today.year, 1, 31)), 1, 31)


def is_in_force(row: Any, day: date) -> bool:
    """Tell whether a value counts on a day."""
    return bool(row.value) and covers(row.valid_from, row.valid_to, day)
