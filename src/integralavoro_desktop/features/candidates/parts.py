"""What a person's page shows of other record types, handed to it by whoever wires the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.storage.records import Reader


class Levels(Protocol):
    """The areas of a sheet and their means, beside those of the sheet it is compared with."""

    @property
    def areas(self) -> Sequence[str]:
        """The names of the areas."""

    @property
    def today(self) -> Sequence[Decimal | None]:
        """The means, None where too few items have a level."""

    @property
    def today_name(self) -> str:
        """When and by whom."""

    @property
    def before(self) -> Sequence[Decimal | None]:
        """The means of the earlier sheet, empty where there is none to compare."""

    @property
    def before_name(self) -> str:
        """When and by whom."""

    @property
    def note(self) -> str:
        """How far the two may be compared."""


class Assessed(Protocol):
    """One assessment in a line: who filled a sheet, which way the areas went since the one before."""

    @property
    def id(self) -> UUID:
        """The row to open."""

    @property
    def on(self) -> date | None:
        """The day."""

    @property
    def title(self) -> str:
        """Why it was made."""

    @property
    def raters(self) -> str:
        """Who filled a sheet."""

    @property
    def growing(self) -> Sequence[str]:
        """The areas that grew."""

    @property
    def falling(self) -> Sequence[str]:
        """The areas that fell."""

    @property
    def note(self) -> str:
        """How far it may be compared with the one before, empty for the first."""

    @property
    def outcome(self) -> str:
        """The decision of the team, empty where there is none."""


class MonthPresence(Protocol):
    """The days of one month in a traineeship, and the share that the whole allowance asks for."""

    @property
    def month(self) -> str:
        """The month as stored, `2026-11`."""

    @property
    def days_done(self) -> int:
        """Days with a presence."""

    @property
    def days_planned(self) -> int:
        """Days planned up to today."""

    @property
    def percent(self) -> Decimal | None:
        """The days done in percent, None without a planned day."""

    @property
    def threshold(self) -> Decimal | None:
        """The percentage for the whole allowance, None where there is none."""


@dataclass(frozen=True, slots=True)
class MoreTab:
    """A tab that another feature brings: its key, name, icon, view `make(bench, guide, person id)` and row count."""

    key: str
    title: str
    make: Callable[[Any, Any, UUID], Any]
    count: Callable[[Facts], int | None] = lambda facts: None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class MoreCard:
    """A card that another feature brings to the picture: `make(bench, guide, facts)` gives it, None to show nothing."""

    make: Callable[[Any, Any, Facts], Any]


def _none(facts: Facts) -> None:
    """Know nothing: what another feature would tell is then absent from the page."""


def _no_rows(facts: Facts) -> Sequence[Assessed]:
    """Know no assessment."""
    return ()


def _no_lines(reader: Reader, person: UUID, firm: UUID) -> None:
    """Leave the answer to the page."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What other features tell of a person.

    `levels`, `assessed` and `presence` read the rows of the file through its facts. `seen_by_firm(reader, person,
    firm)` gives label and value of all that a firm would read on its copy today, None to let the page work it out;
    `paper_title` says what the two letters of a paper stand for.
    """

    levels: Callable[[Facts], Levels | None] = _none
    assessed: Callable[[Facts], Sequence[Assessed]] = _no_rows
    presence: Callable[[Facts], MonthPresence | None] = _none
    seen_by_firm: Callable[[Reader, UUID, UUID], Sequence[tuple[str, str]] | None] = _no_lines
    paper_title: Callable[[str], str] = str
    tabs: tuple[MoreTab, ...] = ()
    cards: tuple[MoreCard, ...] = ()
