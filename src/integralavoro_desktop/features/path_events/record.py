"""The one definition of an event of the path."""

from __future__ import annotations

from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.path_events.rules import check, tasks, timeline, title
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words

SECTIONS = (
    Section(
        N_("What happens"),
        N_("A pause is not an end: the place stays the person's."),
        ("candidate_id", "kind", "starts_on", "ends_on", "wait_for", "words", "reason", "decided_by"),
    ),
    Section(
        N_("If the path ends"),
        N_("Where the person is now, and where the way goes on."),
        ("outcome", "next_step", "sism_closing", "attempts", "feedback_due", "feedback_sent_on"),
        optional=True,
    ),
)

RECORD = RecordType(
    name="path_event",
    model=PathEvent,
    words=Words(N_("Event of the path"), N_("Events of the path"), "milestone"),
    scope=Scope.PERSON,
    sections=SECTIONS,
    columns=("kind", "starts_on", "ends_on", "reason", "outcome"),
    title=title,
    order=("-starts_on",),
    check=check,
    timeline=timeline,
    tasks=tasks,
)
