"""Where a traineeship stands for its page: who follows it and since when they were heard, visits done and to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import timeline
from integralavoro_desktop.features.traineeships.choices import VisitPhase
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.features.traineeships.register import Line
    from integralavoro_desktop.kernel.facts import Facts

VISIT = "traineeship.visit"
_FIRM = "employer"


@dataclass(frozen=True, slots=True)
class Tutor:
    """One of the two who follow the traineeship: name, role in words, the last day they were heard, whose row it is."""

    name: str
    role: str
    last_on: date | None
    entity: str
    key: UUID


@dataclass(frozen=True, slots=True)
class Visiting:
    """A visit that was made, or the day by which one is due."""

    phase: Any
    on: date
    is_done: bool
    key: UUID | None = None


def tutors(traineeship: Traineeship, facts: Facts) -> list[Tutor]:
    """Return the company tutor and the second tutor (the promoter's, else the coach), where they are named."""
    found = []
    visits = [row for row in facts.rows(VISIT) if row.held_on and row.held_on <= facts.today]
    diary = [row for row in facts.rows("activity") if row.happened_on and row.happened_on <= facts.today]
    contact = facts.find("organisation.contact", traineeship.host_tutor_id) if traineeship.host_tutor_id else None
    if contact is not None:
        host = facts.find("organisation", contact.organisation_id) if contact.organisation_id else None
        heard = [row.happened_on for row in diary if _is_with_firm(row, contact.organisation_id)]
        days = [row.held_on for row in visits] + heard
        role = (host.name if host else None) or _("Company tutor")
        found.append(
            Tutor(contact.name or "", role, _last(days), "organisation", contact.organisation_id or contact.id)
        )
    second = traineeship.promoter_tutor_id or traineeship.coach_id
    operator = facts.find("operator", second) if second else None
    if operator is not None:
        days = [row.held_on for row in visits if row.operator_id == operator.id]
        days += [row.happened_on for row in diary if operator.id.hex in _keys(row.operators)]
        role = _("Tutor of the promoter") if traineeship.promoter_tutor_id else _("Coach")
        found.append(Tutor(operator.name or "", role, _last(days), "operator", operator.id))
    return found


def visits(traineeship: Traineeship, facts: Facts) -> list[Visiting]:
    """Return the visits made, in order, then those still due."""
    made = [Visiting(row.phase, row.held_on, is_done=True, key=row.id) for row in facts.rows(VISIT) if row.held_on]
    dues = {due.rule: due.on for due in timeline.tasks(traineeship, facts)}
    due = [
        Visiting(phase, dues[f"tra.visit.{phase}"], is_done=False)
        for phase in VisitPhase
        if f"tra.visit.{phase}" in dues
    ]
    return sorted(made, key=lambda one: one.on) + sorted(due, key=lambda one: one.on)


def so_far(lines: Iterable[Line], today: date) -> list[Line]:
    """Return the days of a month that have come."""
    return [line for line in lines if line.on <= today]


def _is_with_firm(row: Any, firm: UUID | None) -> bool:
    return bool(row.organisation_id == firm and _FIRM in {str(one) for one in row.with_whom})


def _keys(values: Iterable[Any]) -> set[str]:
    return {str(value).replace("-", "") for value in values}


def _last(days: list[date]) -> date | None:
    return max(days, default=None)
