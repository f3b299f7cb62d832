"""The closed lists of a consent."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class ConsentKind(Choice):
    """What the consent is for; a notice is no consent, and care by bound professionals needs none."""

    NOTICE = "notice", N_("Notice handed over")
    CARE_TEAM = "care_team", N_("Sharing with the care team")
    INTER_SERVICE = "inter_service", N_("Sharing between services")
    RELATIVES = "relatives", N_("Contacts with relatives")
    EMPLOYER_CONTACT = "employer_contact", N_("Contact with an employer")
    EMPLOYER_DATA = "employer_data", N_("Data to an employer")
    INCENTIVE = "incentive", N_("Law 68 band and incentive to the employer")
    PHOTO = "photo", N_("Pictures")
    RESEARCH = "research", N_("Research by name")


class ConsentContent(Choice):
    """What may be told."""

    NAME = "name", N_("The name")
    SKILLS = "skills", N_("Skills and experiences")
    AVAILABILITY = "availability", N_("Hours and availability")
    CONDITIONS = "conditions", N_("Work conditions")
    SUPPORTS = "supports", N_("Useful supports")
    ATTENDANCE = "attendance", N_("Attendance")
    L68_BAND = "l68_band", N_("Law 68 band")
    COMPANY_CARD = "company_card", N_('The card "whom to call"')
    ASSESSMENT = "assessment", N_("Assessments")
    PLAN = "plan", N_("The shared plan")
    HEALTH = "health", N_("The least health data needed")
    PHOTO = "photo", N_("A picture")


class GivenBy(Choice):
    """Who gave the consent."""

    PERSON = "person", N_("The person")
    ADMIN = "admin", N_("Support administrator")
    GUARDIAN = "guardian", N_("Legal guardian")


class GivenHow(Choice):
    """In which form it was given."""

    PAPER = "paper", N_("Signed on paper")
    ORAL = "oral", N_("Spoken, written down")
    LETTER = "letter", N_("By letter")


class ConsentState(Choice):
    """Where a consent stands on a day; computed, never typed."""

    NOT_YET = "not_yet", N_("Consent not valid yet")
    IN_FORCE = "in_force", N_("Consent in force")
    EXPIRED = "expired", N_("Consent expired")
    REVOKED = "revoked", N_("Consent withdrawn")
