"""Who a paper is about and who it is for: found and looked at before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.standing import coach_on
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.printing.paper import Desk

CARE_ROLES = frozenset({"cps", "care", "dsmd", "asst"})
FIRM_ROLES = frozenset({"employer", "host", "coop_a", "coop_b"})


def person_of(desk: Desk) -> Any:
    """Return the person of an order; AppError when there is none here or the file is no longer in use."""
    key = desk.order.person_id
    person = desk.reader.one("candidate", key) if key else None
    if person is None or person.deleted_at:
        raise refused(_("The paper is about a person, and no file was chosen."), _("Choose the person first."))
    if person.merged_into_id:
        raise refused(_("This file was joined with another one."), _("Print from the file it was joined to."))
    if person.file_state == "anonymised":
        raise refused(_("This file has been made anonymous."), _("There is nothing left to print about the person."))
    return person


def organisation_of(desk: Desk, key: UUID | None, roles: frozenset[str]) -> Any:
    """Return the recipient of a paper when it is known here and has one of these roles, None otherwise."""
    found = desk.reader.one("organisation", key) if key else None
    if found is None or found.deleted_at or found.merged_into_id:
        return None
    return found if roles & {str(role) for role in found.roles} else None


def coach_of(desk: Desk, facts: Facts) -> Any:
    """Return the operator who follows the person today, else the one who prints; None where neither is known."""
    key = coach_on(facts.rows("candidate.assignment"), desk.today) or desk.operator_id
    return desk.reader.one("operator", key) if key else None


def refused(happened: str, todo: str) -> AppError:
    """Return the failure of a paper that is not made: nothing was printed, nothing was written."""
    return AppError(happened, _("Nothing was printed and nothing was written in the register."), todo)
