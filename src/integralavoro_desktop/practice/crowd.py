"""A crowd for measuring: any number of people with their diaries, one after the other, never all in memory."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from integralavoro_desktop.features.activities import kinds
from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.shipped.records import shipped_id
from integralavoro_desktop.kernel.periods import add_days
from integralavoro_desktop.practice.cast import person_id
from integralavoro_desktop.practice.dice import Dice
from integralavoro_desktop.practice.network import COACHES, operator_ids
from integralavoro_desktop.practice.notebook import made
from integralavoro_desktop.practice.people import candidate_values, identity
from integralavoro_desktop.practice.plan import Days, Plan
from integralavoro_desktop.practice.texts import say, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.kernel.record import Record

ACTIVITIES = 10
_YEARS = 4 * 365
_KINDS = ("01", "02", "03", "09", "10", "12", "15", "19")


def generate(plan: Plan, *, activities: int = ACTIVITIES) -> Iterator[list[Record]]:
    """Yield for each person of a plan her record and so many contacts of the last four years, ready to be written.

    `writing.write_records(store, action, generate(plan))` fills a store with them. The people have the ids and names
    that `make_district` gives the same numbers.
    """
    seed, today = Dice(plan.seed), Days.of(plan.month).today
    coaches = [operator_ids(seed)[name] for name in COACHES]
    for number in range(plan.people):
        dice = seed.fork("crowd", number)
        values = candidate_values(seed.fork("person", number), identity(seed, number), number, today)
        person = made(Candidate, values, person_id(seed, number))
        contacts = (_contact(dice, person, coaches[number % 2], today) for _n in range(activities))
        yield [person, *contacts]


def _contact(dice: Dice, person: Candidate, coach: UUID, today: date) -> Activity:
    kind = dice.pick(_KINDS)
    summary, words, step = dice.pick(sentences()["activity"][kind])
    on = add_days(today, -dice.between(0, _YEARS))
    notes = sentences()["notes"]
    filled = {"firm": notes["a_firm"], "tool": notes["a_tool"], "name": person.given_name or ""}
    given = {
        "candidate_id": person.id,
        "happened_on": on,
        "starts_at": time(dice.between(8, 17), dice.pick((0, 15, 30, 45))),
        "minutes": dice.pick((20, 30, 45, 60)),
        "kind": kind,
        "sism_type": kinds.proposed_sism(kind),
        "place": "1",
        "planned": True,
        "operators": [coach],
        "unit_id": shipped_id("organisation", "asst-rhodense"),
        "with_whom": ["person"],
        "summary": say(summary, str(person.sex), **filled),
        "person_words": say(words, str(person.sex), **filled),
        "next_step": say(step, str(person.sex), **filled),
    }
    return made(Activity, given, dice.uuid())
