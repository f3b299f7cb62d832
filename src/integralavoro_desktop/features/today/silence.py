"""Whom to get back to: people whom nobody has heard for longer than the office wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.features.candidates.standing import last_contact_on
from integralavoro_desktop.features.candidates.status import StatusGroup
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from datetime import date
    from typing import Any
    from uuid import UUID

    from integralavoro_desktop.features.candidates.status import Status
    from integralavoro_desktop.features.today.files import Files
    from integralavoro_desktop.features.today.followed import Followed

_LIMITS = {StatusGroup.ACTIVE: "SET.NO_CONTACT", StatusGroup.PAUSED: "SET.PAUSE"}
RULES = frozenset({"CAN-CONTACT", "EVE-PAUSE"})


@dataclass(frozen=True, slots=True)
class Silence:
    """A person to get back to: how the person stands, and for how many days nobody has heard anything."""

    person: UUID
    name: str
    detail: str
    days: int


def unheard(files: Files, followed: Followed, today: date) -> tuple[Silence, ...]:
    """Return the people whose last contact is older than the limit of their status, the longest silence first.

    Without any contact the days count from when the status began; where the limit has no value nobody is listed.
    """
    found = []
    for person in files.rows("candidate"):
        status = followed.status.get(person.id)
        if status is None or status.group not in _LIMITS:
            continue
        limit = files.facts(person).setting(_LIMITS[status.group])
        since = last_contact_on(files.of(person.id, "activity"), today) or status.since
        if limit and since and (today - since).days > limit:
            found.append(Silence(person.id, short_name(person), _detail(status, files, today), (today - since).days))
    return tuple(sorted(found, key=lambda one: (-one.days, one.name, str(one.person))))


def short_name(person: Any) -> str:
    """Return how a person is called in a row: the name in use and the family name, the code where there is none."""
    first = person.preferred_name or person.given_name
    return " ".join(part for part in (first, person.family_name) if part) or person.code or ""


def _detail(status: Status, files: Files, today: date) -> str:
    if status.group is not StatusGroup.PAUSED:
        return status.words
    pause = next((row for row in files.rows("path_event") if row.id == status.row_id), None)
    if pause is None or pause.ends_on is None:
        return status.words
    return _("On a break, agreed until {day}").format(day=short_day(pause.ends_on, today=today))
