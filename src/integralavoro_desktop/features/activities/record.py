"""What a row of the diary is for lists, forms, papers and the exchange."""

from __future__ import annotations

from typing import Any

from integralavoro_desktop.features.activities import kinds, rules
from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.periods import written
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words


def title(record: Any) -> str:
    """Return the kind and the day."""
    parts = (kinds.label(record.kind), written(record.happened_on) if record.happened_on else "")
    return ", ".join(part for part in parts if part)


RECORD = RecordType(
    name="activity",
    model=Activity,
    words=Words(N_("Entry of the diary"), N_("Diary"), "notebook-pen"),
    scope=Scope.PERSON,
    sections=(
        Section(
            N_("What was done"),
            N_("The facts first: when, what, for how long, with whom."),
            ("candidate_id", "happened_on", "starts_at", "minutes", "kind", "with_whom", "organisation_id"),
        ),
        Section(
            N_("What was said"),
            N_("The person's own words, then what you saw."),
            ("person_words", "summary", "next_step", "next_on"),
        ),
        Section(
            N_("Who was at work and where"),
            N_("These fill themselves in from your place of today."),
            ("operators", "unit_id", "place", "planned", "direct"),
        ),
        Section(
            N_("Reporting"),
            N_("What the flows to the ASST and the Region need."),
            ("sism_type", "attributable", "code_46san", "hidden"),
        ),
    ),
    columns=("happened_on", "kind", "minutes", "operators", "next_step", "next_on"),
    title=title,
    order=("-happened_on", "-starts_at"),
    check=rules.check,
    timeline=rules.timeline,
    tasks=rules.tasks,
)
