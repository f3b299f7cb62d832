"""The pages of people: one person's file, and the list of all of them."""

from __future__ import annotations

from integralavoro_desktop.features.candidates.page.people import people_list
from integralavoro_desktop.features.candidates.page.person import PersonPage

__all__ = ["PersonPage", "people_list"]
