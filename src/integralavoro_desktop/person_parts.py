"""What the person's page shows of other record types: the one place that joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.activities.page import DiaryView
from integralavoro_desktop.features.activities.rules import may_see
from integralavoro_desktop.features.assessments.summary import assessed, last_levels
from integralavoro_desktop.features.candidates.parts import MoreTab, Parts
from integralavoro_desktop.features.traineeships.summary import month_presence
from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.facts import Facts


def person_parts() -> Parts:
    """Return what the page of a person is made with."""
    diary = MoreTab("diary", N_("Diary"), DiaryView, _contacts)
    return Parts(
        levels=last_levels, assessed=assessed, presence=month_presence, paper_title=_paper_title, tabs=(diary,)
    )


def _paper_title(code: str) -> str:
    from integralavoro_desktop.papers import PAPERS  # noqa: PLC0415 - papers bring ReportLab: only where one was made

    return next((_(paper.title) for paper in PAPERS if paper.code == code), code)


def _contacts(facts: Facts) -> int:
    return sum(may_see(row, facts.operator_id) for row in facts.rows("activity"))
