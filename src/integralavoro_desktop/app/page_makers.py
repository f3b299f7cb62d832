"""Makes the hand-made pages; each is loaded when it is first opened, so that it costs no start-up time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.overlay import Overlay
    from integralavoro_desktop.gui.page import Page

# ruff: noqa: PLC0415 - the imports inside these functions are what this file is for


def page_of(bench: Bench, guide: Guide, entity: str, key: UUID, *, tab: str) -> Page | None:
    """Return the hand-made page of a record, None where its type has none."""
    if entity == "candidate":
        from integralavoro_desktop.features.candidates.page import PersonPage
        from integralavoro_desktop.person_parts import person_parts

        return PersonPage(bench, guide, key, tab, parts=person_parts())
    if entity == "assessment":
        from integralavoro_desktop.features.assessments.page import AssessmentPage

        with bench.store.read() as reader:
            person: UUID = reader.one("assessment", key).candidate_id
        return AssessmentPage(bench, guide, key, person)
    if entity == "traineeship":
        from integralavoro_desktop.features.traineeships.page import TraineeshipPage

        return TraineeshipPage(bench, guide, key, tab)
    return None


def new_assessment(bench: Bench, guide: Guide, person: UUID | None) -> Page:
    """Return an empty assessment of a person."""
    from integralavoro_desktop.features.assessments.page import AssessmentPage

    return AssessmentPage(bench, guide, None, person)


def today(bench: Bench, guide: Guide) -> Page:
    """Return the page of the day."""
    from integralavoro_desktop.features.today.page import TodayPage

    page = TodayPage(bench, guide)
    page.draft_asked.connect(guide.draft_asked)
    return page


def people(bench: Bench, guide: Guide) -> Page:
    """Return the list of people."""
    from integralavoro_desktop.features.candidates.page import people_list

    return people_list(bench, guide)


def traineeships(bench: Bench, guide: Guide) -> Page:
    """Return the list of traineeships."""
    from integralavoro_desktop.features.traineeships.page import traineeship_list

    return traineeship_list(bench, guide)


def papers(bench: Bench, guide: Guide) -> Page:
    """Return the papers, the forms and the key-back desk."""
    from integralavoro_desktop.app.press import papers_page

    return papers_page(bench, guide)


def help_page(bench: Bench, _guide: Guide) -> Page:
    """Return the user guide."""
    from integralavoro_desktop.gui.screens.help import HelpPage

    return HelpPage(bench.theme)


def quick_log(bench: Bench, window: QWidget, person: UUID | None) -> Overlay:
    """Return the quick log of a contact."""
    from integralavoro_desktop.features.activities.page import QuickLog

    return QuickLog(bench, window, person)
