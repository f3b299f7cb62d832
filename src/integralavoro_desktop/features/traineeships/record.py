"""What a traineeship is for lists, forms, papers and the exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.traineeships import rules, timeline
from integralavoro_desktop.features.traineeships.children import (
    Competence,
    Day,
    Extension,
    Month,
    Suspension,
    Visit,
)
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.periods import written
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words

if TYPE_CHECKING:
    from collections.abc import Iterator


def title(traineeship: Traineeship) -> str:
    """Return the role and the first day, or the kind while those are not known."""
    return " · ".join(_parts(traineeship)) or _("Traineeship")


def _parts(traineeship: Traineeship) -> Iterator[str]:
    if traineeship.role:
        yield traineeship.role
    elif traineeship.kind:
        yield traineeship.kind.words
    if traineeship.starts_on:
        yield _("from {date}").format(date=written(traineeship.starts_on))


RECORD = RecordType(
    name="traineeship",
    model=Traineeship,
    words=Words(N_("Traineeship"), N_("Traineeships"), "briefcase"),
    scope=Scope.PERSON,
    sections=(
        Section(
            N_("Who and where"),
            N_("The person, the host, the promoter and who stays close."),
            (
                "candidate_id",
                "kind",
                "host_id",
                "site_id",
                "promoter_id",
                "host_tutor_id",
                "promoter_tutor_id",
                "coach_id",
                "state",
            ),
        ),
        Section(
            N_("Training project"),
            N_("What the person learns and does: it is what the three parties sign."),
            ("role", "objectives", "activities", "sep", "eqf"),
        ),
        Section(
            N_("Times"),
            N_("Dates and hours: the month registers come from here."),
            ("starts_on", "planned_end_on", "hours_day", "days_week", "calendar_text", "planned_minutes"),
        ),
        Section(
            N_("Allowance of the traineeship"),
            N_("How much, who pays, and what changes the least amount."),
            ("allowance", "allowance_payer_id", "meal", "host_public"),
        ),
        Section(
            N_("Papers of the start"),
            N_("What must be ready by the first day."),
            ("pfi_no", "pfi_signed_on", "notice_on", "inail", "liability", "safety_on", "fitness_on"),
        ),
        Section(
            N_("End and result"),
            N_("How it ended, what it points to, and what the person thinks of it."),
            ("ended_on", "end_reason", "result", "result_note", "trainee_words"),
        ),
    ),
    columns=("candidate_id", "kind", "host_id", "starts_on", "planned_end_on", "state"),
    title=title,
    children=(
        Child(
            "extension",
            Extension,
            Words(N_("Extension"), N_("Extensions"), "calendar-plus"),
            ("new_end_on", "signed_on", "eqf"),
            ("new_end_on",),
        ),
        Child(
            "suspension",
            Suspension,
            Words(N_("Suspension"), N_("Suspensions"), "circle-pause"),
            ("starts_on", "ends_on", "reason"),
            ("starts_on",),
        ),
        Child(
            "competence",
            Competence,
            Words(N_("Competence"), N_("Competences"), "lightbulb"),
            ("label", "code", "eqf", "start", "end"),
            ("label",),
        ),
        Child(
            "day",
            Day,
            Words(N_("Day of the register"), N_("Days of the register"), "calendar-check"),
            ("on", "planned", "enters_at", "leaves_at", "worked", "absence"),
            ("on",),
        ),
        Child(
            "month",
            Month,
            Words(N_("Month of the register"), N_("Months of the register"), "calendar"),
            ("month", "closed_on", "key_code", "reopen_reason"),
            ("month",),
        ),
        Child(
            "visit",
            Visit,
            Words(N_("Visit"), N_("Visits"), "eye"),
            ("phase", "held_on", "operator_id", "trend"),
            ("held_on",),
        ),
    ),
    order=("-starts_on",),
    check=rules.check,
    timeline=timeline.timeline,
    tasks=timeline.tasks,
)
