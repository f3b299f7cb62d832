"""The diary on the screen: a contact logged in seconds, and the diary of one person."""

from __future__ import annotations

from integralavoro_desktop.features.activities.page.diary import DiaryView
from integralavoro_desktop.features.activities.page.quick_log import QuickLog

__all__ = ["DiaryView", "QuickLog"]
