"""The one definition of a referral."""

from __future__ import annotations

from integralavoro_desktop.features.referrals.model import Criterion, Referral
from integralavoro_desktop.features.referrals.rules import check, tasks, timeline, title
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words

SECTIONS = (
    Section(
        N_("Who refers"),
        N_("The service that knows the person, and when it wrote to us."),
        ("candidate_id", "kind", "received_on", "sender_unit_id", "sender_contact_id", "sender_kind", "prior_contact"),
    ),
    Section(
        N_("What is asked and expected"),
        N_("First what the person expects, then what the service asks."),
        ("person_words", "person_agrees", "requests", "reason", "missing_items", "missing_papers"),
    ),
    Section(
        N_("Check of appropriateness"),
        N_("Whether this is the right path and the right moment."),
        ("checked_on", "checked_by", "appropriateness", "appropriateness_reason"),
        optional=True,
    ),
    Section(
        N_("The answer"),
        N_("Who sends and the person both get an answer."),
        ("outcome", "outcome_on", "outcome_reason", "advice", "answer_sent_on"),
    ),
)

RECORD = RecordType(
    name="referral",
    model=Referral,
    words=Words(N_("Referral"), N_("Referrals"), "inbox"),
    scope=Scope.PERSON,
    sections=SECTIONS,
    columns=("kind", "received_on", "sender_unit_id", "outcome", "outcome_on"),
    title=title,
    children=(
        Child(
            "criterion",
            Criterion,
            Words(N_("Criterion"), N_("Criteria"), "list-checks"),
            ("list", "criterion_id", "answer", "note"),
            ("list",),
        ),
    ),
    order=("-received_on",),
    check=check,
    timeline=timeline,
    tasks=tasks,
)
