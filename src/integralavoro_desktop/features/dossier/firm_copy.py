"""The presentation for a firm (AZ): only what the person chose to tell, built from the allow-list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.consents.choices import ConsentContent
from integralavoro_desktop.features.dossier.firm_terms import not_told
from integralavoro_desktop.features.dossier.firm_words import (
    HOURS,
    PRACTICE,
    Say,
    hours_words,
    level_words,
    slots_words,
)
from integralavoro_desktop.features.dossier.people import FIRM_ROLES, coach_of, organisation_of, person_of
from integralavoro_desktop.features.work_profiles.rules import current_on
from integralavoro_desktop.kernel.i18n import _, language
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.allow_list import NOTHING, AllowList, check_allowed
from integralavoro_desktop.printing.paper import Desk, Draft
from integralavoro_desktop.printing.paper_info import PaperInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integralavoro_desktop.printing.allow_list import Allowed

_NOT_TOLD_EVIDENCE = ("self", "group")


def presentation(desk: Desk) -> Draft:
    """Return the presentation of a person for one firm; AppError where any text did not come from the allow-list."""
    allow = desk.allow
    if allow is None:
        message = "a paper for a firm needs its allow-list"
        raise ValueError(message)
    person = person_of(desk)
    about = _gather(desk, allow, person)
    pieces = [*_presented(about), *_beginning(about)]
    info = PaperInfo(
        title=allow.say(Say.TITLE),
        serial=allow.serial,
        copy_for=about.firm_name,
        confidentiality=allow.say(Say.PRIVATE),
        practice=desk.imprint.practice,
        large=desk.order.large,
        language=language(),
        anonymous=True,
        place=allow.say(Say.PLACE),
    )
    check_allowed(info, pieces)
    return Draft(
        info,
        pieces,
        person_id=person.id,
        about=("candidate", person.id),
        recipient_id=desk.order.recipient_id,
        consent_id=allow.terms.consent_id,
        purpose=desk.order.purpose or _("Presentation to a firm"),
        left_out=tuple(_left_out(allow)),
    )


@dataclass(frozen=True, slots=True)
class _About:
    """The rows of one presentation, and the names that its sentences repeat."""

    allow: AllowList
    person: Any
    rows: dict[str, Sequence[Any]]
    profile: Any
    conditions: Sequence[Any]
    coach: Any
    first: Allowed
    name: Allowed
    firm_name: Allowed


def _gather(desk: Desk, allow: AllowList, person: Any) -> _About:
    facts = desk.reader.facts(person)
    firm = organisation_of(desk, desk.order.recipient_id, FIRM_ROLES)
    profile = current_on(facts.rows("work_profile"), desk.today)
    children = ("education", "work_experience", "skill")
    given, family = allow.value(person, "given_name"), allow.value(person, "family_name")
    return _About(
        allow,
        person,
        {name: desk.reader.children(person, f"candidate.{name}") for name in children},
        profile,
        desk.reader.children(profile, "work_profile.condition") if profile else (),
        coach_of(desk, facts),
        first=given,
        name=allow.say(Say.NAME, given=given, family=family),
        firm_name=allow.value(firm, "name"),
    )


def _presented(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    under = (allow.say(Say.FOR), allow.blank, p.Strong(about.firm_name))
    yield p.Title(about.name, under)
    words = allow.value(about.profile, "firm_words")
    if words:
        yield p.Words(words, allow.say(Say.CHOSEN, name=about.first))
    yield from _skills(about)
    yield from _availability(about)
    yield from _helps(about)
    yield from _beside(about)


def _skills(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    rows = [
        (allow.value(skill, "label"), level_words(allow, skill), _evidence(allow, skill))
        for skill in sorted(about.rows["skill"], key=lambda row: str(row.evidence) in _NOT_TOLD_EVIDENCE)
        if allow.value(skill, "label")
    ]
    if rows:
        heads = [allow.say(one) for one in (Say.SKILL, Say.HOW_FAR, Say.SEEN)]
        yield p.Heading(allow.say(Say.CAN_DO, name=about.first))
        yield p.Table(heads, rows, (0.4, 0.21, 0.39))


def _evidence(allow: AllowList, skill: Any) -> Allowed:
    if str(skill.evidence) in _NOT_TOLD_EVIDENCE:
        return NOTHING
    how, day = allow.value(skill, "evidence"), allow.value(skill, "seen_on")
    return allow.say(Say.SEEN_ON, how=how, day=day) if how and day else how


def _studies(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    jobs = [
        (allow.value(row, "role"), allow.value(row, "occupation"), _period(allow, row))
        for row in about.rows["work_experience"]
    ]
    studies = [
        (allow.value(row, "title"), allow.value(row, "institute"), allow.value(row, "year"))
        for row in about.rows["education"]
    ]
    rows = [row for row in (*jobs, *studies) if row[0]]
    if rows:
        heads = [allow.say(one) for one in (Say.WHAT, Say.WHERE, Say.WHEN)]
        yield p.Heading(allow.say(Say.STUDIES))
        yield p.Table(heads, rows, (0.38, 0.34, 0.28))
    more = allow.told(about.person, Content.SKILLS) + allow.told(about.profile, Content.SKILLS, without=("firm_words",))
    if more:
        yield p.Heading(allow.say(Say.MORE), 3)
        half = (len(more) + 1) // 2
        yield p.Columns([p.KeyValues(more[:half], share=0.4)], [p.KeyValues(more[half:], share=0.4)])


def _period(allow: AllowList, job: Any) -> Allowed:
    first, last = allow.value(job, "from_month"), allow.value(job, "to_month")
    if first and last:
        return allow.say(Say.FROM_TO, first=first, last=last)
    return allow.say(Say.SINCE, first=first) if first else last


def _availability(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    rows = [(allow.say(Say.TIMES), slots_words(allow, about.profile))]
    rows.append((allow.say(Say.HOURS), hours_words(allow, about.profile)))
    rows = [row for row in rows if row[1]]
    rows += allow.told(about.profile, Content.AVAILABILITY, without=("slots", *HOURS))
    rows += allow.told(about.person, Content.AVAILABILITY)
    if rows:
        yield p.Heading(allow.say(Say.FREE))
        yield p.KeyValues(rows, share=0.3)


def _helps(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    supports = [one for one in (about.profile.supports if about.profile else ()) if str(one) in PRACTICE]
    helps = [(allow.one(about.profile, "supports", one), allow.say(PRACTICE[str(one)])) for one in supports]
    asked = [row for row in about.conditions if allow.has(row, "importance", "must", "like")]
    rows = [row for row in (*helps, *(_condition(allow, row) for row in asked)) if row[0]]
    if rows:
        yield p.Heading(allow.say(Say.TOGETHER))
        yield p.Table([allow.say(Say.HELPS), allow.say(Say.IN_PRACTICE)], rows, (0.34, 0.66))


def _condition(allow: AllowList, row: Any) -> tuple[Allowed, Allowed]:
    """Say up to which level a dimension of work is fine, and whether that is indispensable."""
    level = allow.raw(row, "max_level")
    words = allow.level(Content.CONDITIONS, "WD", row.dimension, level) if level is not None else NOTHING
    say = Say.UP_TO_MUST if allow.has(row, "importance", "must") else Say.UP_TO
    return allow.value(row, "dimension"), allow.say(say, level=words) if words else NOTHING


def _beside(about: _About) -> Iterator[p.Piece]:
    allow = about.allow
    phone = allow.value(about.coach, "phone")
    reached = allow.say(Say.COACH_PHONE, number=phone) if phone else allow.say(Say.COACH)
    left = p.Callout(allow.value(about.coach, "name"), reached, note=allow.say(Say.GOES_ON))
    right = p.Callout(allow.say(Say.IF_WRONG), _if_wrong(about), tone="sand")
    yield p.Heading(allow.say(Say.BESIDE))
    yield p.Columns([left], [right])


def _if_wrong(about: _About) -> list[p.Piece]:
    """Return the card that the person wrote for the workplace, else what holds for everybody."""
    allow = about.allow
    calls = [("card_call_1", Say.FIRST_CALL), ("card_call_2", Say.THEN_CALL)]
    lines = [allow.say(say, who=who) for name, say in calls if (who := allow.value(about.profile, name))]
    card = [line for line in (allow.value(about.profile, "card_work_text"), *lines) if line]
    return [p.Para(line) for line in card or [allow.say(Say.TALK, name=about.first)]]


def _terms(about: _About) -> Allowed:
    allow = about.allow
    return allow.say(Say.TERMS, name=about.name, firm=about.firm_name, made=allow.made_on, until=allow.valid_until)


def _beginning(about: _About) -> Iterator[p.Piece]:
    allow, first = about.allow, about.first
    three = allow.say(Say.THREE, name=first)
    steps = (
        (Say.BEFORE, allow.say(Say.BEFORE_DO, name=first), allow.say(Say.BEFORE_WHO)),
        (Say.WEEK_1, allow.say(Say.WEEK_1_DO), allow.say(Say.FIRM)),
        (Say.WEEK_4, allow.say(Say.WEEK_4_DO), allow.say(Say.FIRM)),
        (Say.MONTH_1, allow.say(Say.MONTH_1_DO), three),
        (Say.MONTH_3, allow.say(Say.MONTH_3_DO), three),
    )
    yield from _studies(about)
    yield p.Heading(allow.say(Say.START))
    yield p.Para(allow.say(Say.TOGETHER_DECIDED), "small")
    heads = [allow.say(one) for one in (Say.WHEN, Say.STEP, Say.BY_WHOM)]
    yield p.Table(heads, [(allow.say(when), what, who) for when, what, who in steps], (0.22, 0.5, 0.28))
    yield p.Heading(allow.say(Say.NOTES), 3)
    yield p.NoteLines(4)
    coach_name = allow.value(about.coach, "name")
    yield p.Together(
        [
            p.Para(_terms(about), "small"),
            p.Signatures(
                [
                    p.Signer(about.name, allow.say(Say.READ)),
                    p.Signer(about.firm_name, allow.say(Say.RECEIVED)),
                    p.Signer(coach_name, allow.say(Say.COACH)),
                ]
            ),
            p.KeyCodeBox(allow.key_code, allow.say(Say.KEY)),
        ]
    )


def _left_out(allow: AllowList) -> Iterator[tuple[str, str]]:
    yield _("Everything that is not on the list of what a firm may read"), _("A firm never reads it")
    words = {str(one): one.words for one in ConsentContent}
    for content in not_told(allow):
        yield words.get(str(content), str(content)), _("Not among what is told to this firm")
