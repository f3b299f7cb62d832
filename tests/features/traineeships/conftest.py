"""What the pages of traineeships are tested with."""

from __future__ import annotations

from tests.features.work_office import begun, guide, office, show, theme

__all__ = ["begun", "guide", "office", "show", "theme"]
