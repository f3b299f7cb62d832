"""How a person comes in: the referral with its criteria and answer, consents, wishes and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.children import Assignment
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.referrals.model import Criterion, Referral
from integralavoro_desktop.features.shipped.records import shipped_id
from integralavoro_desktop.features.work_profiles.choices import Slot, Support
from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.kernel.reference_data import code_lists
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.practice.file import File

CONSENT_TEXT = "2026-01"
_ALONE = "1"
_FREE = tuple(slot for slot in Slot if not slot.endswith("_ev"))[:10]
_LISTS = (("entry", "ING"), ("appropriateness", "APP"))
_REQUESTS = ("assessment", "inclusion", "extracurricular", "job", "advice")


def refer(file: File, on: date, kind: str = "first", **more: Any) -> Referral:
    """Note that a service sends the person; nobody has answered yet."""
    dice, told = file.dice, sentences()
    given = {
        "kind": kind,
        "received_on": on,
        "sender_unit_id": file.sender.key,
        "sender_contact_id": file.sender.contact,
        "sender_kind": "4",
        "prior_contact": "1" if kind == "return" else "2",
        "reason": dice.pick(told["reason"]),
        "requests": dice.some(_REQUESTS, 1, 2),
        "person_agrees": "yes",
        "person_words": file.say(dice.pick(told["expects"])),
        "missing_items": dice.some(("PP2", "PP4", "CR3", "RR2", "AC3"), 0, 2),
        "outcome": "pending",
    }
    return file.add(Referral, on, given | more)


def come_alone(file: File, on: date) -> Referral:
    """Note that the person came without a service."""
    nobody: dict[str, Any] = {"sender_unit_id": None, "sender_contact_id": None, "sender_kind": _ALONE, "reason": None}
    return refer(file, on, **nobody)


def accept_referral(file: File, referral: Referral) -> date:
    """Note the check of the criteria and the acceptance; return its day."""
    received = referral.received_on or file.today
    checked = file.after(received, 5, 9)
    decided = file.after(checked, 1, 5)
    for name, codes in _LISTS:
        _criteria(file, referral, checked, (name, codes))
    is_sure = file.dice.chance(75)
    file.change(
        referral,
        decided,
        checked_on=checked,
        checked_by=[file.coach.key],
        appropriateness="yes" if is_sure else "reserve",
        appropriateness_reason=None if is_sure else sentences()["notes"]["reserve"],
        outcome="accepted",
        outcome_on=decided,
    )
    if referral.sender_kind != _ALONE:
        file.change(referral, file.after(decided, 0, 3), answer_sent_on=file.after(decided, 0, 3))
    return decided


def refuse_referral(file: File, referral: Referral, told: list[str]) -> date:
    """Note an answer that is not an acceptance, with its reason and advice; return its day."""
    outcome, reason, advice = told
    decided = file.after(referral.received_on or file.today, 6, 14)
    given: dict[str, Any] = {"outcome": outcome, "outcome_on": decided, "outcome_reason": reason, "advice": advice}
    if outcome != "withdrawn":
        given["answer_sent_on"] = decided
    file.change(referral, decided, **given)
    return decided


def assign(file: File, on: date, role: str = "coach", **more: Any) -> Assignment:
    """Note who follows the person from a day on; the coach of the file unless somebody else is named."""
    given = {"operator_id": file.coach.key, "unit_id": file.coach.unit, "role": role, "starts_on": on}
    return file.inside(Assignment, on, {"candidate_id": file.person.id} | given | more)


def consent(file: File, kind: str, on: date, **more: Any) -> Consent:
    """Note a consent or a notice given on paper."""
    contents = {"care_team": ["plan", "assessment", "supports"], "relatives": ["availability"]}.get(kind, [])
    given = {
        "kind": kind,
        "given_on": on,
        "given_by": "person",
        "how": "paper",
        "purpose": sentences()["purposes"][kind],
        "text_version": CONSENT_TEXT,
        "contents": contents,
    }
    return file.add(Consent, on, given | more)


def consent_to_firm(file: File, firm: UUID, on: date, until: date, **more: Any) -> Consent:
    """Note that a firm may be told something until a day."""
    contents = ["name", "skills", "availability", "conditions", "supports", "attendance", "company_card"]
    given = {"recipient_id": firm, "contents": contents, "expires_on": until}
    return consent(file, "employer_data", on, **given | more)


def wish(file: File, on: date, **more: Any) -> WorkProfile:
    """Note a version of wishes and conditions, in the person's own words."""
    dice, told = file.dice, sentences()
    low = dice.pick((12, 16, 20))
    given = {
        "valid_from": on,
        "chosen_by": dice.pick(("person", "person", "agreed")),
        "wishes_words": file.say(dice.pick(told["wishes"])),
        "needs_words": file.say(dice.pick(told["needs"])),
        "occupations": dice.some(("8.1.3", "8.1.4", "4.4.2", "5.1.2", "8.3.1", "7.2.7"), 1, 2),
        "sectors_yes": dice.some(("18", "47", "56", "81", "52"), 1, 2),
        "sectors_no": dice.some(("10", "41", "49"), 0, 1),
        "hours_week_min": low,
        "hours_week_max": low + dice.pick((4, 8)),
        "hours_day_max": dice.pick((4, 4, 5, 6)),
        "slots": dice.some(_FREE, 5, 9),
        "start_from": add_days(on, 30),
        "gradual_start": dice.pick(("yes", "yes", "no")),
        "contract_wish": dice.pick(("trainee", "part", "any")),
        "card_work_text": file.say(dice.pick(told["card_work"])),
        "card_call_1": file.coach.name,
        "firm_words": file.say(dice.pick(told["firm_words"])),
        "supports": dice.some(tuple(Support)[:8], 1, 3),
        "disclosure": dice.pick(("conditions", "nothing", "each", "l68")),
        "wants_self_employment": "no",
    }
    profile = file.add(WorkProfile, on, given | more)
    _conditions(file, profile, on)
    return profile


def standard_consents(file: File, on: date) -> None:
    """Note the notice and the usual consents; some older ones have expired or were withdrawn since."""
    consent(file, "notice", on)
    team = consent(file, "care_team", on, recipient_id=file.sender.key)
    if file.dice.chance(6):
        withdrawn = file.after(on, 200, 400)
        file.change(team, withdrawn, revoked_on=withdrawn, revoked_note=sentences()["notes"]["withdrawn"])
    if file.dice.chance(8):
        until = add_months(on, 12)
        social = file.network.services["sociale-bollate"].key
        consent(file, "inter_service", on, recipient_id=social, contents=["plan"], expires_on=until)


def _criteria(file: File, referral: Referral, on: date, which: tuple[str, str]) -> None:
    name, codes = which
    for value in code_lists()[codes].values:
        answer = file.dice.weighted({"yes": 88, "unknown": 6, "no": 3, "na": 3})
        criterion = shipped_id("code_value", f"{codes} {value.code}")
        given = {"referral_id": referral.id, "list": name, "criterion_id": criterion, "answer": answer}
        file.inside(Criterion, on, given)


def _conditions(file: File, profile: WorkProfile, on: date) -> None:
    for value in file.dice.some(code_lists()["WD"].values, 5, 8):
        level, weight = file.dice.between(0, 2), file.dice.weighted({"must": 3, "like": 4, "any": 1})
        given = {"work_profile_id": profile.id, "dimension": value.code, "max_level": level, "importance": weight}
        file.inside(Condition, on, given)
