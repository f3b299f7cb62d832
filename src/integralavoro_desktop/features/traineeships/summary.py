"""The presence of a person in the month of today, or in the last month that her register knows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships.allowance import BY_PRESENCE
from integralavoro_desktop.features.traineeships.presence import presence
from integralavoro_desktop.features.traineeships.states import RUNNING, SUSPENDED
from integralavoro_desktop.kernel.months import first_day, month_key

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.facts import Facts


@dataclass(frozen=True, slots=True)
class MonthPresence:
    """Days done and planned up to today in one month; the share for the whole allowance, None where none applies."""

    month: str
    days_done: int
    days_planned: int
    percent: Decimal | None
    threshold: Decimal | None


def month_presence(facts: Facts) -> MonthPresence | None:
    """Return the presence in the running traineeship's last month with days up to today; None without one."""
    running = [t for t in facts.rows("traineeship") if t.state in {RUNNING, SUSPENDED} and t.starts_on]
    if not running:
        return None
    traineeship = max(running, key=lambda t: (t.starts_on, str(t.id)))
    days = [
        d for d in facts.rows("traineeship.day") if d.traineeship_id == traineeship.id and d.on and d.on <= facts.today
    ]
    if not days:
        return None
    month = max(month_key(day.on) for day in days)
    counted = presence(day for day in days if month_key(day.on) == month)
    threshold = _threshold(traineeship, month, facts)
    return MonthPresence(month, counted.days_done, counted.days_planned, counted.percent, threshold)


def _threshold(traineeship: Any, month: str, facts: Facts) -> Decimal | None:
    if traineeship.kind not in BY_PRESENCE:
        return None
    found = facts.parameters.value_on("TIR.PRESENCE", first_day(month))
    return None if found is None or found.value is None else Decimal(str(found.value))
