"""When a consent holds, what it covers, and what follows from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.consents.choices import ConsentState
from integralavoro_desktop.kernel.accept import needed
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import add_days, written
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Due, Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.consents.model import Consent
    from integralavoro_desktop.kernel.facts import Facts

TO_A_FIRM = frozenset({"employer_contact", "employer_data", "incentive"})
_NAMES_SOMEBODY = TO_A_FIRM | {"inter_service"}
_NEVER_TO_A_FIRM = frozenset({"assessment", "plan", "photo"})
_NO_DATA_OF_THE_PERSON = frozenset({Content.FIRM, Content.COACH})
_REVIEW_DAYS = 30


def state_on(consent: Any, day: date) -> ConsentState:
    """Return where a consent stands on a day; a withdrawal wins over everything that comes after the giving."""
    if consent.given_on is None or consent.given_on > day:
        return ConsentState.NOT_YET
    if consent.revoked_on is not None and consent.revoked_on <= day:
        return ConsentState.REVOKED
    if consent.expires_on is not None and consent.expires_on < day:
        return ConsentState.EXPIRED
    return ConsentState.IN_FORCE


def in_force(consent: Any, day: date) -> bool:
    """Tell whether a consent may be relied on that day; the day of expiry still counts, a notice never does."""
    is_consent = consent.deleted_at is None and consent.kind not in {None, "notice"}
    return is_consent and state_on(consent, day) is ConsentState.IN_FORCE


def covering(consents: Iterable[Any], firm_id: UUID, contents: Collection[str], day: date) -> Any:
    """Return the one consent to give data to this firm that covers every content; None on any doubt.

    The firm's own data and the coach's name are no data of the person and need none, but without a consent in force
    there is no paper at all. The band of Law 68 needs a consent of kind `incentive` beside its content.
    """
    asked = set(map(str, contents)) - set(map(str, _NO_DATA_OF_THE_PERSON))
    kind = "incentive" if asked == {"l68_band"} else "employer_data"
    if kind == "employer_data" and not asked <= set(map(str, Content)):
        return None
    found = [c for c in consents if c.kind == kind and c.recipient_id == firm_id and in_force(c, day)]
    whole = [c for c in found if asked <= {str(content) for content in c.contents or ()}]
    return max(whole, key=lambda c: (c.given_on, str(c.id)), default=None)


def covers(consents: Iterable[Any], firm_id: UUID, contents: Collection[str], day: date) -> bool:
    """Tell whether these contents may be told to this firm on a day."""
    return covering(consents, firm_id, contents, day) is not None


def allows_contact(consents: Iterable[Any], firm_id: UUID, day: date) -> bool:
    """Tell whether the person agrees that we speak about her with this firm on a day."""
    kinds = {"employer_contact", "employer_data"}
    return any(c.kind in kinds and c.recipient_id == firm_id and in_force(c, day) for c in consents)


def check(record: Consent, facts: Facts) -> Iterable[Problem]:
    """Check CON-1 to CON-3, and what each kind asks for."""
    yield from _recipient(record)
    yield from _contents(record)
    if record.kind in TO_A_FIRM:
        yield from needed(record, "expires_on")
    if record.given_on and record.revoked_on and record.revoked_on < record.given_on:
        sentence = _("The withdrawal comes before the consent.")
        yield Problem("CON-3", Severity.STOP, "revoked_on", sentence)


def timeline(record: Consent, facts: Facts) -> Iterable[Entry]:
    """Tell when it was given and when it was withdrawn."""
    about = {"kind": record.kind.words if record.kind else _("Consent"), "recipient": recipient_name(record, facts)}
    if record.given_on:
        title = _("Notice handed over.") if record.kind == "notice" else _("Consent given: {kind}.").format(**about)
        yield Entry(record.given_on, title, about["recipient"], "file-check", until=record.expires_on)
    if record.revoked_on:
        title = _("Consent withdrawn: {kind}.").format(**about)
        yield Entry(record.revoked_on, title, about["recipient"], "ban")


def tasks(record: Consent, facts: Facts) -> Iterable[Due]:
    """Ask to review a consent before it expires, and to take back papers after a withdrawal."""
    if record.expires_on and record.revoked_on is None:
        yield Due("CON-REVIEW", add_days(record.expires_on, -_REVIEW_DAYS), _("Review the consent"))
    if record.revoked_on and papers_to_recall(record, facts):
        title = _("Take back the papers given to {recipient}").format(recipient=recipient_name(record, facts))
        yield Due("CON-RECALL", record.revoked_on, title)


def papers_to_recall(record: Consent, facts: Facts) -> list[Any]:
    """Return the prints that went out under this consent and have not been taken back, oldest first."""
    found = [row for row in facts.rows("disclosure") if row.consent_id == record.id and row.recalled_on is None]
    return sorted(found, key=lambda row: (row.serial or "", str(row.id)))


def recipient_name(record: Consent, facts: Facts) -> str:
    """Return the name of the recipient, empty where there is none."""
    firm = facts.find("organisation", record.recipient_id) if record.recipient_id else None
    return (firm.name if firm else None) or record.recipient_text or ""


def title(record: Consent) -> str:
    """Return the kind of consent and the day on which it was given."""
    kind = record.kind.words if record.kind else _("Consent")
    return f"{kind}, {written(record.given_on)}" if record.given_on else kind


def _recipient(record: Consent) -> Iterator[Problem]:
    named = [name for name in ("recipient_id", "recipient_text") if getattr(record, name)]
    if record.kind in TO_A_FIRM and len(named) != 1:
        sentence = _("Choose the firm: the consent holds for one recipient at a time.")
        yield Problem("CON-1", Severity.STOP, "recipient_id", sentence)
    elif record.kind in _NAMES_SOMEBODY and not named:
        yield from needed(record, "recipient_id")


def _contents(record: Consent) -> Iterator[Problem]:
    if record.kind not in {None, "notice"}:
        yield from needed(record, "contents")
    if record.kind not in TO_A_FIRM:
        return
    contents = {str(content) for content in record.contents or ()}
    if "health" in contents:
        sentence = _("Health data are not told to a firm, not even with a consent.")
        yield Problem("CON-2", Severity.STOP, "contents", sentence)
    elif contents & _NEVER_TO_A_FIRM:
        sentence = _("Assessments, plans and pictures are not given to a firm.")
        yield Problem("CON-2", Severity.STOP, "contents", sentence)
