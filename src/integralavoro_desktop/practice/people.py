"""Invented people: who they are, where they live, who is around them, what they can do."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates import children as rows
from integralavoro_desktop.kernel.codes import make_fiscal_code
from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.kernel.reference_data import territories
from integralavoro_desktop.practice.dice import Dice
from integralavoro_desktop.practice.network import territory
from integralavoro_desktop.practice.texts import names, say, sentences

if TYPE_CHECKING:
    from integralavoro_desktop.practice.file import File

HERO = {"family": "Ferlenghi", "given": "Giovanna", "preferred": "Gio", "sex": "f", "birth_place": "Rho"}
_EVERY_FIFTH = 5
_ZONES = ("AMB-GARB", "AMB-RHO")
TWINS = {8: 2}  # two people with one name: somebody has already checked that they are not the same
_ODD_CODES: dict[int, dict[str, str | None]] = {
    11: {"id_kind": "absent", "fiscal_code": None},
    23: {"id_kind": "provisional", "fiscal_code": "90990000123"},
}


def identity(seed: Dice, number: int) -> dict[str, Any]:
    """Return name, sex, origin and languages of the person of this number; number 0 is always the same."""
    if number == 0:
        return HERO | {"cadastral": "H264", "citizenship": "IT", "languages": ["it", "en"], "italian": "mother"}
    if number in TWINS:
        return identity(seed, TWINS[number])
    elsewhere = names()["from_elsewhere"]
    turn, rest = divmod(number, _EVERY_FIFTH)
    if rest == 1 and turn < len(elsewhere):
        return dict(elsewhere[turn])
    return _local(seed, number)


def candidate_values(dice: Dice, who: dict[str, Any], number: int, today: date) -> dict[str, Any]:
    """Return the fields of a person's own record."""
    sex = who["sex"]
    young = (25, 30) if number == 0 else (19, 61)
    born = add_days(add_months(today, -12 * dice.between(*young)), -dice.between(1, 360))
    code = make_fiscal_code(who["family"], who["given"], sex=sex, born=born, place=who["cadastral"])
    own = {
        "family_name": who["family"],
        "given_name": who["given"],
        "preferred_name": who["preferred"],
        "sex": sex,
        "id_kind": "cf",
        "fiscal_code": code,
        "birth_date": born,
        "birth_place": who["birth_place"],
        "citizenship": who["citizenship"],
        "languages": who["languages"],
        "italian_level": who["italian"],
    }
    own |= _ODD_CODES.get(number, {})
    if who.get("permit"):
        own |= {"permit_kind": who["permit"], "permit_expires_on": add_days(today, dice.between(25, 600))}
    return own | _daily_life(dice, number, sex, today)


def settle(file: File, since: date, place: str = "") -> None:
    """Note where the person lives, since before the first contact; some moved meanwhile."""
    dice = file.dice
    here = place or dice.pick([code for code, _cadastral, _name in _towns()])
    moved = file.back(dice.between(6, 14)) if dice.chance(15) else None
    if moved and moved > since:
        before = dice.pick([code for code, _cadastral, _name in _towns()])
        _reside(file, since, before, (date(2019, 1, 1), add_days(moved, -1)))
        _reside(file, moved, here, (moved, None))
    else:
        _reside(file, since, here, (None, None))


def surround(file: File, since: date) -> None:
    """Note trusted people and the services that follow the person."""
    dice = file.dice
    for relation, emergency in dice.some((("parent", True), ("sibling", False), ("friend", False)), 0, 2):
        called = names()["female"] if dice.chance(60) else names()["male"]
        family = file.person.family_name if relation != "friend" else dice.pick(names()["family"])
        given = {"name": f"{dice.pick(called)} {family}", "relation": relation, "emergency": emergency}
        more = {"phone": _phone(dice), "may_call": dice.pick(("no", "unknown", "no")), "informed_on": since}
        file.inside(rows.SupportPerson, since, {"candidate_id": file.person.id} | given | more)
    link(file, since, "sender", file.sender.key, contact_id=file.sender.contact)
    if dice.chance(45):
        link(file, file.after(since, 60, 200), "targeted", file.network.services["mirato"].key)
    if dice.chance(25):
        link(file, file.after(since, 10, 60), "social", file.network.services["sociale-bollate"].key)


def link(file: File, on: date, role: str, unit: Any, **more: Any) -> None:
    """Note a service that follows the person from a day on."""
    doing = sentences()["doing"].get(role, "")
    given = {"unit_id": unit, "role": role, "starts_on": on, "doing": doing}
    file.inside(rows.ServiceLink, on, {"candidate_id": file.person.id} | given | more)


