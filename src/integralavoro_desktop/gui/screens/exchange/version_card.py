"""One version of a value, to be chosen like a radio button: its words, who wrote it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from integralavoro_desktop.gui.paint import Sketch
from integralavoro_desktop.gui.screens.exchange.differing import MarkedLabel
from integralavoro_desktop.gui.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.gui.screens.exchange.differing import Parts
    from integralavoro_desktop.gui.theme import Theme

_CIRCLE = 19
_SIDE = 13


class VersionCard(QAbstractButton):
    """A card with a circle; `heading` stands over the words where the columns lie one under the other."""

    def __init__(self, theme: Theme, *, heading: str, parts: Parts, by: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setObjectName("version")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = "".join(piece for piece, _mark in parts)
        self.setAccessibleName(f"{heading}: {words}. {by}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heading = Label(theme, heading, role="caption-strong", tone="text2")
        self._words = MarkedLabel(theme)
        self._words.show_parts(parts)
        self._by = Label(theme, by, role="caption", tone="text2")
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(3)
        for label in (self._heading, self._words, self._by):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._layout.addWidget(label)
        self._layout.addStretch(1)
        self._by.setVisible(bool(by))
        self.show_heading(is_shown=False)
        self._restyle()
        theme.changed.connect(self._restyle)
        self.toggled.connect(lambda _on: self.update())

    def words(self) -> str:
        """Return the words of the version."""
        return self._words.words()

    def show_heading(self, *, is_shown: bool) -> None:
        """Show or hide the heading inside the card."""
        self._heading.setVisible(is_shown)

    def sizeHint(self) -> QSize:
        """Take what the words ask."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the longest word."""
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow card is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._layout.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and circle."""
        sketch = Sketch(self, self._theme)
        is_on = self.isChecked()
        edge = "accent" if is_on else ("edge" if self.underMouse() else "line")
        sketch.block("accent_soft" if is_on else "surface", edge=edge, radius=8)
        side = self._theme.px(_CIRCLE)
        center = QPointF(_SIDE + side / 2, _SIDE - 2 + side / 2)
        if is_on:
            sketch.circle(center, side / 2, ground="accent")
            sketch.circle(center, side / 5, ground="on_accent")
        else:
            sketch.circle(center, side / 2 - 1, ground="surface", edge="edge", width=1.6)

    def _restyle(self) -> None:
        self._layout.setContentsMargins(_SIDE + self._theme.px(_CIRCLE) + 10, _SIDE - 3, _SIDE, _SIDE - 2)
        self.updateGeometry()
