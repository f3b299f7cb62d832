"""The one definition of a consent."""

from __future__ import annotations

from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.consents.rules import check, tasks, timeline, title
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words

SECTIONS = (
    Section(
        N_("What is allowed"),
        N_("To one recipient, for one purpose."),
        ("candidate_id", "kind", "recipient_id", "recipient_text", "contents", "purpose", "text_version"),
    ),
    Section(
        N_("When and how"),
        N_("The person can take it back on any day."),
        ("given_on", "given_by", "how", "expires_on", "revoked_on", "revoked_note"),
    ),
)

RECORD = RecordType(
    name="consent",
    model=Consent,
    words=Words(N_("Consent"), N_("Consents and notices"), "shield-check"),
    scope=Scope.PERSON,
    sections=SECTIONS,
    columns=("kind", "recipient_id", "given_on", "expires_on", "revoked_on"),
    title=title,
    order=("-given_on",),
    check=check,
    timeline=timeline,
    tasks=tasks,
)
