"""What a person's page tells beside the rules: her words, her head line, who is around her, the facts of her file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.rules import name_used
from integralavoro_desktop.features.candidates.standing import age_on, assignment_on, last_contact_with
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.reference_data import code_lists

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Entry
    from integralavoro_desktop.storage.records import Reader

OF_A_PERSON = frozenset({Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE})
_WORDS = (
    ("work_profile", "valid_from", "wishes_words"),
    ("assessment", "held_on", "person_view"),
    ("activity", "happened_on", "person_words"),
    ("path_event", "starts_on", "words"),
    ("traineeship.visit", "held_on", "words"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the person, and the day on which she said it."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the timeline, and the row that it tells of."""

    entity: str
    row_id: UUID
    entry: Entry


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody around the person: name, role, the last contact, and the row to open."""

    name: str
    role: str
    last_on: date | None
    entity: str
    row_id: UUID


def file_facts(reader: Reader, person: Any, operator_id: UUID | None) -> Facts:
    """Return the facts of a person's file; the rows of an entity are read once."""
    facts = reader.facts(person, operator_id=operator_id)
    return replace(facts, load=cache(facts.load))


def may_read(row: Any, operator_id: UUID | None) -> bool:
    """Tell whether a row of the diary may be read: an obscured one only by those who were at work."""
    return not getattr(row, "hidden", False) or (operator_id is not None and operator_id.hex in row.operators)


def full_name(person: Any) -> str:
    """Return given name and family name, the code of a file without a name."""
    return " ".join(part for part in (person.given_name, person.family_name) if part) or person.code or ""


def called(person: Any) -> str:
    """Return the name the person uses where it is not the given one, else nothing."""
    used = name_used(person)
    return used if person.preferred_name and used != person.given_name else ""


def head_line(person: Any, facts: Facts) -> str:
    """Return age, code, coach, second tutor and sending team in one line; what is not known is left out."""
    age = age_on(person, facts.today)
    rows = facts.rows("candidate.assignment")
    parts = (
        ngettext("{n} year old", "{n} years old", age).format(n=age) if age is not None else "",
        _("file {code}").format(code=person.code) if person.code else "",
        _assigned(_("coach {name}"), assignment_on(rows, facts.today), facts),
        _assigned(_("second tutor {name}"), assignment_on(rows, facts.today, "second"), facts),
        sender(facts),
    )
    return " · ".join(part for part in parts if part)


def sender(facts: Facts) -> str:
    """Return the name of the service that sent the person, empty where it is not known."""
    links = [row for row in open_links(facts) if row.role == "sender"]
    referrals = sorted((r for r in facts.rows("referral") if r.received_on), key=lambda r: r.received_on)
    keys = [row.unit_id for row in links] + [row.sender_unit_id for row in reversed(referrals)]
    found = (facts.find("organisation", key) for key in keys if key)
    return next((row.name for row in found if row is not None and row.name), "")


def last_words(facts: Facts) -> Said | None:
    """Return the last sentence of the person that has a day, from wishes, assessments, diary, events and visits."""
    found = [
        Said(words, on)
        for entity, day, name in _WORDS
        for row in facts.rows(entity)
        if (words := (getattr(row, name) or "").strip())
        and (on := getattr(row, day)) is not None
        and on <= facts.today
        and may_read(row, facts.operator_id)
    ]
    return max(found, key=lambda said: said.on, default=None)


def open_links(facts: Facts) -> list[Any]:
    """Return the services that follow the person today."""
    rows = facts.rows("candidate.service_link")
    return [row for row in rows if covers(row.starts_on, row.ends_on, facts.today)]


def around(facts: Facts) -> list[Near]:
    """Return who is around the person today: services, second tutor, company tutor, whom to call in an emergency."""
    return [*_joined(_services(facts)), *_second_tutors(facts), *_hosts(facts), *_trusted(facts)]


def profile_today(facts: Facts) -> Any:
    """Return the wishes and conditions in force today, None where nobody has asked yet."""
    known = [row for row in facts.rows("work_profile") if row.valid_from and row.valid_from <= facts.today]
    return max(known, key=lambda row: (row.valid_from, str(row.id)), default=None)


def conditions(facts: Facts) -> list[tuple[str, bool]]:
    """Return the conditions chosen by the person as short words, and whether each one is indispensable."""
    profile = profile_today(facts)
    if profile is None:
        return []
    chosen = [(words, False) for words in _hours(profile)]
    rows = [row for row in facts.rows("work_profile.condition") if row.work_profile_id == profile.id]
    kept = [row for row in rows if row.dimension and row.max_level is not None and row.importance != "any"]
    order = sorted(kept, key=lambda row: (row.importance != "must", row.dimension))
    return [*chosen, *((_condition(row), row.importance == "must") for row in order)]


