"""The fullest file of the practice district: Gio, at the print shop, well known to her coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.children import Skill, SupportPerson
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.practice.beginnings import register
from integralavoro_desktop.practice.diary import Stretch, hand_out, hand_to_firm, keep_diary, meet, remember
from integralavoro_desktop.practice.evaluations import Occasion, assess
from integralavoro_desktop.practice.file import workday, workday_before
from integralavoro_desktop.practice.intake import (
    accept_referral,
    assign,
    consent,
    consent_to_firm,
    refer,
    standard_consents,
    wish,
)
from integralavoro_desktop.practice.people import bring, link
from integralavoro_desktop.practice.placements import Placement, place
from integralavoro_desktop.practice.stories import workday_of
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.practice.file import File
    from integralavoro_desktop.practice.network import Firm

_ABSENCES = (2, 4)  # so many days in the first month and in the second one, which has 18 of 22 where 22 are planned
_MONTHS = 6


def gio(file: File) -> None:
    """Tell the story of the hero, from the referral twenty months ago to the visit of the day after tomorrow."""
    decided = _arrive(file)
    first_months = add_months(file.today.replace(day=1), -2)
    starts = workday(first_months)
    _try_the_garden(file, decided)
    firm = file.network.firms["torchi"]
    made = _train(file, firm, starts)
    _grow(file, decided, (made, firm))
    _talk(file, firm, starts)
    _next(file, firm)


def _arrive(file: File) -> date:
    received = workday(add_months(file.today, -20))
    register(file, received)
    sister = {"name": _told()["sister"], "relation": "sibling", "phone": "340 555 0199", "may_call": "yes"}
    own = {"candidate_id": file.person.id}
    file.inside(SupportPerson, received, own | sister | {"informed_on": received, "emergency": True})
    referral = refer(
        file,
        received,
        reason=_told()["reason"],
        person_words=_told()["expects"],
        requests=["assessment", "inclusion", "extracurricular"],
    )
    decided = accept_referral(file, referral)
    assign(file, decided)
    second = file.network.operators["second"]
    assign(file, file.after(decided, 5, 12), "second", operator_id=second.key, unit_id=second.unit)
    bring(file, decided)
    standard_consents(file, decided)
    consent(file, "relatives", decided, recipient_text=_told()["relative"])
    link(file, decided, "psychiatrist", file.sender.key, contact_id=file.sender.contact)
    return decided


def _try_the_garden(file: File, decided: date) -> None:
    """Note the first traineeship, for inclusion, a year ago."""
    firm = file.network.firms["rugiada"]
    starts = workday(add_months(file.today, -14).replace(day=1))
    ends = add_days(add_months(starts.replace(day=1), 5), -1)
    keep_diary(file, Stretch(add_days(decided, 7), add_days(starts, -1), 14))
    allowed = consent_to_firm(file, firm.key, workday(add_days(starts, -25)), add_days(ends, 60))
    file.change(allowed, ends, revoked_on=ends, revoked_note=_told()["ended"])
    made = place(file, Placement(firm, starts, ends, "inclusion", 4, absences=(3, 2, 1, 2, 1)))
    keep_diary(file, Stretch(add_days(starts, 4), ends, 15, firm))
    about = {"about_type": "traineeship", "about_id": made.id}
    hand_out(file, "RF", "person", workday(add_days(ends, 9)), **about)
    hand_out(file, "RF", "sender", workday(add_days(ends, 15)), recipient_id=file.sender.key, **about)
    keep_diary(file, Stretch(add_days(ends, 10), add_months(file.today, -3), 14))


def _train(file: File, firm: Firm, starts: date) -> Traineeship:
    """Note the traineeship that runs now, under a consent that expires soon."""
    given = workday(add_days(starts, -30))
    allowed = consent_to_firm(file, firm.key, given, add_days(file.today, 23))
    hand_to_firm(file, allowed, workday(add_days(given, 4)))
    ends = add_days(add_months(starts.replace(day=1), _MONTHS), -1)
    made = place(file, Placement(firm, starts, ends, absences=_ABSENCES))
    hand_out(file, "PF", "person", workday(add_days(starts, -7)), about_type="traineeship", about_id=made.id)
    return made


def _grow(file: File, decided: date, at_work: tuple[Traineeship, Firm]) -> None:
    """Note four assessments that rise, wishes in three versions, and skills seen on the way."""
    today = file.today
    wish(file, file.after(decided, 8, 14), wishes_words=_told()["first_wishes"])
    assess(file, Occasion(file.after(decided, 15, 25), "entry", 15, "prepare"))
    assess(file, Occasion(workday_of(file, add_months(today, -11), 0), "midway", 20))
    assess(file, Occasion(workday_of(file, add_months(today, -5), 0), "again", 25, "ready_support"))
    assess(file, Occasion(workday_of(file, today, -16), "job", 29, "", at_work))
    wish(file, workday_of(file, add_months(today, -9), 0))
    wish(
        file,
        workday_of(file, today, -19),
        wishes_words=_told()["wishes"],
        firm_words=_told()["firm_words"],
        chosen_by="person",
        slots=["mon_am", "tue_am", "wed_am", "fri_am"],
        hours_day_max=4,
        supports=["written", "one_person", "breaks"],
        disclosure="conditions",
    )
    own = {"candidate_id": file.person.id, "evidence": "traineeship", "seen_by": at_work[1].tutor_name}
    seen = workday_of(file, today, -12)
    for label, level in _told()["skills"]:
        skill = {"label": label, "kind": "technical", "level": level, "seen_on": seen}
        file.inside(Skill, seen, own | skill)


def _talk(file: File, firm: Firm, starts: date) -> None:
    """Note what was said in the weeks at the print shop."""
    keep_diary(file, Stretch(add_months(file.today, -3), add_days(starts, -1), 12))
    keep_diary(file, Stretch(add_days(starts, 3), add_days(file.today, -15), 9, firm))
    for days, kind, words, summary in _told()["contacts"]:
        on = workday_of(file, file.today, days)
        meet(file, on, kind, firm, person_words=words, summary=summary, next_step=None, next_on=None)


def _next(file: File, firm: Firm) -> None:
    """Note the call of the last working day and the visit that was agreed on it."""
    step = {"next_step": file.say(_told()["next"], firm=firm.name), "next_on": workday(add_days(file.today, 2))}
    meet(file, workday_before(file.today), "19", firm, person_words=_told()["last_words"], **step)
    remember(file, workday(add_days(file.today, 6)))
    remember(file, workday_of(file, file.today, -14), "done")


def _told() -> dict[str, Any]:
    told: dict[str, Any] = sentences()["gio"]
    return told
