"""How many traineeships a host may have at the same time (guidelines of 2017, DGR X/7763)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships.choices import TraineeshipKind, TraineeshipState
from integralavoro_desktop.kernel.calculation import Figure, Working, work_out
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import ParameterSource

SMALL, MIDDLE = 5, 20  # employees up to which TIR.HOST_5 and TIR.HOST_20 hold
THERE = frozenset({TraineeshipState.SIGNED, TraineeshipState.RUNNING, TraineeshipState.SUSPENDED})


def most_at_host(
    employees: int | None, parameters: ParameterSource, day: date, hired_share: int | None = None
) -> Figure[int]:
    """Return how many extracurricular traineeships fit at a host with so many permanent employees.

    `hired_share` is the percentage of the trainees of the last 24 months who were hired: over 20 employees it adds
    the bonus of TIR.BONUS. No value where the employees are not known.
    """
    if employees is None:
        return Figure(None)
    return work_out(parameters, day, lambda working: _most(employees, hired_share, working))


def there_on(day: date, traineeships: Iterable[Traineeship]) -> list[Traineeship]:
    """Return the extracurricular traineeships that are at their host on a day; inclusion is outside the limit."""
    return [
        t
        for t in traineeships
        if t.kind == TraineeshipKind.EXTRACURRICULAR
        and t.state in THERE
        and covers(t.starts_on, t.ended_on or t.planned_end_on, day)
    ]


def headcount(host: Any) -> int | None:
    """Return the employees that decide the limit: the permanent ones, or all where those are unknown."""
    count: int | None = host.employees if host.employees_permanent is None else host.employees_permanent
    return count


def bonus(hired_share: int, ladder: str) -> int:
    """Return the traineeships that hiring adds; `ladder` is like `20:1 50:2`: from 20 % one more, from 50 % two."""
    steps = (step.partition(":") for step in ladder.split())
    return max((int(more) for share, _sep, more in steps if hired_share >= int(share)), default=0)


def _most(employees: int, hired_share: int | None, working: Working) -> int:
    working.note(_("Employees of the host"), employees, _("heads"))
    if employees <= SMALL:
        return int(working.take("TIR.HOST_5", _("Traineeships at a host of up to 5 people")))
    if employees <= MIDDLE:
        return int(working.take("TIR.HOST_20", _("Traineeships at a host of 6 to 20 people")))
    share = int(working.take("TIR.HOST_PCT", _("Share of the employees, rounded up, over 20 people")))
    most = -(-employees * share // 100)
    row = working.parameters.value_on("TIR.BONUS", working.day)
    if hired_share is not None and row is not None:
        most += bonus(hired_share, str(row.value))
    working.note(_("Traineeships at the same time at most"), most)
    return most
