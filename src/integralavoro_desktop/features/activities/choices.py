"""The closed lists of the diary: with whom, and whether the time counts for 46/SAN."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class WithWhom(Choice):
    """Who was there."""

    PERSON = "person", N_("Person")
    RELATIVE = "relative", N_("Relatives")
    TEAM = "team", N_("Care team")
    EMPLOYER = "employer", N_("An employer or firm")
    SERVICE = "service", N_("Another service")
    GROUP = "group", N_("Group")


class Attributable(Choice):
    """Whether an activity is reported under 46/SAN."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    MAP = "map", N_("To be decided")
