"""The store, theme and window of the tests of people, for the diary."""

from __future__ import annotations

from tests.features.candidates.conftest import beginning, full_office, fullness, guide, office, show, theme

__all__ = ["beginning", "full_office", "fullness", "guide", "office", "show", "theme"]
