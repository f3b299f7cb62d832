"""Assessments that move: the same items seen by the person, the coach and the company tutor, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.kernel.reference_data import instruments
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.practice.file import File
    from integralavoro_desktop.practice.network import Firm

_BIAS = {"self": -2, "coach": 0, "host": 2}  # in tenths of a level: how each looks at the same thing
_LOWEST, _HIGHEST = 0, 4
_TO_REVIEW = frozenset({"prepare", "not_now", "review"})
_NOT_RATED = 4  # in a hundred


@dataclass(frozen=True, slots=True)
class Occasion:
    """One assessment to make up: its day and purpose, the mean level in tenths, what the team decided, if it did."""

    on: date
    purpose: str
    level: int
    outcome: str = ""
    at_work: tuple[Traineeship, Firm] | None = None


def assess(file: File, occasion: Occasion) -> Assessment:
    """Note an assessment with a sheet for each rater, and when the person heard what came out."""
    told = file.after(occasion.on, 9, 18)
    given: dict[str, Any] = {
        "held_on": occasion.on,
        "purpose": occasion.purpose,
        "place": sentences()["notes"]["place"],
    }
    given["instrument_id"] = file.network.instrument
    if occasion.at_work:
        given |= {"traineeship_id": occasion.at_work[0].id, "place": occasion.at_work[1].name}
    made = file.add(Assessment, occasion.on, given)
    for rater in _raters(file, occasion):
        _sheet(file, made, occasion, rater)
    if occasion.outcome:
        _decide(file, made, occasion)
    file.change(made, told, returned_on=told, returned_how="talk")
    return made


def _raters(file: File, occasion: Occasion) -> Iterator[dict[str, Any]]:
    told = sentences()
    own = {"rater_role": "self", "rater_name": file.called, "comment": file.say(file.dice.pick(told["self_comment"]))}
    yield own
    comment = file.say(file.dice.pick(told["coach_comment"]))
    yield {
        "rater_role": "coach",
        "rater_name": file.coach.name,
        "operator_id": file.coach.key,
        "comment": comment,
    }
    if occasion.at_work:
        comment = file.say(file.dice.pick(told["host_comment"]))
        yield {"rater_role": "host", "rater_name": occasion.at_work[1].tutor_name, "comment": comment}


def _sheet(file: File, made: Assessment, occasion: Occasion, rater: dict[str, Any]) -> None:
    seen = {"filled_on": occasion.on, "seen_from": add_days(occasion.on, -30), "seen_to": occasion.on}
    sheet = file.inside(Sheet, occasion.on, {"assessment_id": made.id} | rater | seen)
    role = rater["rater_role"]
    for item in instruments()[0].items:
        if role == "host" and not item.at_work:
            continue
        answer = _answer(file, item.code, occasion.level + _BIAS[role])
        file.inside(Rating, occasion.on, {"sheet_id": sheet.id, "item": item.code} | answer)


def _answer(file: File, item: str, tenths: int) -> dict[str, Any]:
    """Give a level around the mean: each person is stronger in the same items on every occasion."""
    if file.dice.chance(_NOT_RATED):
        return {"not_rated": file.dice.pick(("seen_no", "later", "declined"))}
    lean = file.dice.fork("lean", item).between(-9, 9)
    value = round((tenths + lean + file.dice.between(-3, 3)) / 10)
    return {"value": min(max(value, _LOWEST), _HIGHEST)}


def _decide(file: File, made: Assessment, occasion: Occasion) -> None:
    decided, told = file.after(occasion.on, 3, 9), sentences()
    given = {
        "outcome": occasion.outcome,
        "outcome_on": decided,
        "outcome_by": [file.coach.name, file.network.operators["second"].name],
        "outcome_reasons": file.dice.pick(told["outcome_reasons"]),
        "person_view": file.say(file.dice.pick(told["person_view"])),
        "missing_items": file.dice.some(("PP4", "CR3", "RR2", "AC4", "SC1"), 1, 3),
        "supports": file.dice.some(("intro", "written", "breaks", "one_person", "check"), 1, 3),
    }
    if occasion.outcome in _TO_REVIEW:
        given["review_on"] = add_months(decided, 6)
    file.change(made, decided, **given)
