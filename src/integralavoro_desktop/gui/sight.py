"""Bringing a widget in sight, whatever scrolls around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AIR = 48


def scroll_of(widget: QWidget) -> QScrollArea | None:
    """Return the area in which a widget scrolls."""
    one = widget.parentWidget()
    while one is not None and not isinstance(one, QScrollArea):
        one = one.parentWidget()
    return one


def bring_in_sight(widget: QWidget) -> None:
    """Scroll until a widget is seen, its upper end first."""
    scroll = scroll_of(widget)
    if scroll is not None:
        inside = scroll.widget()
        layout = inside.layout() if inside else None
        if layout is not None:
            layout.activate()
        scroll.ensureWidgetVisible(widget, 0, _AIR)


def bring_in_sight_soon(widget: QWidget) -> None:
    """Do the same once the layout has settled: for a widget that was just put in its place."""
    QTimer.singleShot(0, widget, lambda: bring_in_sight(widget))
