"""The closed lists of an organisation: roles, barriers, and what its Law 68 situation rests on."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class OrganisationRole(Choice):
    """What an organisation does; a co-operative may do all of it."""

    EMPLOYER = "employer", N_("Employer")
    HOST = "host", N_("Host")
    PROMOTER = "promoter", N_("Promoter")
    ASST = "asst", N_("ASST or IRCCS")
    DSMD = "dsmd", N_("Mental health department")
    POLO = "polo", N_("Polo Lavoro")
    CPS = "cps", N_("CPS")
    CARE = "care", N_("Other care service")
    SOCIAL = "social", N_("Social service")
    NIL = "nil", N_("NIL")
    CELAV = "celav", N_("CELAV")
    TARGETED = "targeted", N_("Targeted placement office")
    JOB_CENTRE = "job_centre", N_("Public job centre")
    ACCREDITED = "accredited", N_("Accredited body")
    TRAINING = "training", N_("Training body")
    COOP_A = "coop_a", N_("Social co-operative A")
    COOP_B = "coop_b", N_("Social co-operative B")
    ASSOCIATION = "association", N_("Association")
    NETWORK = "network", N_("Association of firms")
    MUNICIPALITY = "municipality", N_("Municipality")
    ZONE = "zone", N_("Zone or special company")
    ATS = "ats", N_("ATS")
    METRO = "metro", N_("Metropolitan city")
    MUSEUM = "museum", N_("Museum or gallery")
    OTHER = "other", N_("Other kind")


class SiteAccess(Choice):
    """Whether a site can be reached and used by everybody."""

    YES = "yes", N_("Accessible")
    PART = "part", N_("Partly accessible")
    NO = "no", N_("Not accessible")
    ND = "nd", N_("Not known")


class Law68Source(Choice):
    """Who told the numbers of a Law 68 situation."""

    REPORT = "report", N_("Law 68 report")
    FIRM = "firm", N_("Told by the firm")
    ESTIMATE = "estimate", N_("Estimate")


class SuspensionGround(Choice):
    """Why the duty of Law 68 is suspended."""

    CIGS = "cigs", N_("CIGS or solidarity")
    DISMISSAL = "dismissal", N_("Collective dismissal")
    OTHER = "other", N_("Other reason")


class Stage(Choice):
    """How far the relation with an organisation has come."""

    NEVER = "never", N_("Never contacted")
    CONTACTED = "contacted", N_("Contacted")
    MET = "met", N_("Met")
    ANALYSED = "analysed", N_("Workplace analysed")
    HOSTING = "hosting", N_("Hosts or employs")
    RESTING = "resting", N_("Resting")
