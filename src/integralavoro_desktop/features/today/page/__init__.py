"""The page «Oggi»."""

from __future__ import annotations

from integralavoro_desktop.features.today.page.today import PLACE, TodayPage

__all__ = ["PLACE", "TodayPage"]
