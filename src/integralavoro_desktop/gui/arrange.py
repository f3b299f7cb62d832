"""Arrangements that give way: columns and lines which go one under the other where the room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.gui.theme import Theme


class Across(QWidget):
    """A line of things which go one under the other when the text is large; fill `line`."""

    def __init__(self, theme: Theme, *, gap: int = 12) -> None:
        super().__init__()
        self._theme = theme
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        direction = QBoxLayout.Direction
        self.line.setDirection(direction.TopToBottom if self._theme.is_large else direction.LeftToRight)


class Columns(QWidget):
    """Widgets side by side by weight, one under the other when the room is narrow or the text large."""

    def __init__(self, theme: Theme, *columns: QWidget, weights: Sequence[int] = (), below: int = 860) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._weights = tuple(weights) or (1,) * len(columns)
        self._below = below
        self._is_stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(is_stacked=True)
        theme.changed.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between side by side and stacked."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        self._arrange(is_stacked=self._theme.is_large or self.width() < self._theme.px(self._below))

    def _arrange(self, *, is_stacked: bool) -> None:
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        for widget in self._columns:
            self._grid.removeWidget(widget)
        for place in range(len(self._columns)):
            self._grid.setColumnStretch(place, 0)
        for place, widget in enumerate(self._columns):
            row, col = (place, 0) if is_stacked else (0, place)
            self._grid.addWidget(widget, row, col)
            self._grid.setColumnStretch(col, 1 if is_stacked else self._weights[place])
