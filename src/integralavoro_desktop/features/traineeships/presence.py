"""Presence in a month of the register, and in the whole traineeship."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from integralavoro_desktop.features.traineeships.choices import Absence
from integralavoro_desktop.kernel.calculation import Figure, Working, work_out
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from integralavoro_desktop.kernel.facts import ParameterSource

LEFT_OUT = frozenset({Absence.CLOSURE, Absence.SUSPENSION})


class Line(Protocol):
    """What a day of the register tells: a stored row or a line being typed."""

    @property
    def planned(self) -> int | None: ...
    @property
    def worked(self) -> int | None: ...
    @property
    def absence(self) -> Absence | None: ...


@dataclass(frozen=True, slots=True)
class Presence:
    """Days and minutes done and planned; days of closure and suspension are neither."""

    days_done: int
    days_planned: int
    minutes_done: int
    minutes_planned: int

    @property
    def percent(self) -> Decimal | None:
        """Return the days done in percent of those planned, with one decimal; None when none was planned."""
        return percent(self.days_done, self.days_planned)

    def reaches(self, threshold: Decimal) -> bool:
        """Tell whether the days done are at least this percentage, compared exactly and not as rounded."""
        return self.days_planned > 0 and 100 * self.days_done >= threshold * self.days_planned


def presence(days: Iterable[Line]) -> Presence:
    """Count the days of a register."""
    counted = [day for day in days if day.absence not in LEFT_OUT]
    return Presence(
        days_done=sum(1 for day in counted if day.worked),
        days_planned=sum(1 for day in counted if day.planned),
        minutes_done=sum(day.worked or 0 for day in counted),
        minutes_planned=sum(day.planned or 0 for day in counted),
    )


def has_attestation(
    minutes_done: int, minutes_planned: int | None, parameters: ParameterSource, day: date
) -> Figure[bool]:
    """Tell whether the minutes done reach the share of the planned length that gives the attestation.

    Both in minutes of the whole traineeship; `day` is its first day. No value where the length is not known.
    """
    if not minutes_planned:
        return Figure(None)

    def how(working: Working) -> bool:
        share = working.take("TIR.CERTIFICATE", _("Share of the planned length that gives the attestation"))
        working.note(_("Planned length"), minutes_planned, _("minutes"))
        working.note(_("Length done"), minutes_done, _("minutes"))
        return 100 * minutes_done >= share * minutes_planned

    return work_out(parameters, day, how)
