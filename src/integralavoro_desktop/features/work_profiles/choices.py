"""The closed lists of wishes and conditions of work."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class ChosenBy(Choice):
    """Who chose what the profile says."""

    PERSON = "person", N_("Chosen by the person")
    AGREED = "agreed", N_("Agreed together")
    COACH = "coach", N_("Suggested by the coach")


class Slot(Choice):
    """A part of the week in which the person is free; hours kept for care are simply not ticked."""

    MON_AM = "mon_am", N_("Mon morning")
    MON_PM = "mon_pm", N_("Mon afternoon")
    MON_EV = "mon_ev", N_("Mon evening")
    TUE_AM = "tue_am", N_("Tue morning")
    TUE_PM = "tue_pm", N_("Tue afternoon")
    TUE_EV = "tue_ev", N_("Tue evening")
    WED_AM = "wed_am", N_("Wed morning")
    WED_PM = "wed_pm", N_("Wed afternoon")
    WED_EV = "wed_ev", N_("Wed evening")
    THU_AM = "thu_am", N_("Thu morning")
    THU_PM = "thu_pm", N_("Thu afternoon")
    THU_EV = "thu_ev", N_("Thu evening")
    FRI_AM = "fri_am", N_("Fri morning")
    FRI_PM = "fri_pm", N_("Fri afternoon")
    FRI_EV = "fri_ev", N_("Fri evening")
    SAT_AM = "sat_am", N_("Sat morning")
    SAT_PM = "sat_pm", N_("Sat afternoon")
    SAT_EV = "sat_ev", N_("Sat evening")
    SUN_AM = "sun_am", N_("Sun morning")
    SUN_PM = "sun_pm", N_("Sun afternoon")
    SUN_EV = "sun_ev", N_("Sun evening")


class ContractWish(Choice):
    """Which contract the person would like."""

    ANY = "any", N_("Any contract")
    PERMANENT = "permanent", N_("Permanent contract")
    FIXED = "fixed", N_("Fixed-term contract")
    PART = "part", N_("Part-time")
    TRAINEE = "trainee", N_("First a traineeship")


class Importance(Choice):
    """How much a condition counts for the person."""

    MUST = "must", N_("Indispensable")
    LIKE = "like", N_("Preferred")
    ANY = "any", N_("Makes no difference")


class Support(Choice):
    """What helps the person at work."""

    INTRO = "intro", N_("Somebody beside at the start")
    WRITTEN = "written", N_("Written instructions")
    BREAKS = "breaks", N_("Short breaks")
    ONE_PERSON = "one_person", N_("One person to turn to")
    QUIET = "quiet", N_("A quiet place")
    FLEXIBLE = "flexible", N_("Flexible hours")
    CHECK = "check", N_("Regular checks")
    COACH = "coach", N_("Visits of the coach")
    NONE = "none", N_("No support")


class Disclosure(Choice):
    """What an employer is told."""

    NOTHING = "nothing", N_("Say nothing")
    CONDITIONS = "conditions", N_("Only the conditions")
    L68 = "l68", N_("Law 68 too")
    ALL = "all", N_("The person decides and speaks about it")
    EACH = "each", N_("To be decided each time")
