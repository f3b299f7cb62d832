"""The closed lists of a referral."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class ReferralKind(Choice):
    """What sort of referral it is; a recheck opens no episode."""

    FIRST = "first", N_("First referral")
    RETURN = "return", N_("Return")
    RECHECK = "recheck", N_("New check")
    TRANSFER = "transfer", N_("From another Polo")


class Request(Choice):
    """What the sending service asks for."""

    ASSESSMENT = "assessment", N_("Assessment")
    GROUP = "group", N_("Group or workshop")
    INCLUSION = "inclusion", N_("Inclusion traineeship")
    EXTRACURRICULAR = "extracurricular", N_("Extracurricular traineeship")
    JOB = "job", N_("Looking for a job")
    KEEP = "keep", N_("Keeping the job")
    SELF = "self", N_("Self-employment")
    ADVICE = "advice", N_("Advice")


class CriterionList(Choice):
    """Which of the two lists a criterion belongs to."""

    ENTRY = "entry", N_("Entry criterion")
    APPROPRIATENESS = "appropriateness", N_("Appropriateness requirement")


class CriterionAnswer(Choice):
    """Whether a criterion is met."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("I do not know")
    NA = "na", N_("Not needed")


class Appropriateness(Choice):
    """What the check of appropriateness says."""

    YES = "yes", N_("Appropriate")
    RESERVE = "reserve", N_("Appropriate with a reserve")
    NOT_NOW = "not_now", N_("Not appropriate now")


class Outcome(Choice):
    """What became of the referral."""

    PENDING = "pending", N_("Waiting for an answer")
    INFO = "info", N_("More information asked for")
    ACCEPTED = "accepted", N_("Referral accepted")
    RETURNED = "returned", N_("Sent back with advice")
    REFUSED = "refused", N_("Referral refused")
    WITHDRAWN = "withdrawn", N_("Referral withdrawn")


class OutcomeReason(Choice):
    """Why a referral was not accepted."""

    NOT_AREA = "not_area", N_("Out of the area")
    OTHER_SERVICE = "other_service", N_("Already followed by another service")
    PERSON_NO = "person_no", N_("The person does not wish it")
    UNSTABLE = "unstable", N_("The care service asked for more time")
    PAPERS = "papers", N_("Papers missing")
    NO_PLACE = "no_place", N_("No place free")
    OTHER = "other", N_("Other")
