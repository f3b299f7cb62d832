"""The care of a path on a day (QUA-3): five questions, each answered by itself, with no total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.episodes import Rows, living
from integralavoro_desktop.features.candidates.standing import last_contact_on
from integralavoro_desktop.features.candidates.status import signed_plans
from integralavoro_desktop.kernel.periods import add_days, add_months

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.kernel.facts import Facts

READ = ("plan", "plan.signature", "plan.review", "activity", "assessment")
"""The entities that the five answers need, beside those of the status."""


def care_of_path(rows: Rows, facts: Facts) -> dict[str, bool | None]:
    """Tell on today's day: plan reviewed on time, contact, assessment, copy handed over, feedback given.

    None is «no answer»: there is no signed plan, no assessment yet, or the setting has no value.
    """
    today = facts.today
    plan = _plan_in_force(rows, today)
    assessed = [a for a in living(rows, "assessment") if a.held_on and a.held_on <= today]
    return {
        "plan_reviewed": None if plan is None else _is_reviewed(plan, rows, today),
        "contact": _since(last_contact_on(rows.get("activity", ()), today), _contact_limit(facts)),
        "assessed": _since(max((a.held_on for a in assessed), default=None), _assessment_limit(facts)),
        "copy": None if plan is None else plan.copy_given_on is not None and plan.copy_given_on <= today,
        "feedback": _is_returned(assessed, today),
    }


def _plan_in_force(rows: Rows, today: date) -> Any:
    found = [(on, plan) for on, _entity, plan in signed_plans(rows) if on <= today and plan.state != "done"]
    return max(found, key=lambda f: (f[0], str(f[1].id)))[1] if found else None


def _is_reviewed(plan: Any, rows: Rows, today: date) -> bool:
    if plan.review_on is None:
        return False
    reviews = [r.held_on for r in living(rows, "plan.review") if r.plan_id == plan.id and r.held_on]
    return plan.review_on >= today or any(plan.review_on <= on <= today for on in reviews)


def _is_returned(assessed: list[Any], today: date) -> bool | None:
    last = max(assessed, key=lambda a: (a.held_on, str(a.id)), default=None)
    return None if last is None else last.returned_on is not None and last.returned_on <= today


def _since(on: date | None, limit: date | None) -> bool | None:
    return None if limit is None else on is not None and on >= limit


def _contact_limit(facts: Facts) -> date | None:
    days = facts.setting("SET.NO_CONTACT")
    return add_days(facts.today, -days) if days else None


def _assessment_limit(facts: Facts) -> date | None:
    months = facts.setting("SET.ASSESS")
    return add_months(facts.today, -months) if months else None
