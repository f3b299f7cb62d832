"""How a figure is made: steps that name the rule, the value, its unit, its day, its source and what is unverified."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from integralavoro_desktop.kernel.facts import ParameterSource

T = TypeVar("T")

# the units of the shipped parameters, so that a step can say them in the language in force
UNITS = (
    N_("heads"), N_("%"), N_("% of quota"), N_("% month"), N_("% length"), N_("% hired:heads"), N_("fraction"),
    N_("times"), N_("day"), N_("days"), N_("months"), N_("hours"), N_("EUR"), N_("EUR/day/person"),
    N_("EUR/month gross"), N_("policy"), N_("yes"), N_("no"),
)  # fmt: skip


class MissingParameterError(LookupError):
    """No value of a dated parameter is in force on the day of the event; the message is its code."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of «how it is calculated»: a whole translated rule, its value, and where a parameter comes from."""

    rule: str
    value: Decimal | int | str
    unit: str
    on: date
    code: str = ""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A calculated value with its steps; None where `missing` names the parameter that has no value."""

    value: T | None
    steps: tuple[Step, ...] = ()
    missing: str = ""

    @property
    def verified(self) -> bool:
        """Tell whether every parameter used was read in a published act."""
        return all(step.verified for step in self.steps)

    @property
    def why_none(self) -> str:
        """Return the sentence for a figure that a missing parameter prevents, empty otherwise."""
        return _("Missing parameter: {code}.").format(code=self.missing) if self.missing else ""


@dataclass(slots=True)
class Working:
    """The sheet on which a calculation for one day notes its steps."""

    parameters: ParameterSource
    day: date
    steps: list[Step] = field(default_factory=list)

    def take(self, code: str, rule: str, on: date | None = None) -> Decimal:
        """Return the number in force on the day (or on another one) and note it; raises MissingParameterError."""
        day = on or self.day
        row = self.parameters.value_on(code, day)
        if row is None or isinstance(row.value, str):
            raise MissingParameterError(code)
        number: Decimal = row.value
        self.steps.append(Step(rule, number, _(row.unit), day, code, row.source, row.verified))
        return number

    def note(self, rule: str, value: Decimal | int | str, unit: str = "") -> None:
        """Note a step that is arithmetic or a value of the record."""
        self.steps.append(Step(rule, value, unit, self.day))


def work_out(parameters: ParameterSource, day: date, how: Callable[[Working], T | None]) -> Figure[T]:
    """Return what `how` makes of the parameters in force on `day`, with its steps; no value where one is missing."""
    working = Working(parameters, day)
    try:
        value = how(working)
    except MissingParameterError as missing:
        return Figure(None, tuple(working.steps), str(missing))
    return Figure(value, tuple(working.steps))
