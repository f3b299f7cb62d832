"""Privacy classes, exchange scopes and merge classes: what a field may reveal and where it may travel."""

from __future__ import annotations

from enum import StrEnum


class Privacy(StrEnum):
    """The class of a field is that of its most revealing value."""

    IDENTITY = "identity"
    CONTACT = "contact"
    WORK = "work"
    SOCIAL = "social"
    HEALTH = "health"
    JUDICIAL = "judicial"
    INTERNAL = "internal"
    ORGANISATION = "organisation"


NEVER_FOR_A_FIRM = frozenset({Privacy.SOCIAL, Privacy.HEALTH, Privacy.JUDICIAL, Privacy.INTERNAL})


class Content(StrEnum):
    """What a consent may let a firm know (a consent's `contents`); `FIRM` and `COACH` are no data of the person."""

    NAME = "name"
    SKILLS = "skills"
    AVAILABILITY = "availability"
    CONDITIONS = "conditions"
    SUPPORTS = "supports"
    ATTENDANCE = "attendance"
    COMPANY_CARD = "company_card"
    FIRM = "firm"
    COACH = "coach"


class Scope(StrEnum):
    """Which way the rows of a type travel between stores.

    A row of a `PERSON_OR_...` type that belongs to no person stays on this device, or goes to the office.
    """

    PERSON = "person"
    PERSON_OR_LOCAL = "person_or_local"
    PERSON_OR_OFFICE = "person_or_office"
    CLINICAL = "clinical"
    SHARED = "shared"
    CONTROL = "control"
    OFFICE = "office"
    LOCAL = "local"


class Merge(StrEnum):
    """Who decides between two concurrent values: a person, the safer value, or the newest one."""

    REVIEW = "review"
    SAFER = "safer"
    AUTO = "auto"


class Need(StrEnum):
    """When a field must be filled: always, to close or to reach a state (see the type's checks), never."""

    ALWAYS = "always"
    TO_CLOSE = "to_close"
    NO = "no"


def person_scope(candidate_id: str) -> str:
    """Return the scope id of a person's file, from the hexadecimal id of the candidate."""
    return f"p:{candidate_id}"


def clinical_scope(candidate_id: str) -> str:
    """Return the scope id of a person's restricted file."""
    return f"c:{candidate_id}"
