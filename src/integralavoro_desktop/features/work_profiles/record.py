"""The one definition of wishes and conditions of work."""

from __future__ import annotations

from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile
from integralavoro_desktop.features.work_profiles.rules import check, tasks, timeline, title
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words

SECTIONS = (
    Section(
        N_("Wishes and needs"),
        N_("The person's own words come first."),
        ("candidate_id", "valid_from", "chosen_by", "wishes_words", "needs_words"),
    ),
    Section(
        N_("Which work"),
        N_("Jobs and sectors the person would choose."),
        ("occupations", "sectors_yes", "sectors_no", "contract_wish", "pay_min", "wants_self_employment"),
    ),
    Section(
        N_("How much and when"),
        N_("Only what the person wants to offer now."),
        (
            "hours_week_min",
            "hours_week_max",
            "hours_day_max",
            "slots",
            "start_from",
            "gradual_start",
        ),
    ),
    Section(
        N_("What helps"),
        N_("Supports the person finds useful, and what to tell the employer."),
        ("supports", "disclosure"),
    ),
    Section(
        N_("For the workplace"),
        N_("It leaves only with a consent, and without news about health."),
        ("firm_words", "card_work_text", "card_call_1", "card_call_2"),
        optional=True,
    ),
)

RECORD = RecordType(
    name="work_profile",
    model=WorkProfile,
    words=Words(N_("Wishes and conditions"), N_("Needs, wishes and work conditions"), "message-square-quote"),
    scope=Scope.PERSON,
    sections=SECTIONS,
    columns=("valid_from", "chosen_by", "hours_week_min", "hours_week_max", "contract_wish"),
    title=title,
    children=(
        Child(
            "condition",
            Condition,
            Words(N_("Condition"), N_("Conditions"), "sliders-horizontal"),
            ("dimension", "max_level", "importance", "note"),
            ("dimension",),
        ),
    ),
    order=("-valid_from",),
    check=check,
    timeline=timeline,
    tasks=tasks,
)
