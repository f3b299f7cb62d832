"""What holds for a person on a day: age, coach, Polo, territory, last contact, how complete the file is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.periods import covers, months_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

_PHONE_CHECK = "19"  # a call that nobody answers is kept with its kind and no minutes


def age_on(candidate: Any, day: date) -> int | None:
    """Return the age in whole years; from the year alone where the date is missing, None where both are."""
    born = candidate.birth_date
    if born is None:
        return None if candidate.birth_year is None else day.year - int(candidate.birth_year)
    return int(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def assignment_on(assignments: Iterable[Any], day: date, role: str = "coach") -> Any:
    """Return the assignment in a role on a day; during a hand-over the one that began last. None if uncovered."""
    return _latest(a for a in assignments if a.role == role and a.starts_on and covers(a.starts_on, a.ends_on, day))


def coach_on(assignments: Iterable[Any], day: date) -> UUID | None:
    """Return the coach in charge on a day."""
    found = assignment_on(assignments, day)
    return found.operator_id if found else None


def polo_on(assignments: Iterable[Any], day: date) -> UUID | None:
    """Return the Polo or service of the coach in charge on a day."""
    found = assignment_on(assignments, day)
    return found.unit_id if found else None


def territory_on(residences: Iterable[Any], day: date) -> UUID | None:
    """Return the territory of residence on a day; a domicile does not count, an unknown start holds since ever."""
    found = _latest(r for r in residences if r.kind == "residence" and covers(r.starts_on, r.ends_on, day))
    return found.territory_id if found else None


def last_contact_on(activities: Iterable[Any], day: date) -> date | None:
    """Return the last day up to `day` on which somebody met or reached the person."""
    days = [a.happened_on for a in activities if a.happened_on and a.happened_on <= day and _reached_the_person(a)]
    return max(days, default=None)


def last_contact_with(unit_id: UUID | None, activities: Iterable[Any], day: date) -> date | None:
    """Return the last day up to `day` of a contact with a service: for «who follows the person»."""
    days = [a.happened_on for a in activities if unit_id and a.organisation_id == unit_id and a.happened_on]
    return max((on for on in days if on <= day), default=None)


def months_without_proposal(matches: Iterable[Any], since: date | None, day: date) -> int | None:
    """Return the whole months since the last proposal of a place, else since `since` (the first acceptance)."""
    days = [m.proposed_on for m in matches if m.proposed_on and m.proposed_on <= day]
    start = max(days, default=since)
    return None if start is None or start > day else months_between(start, day)


def completeness(candidate: Any, rows: Mapping[str, Sequence[Any]], day: date) -> dict[str, bool]:
    """Return for each field of QUA-1 whether it is known; the diagnosis only where restricted rows are held."""
    known = {
        "sex": candidate.sex in {"m", "f"},
        "age": age_on(candidate, day) is not None,
        "territory": territory_on(rows.get("candidate.residence", ()), day) is not None,
        "education": candidate.education_level not in {None, "", "9"},
        "polo": polo_on(rows.get("candidate.assignment", ()), day) is not None,
    }
    if "clinical_profile.diagnosis" in rows:
        known["diagnosis"] = any(d.group not in {None, "none"} for d in rows["clinical_profile.diagnosis"])
    return known


def _latest(rows: Iterable[Any]) -> Any:
    return max(rows, key=lambda row: (row.starts_on or date.min, str(row.id)), default=None)


def _reached_the_person(activity: Any) -> bool:
    if activity.kind == _PHONE_CHECK and not activity.minutes:
        return False
    return not activity.with_whom or "person" in activity.with_whom
