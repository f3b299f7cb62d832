"""Who lives in the district: each number has a person, a coach, a sending service and a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.features.candidates.children import Assignment, NotSame
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.practice import stories
from integralavoro_desktop.practice.file import File
from integralavoro_desktop.practice.hero import gio
from integralavoro_desktop.practice.notebook import Fact, Notebook, made
from integralavoro_desktop.practice.people import TWINS, candidate_values, identity
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.practice.dice import Dice
    from integralavoro_desktop.practice.network import Coach, Network


ONCE: tuple[Callable[[File], None], ...] = (
    gio,
    stories.between,
    stories.running,
    stories.paused,
    stories.overdue,
    stories.closed,
    stories.waiting,
    stories.dropped,
    stories.assessing,
    stories.resting,
    stories.came_alone,
    stories.not_accepted,
    stories.longer,
    stories.more_asked,
    stories.signed,
    stories.reopened,
    stories.never_started,
    stories.stopped,
    stories.handed_over,
    stories.back_again,
    stories.unreferred,
    stories.referred,
    stories.careless_start,
    stories.leaving_coach,
)
"""The stories that every district has, one for each of the first numbers."""

AGAIN: dict[Callable[[File], None], int] = {
    stories.running: 26,
    stories.between: 14,
    stories.closed: 12,
    stories.assessing: 8,
    stories.paused: 6,
    stories.dropped: 6,
    stories.waiting: 5,
    stories.not_accepted: 5,
    stories.stopped: 4,
    stories.referred: 4,
    stories.back_again: 4,
    stories.reopened: 3,
    stories.handed_over: 3,
    stories.signed: 3,
    stories.longer: 3,
    stories.overdue: 2,
    stories.never_started: 2,
}
"""The stories of everybody else, each as often as its number says."""


@dataclass(frozen=True, slots=True)
class Life:
    """A person with everything that is known of her; `followed_from` is None where her coach does not follow her."""

    person: Candidate
    coach: Coach
    facts: tuple[Fact, ...]
    followed_from: date | None


def live(seed: Dice, network: Network, number: int, today: date) -> Life:
    """Make up the person of a number; the others do not matter for it."""
    dice = seed.fork("person", number)
    who = identity(seed, number)
    person = made(Candidate, candidate_values(dice, who, number, today), person_id(seed, number))
    notebook = Notebook(dice, today)
    file = File(notebook, network, person, network.coaches[number % 2], dice.pick(network.senders()))
    story = ONCE[number] if number < len(ONCE) else dice.weighted(AGAIN)
    story(file)
    if number in TWINS:
        _tell_apart(file, person_id(seed, TWINS[number]))
    first = min(fact.on for fact in notebook.facts)
    return Life(person, file.coach, (Fact(first, person), *notebook.facts), _followed_from(file))


def person_id(seed: Dice, number: int) -> UUID:
    """Return the id of the person of a number."""
    return seed.fork("id", number).uuid()


def _tell_apart(file: File, other: UUID) -> None:
    on = max(fact.on for fact in file.notebook.facts)
    reason = sentences()["notes"]["twin"]
    file.add(NotSame, on, {"other_id": other, "decided_on": on, "reason": reason})


def _followed_from(file: File) -> date | None:
    """Return since when the coach of the file has followed the person, None where she no longer does."""
    ended = {id(fact.record) for fact in file.notebook.facts if _ends_by(fact, file.today)}
    return min(
        (
            fact.on
            for fact in file.notebook.facts
            if isinstance(fact.record, Assignment) and fact.values is None and id(fact.record) not in ended
            if fact.record.operator_id == file.coach.key and fact.record.role == "coach"
        ),
        default=None,
    )


def _ends_by(fact: Fact, day: date) -> bool:
    ends_on = (fact.values or {}).get("ends_on")
    return ends_on is not None and bool(ends_on < day)
