"""The rules of operators: nobody gives rights to themselves, the hours of a week have an end."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.operators.choices import Right
    from integralavoro_desktop.features.operators.model import Membership, Operator
    from integralavoro_desktop.kernel.facts import Facts

MOST_HOURS = 45


def check(operator: Operator, facts: Facts) -> Iterator[Problem]:
    """Return the problems of an operator; `facts.find` gives the row as it was before the change."""
    if changes_own_rights(operator, facts):
        yield Problem("OPR-1", Severity.STOP, "rights", _("The office assigns the rights."))
    hours = hours_on(facts.rows("operator.membership"), facts.today)
    if hours > MOST_HOURS:
        sentence = _("The hours in the various bodies add up to {n} a week.").format(n=show_number(hours.normalize()))
        yield Problem("OPR-2", Severity.WARN, "membership.hours_week", sentence)


def changes_own_rights(operator: Operator, facts: Facts) -> bool:
    """Tell whether the one who asks is giving or taking rights of their own."""
    if facts.operator_id != operator.id:
        return False
    before = facts.find("operator", operator.id)
    return before is not None and set(before.rights) != set(operator.rights)


def may(operator: Operator, right: Right) -> bool:
    """Tell whether an operator in service has a right."""
    return bool(operator.active) and right in operator.rights


def is_own(operator: Operator, facts: Facts) -> bool:
    """Tell whether the one who asks is this operator: only then are the figures about the work shown."""
    return facts.operator_id == operator.id


def open_on(memberships: Iterable[Membership], day: date) -> list[Membership]:
    """Return the memberships in force on a day."""
    return [m for m in memberships if m.starts_on and covers(m.starts_on, m.ends_on, day)]


def hours_on(memberships: Iterable[Membership], day: date) -> Decimal:
    """Return the hours a week that the memberships in force on a day add up to."""
    return sum((m.hours_week or Decimal(0) for m in open_on(memberships, day)), Decimal(0))


def caseload(operator_id: UUID, assignments: Iterable[Any], day: date) -> Counter[str]:
    """Return how many people an operator follows on a day, by role of the assignment; one person counts once a role."""
    followed = {
        (a.candidate_id, str(a.role))
        for a in assignments
        if a.operator_id == operator_id and a.starts_on and covers(a.starts_on, a.ends_on, day)
    }
    return Counter(role for _person, role in followed)


def minutes_by_body(operator_id: UUID, activities: Iterable[Any], first: date, last: date) -> dict[UUID, int]:
    """Return the minutes of diary that an operator spent for each body, from the first to the last day included."""
    spent: Counter[UUID] = Counter()
    for activity in activities:
        is_mine = operator_id.hex in activity.operators
        if is_mine and activity.unit_id and activity.happened_on and first <= activity.happened_on <= last:
            spent[activity.unit_id] += activity.minutes or 0
    return dict(spent)
