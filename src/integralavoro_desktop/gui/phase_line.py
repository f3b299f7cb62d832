"""The phases of a project as a line of dots with names and dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

_DOT = 9


class PhaseState(StrEnum):
    """Where a phase stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its name, a date or a word («ripresa»), where it stands."""

    name: str
    when: str = ""
    state: PhaseState = PhaseState.AHEAD


class PhaseLine(QWidget):
    """Phases from left to right; where the names do not fit, from top to bottom."""

    def __init__(self, theme: Theme, phases: Sequence[Phase] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._phases: tuple[Phase, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_phases(phases)

    def set_phases(self, phases: Sequence[Phase]) -> None:
        """Show other phases."""
        self._phases = tuple(phases)
        self.setAccessibleName(_("Phases: {list}").format(list="; ".join(_spoken(phase) for phase in phases)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow line is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Take two lines of words under the dots, or one row for each phase."""
        if self._fits(width):
            return self._theme.px(2 * _DOT + 42)
        return len(self._phases) * self._theme.px(30)

    def sizeHint(self) -> QSize:
        """Ask for the height of the present width."""
        return QSize(self._theme.px(300), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Allow any width."""
        return QSize(self._theme.px(160), self._theme.px(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again for a height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, dots and words."""
        if not self._phases:
            return
        sketch = Sketch(self, self._theme)
        across = self._fits(self.width())
        points = self._points(across=across)
        for place in range(len(points) - 1):
            is_done = self._phases[place].state is PhaseState.DONE
            start, end = points[place], points[place + 1]
            sketch.line(start, end, ink="accent" if is_done else "line", width=2.4)
        for phase, point in zip(self._phases, points, strict=True):
            self._dot(sketch, phase, point)
            self._words(sketch, phase, point, across=across)

    def _fits(self, width: int) -> bool:
        if not self._phases:
            return True
        slot = width / len(self._phases)
        names = (max(width_of(self._theme, one, "caption-strong") for one in (p.name, p.when)) for p in self._phases)
        return max(names) + 10 <= slot

    def _points(self, *, across: bool) -> list[QPointF]:
        edge = self._theme.px(_DOT) + 1
        if across:
            slot = self.width() / len(self._phases)
            return [QPointF(edge + i * slot, edge) for i in range(len(self._phases))]
        step = self._theme.px(30)
        return [QPointF(edge, step / 2 + i * step) for i in range(len(self._phases))]

    def _dot(self, sketch: Sketch, phase: Phase, point: QPointF) -> None:
        radius = self._theme.px(_DOT)
        if phase.state is PhaseState.DONE:
            sketch.circle(point, radius, ground="accent")
            side = self._theme.px(13)
            sketch.within(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))
            sketch.icon("check", point.x() - side / 2, ink="on_accent", size=13)
        elif phase.state is PhaseState.NOW:
            sketch.circle(point, radius - 1, ground="surface", edge="accent", width=2)
            sketch.circle(point, radius / 2, ground="accent")
        else:
            sketch.circle(point, radius - 1, ground="surface", edge="edge", width=1.6)

    def _words(self, sketch: Sketch, phase: Phase, point: QPointF, *, across: bool) -> None:
        is_now = phase.state is PhaseState.NOW
        role = "caption-strong" if is_now else "caption"
        tall = self._theme.px(18)
        left = point.x() - self._theme.px(_DOT)
        if across:
            top = point.y() + self._theme.px(_DOT) + 4
            sketch.within(QRectF(left, top, self.width(), tall)).words(phase.name, left, role=role)
            sketch.within(QRectF(left, top + tall - 2, self.width(), tall)).words(
                phase.when, left, ink="text2", role="small"
            )
            return
        left = point.x() + self._theme.px(_DOT) + 10
        sketch.within(QRectF(left, point.y() - tall / 2, self.width(), tall))
        end = sketch.words(phase.name, left, role=role)
        sketch.words(phase.when, end + 10, ink="text2", role="small")


def _spoken(phase: Phase) -> str:
    words = {
        PhaseState.DONE: pgettext("phase", "done"),
        PhaseState.NOW: pgettext("phase", "now"),
        PhaseState.AHEAD: pgettext("phase", "to come"),
    }
    return ", ".join(part for part in (phase.name, phase.when, words[phase.state]) if part)