def bring(file: File, since: date) -> None:
    """Note studies, earlier jobs, skills with their evidence, and what the person wants to learn."""
    dice, told = file.dice, sentences()
    own = {"candidate_id": file.person.id}
    title, institute, _level = dice.pick(told["studies"])
    year = (file.person.birth_date or since).year + dice.between(18, 20)
    study = {"title": title, "institute": institute, "year": year, "completed": dice.pick(("yes", "yes", "no"))}
    file.inside(rows.Education, since, own | study)
    for job in dice.some(told["jobs"], 0, 3):
        file.inside(rows.WorkExperience, since, own | _earlier_job(file, job, since))
    for label, kind in dice.some(told["skills"], 2, 5):
        evidence = dice.weighted({"self": 3, "practical": 4, "reference": 2, "document": 1})
        skill = {"label": label, "kind": kind, "level": dice.between(1, 3), "evidence": evidence}
        seen = {"seen_on": None if evidence == "self" else since, "seen_by": file.coach.name}
        file.inside(rows.Skill, since, own | skill | (seen if evidence != "self" else {}))
    for topic in dice.some(("cv", "interview", "digital", "italian", "safety", "time", "trade"), 0, 2):
        need = {"topic": topic, "noted_on": since, "source": dice.pick(("person", "coach", "team"))}
        state = {"priority": dice.pick(("high", "normal")), "state": dice.pick(("open", "planned", "met"))}
        file.inside(rows.TrainingNeed, since, own | need | state)


def _daily_life(dice: Dice, number: int, sex: str, today: date) -> dict[str, Any]:
    noted = add_days(add_months(today, -dice.between(3, 14)), -dice.between(0, 20))
    return {
        "marital_status": dice.weighted({"2" if sex == "f" else "1": 7, "3": 2, "4": 1}),
        "education_level": dice.weighted({"3": 4, "4": 3, "5": 4, "6": 1}),
        "living_situation": dice.weighted({"1": 3, "2": 6, "3": 2, "4": 1}),
        "occupation_status": "02",
        "occupation_status_on": noted,
        "phone": f"340 555 {100 + number:04}",
        "email": f"persona{number + 1}@posta.example" if dice.chance(60) else None,
        "contact_note": say(dice.pick(sentences()["contact_note"]), sex),
        "licences": ["b"] if dice.chance(30) else [],
        "transport": dice.some(("foot", "bike", "public"), 1, 2),
        "did_on": add_days(noted, -30) if dice.chance(60) else None,
        "file_state": "active",
    }


def _earlier_job(file: File, job: list[str], since: date) -> dict[str, Any]:
    role, occupation, contract, why, words = job
    ended = add_months(since, -file.dice.between(8, 60))
    begun = add_months(ended, -file.dice.between(3, 30))
    return {
        "role": file.say(role),
        "occupation": occupation,
        "contract": contract,
        "left_reason": why,
        "words": file.say(words),
        "from_month": f"{begun:%Y-%m}",
        "to_month": f"{ended:%Y-%m}",
    }


def _reside(file: File, on: date, place: str, period: tuple[date | None, date | None]) -> None:
    address = f"{file.dice.pick(names()['streets'])} {file.dice.between(1, 90)}"
    given = {"kind": "residence", "territory_id": territory(place), "address": address}
    days = {"starts_on": period[0], "ends_on": period[1]}
    file.inside(rows.Residence, on, {"candidate_id": file.person.id} | given | days)


def _local(seed: Dice, number: int) -> dict[str, Any]:
    """Deal a name that no other number up to some thousands gets."""
    sex = "f" if seed.fork("sex", number).chance(50) else "m"
    families = _dealt(seed.words, "family")
    given = _dealt(seed.words, "female" if sex == "f" else "male")
    name = given[(number + number // len(families)) % len(given)]
    _code, cadastral, town = seed.fork("born", number).pick(_towns())
    return {
        "family": families[number % len(families)],
        "given": name,
        "preferred": names()["short"].get(name, ""),
        "sex": sex,
        "cadastral": cadastral,
        "birth_place": town,
        "citizenship": "IT",
        "languages": ["it"],
        "italian": "mother",
    }


@cache
def _dealt(seed: tuple[object, ...], which: str) -> tuple[str, ...]:
    """Give names in the order in which this seed deals them."""
    return tuple(Dice(*seed, "names", which).shuffled(names()[which]))


@cache
def _towns() -> tuple[tuple[str, str, str], ...]:
    """Return code, cadastral code and name of the communes of the two zones."""
    return tuple((one.code, one.cadastral, one.name) for one in territories() if one.parent in _ZONES)


def _phone(dice: Dice) -> str:
    return f"340 555 {dice.between(5000, 5999):04}"
