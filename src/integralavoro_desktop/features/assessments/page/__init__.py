"""The page of an assessment: the grid with its raters, the occasion, the decision."""

from __future__ import annotations

from integralavoro_desktop.features.assessments.page.assessment_page import AssessmentPage

__all__ = ["AssessmentPage"]