def story(reader: Reader, person: Any, catalogue: Catalogue, facts: Facts) -> list[Fact]:
    """Return the timeline of the person over every type that may be read, the newest fact first."""
    told = [
        Fact(kind.name, row.id, _with_words(entry, row))
        for kind in catalogue
        if kind.scope in OF_A_PERSON
        for row in ([person] if kind.name == "candidate" else facts.rows(kind.name))
        for entry in kind.timeline(row, replace(reader.facts(row), operator_id=facts.operator_id))
    ]
    return sorted(told, key=lambda fact: (fact.entry.on, fact.entity), reverse=True)


def ago(day: date | None, today: date) -> str:
    """Return how long ago a day was, in words: days up to two months, then months."""
    if day is None:
        return _("never")
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days < 60:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    months = days // 30
    return ngettext("{n} month ago", "{n} months ago", months).format(n=months)


def _with_words(entry: Entry, row: Any) -> Entry:
    """Let the person's own sentence of that day stand in a line that has no text of its own, else the next step."""
    said = getattr(row, "person_words", None)
    if said and not entry.text:
        return replace(entry, text=said, words=True)
    return replace(entry, text=entry.text or getattr(row, "next_step", None) or "") if _is_diary(row) else entry


def _is_diary(row: Any) -> bool:
    return bool(row.__tablename__ == "activity")


def _assigned(words: str, row: Any, facts: Facts) -> str:
    operator = facts.find("operator", row.operator_id) if row is not None else None
    return words.format(name=operator.name) if operator is not None and operator.name else ""


def _services(facts: Facts) -> Iterator[Near]:
    diary = [row for row in facts.rows("activity") if may_read(row, facts.operator_id)]
    for row in sorted(open_links(facts), key=lambda row: row.role != "sender"):
        unit = facts.find("organisation", row.unit_id) if row.unit_id else None
        contact = facts.find("organisation.contact", row.contact_id) if row.contact_id else None
        names = (unit.name if unit else "", contact.name if contact else "")
        name = ", ".join(part for part in names if part) or _("somebody not in this archive")
        role = row.role.words if row.role else ""
        yield Near(
            name, role, last_contact_with(row.unit_id, diary, facts.today), "organisation", row.unit_id or row.id
        )


def _joined(found: Iterator[Near]) -> list[Near]:
    """Name somebody in two roles once, with both."""
    known: dict[str, Near] = {}
    for near in found:
        before = known.get(near.name)
        role = near.role if before is None else f"{before.role}, {near.role[:1].lower()}{near.role[1:]}"
        known[near.name] = replace(near, role=role)
    return list(known.values())


def _second_tutors(facts: Facts) -> Iterator[Near]:
    row = assignment_on(facts.rows("candidate.assignment"), facts.today, "second")
    operator = facts.find("operator", row.operator_id) if row is not None else None
    if operator is not None:
        days = [
            a.happened_on
            for a in facts.rows("activity")
            if a.happened_on and a.happened_on <= facts.today and operator.id.hex in a.operators
        ]
        yield Near(operator.name or "", row.role.words, max(days, default=None), "operator", operator.id)


def _hosts(facts: Facts) -> Iterator[Near]:
    diary = [row for row in facts.rows("activity") if may_read(row, facts.operator_id)]
    for row in facts.rows("traineeship"):
        if row.state not in {"running", "suspended"} or row.host_tutor_id is None:
            continue
        tutor = facts.find("organisation.contact", row.host_tutor_id)
        firm = facts.find("organisation", row.host_id) if row.host_id else None
        name = ", ".join(part for part in (tutor.name if tutor else "", firm.name if firm else "") if part)
        if name:
            last = last_contact_with(row.host_id, diary, facts.today)
            yield Near(name, _("company tutor"), last, "traineeship", row.id)


def _trusted(facts: Facts) -> Iterator[Near]:
    for row in facts.rows("candidate.support_person"):
        if row.emergency and row.name:
            relation = row.relation.words if row.relation else ""
            role = _("{relation}, to be called in an emergency").format(relation=relation)
            yield Near(row.name, role, None, "candidate", row.candidate_id)


def _hours(profile: Any) -> Iterator[str]:
    if profile.hours_day_max:
        hours = profile.hours_day_max
        yield ngettext("{n} hour a day at most", "{n} hours a day at most", hours).format(n=hours)
    if profile.hours_week_min and profile.hours_week_max:
        span = {"least": profile.hours_week_min, "most": profile.hours_week_max}
        yield _("{least} to {most} hours a week").format(**span)
    elif profile.hours_week_max:
        hours = profile.hours_week_max
        yield ngettext("{n} hour a week at most", "{n} hours a week at most", hours).format(n=hours)


def _condition(row: Any) -> str:
    value = code_lists()["WD"].by_code.get(row.dimension)
    if value is None:
        return str(row.dimension)
    level = value.levels[row.max_level] if 0 <= row.max_level < len(value.levels) else str(row.max_level)
    return _("{condition}: {level}").format(condition=value.label, level=level)
