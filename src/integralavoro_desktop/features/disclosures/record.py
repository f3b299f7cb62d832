"""What a print is for lists, forms, papers and the exchange."""

from __future__ import annotations

from integralavoro_desktop.features.disclosures import rules
from integralavoro_desktop.features.disclosures.model import Disclosure
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words

RECORD = RecordType(
    name="disclosure",
    model=Disclosure,
    words=Words(N_("Paper given"), N_("Register of prints"), "printer"),
    scope=Scope.PERSON_OR_OFFICE,
    sections=(
        Section(
            N_("What was made"),
            N_("The program fills it when it prints."),
            ("serial", "made_on", "operator_id", "paper", "candidate_id"),
        ),
        Section(
            N_("Who it went to"),
            N_("For a firm there is always a consent in force."),
            ("preset", "recipient_id", "consent_id", "purpose", "left_out"),
        ),
        Section(
            N_("Coming back"),
            N_("The signed copy, or the paper taken back."),
            ("key_code", "signed_back_on", "recalled_on", "recall_note"),
        ),
    ),
    columns=("serial", "made_on", "paper", "preset", "recipient_id", "recalled_on"),
    title=lambda disclosure: " ".join(part for part in (disclosure.serial, disclosure.paper) if part),
    order=("-made_on",),
    check=rules.check,
)
