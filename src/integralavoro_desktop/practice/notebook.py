"""What became known on which day: invented records and their later changes, in the order in which they happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from integralavoro_desktop.kernel.accept import accept
from integralavoro_desktop.kernel.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.practice.dice import Dice

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Fact:
    """A record that somebody wrote on a day, or new `values` for one that was there already."""

    on: date
    record: Record
    values: dict[str, Any] | None = None


@dataclass(slots=True)
class Notebook:
    """Collects facts until `today`; whatever would lie after it has not happened yet and is left out."""

    dice: Dice
    today: date
    facts: list[Fact] = field(default_factory=list)

    def add(self, model: type[R], on: date, given: dict[str, Any], *, key: UUID | None = None) -> R:
        """Make a record through the door of its type and note it on a day."""
        record = made(model, given, key or self.dice.uuid())
        if on <= self.today:
            self.facts.append(Fact(on, record))
        return record

    def change(self, record: Record, on: date, given: dict[str, Any]) -> None:
        """Note new values for a record on a day."""
        if on <= self.today:
            self.facts.append(Fact(on, record, _accepted(type(record), given)))


def made(model: type[R], given: dict[str, Any], key: UUID) -> R:
    """Return a record of these values; ValueError where its type refuses one of them."""
    return model(id=key, **_accepted(model, given))


def folded(facts: Iterable[Fact], until: date) -> tuple[list[Record], list[Fact]]:
    """Return the records as they stood on a day, in the order they were made, and the facts that came after it."""
    ordered = sorted(facts, key=lambda fact: fact.on)
    early = [fact for fact in ordered if fact.on <= until]
    for fact in early:
        for name, value in (fact.values or {}).items():
            setattr(fact.record, name, value)
    return [fact.record for fact in early if fact.values is None], ordered[len(early) :]


def _accepted(model: type[Record], given: dict[str, Any]) -> dict[str, Any]:
    accepted = accept(model, given)
    if accepted.problems:
        message = f"{model.__name__}.{accepted.problems[0].field}: {accepted.problems[0].sentence}"
        raise ValueError(message)
    return accepted.values
