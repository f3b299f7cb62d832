"""The fixed sentences of the presentation for a firm, and how often and when a person is free, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.printing.allow_list import NOTHING, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.allow_list import Allowed, AllowList

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = ("am", "pm", "ev")
_WEEK = 5


class Say(Sentence):
    """Everything this paper says by itself."""

    TITLE = N_("Presentation for the firm")
    PLACE = N_("Milan and surroundings")
    PRIVATE = N_("Reserved to the recipient. Only information on work, chosen by the person.")
    NAME = N_("{given} {family}")
    FOR = N_("Presentation for")
    CHOSEN = N_("Sentence chosen by {name} for this presentation")
    CAN_DO = N_("What {name} can do")
    SKILL = N_("Skill at work")
    HOW_FAR = N_("How far")
    SEEN = N_("Where it was seen")
    SEEN_ON = N_("{how}, {day}")
    STUDIES = N_("Studies and earlier jobs")
    WHAT = N_("Title or task")
    WHERE = N_("Where or what kind")
    WHEN = N_("When")
    FROM_TO = N_("from {first} to {last}")
    SINCE = N_("from {first}")
    MORE = N_("Also useful at work")
    FREE = N_("Availability")
    TIMES = N_("When")
    HOURS = N_("Hours")
    A_WEEK = N_("from {least} to {most} hours a week")
    A_WEEK_MOST = N_("up to {most} hours a week")
    A_WEEK_LEAST = N_("at least {least} hours a week")
    A_DAY = N_("at most {most} a day")
    WEEKDAYS = N_("Monday to Friday")
    MORNINGS = N_("mornings")
    AFTERNOONS = N_("afternoons")
    EVENINGS = N_("evenings")
    PART_ON = N_("{part}: {days}")
    TWO = N_("{first}, {second}")
    PARTS = N_("{first}; {second}")
    TOGETHER = N_("To work well together")
    HELPS = N_("What helps")
    IN_PRACTICE = N_("In practice")
    UP_TO = N_("fine up to: {level}")
    UP_TO_MUST = N_("fine up to: {level} (indispensable)")
    BESIDE = N_("Who stays beside you")
    COACH = N_("coach for work")
    COACH_PHONE = N_("coach for work, telephone {number}")
    IF_WRONG = N_("If something is not right")
    TALK = N_("Speak with {name} first, as with anybody. If it is not enough, call the coach.")
    GOES_ON = N_("Answers within one working day. The support goes on after the start, free of charge.")
    FIRST_CALL = N_("First call: {who}")
    THEN_CALL = N_("Then: {who}")
    TERMS = N_(
        "This sheet holds only information that {name} has read and chosen to give to {firm}, {made}. "
        "It holds until {until} and can be taken back on any day. It may not be copied or given to others; "
        "no other news may be asked about facts that have nothing to do with work."
    )
    START = N_("Proposed start")
    TOGETHER_DECIDED = N_("To be decided together in the interview. The lines can be changed by pen.")
    BY_WHOM = N_("By whom")
    STEP = N_("What happens")
    BEFORE = N_("Before the start")
    BEFORE_DO = N_("Visit of the place with {name}, 30 minutes")
    BEFORE_WHO = N_("firm, coach")
    WEEK_1 = N_("Week 1")
    WEEK_1_DO = N_("Two tasks, with one person of the firm beside")
    FIRM = N_("firm")
    WEEK_4 = N_("Weeks 2 – 4")
    WEEK_4_DO = N_("All the tasks of the place, at an own pace")
    MONTH_1 = N_("End of month 1")
    MONTH_1_DO = N_("Review by all three, 20 minutes")
    THREE = N_("firm, {name}, coach")
    MONTH_3 = N_("Month 3")
    MONTH_3_DO = N_("Review, and what comes next")
    NOTES = N_("Notes of the firm")
    READ = N_("read and given by me")
    RECEIVED = N_("received by")
    KEY = N_("For the service: to be typed when the sheet comes back signed. The code holds no personal data.")
    LEVEL_0 = N_("to be started")
    LEVEL_1 = N_("with steady guidance")
    LEVEL_2 = N_("with guidance")
    LEVEL_3 = N_("on their own")
    LEVEL_4 = N_("can teach it")
    INTRO = N_("Somebody beside during the first days, then less and less")
    WRITTEN = N_("A sheet with the steps, or the list of the day in sight")
    BREAKS = N_("A few minutes more than once a day, agreed with the person in charge")
    ONE_PERSON = N_("Always the same person for questions, above all in the first weeks")
    QUIET = N_("A place away from the noisiest point, if possible")
    FLEXIBLE = N_("A start that can move a little, agreed the day before")
    CHECK = N_("A short talk on a fixed day: what goes well, what to change")
    COACH_VISITS = N_("The coach comes by, more often at the start")


PRACTICE = {
    "intro": Say.INTRO,
    "written": Say.WRITTEN,
    "breaks": Say.BREAKS,
    "one_person": Say.ONE_PERSON,
    "quiet": Say.QUIET,
    "flexible": Say.FLEXIBLE,
    "check": Say.CHECK,
    "coach": Say.COACH_VISITS,
}
"""What each useful support means in a day of work; «none» has no line."""

HOURS = ("hours_week_min", "hours_week_max", "hours_day_max")
_LEVELS = (Say.LEVEL_0, Say.LEVEL_1, Say.LEVEL_2, Say.LEVEL_3, Say.LEVEL_4)
_PART_WORDS = {"am": Say.MORNINGS, "pm": Say.AFTERNOONS, "ev": Say.EVENINGS}


def level_words(allow: AllowList, skill: Any) -> Allowed:
    """Return how far a skill goes, empty where nobody said."""
    level = allow.raw(skill, "level")
    return allow.say(_LEVELS[level]) if level in range(len(_LEVELS)) else NOTHING


def hours_words(allow: AllowList, profile: Any) -> Allowed:
    """Return how many hours a person offers: «da 15 a 20 ore a settimana, al massimo 4 al giorno»."""
    least, most, day = (allow.value(profile, name) for name in HOURS)
    if least and most:
        week = allow.say(Say.A_WEEK, least=least, most=most)
    else:
        week = allow.say(Say.A_WEEK_MOST, most=most) if most else NOTHING
        week = allow.say(Say.A_WEEK_LEAST, least=least) if least else week
    a_day = allow.say(Say.A_DAY, most=day) if day else NOTHING
    return allow.say(Say.TWO, first=week, second=a_day) if week and a_day else week or a_day


def slots_words(allow: AllowList, profile: Any) -> Allowed:
    """Return when a person is free, by part of the day: «mattina: dal lunedì al venerdì; pomeriggio: lun, mer»."""
    slots = {str(slot) for slot in (allow.raw(profile, "slots") if profile else None) or ()}
    found = NOTHING
    for part in _PARTS:
        days = [day for day in _DAYS if f"{day}_{part}" in slots]
        if days and allow.covers(Content.AVAILABILITY):
            said = allow.say(Say.PART_ON, part=allow.say(_PART_WORDS[part]), days=_days(allow, days))
            found = allow.say(Say.PARTS, first=found, second=said) if found else said
    return found


def _days(allow: AllowList, days: Sequence[str]) -> Allowed:
    if list(days[:_WEEK]) == list(_DAYS[:_WEEK]):
        rest = list(days[_WEEK:])
        whole = allow.say(Say.WEEKDAYS)
        return allow.say(Say.TWO, first=whole, second=_days(allow, rest)) if rest else whole
    found = allow.say(DAY_WORDS[days[0]])
    for day in days[1:]:
        found = allow.say(Say.TWO, first=found, second=allow.say(DAY_WORDS[day]))
    return found


class Weekday(Sentence):
    """The days of the week."""

    MON = N_("Monday")
    TUE = N_("Tuesday")
    WED = N_("Wednesday")
    THU = N_("Thursday")
    FRI = N_("Friday")
    SAT = N_("Saturday")
    SUN = N_("Sunday")


DAY_WORDS = dict(zip(_DAYS, Weekday, strict=True))
