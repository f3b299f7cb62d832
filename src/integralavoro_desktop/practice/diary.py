"""The diary over the years: contacts of every kind with their next steps, the tasks and the papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.activities import kinds
from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.disclosures.model import Disclosure
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.kernel.periods import add_days
from integralavoro_desktop.practice.file import workday
from integralavoro_desktop.practice.texts import sentences
from integralavoro_desktop.printing import keycode

if TYPE_CHECKING:
    from integralavoro_desktop.features.consents.model import Consent
    from integralavoro_desktop.practice.file import File
    from integralavoro_desktop.practice.network import Firm

_OFFICE, _OUTSIDE, _PHONE = "1", "3", "8"
_KINDS = ("01", "02", "03", "05", "09", "10", "11", "12", "13", "14", "15", "19")
_SEARCHING = dict(zip(_KINDS, (5, 5, 4, 1, 2, 2, 1, 2, 2, 1, 3, 4), strict=True))
_AT_WORK = {"01": 3, "02": 4, "07": 5, "08": 3, "09": 1, "12": 1, "19": 4}
_WHERE = {"07": _OUTSIDE, "06": _OUTSIDE, "15": _OUTSIDE, "08": _PHONE, "10": _PHONE, "19": _PHONE}
_WITH = {
    "06": ("person", "employer"),
    "07": ("person", "employer"),
    "08": ("employer",),
    "09": ("team",),
    "10": ("service",),
    "11": ("person", "relative"),
}
_WORDS = 55  # in a hundred: how often the person's own words are written down
_STEP = 35
_HOURS = (9, 10, 11, 14, 15, 16)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the diary: from, to, every how many days, and the firm where the person is meanwhile."""

    first: date
    last: date
    every: int = 20
    firm: Firm | None = None


def keep_diary(file: File, stretch: Stretch) -> None:
    """Note the contacts of a stretch; none lies after today."""
    last = min(stretch.last, file.today)
    day = workday(stretch.first)
    while day <= last:
        kind = file.dice.weighted(_AT_WORK if stretch.firm else _SEARCHING)
        meet(file, day, kind, stretch.firm)
        day = file.after(day, stretch.every // 2 + 1, stretch.every + stretch.every // 2)


def meet(file: File, on: date, kind: str, firm: Firm | None = None, **more: Any) -> Activity:
    """Note one contact, with what was said and perhaps a next step."""
    dice = file.dice
    summary, words, step = dice.pick(sentences()["activity"][kind])
    notes = sentences()["notes"]
    named = {"firm": firm.name if firm else notes["a_firm"], "tool": firm.post["tool"] if firm else notes["a_tool"]}
    given = _circumstances(file, kind, firm) | {"happened_on": on, "summary": file.say(summary, **named)}
    if words and dice.chance(_WORDS):
        given["person_words"] = file.say(words, **named)
    if dice.chance(_STEP):
        given |= {"next_step": file.say(step, **named), "next_on": file.after(on, 6, 16)}
    return file.add(Activity, on, given | more)


def next_step(file: File, text: str, on: date) -> None:
    """Note a last contact that says what comes next: a file that goes on always has a step."""
    day = workday(add_days(file.today, -file.dice.between(2, 9)))
    meet(file, min(day, file.today), "01", next_step=file.say(text), next_on=on)


def remember(file: File, due: date, state: str = "open") -> Task:
    """Note a task about the person; a task that is over was done around its day."""
    noted = add_days(min(due, file.today), -file.dice.between(6, 12))
    title = file.dice.pick(sentences()["tasks"])
    given = {"title": title, "due_on": due, "operator_id": file.coach.key, "unit_id": file.coach.unit, "state": "open"}
    made = file.add(Task, noted, given)
    if state != "open":
        result = sentences()["notes"][state]
        file.change(made, workday(due), state=state, done_on=workday(due) if state == "done" else None, result=result)
    return made


def hand_out(file: File, paper: str, preset: str, on: date, **more: Any) -> Disclosure:
    """Note a paper that was printed for somebody; its number is given when it is written into a store."""
    given: dict[str, Any] = {
        "made_on": datetime.combine(on, time(10, 0), UTC),
        "operator_id": file.coach.key,
        "paper": paper,
        "preset": preset,
        "key_code": keycode.make(paper, file.dice.pick),
        "purpose": sentences()["notes"]["purpose"],
    }
    return file.add(Disclosure, on, given | more)


def hand_to_firm(file: File, consent: Consent, on: date) -> Disclosure:
    """Note the presentation given to a firm under a consent."""
    return hand_out(
        file,
        "AZ",
        "employer",
        on,
        recipient_id=consent.recipient_id,
        consent_id=consent.id,
    )


def _circumstances(file: File, kind: str, firm: Firm | None) -> dict[str, Any]:
    dice = file.dice
    place = _WHERE.get(kind, _OFFICE)
    is_short = place == _PHONE and dice.chance(3)
    minutes = 10 if is_short else dice.pick((20, 25, 30) if place == _PHONE else (30, 45, 45, 60, 60, 90))
    second = file.network.operators["second"].key
    return {
        "starts_at": time(dice.pick(_HOURS), dice.pick((0, 15, 30, 45))),
        "minutes": minutes,
        "kind": kind,
        "sism_type": kinds.proposed_sism(kind),
        "place": place,
        "planned": dice.chance(80),
        "operators": [file.coach.key, *([second] if dice.chance(10) else [])],
        "unit_id": file.coach.unit,
        "with_whom": _WITH.get(kind, ("person",)),
        "organisation_id": firm.key if firm and kind in {"06", "07", "08"} else _service_of(file, kind),
    }


def _service_of(file: File, kind: str) -> Any:
    return {"09": file.sender.key, "10": file.network.services["mirato"].key}.get(kind)
