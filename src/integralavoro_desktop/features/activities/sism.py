"""The services of a half-year as the national mental-health flow (SISM, D.M. 15 October 2010) counts them.

No official file is made of them yet: the wording of the lists is to be checked against the Ministry's engine first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from integralavoro_desktop.features.activities.rules import is_short_call
from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """A half-year: S1 from January to June, S2 from July to December."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the half-year of a day."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def name(self) -> str:
        """Its name in the flow."""
        return f"S{self.half}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


class LeftOut(Choice):
    """Why an activity is no service of the flow."""

    SHORT_CALL = "short_call", N_("A call of up to 15 minutes")
    NO_ANSWER = "no_answer", N_("Nobody answered, or the duration is missing")
    TYPE = "type", N_("The SISM type is missing")
    PLACE = "place", N_("The place is missing")
    OPERATOR = "operator", N_("The profession of an operator is missing")


@dataclass(frozen=True, slots=True)
class Service:
    """One service of a person. Type as 01 to 26; place and professions as the layout allows them, 1 and not 01."""

    progressive: int
    on: date
    type: str
    place: str
    planned: str
    professions: tuple[str, ...]
    activity_id: UUID


@dataclass(frozen=True, slots=True)
class Semester:
    """The services of one person in a half-year, and the activities that are none, each with its reason."""

    services: tuple[Service, ...]
    left_out: tuple[tuple[UUID, LeftOut], ...]


def services(activities: Iterable[Any], half: HalfYear, profession_of: Callable[[UUID], str | None]) -> Semester:
    """Return the services of one person from her diary, numbered by day and hour; obscured rows count, without text.

    `profession_of` gives the code of an operator in SISM-OPE.
    """
    kept: list[Service] = []
    left_out: list[tuple[UUID, LeftOut]] = []
    inside = (a for a in activities if a.deleted_at is None and a.happened_on and HalfYear.of(a.happened_on) == half)
    for activity in sorted(inside, key=_place_in_time):
        professions = tuple(profession_of(UUID(str(key))) or "" for key in activity.operators)
        reason = _why_not(activity, professions)
        if reason:
            left_out.append((activity.id, reason))
        else:
            kept.append(_service(len(kept) + 1, activity, professions))
    return Semester(tuple(kept), tuple(left_out))


def _place_in_time(activity: Any) -> tuple[date, str, str]:
    return activity.happened_on, f"{activity.starts_at or ''}", str(activity.id)


def _why_not(activity: Any, professions: tuple[str, ...]) -> LeftOut | None:
    if is_short_call(activity):
        return LeftOut.SHORT_CALL
    if not activity.minutes:
        return LeftOut.NO_ANSWER
    if not activity.sism_type:
        return LeftOut.TYPE
    if not activity.place:
        return LeftOut.PLACE
    return None if professions and all(professions) else LeftOut.OPERATOR


def _service(progressive: int, activity: Any, professions: tuple[str, ...]) -> Service:
    return Service(
        progressive,
        activity.happened_on,
        activity.sism_type.zfill(2),
        activity.place.lstrip("0"),
        "1" if activity.planned else "2",
        tuple(code.lstrip("0") for code in professions),
        activity.id,
    )
