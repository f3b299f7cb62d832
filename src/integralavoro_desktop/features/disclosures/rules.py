"""The rules of the register of prints: no paper for a firm without a consent, what is awaited, what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.disclosures.model import Disclosure, Preset
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from integralavoro_desktop.kernel.facts import Facts

# the consents under which a paper may go to a firm (RECORDS 11.4)
FOR_A_FIRM = frozenset({"employer_data", "incentive"})
ABOUT_ONE_PERSON = frozenset({Preset.PERSON, Preset.EMPLOYER})
NONE = N_("There is no consent in force for {firm}: the document cannot be printed.")
EXPIRED = N_("The consent for {firm} has expired: the document cannot be printed.")
REVOKED = N_("The consent for {firm} was withdrawn: the document cannot be printed.")


def check(disclosure: Disclosure, facts: Facts) -> Iterator[Problem]:
    """Return the problems of a print; papers for the person or a firm are about one person."""
    if disclosure.preset in ABOUT_ONE_PERSON:
        yield from needed(disclosure, "candidate_id")
    if disclosure.preset != Preset.EMPLOYER:
        return
    yield from needed(disclosure, "recipient_id")
    sentence = why_not(disclosure, facts)
    if sentence:
        firm = facts.find("organisation", disclosure.recipient_id) if disclosure.recipient_id else None
        name = (firm.name if firm else None) or _("this firm")
        yield Problem("DIC-1", Severity.STOP, "consent_id", _(sentence).format(firm=name))


def why_not(disclosure: Disclosure, facts: Facts) -> str:
    """Return the message id that forbids a paper for a firm on the day it was made; empty when the consent holds."""
    consent = facts.find("consent", disclosure.consent_id) if disclosure.consent_id else None
    day = day_made(disclosure, facts.today)
    if consent is None or not _fits(consent, disclosure) or consent.given_on > day:
        return NONE
    if is_revoked(consent, day):
        return REVOKED
    return EXPIRED if consent.expires_on < day else ""


def day_made(disclosure: Disclosure, today: date) -> date:
    """Return the day on which a paper was made, today while it is being made."""
    return disclosure.made_on.astimezone().date() if disclosure.made_on else today


def is_revoked(consent: Any, day: date) -> bool:
    """Tell whether a consent was withdrawn by a day."""
    return consent.revoked_on is not None and bool(consent.revoked_on <= day)


def to_recall(disclosures: Iterable[Disclosure], facts: Facts) -> list[Disclosure]:
    """Return the papers to take back: their consent was withdrawn and nobody took them back yet; oldest first."""
    found = [one for one in disclosures if one.recalled_on is None and one.consent_id]
    withdrawn = [one for one in found if _is_withdrawn(one, facts)]
    return sorted(withdrawn, key=lambda one: (day_made(one, facts.today), one.serial or ""))


def awaited_signed(disclosures: Iterable[Disclosure]) -> list[Disclosure]:
    """Return the papers with a key-back code that have not come back signed nor been taken back; oldest first."""
    found = [d for d in disclosures if d.key_code and d.signed_back_on is None and d.recalled_on is None]
    return sorted(found, key=lambda one: one.serial or "")


def by_code(disclosures: Iterable[Disclosure], key_code: str) -> Disclosure | None:
    """Return the paper that carries a key-back code, None if it was not made here."""
    return next((one for one in disclosures if one.key_code == key_code), None)


def _fits(consent: Any, disclosure: Disclosure) -> bool:
    """Tell whether a consent is whole, of the right kind, of that person and for that firm."""
    is_whole = consent.deleted_at is None and consent.given_on is not None and consent.expires_on is not None
    same_firm = consent.recipient_id is not None and consent.recipient_id == disclosure.recipient_id
    same_person = consent.candidate_id == disclosure.candidate_id
    return is_whole and str(consent.kind) in FOR_A_FIRM and same_firm and same_person


def _is_withdrawn(disclosure: Disclosure, facts: Facts) -> bool:
    consent = facts.find("consent", disclosure.consent_id) if disclosure.consent_id else None
    return consent is not None and is_revoked(consent, facts.today)
