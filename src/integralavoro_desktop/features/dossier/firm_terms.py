"""On which terms a paper may go to a firm: the consent in force, what it covers, and what was done with the firm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.consents.choices import ConsentState
from integralavoro_desktop.features.consents.rules import covering, state_on
from integralavoro_desktop.features.dossier.people import FIRM_ROLES, organisation_of, person_of, refused
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.printing.allow_list import AllowList, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.problems import AppError
    from integralavoro_desktop.printing.paper import Desk, Paper

_KIND = "employer_data"
_ABOUT_NOBODY = frozenset({Content.FIRM, Content.COACH})


def list_for_firm(desk: Desk, paper: Paper) -> AllowList:
    """Return what may be told to the firm of an order (RECORDS 11.4).

    AppError, with the reason, where the person or the firm is not known, no consent in force names the firm and covers
    what the paper needs, or the person and the firm have nothing to do with each other.
    """
    person = person_of(desk)
    firm = organisation_of(desk, desk.order.recipient_id, FIRM_ROLES)
    if firm is None:
        raise refused(
            _("The recipient is not known here as an employer or a host."),
            _("Choose the firm, and give it its role on its own page."),
        )
    facts = desk.reader.facts(person)
    consent = covering(facts.rows("consent"), firm.id, paper.needs, desk.today)
    if consent is None or consent.expires_on is None:
        raise _why_not(facts.rows("consent"), firm.id, desk)
    if "match" in desk.catalogue and not have_met(facts, firm.id):
        raise refused(
            _("The person has not yet said yes to this firm."),
            _("Write the answer in the match, then print again."),
        )
    terms = Terms(desk.imprint.serial, desk.imprint.key_code, desk.today, consent.expires_on, consent.id)
    told = {str(content) for content in consent.contents}
    contents = frozenset(one for one in Content if str(one) in told) | _ABOUT_NOBODY
    return AllowList(contents, desk.shower, terms, names=_other_names(desk, firm), by_law=paper.by_law)


def not_told(allow: AllowList) -> tuple[Content, ...]:
    """Return the contents that the consent leaves out, in their order."""
    return tuple(one for one in Content if not allow.covers(one))


def _other_names(desk: Desk, firm: Any) -> frozenset[str]:
    """Return the names of every other organisation: none of them is named to this firm."""
    own = {firm.name, firm.legal_name}
    rows = [row for row in desk.reader.many("organisation") if row.id != firm.id]
    return frozenset(name for row in rows for name in (row.name, row.legal_name) if name and name not in own)


def have_met(facts: Facts, firm_id: UUID) -> bool:
    """Tell whether the person said yes to a place of this firm, or trains or works there.

    Asked only where matches are kept: without them the consent that names the firm does.
    """
    openings = {row.id for row in facts.rows("opening") if row.organisation_id == firm_id}
    if any(row.person_answer == "yes" and row.opening_id in openings for row in facts.rows("match")):
        return True
    hosted = any(row.host_id == firm_id for row in facts.rows("traineeship"))
    return hosted or any(row.employer_id == firm_id for row in facts.rows("employment"))


def _why_not(consents: Sequence[Any], firm_id: UUID, desk: Desk) -> AppError:
    named = [row for row in consents if row.kind == _KIND and row.recipient_id == firm_id]
    states = {state_on(row, desk.today) for row in named}
    todo = _("Ask the person; a consent names one firm, what may be told and its last day.")
    if ConsentState.IN_FORCE in states:
        return refused(_("The consent for this firm does not cover what this paper says."), todo)
    if ConsentState.REVOKED in states:
        return refused(_("The consent for this firm was withdrawn."), _("The person decides: do not print."))
    if ConsentState.EXPIRED in states:
        return refused(_("The consent for this firm has expired."), todo)
    return refused(_("There is no consent in force for this firm."), todo)
