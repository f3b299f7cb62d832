"""A person's file while it is being made up: who she is, who follows her, and her notebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.kernel.record import Record
from integralavoro_desktop.kernel.reference_data import parameters
from integralavoro_desktop.practice.texts import say

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.features.candidates.model import Candidate
    from integralavoro_desktop.practice.dice import Dice
    from integralavoro_desktop.practice.network import Coach, Network, Service
    from integralavoro_desktop.practice.notebook import Notebook

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class File:
    """The file of one person on its way: the people and services around her, and what is noted."""

    notebook: Notebook
    network: Network
    person: Candidate
    coach: Coach
    sender: Service

    @property
    def dice(self) -> Dice:
        """Return the dice of this person."""
        return self.notebook.dice

    @property
    def today(self) -> date:
        """Return the day on which the story stops."""
        return self.notebook.today

    @property
    def called(self) -> str:
        """Return the name the person uses."""
        return self.person.preferred_name or self.person.given_name or ""

    def say(self, text: str, **words: str) -> str:
        """Return a sentence that agrees with the person."""
        return say(text, str(self.person.sex), name=self.called, **words)

    def add(self, model: type[R], on: date, given: dict[str, Any], *, key: UUID | None = None) -> R:
        """Note a new record of this person's file."""
        return self.notebook.add(model, on, {"candidate_id": self.person.id} | given, key=key)

    def inside(self, model: type[R], on: date, given: dict[str, Any], *, key: UUID | None = None) -> R:
        """Note a row that hangs on another record of the file."""
        return self.notebook.add(model, on, given, key=key)

    def change(self, record: Record, on: date, **given: Any) -> None:
        """Note new values for a record."""
        self.notebook.change(record, on, given)

    def back(self, months: int, spread: int = 12) -> date:
        """Return a working day so many months ago, give or take some days."""
        return workday(add_days(add_months(self.today, -months), self.dice.between(-spread, 0)))

    def after(self, day: date, low: int, high: int) -> date:
        """Return a working day from `low` to `high` days after another one."""
        return workday(add_days(day, self.dice.between(low, high)))


def is_workday(day: date) -> bool:
    """Tell whether people work on a day, from Monday to Friday."""
    return _calendar().is_working_day(day)


def is_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday."""
    return _calendar().is_holiday(day)


def workday(day: date) -> date:
    """Return the day itself, or the next one on which people work."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def workday_before(day: date) -> date:
    """Return the last working day before a day."""
    day -= timedelta(days=1)
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


@cache
def _calendar() -> Calendar:
    return Calendar(parameters())
