"""The closed lists of an operator: rights and roles in a body."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class Right(Choice):
    """One thing that an operator may do; a role is a named set of rights."""

    HEALTH = "health", N_("May see health data")
    CLINICAL = "clinical", N_("May open the clinical area")
    JUDICIAL = "judicial", N_("May see judicial data")
    PRINT_FIRM = "print_firm", N_("May print for a firm")
    EXPORT = "export", N_("May export lists")
    MERGE = "merge", N_("May join two files")
    PARAMS = "params", N_("May change the parameters of the law")
    ERASE = "erase", N_("May order an erasure")
    OFFICE = "office", N_("Works at the district office")
    ALL_FILES = "all_files", N_("May see all files")


class MembershipRole(Choice):
    """What somebody does in a body."""

    COACH = "coach", N_("Coach")
    SECOND = "second", N_("Educator")
    LEAD = "lead", N_("Head of service")
    MEDIATOR = "mediator", N_("Work mediator")
    DIRECTOR = "director", N_("Director")
    ADMIN = "admin", N_("Administration")
