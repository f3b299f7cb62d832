"""The one definition of a person's file: its form, its list, what hangs on it."""

from __future__ import annotations

from typing import Any

from integralavoro_desktop.features.candidates import children as rows
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.rules import check, tasks, timeline
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words


def title(record: Any) -> str:
    """Return family name and given name, or the code of a file that has no name any more."""
    return " ".join(part for part in (record.family_name, record.given_name) if part) or record.code or ""


SECTIONS = (
    Section(
        N_("Who the person is"),
        N_("The name the person uses comes first everywhere."),
        ("code", "family_name", "given_name", "preferred_name", "sex", "birth_date", "birth_year", "birth_place"),
    ),
    Section(
        N_("Codes and papers"),
        N_("If a code is missing today, it can be added later."),
        ("id_kind", "fiscal_code", "citizenship", "permit_kind", "permit_expires_on"),
    ),
    Section(
        N_("How to get in touch"),
        N_("Where and when the person is glad to be called."),
        ("phone", "phone_alt", "email", "contact_note"),
    ),
    Section(
        N_("Daily life"),
        N_("Only what helps to find a fitting job."),
        ("marital_status", "living_situation", "occupation_status", "occupation_status_on"),
        optional=True,
    ),
    Section(
        N_("What the person brings"),
        N_("Studies, languages and how the person can reach a place."),
        ("education_level", "languages", "italian_level", "licences", "transport", "did_on", "job_centre_id"),
    ),
    Section(
        N_("About this file"),
        N_("Notes for the office, without news about health."),
        ("note", "file_state"),
        optional=True,
    ),
)

CHILDREN = (
    Child(
        "residence",
        rows.Residence,
        Words(N_("Address"), N_("Addresses"), "house"),
        ("kind", "territory_id", "address", "starts_on", "ends_on"),
        ("-starts_on",),
    ),
    Child(
        "assignment",
        rows.Assignment,
        Words(N_("Who follows the person"), N_("Who follows the person"), "user-check"),
        ("operator_id", "role", "unit_id", "starts_on", "ends_on"),
        ("-starts_on",),
    ),
    Child(
        "support_person",
        rows.SupportPerson,
        Words(N_("Trusted person"), N_("Support network"), "heart-handshake"),
        ("name", "relation", "phone", "may_call", "emergency"),
        ("name",),
    ),
    Child(
        "service_link",
        rows.ServiceLink,
        Words(N_("Service around the person"), N_("Services around the person"), "network"),
        ("unit_id", "role", "contact_id", "doing", "starts_on", "ends_on"),
        ("-starts_on",),
    ),
    Child(
        "education",
        rows.Education,
        Words(N_("Study"), N_("Studies"), "graduation-cap"),
        ("title", "institute", "year", "completed"),
        ("-year",),
    ),
    Child(
        "work_experience",
        rows.WorkExperience,
        Words(N_("Earlier job"), N_("Earlier jobs"), "briefcase"),
        ("role", "firm", "from_month", "to_month", "contract"),
        ("-from_month",),
    ),
    Child(
        "skill",
        rows.Skill,
        Words(N_("Skill"), N_("Skills"), "award"),
        ("label", "kind", "level", "evidence", "seen_on"),
        ("label",),
    ),
    Child(
        "training_need",
        rows.TrainingNeed,
        Words(N_("Training need"), N_("Training needs"), "lightbulb"),
        ("topic", "priority", "state", "source", "noted_on"),
        ("-noted_on",),
    ),
    Child(
        "not_same",
        rows.NotSame,
        Words(N_("Not the same person"), N_("Not the same people"), "split"),
        ("other_id", "decided_on", "reason"),
        ("-decided_on",),
    ),
)

RECORD = RecordType(
    name="candidate",
    model=Candidate,
    words=Words(N_("Person"), N_("People"), "users"),
    scope=Scope.PERSON,
    sections=SECTIONS,
    columns=("family_name", "given_name", "preferred_name", "code", "phone"),
    title=title,
    children=CHILDREN,
    order=("family_name", "given_name"),
    check=check,
    timeline=timeline,
    tasks=tasks,
)
