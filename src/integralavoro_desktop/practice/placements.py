"""Traineeships in every state: project, visits, suspensions and extensions, with their month registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships.children import Competence, Extension, Suspension, Visit
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.practice.file import workday_before
from integralavoro_desktop.practice.registers import keep_register
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from integralavoro_desktop.practice.file import File
    from integralavoro_desktop.practice.network import Firm

_LONG_DAY = 5  # hours from which the canteen is offered


@dataclass(frozen=True, slots=True)
class Placement:
    """One traineeship to make up. `ends` is the planned last day; `stopped` the day it ended before it."""

    firm: Firm
    starts: date
    ends: date
    kind: str = "extracurricular"
    hours: int = 4
    stopped: date | None = None
    reason: str = "term"
    result: str = "other_place"
    rests: tuple[date, date | None] | None = None
    longer: date | None = None
    absences: tuple[int, ...] = ()
    never: bool = False
    forgot_safety: bool = False


def place(file: File, wanted: Placement) -> Traineeship:
    """Note a traineeship from its project to its end, as far as it has come."""
    signed = file.after(wanted.starts, -16, -9)
    made = file.add(Traineeship, signed, _project(file, wanted))
    for label in wanted.firm.post["competences"]:
        given = {"traineeship_id": made.id, "label": label, "eqf": 3, "start": file.dice.between(0, 1)}
        row = file.inside(Competence, signed, given)
        if _is_over(file, wanted):
            file.change(row, _last(wanted), end=file.dice.between(2, 3))
    _sign(file, made, wanted, signed)
    if wanted.never:
        file.change(made, add_days(wanted.starts, -1), state="cancelled")
        return made
    file.change(made, wanted.starts, state="running")
    _rest(file, made, wanted)
    _visits(file, made, wanted)
    keep_register(file, made, _last(wanted), wanted)
    _end(file, made, wanted)
    return made


def prepare_only(file: File, firm: Firm, starts: date) -> Traineeship:
    """Note a traineeship that is still being prepared."""
    given = _project(file, Placement(firm, starts, add_months(starts, 4)))
    kept = {name: given[name] for name in ("kind", "host_id", "site_id", "role", "starts_on", "planned_end_on")}
    return file.add(Traineeship, file.after(file.today, -12, -4), kept | {"state": "planned"})


def _project(file: File, wanted: Placement) -> dict[str, Any]:
    firm, post = wanted.firm, wanted.firm.post
    enters = "8:30" if file.dice.chance(70) else "9:00"
    return {
        "kind": wanted.kind,
        "host_id": firm.key,
        "site_id": firm.site,
        "promoter_id": file.network.services["promotore"].key,
        "role": file.say(post["role"]),
        "objectives": post["objectives"],
        "activities": post["activities"],
        "sep": post["sep"],
        "host_tutor_id": firm.tutor,
        "promoter_tutor_id": file.network.operators["mediator"].key,
        "coach_id": file.coach.key,
        "starts_on": wanted.starts,
        "planned_end_on": wanted.ends,
        "hours_day": wanted.hours,
        "days_week": 5,
        "calendar_text": file.say(sentences()["notes"]["hours"], from_time=enters, hours=str(wanted.hours)),
        "eqf": 3,
        "host_public": False,
        "state": "planned",
    } | _pay(file, wanted)


def _pay(file: File, wanted: Placement) -> dict[str, Any]:
    if wanted.kind == "inclusion":
        return {"allowance": file.dice.pick((200, 250, 300)), "meal": False}
    is_long = wanted.hours >= _LONG_DAY
    return {"allowance": 400 if is_long else 350, "meal": is_long, "allowance_payer_id": wanted.firm.key}


def _sign(file: File, made: Traineeship, wanted: Placement, signed: date) -> None:
    number = f"PF-{wanted.starts:%Y}-{file.dice.between(100, 999)}"
    safety = None if wanted.forgot_safety else file.after(wanted.starts, -6, -3)
    papers = {
        "pfi_no": number,
        "pfi_signed_on": signed,
        "notice_on": workday_before(wanted.starts),
        "inail": f"PAT {file.dice.between(10_000_000, 99_999_999)}",
        "liability": f"RC {file.dice.between(100_000, 999_999)}",
        "safety_on": safety,
    }
    file.change(made, signed, **papers, state="signed")


def _rest(file: File, made: Traineeship, wanted: Placement) -> None:
    if wanted.rests:
        begins, ends = wanted.rests
        given = {"traineeship_id": made.id, "starts_on": begins, "reason": "leave"}
        row = file.inside(Suspension, begins, given)
        file.change(made, begins, state="suspended")
        if ends:
            file.change(row, ends, ends_on=ends)
            file.change(made, add_days(ends, 1), state="running")
    if wanted.longer:
        signed = file.after(wanted.ends, -20, -10)
        given = {"traineeship_id": made.id, "new_end_on": wanted.longer, "signed_on": signed, "eqf": 4}
        file.inside(Extension, signed, given)


def _visits(file: File, made: Traineeship, wanted: Placement) -> None:
    last = _last(wanted)
    middle = wanted.starts + timedelta(days=(last - wanted.starts).days // 2)
    days = {
        "start": file.after(wanted.starts, 4, 7),
        "middle": file.after(middle, -5, 0),
        "end": workday_before(add_days(last, -13)),
    }
    is_short = wanted.stopped is not None
    for phase, on in days.items():
        if on <= file.today and not (is_short and phase == "end"):
            _visit(file, made, phase, on)


def _visit(file: File, made: Traineeship, phase: str, on: date) -> None:
    problem, action, who, trend, words = file.dice.pick(sentences()["visit"])
    given = {
        "traineeship_id": made.id,
        "phase": phase,
        "held_on": on,
        "operator_id": file.coach.key,
        "present": file.say(sentences()["notes"]["present"]),
        "minutes": file.dice.pick((40, 45, 60)),
        "by_host": file.dice.between(2, 4),
        "by_coach": file.dice.between(2, 4),
        "by_person": file.dice.between(2, 4),
        "problem": problem,
        "action": action,
        "action_by": who,
        "action_on": add_days(on, 14),
        "trend": trend,
        "words": file.say(words),
    }
    file.inside(Visit, on, given)


def _end(file: File, made: Traineeship, wanted: Placement) -> None:
    if not _is_over(file, wanted):
        return
    last, told = _last(wanted), sentences()
    state = "stopped" if wanted.stopped else "ended"
    given: dict[str, Any] = {"state": state, "ended_on": last, "end_reason": wanted.reason}
    given |= {"result": wanted.result, "result_note": file.dice.pick(told["result_note"])}
    file.change(made, last, **given, trainee_words=file.say(file.dice.pick(told["trainee_words"])))


def _last(wanted: Placement) -> date:
    return wanted.stopped or wanted.longer or wanted.ends


def _is_over(file: File, wanted: Placement) -> bool:
    return _last(wanted) <= file.today
