"""What an assessment is for lists, forms, papers and the exchange."""

from __future__ import annotations

from typing import Any

from integralavoro_desktop.features.assessments import rules
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.periods import written
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words


def title(record: Any) -> str:
    """Return the purpose and the day."""
    parts = (record.purpose.words if record.purpose else "", written(record.held_on) if record.held_on else "")
    return ", ".join(part for part in parts if part)


RECORD = RecordType(
    name="assessment",
    model=Assessment,
    words=Words(N_("Assessment"), N_("Assessments"), "clipboard-check"),
    scope=Scope.PERSON,
    sections=(
        Section(
            N_("The occasion"),
            N_("When, why and with which instrument. Each rater fills a sheet of their own."),
            ("candidate_id", "held_on", "purpose", "instrument_id", "place", "traineeship_id"),
        ),
        Section(
            N_("Decision about work"),
            N_("The team decides with the person; the program proposes nothing."),
            ("outcome", "outcome_on", "outcome_by", "outcome_reasons", "person_view"),
            optional=True,
        ),
        Section(
            N_("What comes next"),
            N_("What to develop, what helps, and when to look again."),
            ("missing_items", "supports", "review_on"),
            optional=True,
        ),
        Section(
            N_("Telling the person"),
            N_("The person hears what came out, as soon as possible."),
            ("returned_on", "returned_how"),
            optional=True,
        ),
    ),
    columns=("held_on", "purpose", "instrument_id", "outcome", "returned_on"),
    title=title,
    children=(
        Child(
            "sheet",
            Sheet,
            Words(N_("Sheet"), N_("Sheets"), "clipboard-list"),
            ("rater_role", "rater_name", "filled_on", "seen_where"),
            ("filled_on",),
        ),
        Child(
            "rating",
            Rating,
            Words(N_("Level"), N_("Levels"), "list-checks"),
            ("item", "value", "not_rated", "note"),
            ("item",),
            parent="sheet",
        ),
    ),
    order=("-held_on",),
    check=rules.check,
    timeline=rules.timeline,
    tasks=rules.tasks,
)
