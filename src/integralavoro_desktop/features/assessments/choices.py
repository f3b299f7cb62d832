"""The closed lists of an assessment: why it is made, who fills a sheet, why a level is missing, what was decided."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class Purpose(Choice):
    """At which point of the path it is made."""

    ENTRY = "entry", N_("On entering")
    MIDWAY = "midway", N_("On the way")
    EXIT = "exit", N_("On leaving")
    JOB = "job", N_("At work")
    AGAIN = "again", N_("Assessed again")


class RaterRole(Choice):
    """Who fills a sheet."""

    SELF = "self", N_("The person herself")
    COACH = "coach", N_("Coach")
    SECOND = "second", N_("Second tutor or educator")
    HOST = "host", N_("Company tutor")
    TEAM = "team", N_("Care team")
    LEADER = "leader", N_("Leader of a group")


class NotRated(Choice):
    """Why an item has no level: none of these is a zero."""

    SEEN_NO = "seen_no", N_("Not observed")
    LATER = "later", N_("To be looked at together again")
    DECLINED = "declined", N_("Prefers not to answer")


class Outcome(Choice):
    """What the team decided about work; people decide, the program proposes nothing."""

    READY = "ready", N_("Ready for work")
    READY_SUPPORT = "ready_support", N_("Ready for work with supports")
    PREPARE = "prepare", N_("Preparation first")
    NOT_NOW = "not_now", N_("Not at this time")
    REVIEW = "review", N_("To be assessed again")


class Support(Choice):
    """What helps at work, in the words of the work profile."""

    INTRO = "intro", N_("Somebody alongside at the start")
    WRITTEN = "written", N_("Written instructions")
    BREAKS = "breaks", N_("Short breaks")
    ONE_PERSON = "one_person", N_("One person to turn to")
    QUIET = "quiet", N_("A quiet place")
    FLEXIBLE = "flexible", N_("Flexible hours")
    CHECK = "check", N_("Regular checks")
    COACH = "coach", N_("Visits of the coach")
    NONE = "none", N_("No support")


class ReturnedHow(Choice):
    """How the person heard what came out."""

    TALK = "talk", N_("In a talk")
    LETTER = "letter", N_("By letter")
    GROUP = "group", N_("In a group")
