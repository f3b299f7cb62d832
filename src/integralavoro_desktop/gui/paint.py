"""A painter that speaks in the theme's tokens: grounds, words, icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.theme import Theme


class Sketch:
    """Paints one widget, inside its paintEvent; words and icons stand in the middle of its height."""

    def __init__(self, widget: QWidget, theme: Theme) -> None:
        self.painter = QPainter(widget)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._theme = theme
        self._ratio = widget.devicePixelRatioF()
        self.area = QRectF(widget.rect())

    def within(self, area: QRectF) -> Sketch:
        """Work inside another rectangle of the widget from here on; returns itself."""
        self.area = area
        return self

    def block(self, ground: str, *, edge: str = "", radius: float = 6, area: QRectF | None = None) -> None:
        """Fill a rounded rectangle, the whole area unless another is given; `edge` is a token or empty."""
        half = self._theme.tokens.line_width / 2 if edge else 0.0
        self.painter.setPen(QPen(self._theme.color(edge), 2 * half) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(self._theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        inner = (area or self.area).adjusted(half, half, -half, -half)
        self.painter.drawRoundedRect(inner, radius, radius)

    def capsule(self, ground: str, *, edge: str = "") -> None:
        """Fill the area with round ends."""
        self.block(ground, edge=edge, radius=min(self.area.height() / 2, self._theme.px(16)))

    def circle(self, center: QPointF, radius: float, *, ground: str = "", edge: str = "", width: float = 0) -> None:
        """Draw a circle, filled, edged or both."""
        pen = QPen(self._theme.color(edge), width or self._theme.tokens.line_width) if edge else Qt.PenStyle.NoPen
        self.painter.setPen(pen)
        self.painter.setBrush(self._theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(center, radius, radius)

    def fill(self, path: QPainterPath, ink: str) -> None:
        """Fill a path."""
        self.painter.fillPath(path, self._theme.color(ink))

    def line(self, start: QPointF, end: QPointF, *, ink: str, width: float = 1) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(self._theme.color(ink), width))
        self.painter.drawLine(start, end)

    def words(self, text: str, left: float, *, ink: str = "text", role: str = "caption-strong") -> float:
        """Draw one line of words from `left`; return where it ends."""
        font = self._theme.font(role)
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(self._theme.color(ink))
        base = self.area.top() + (self.area.height() + metrics.ascent() - metrics.descent()) / 2
        self.painter.drawText(QPointF(left, base), text)
        return left + metrics.horizontalAdvance(text)

    def centred(self, text: str, area: QRectF, *, ink: str = "text", role: str = "caption") -> None:
        """Draw one line of words in the middle of a rectangle."""
        self.painter.setFont(self._theme.font(role))
        self.painter.setPen(self._theme.color(ink))
        self.painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def icon(self, name: str, left: float, *, ink: str = "text", size: int = 18) -> float:
        """Draw an icon from `left`; return where it ends."""
        side = self._theme.px(size)
        top = self.area.top() + (self.area.height() - side) / 2
        pixmap = self._theme.pixmap(name, ink, size, ratio=self._ratio)
        self.painter.drawPixmap(QPointF(round(left), round(top)), pixmap)
        return left + side


def width_of(theme: Theme, text: str, role: str) -> float:
    """Return how wide one line of words is in a role."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(text)
