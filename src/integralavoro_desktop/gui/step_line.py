"""The steps of a guided path: done, here, to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_CIRCLE = 25
_DASH = 36


class StepLine(QWidget):
    """Numbered circles with names; where there is no room, only the name of the step in force."""

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._names = tuple(names)
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_here(0)

    def set_here(self, place: int) -> None:
        """Go to a step, counted from 0."""
        self._here = place
        words = _("Step {n} of {total}: {name}")
        self.setAccessibleName(words.format(n=place + 1, total=len(self._names), name=self._names[place]))
        self.update()

    def sizeHint(self) -> QSize:
        """Take all names."""
        return QSize(round(self._wanted()), self._theme.px(_CIRCLE + 3))

    def minimumSizeHint(self) -> QSize:
        """Take the circles and the longest name."""
        longest = max(width_of(self._theme, name, "strong") for name in self._names)
        circles = len(self._names) * (self._theme.px(_CIRCLE) + 20)
        return QSize(round(longest) + circles, self._theme.px(_CIRCLE + 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles, names and dashes."""
        sketch = Sketch(self, self._theme)
        has_all = self._wanted() <= self.width()
        left = 1.0
        for place, name in enumerate(self._names):
            left = self._circle(sketch, place, left)
            if has_all or place == self._here:
                role = "strong" if place == self._here else "body"
                ink = "text" if place <= self._here else "text2"
                left = sketch.words(name, left + self._theme.px(8), ink=ink, role=role)
            if place < len(self._names) - 1:
                left += self._theme.px(14)
                end = left + (self._theme.px(_DASH) if has_all else 8)
                ink = "accent" if place < self._here else "line"
                middle = self.height() / 2
                sketch.line(QPointF(left, middle), QPointF(end, middle), ink=ink, width=2)
                left = end + self._theme.px(14)

    def _circle(self, sketch: Sketch, place: int, left: float) -> float:
        side = self._theme.px(_CIRCLE)
        center = QPointF(left + side / 2, self.height() / 2)
        is_ahead = place > self._here
        if is_ahead:
            sketch.circle(center, side / 2 - 1, ground="surface", edge="edge", width=1.4)
        else:
            sketch.circle(center, side / 2, ground="accent")
        if place < self._here:
            sketch.icon("check", center.x() - self._theme.px(15) / 2, ink="on_accent", size=15)
        else:
            box = QRectF(left, (self.height() - side) / 2, side, side)
            sketch.centred(str(place + 1), box, ink="text2" if is_ahead else "on_accent", role="caption-strong")
        return left + side

    def _wanted(self) -> float:
        names = sum(width_of(self._theme, name, "strong") + self._theme.px(8) for name in self._names)
        dashes = (len(self._names) - 1) * self._theme.px(_DASH + 28)
        return names + dashes + len(self._names) * self._theme.px(_CIRCLE) + 4
