"""Charts on the screen: a bar with a threshold, a radar of today and before, its legend."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_LONGEST_AXIS = 12


class Meter(QWidget):
    """A bar of a share 0-1, with a tick at a threshold; `words` say the same («14 presenze su 16, soglia 80 %»)."""

    def __init__(self, theme: Theme, share: float, *, words: str, threshold: float | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._threshold = threshold
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, words=words)

    def set_share(self, share: float, *, words: str) -> None:
        """Show another share."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a thin bar, with room for the tick."""
        return QSize(self._theme.px(120), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, bar and tick."""
        sketch = Sketch(self, self._theme)
        tall = self._theme.px(10)
        track = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        edge = "line" if self._theme.tokens.is_contrast else ""
        sketch.block("nav", edge=edge, radius=tall / 2.5, area=track)
        filled = QRectF(track)
        filled.setWidth(track.width() * self._share)
        if self._share:
            sketch.block("accent", radius=tall / 2.5, area=filled)
        if self._threshold is not None:
            left = track.width() * self._threshold
            sketch.painter.fillRect(QRectF(left - 1, 0, 2, self.height()), self._theme.color("text"))


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a radar: its name, its values in the order of the axes (None where nobody answered)."""

    name: str
    values: tuple[float | None, ...]


class Radar(QWidget):
    """Values on axes in a ring: `today` solid with round marks, `before` dashed with square marks.

    Its description is the table of all values, so that nothing is in the drawing alone.
    """

    def __init__(self, theme: Theme, axes: Sequence[str], *, today: Series, before: Series | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._axes = tuple(axes)
        self._highest = 4.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_series(today, before)

    def set_series(self, today: Series, before: Series | None = None) -> None:
        """Show other values."""
        self._today = today
        self._before = before
        self.setAccessibleName(_("Chart: {name}").format(name=today.name))
        self.setAccessibleDescription("; ".join(" ".join(row) for row in self.table()))
        self.update()

    def table(self) -> list[tuple[str, ...]]:
        """Return the same as rows of text: axis, today, before."""
        both = [series for series in (self._today, self._before) if series]
        head = ("", *(series.name for series in both))
        rows = [(axis, *(_number(series.values[place]) for series in both)) for place, axis in enumerate(self._axes)]
        return [head, *rows]

    def sizeHint(self) -> QSize:
        """Be a good square with room for the words."""
        side = self._theme.px(215)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw net, words and both series."""
        sketch = Sketch(self, self._theme)
        center, radius = self._place()
        self._net(sketch, center, radius)
        if self._before is not None:
            self._series(sketch, self._before, ink="words_bar", is_dashed=True)
        self._series(sketch, self._today, ink="accent", is_dashed=False)
        for place, axis in enumerate(self._axes):
            self._axis_name(sketch, place, axis)

    def _place(self) -> tuple[QPointF, float]:
        line = self._theme.px(18) * max((len(_in_lines(axis)) for axis in self._axes), default=1)
        lines = (part for axis in self._axes for part in _in_lines(axis))
        widest = max((width_of(self._theme, part, "caption") for part in lines), default=0)
        room = min(self.height() / 2 - line - 4, (self.width() / 2 - widest) / 0.87 - 8)
        return QPointF(self.width() / 2, self.height() / 2), max(room, self._theme.px(30))

    def _point(self, place: int, value: float) -> QPointF:
        center, radius = self._place()
        angle = -math.pi / 2 + 2 * math.pi * place / len(self._axes)
        reach = radius * value / self._highest
        return QPointF(center.x() + reach * math.cos(angle), center.y() + reach * math.sin(angle))

    def _net(self, sketch: Sketch, center: QPointF, radius: float) -> None:
        sketch.painter.setBrush(Qt.BrushStyle.NoBrush)
        sketch.painter.setPen(QPen(self._theme.color("line"), 1))
        for level in range(1, 5):
            sketch.painter.drawPolygon(QPolygonF([self._point(i, level) for i in range(len(self._axes))]))
        for place in range(len(self._axes)):
            sketch.painter.drawLine(center, self._point(place, self._highest))

    def _series(self, sketch: Sketch, series: Series, *, ink: str, is_dashed: bool) -> None:
        points = [self._point(i, value) for i, value in enumerate(series.values) if value is not None]
        color = self._theme.color(ink)
        pen = QPen(color, 2, Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        sketch.painter.setPen(pen)
        if not is_dashed and not self._theme.tokens.is_contrast:
            soft = self._theme.color(ink)
            soft.setAlphaF(0.14)
            sketch.painter.setBrush(soft)
        else:
            sketch.painter.setBrush(Qt.BrushStyle.NoBrush)
        sketch.painter.drawPolygon(QPolygonF(points))
        for point in points:
            _mark(sketch, point, ink=ink, is_square=is_dashed)

    def _axis_name(self, sketch: Sketch, place: int, axis: str) -> None:
        tip = self._point(place, self._highest + 0.35)
        parts = _in_lines(axis)
        width = max(width_of(self._theme, part, "caption") for part in parts) + 2
        tall = self._theme.px(18)
        angle = -math.pi / 2 + 2 * math.pi * place / len(self._axes)
        left = tip.x() - width * (0.5 - 0.5 * math.cos(angle))
        top = tip.y() - tall * len(parts) * (0.5 - 0.5 * math.sin(angle))
        left = max(0.0, min(self.width() - width, left))
        for part in parts:
            sketch.centred(part, QRectF(left, top, width, tall), ink="text2", role="caption")
            top += tall


class Legend(QWidget):
    """The names of the series of a radar, with their line and mark."""

    def __init__(self, theme: Theme, *names: str) -> None:
        super().__init__()
        self._theme = theme
        self._names = names
        self.setAccessibleName(", ".join(names))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take one line for each name."""
        widest = max(width_of(self._theme, name, "caption") for name in self._names)
        return QSize(round(widest) + self._theme.px(36) + 2, len(self._names) * self._theme.px(21))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        sketch = Sketch(self, self._theme)
        tall = self._theme.px(21)
        for place, name in enumerate(self._names):
            ink = "words_bar" if place else "accent"
            middle = place * tall + tall / 2
            end = self._theme.px(26)
            style = Qt.PenStyle.DashLine if place else Qt.PenStyle.SolidLine
            sketch.painter.setPen(QPen(self._theme.color(ink), 2, style))
            sketch.painter.drawLine(QPointF(0, middle), QPointF(end, middle))
            _mark(sketch, QPointF(end / 2, middle), ink=ink, is_square=bool(place))
            sketch.within(QRectF(0, place * tall, self.width(), tall))
            sketch.words(name, end + self._theme.px(8), role="caption")


def _in_lines(axis: str) -> tuple[str, ...]:
    """Break a long name at the blank nearest to its middle, so that the net keeps its room."""
    blanks = [at for at, letter in enumerate(axis) if letter == " "]
    if len(axis) <= _LONGEST_AXIS or not blanks:
        return (axis,)
    middle = min(blanks, key=lambda at: abs(at - len(axis) / 2))
    return axis[:middle], axis[middle + 1 :]


def _mark(sketch: Sketch, point: QPointF, *, ink: str, is_square: bool) -> None:
    if is_square:
        path = QPainterPath()
        path.addRect(QRectF(point.x() - 3, point.y() - 3, 6, 6))
        sketch.fill(path, ink)
    else:
        sketch.circle(point, 3.6, ground=ink)


def _number(value: float | None) -> str:
    if value is None:
        return _("no level")
    return str(int(value)) if value == int(value) else f"{value:.1f}"
