"""Papers that expire within a month: consents that nobody renewed, residence permits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.today.silence import short_name
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.today.files import Files

WITHIN_DAYS = 30
RULES = frozenset({"CON-REVIEW", "CAN-PERMIT"})


@dataclass(frozen=True, slots=True)
class Expiry:
    """A paper with its last day: what it is and whose, what is to be done, the record to open."""

    on: date
    title: str
    detail: str
    entity: str
    key: UUID


def expiring(files: Files, today: date) -> tuple[Expiry, ...]:
    """Return the papers whose last day is today or within thirty days, the nearest first."""
    found = [one for person in files.rows("candidate") for one in _of(person, files)]
    last = add_days(today, WITHIN_DAYS)
    return tuple(sorted((one for one in found if today <= one.on <= last), key=lambda one: (one.on, one.title)))


def overtaken(files: Files, today: date) -> frozenset[UUID]:
    """Return the consents that need no review any more: a newer one holds, or the last day passed a month ago."""
    found: set[UUID] = set()
    for person in files.people:
        consents = files.of(person, "consent")
        for row in (row for row in consents if row.expires_on):
            is_renewed = any(_renews(other, row) for other in consents if other.given_on and other.revoked_on is None)
            if is_renewed or add_days(row.expires_on, WITHIN_DAYS) < today:
                found.add(row.id)
    return frozenset(found)


def _of(person: Any, files: Files) -> Iterator[Expiry]:
    name = short_name(person)
    if person.permit_expires_on:
        title = _("Residence permit, {name}").format(name=name)
        yield Expiry(person.permit_expires_on, title, _("to be renewed"), "candidate", person.id)
    consents = [row for row in files.of(person.id, "consent") if row.given_on and row.revoked_on is None]
    for row in consents:
        if row.expires_on and not any(_renews(other, row) for other in consents):
            title = _("{paper}, {name}").format(paper=row.kind.words if row.kind else _("Consent"), name=name)
            yield Expiry(row.expires_on, title, _("to be looked at again together"), "consent", row.id)


def _renews(other: Any, row: Any) -> bool:
    same = (other.kind, other.recipient_id, other.recipient_text) == (row.kind, row.recipient_id, row.recipient_text)
    return bool(same and other.id != row.id and (other.expires_on is None or other.expires_on > row.expires_on))
