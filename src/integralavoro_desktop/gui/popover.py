"""A small panel over a page, beside what it speaks of; Escape closes it and the keyboard goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.tokens import RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from integralavoro_desktop.gui.theme import Theme

_GAP = 8
_EDGE = 12


class Popover(QWidget):
    """Holds one widget over `page`, at most `tall` pixels high, then it scrolls. `closed` tells that it went away."""

    closed = Signal()

    def __init__(self, theme: Theme, page: QWidget, content: QWidget, *, width: int = 360, tall: int = 380) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._content = content
        self._size = (width, tall)
        self._focus_before = QApplication.focusWidget()
        self.setObjectName("popover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setProperty("page", True)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, 4, _EDGE)
        layout.addWidget(self._scroll)

    def open_at(self, anchor: QWidget) -> None:
        """Show it under `anchor`, over it where there is no room below, and bring the keyboard into it."""
        page = self._page
        width, tall = self._size
        width = min(self._theme.px(width), page.width() - 2 * _EDGE)
        inner = width - _EDGE - 4 - 14
        wanted = self._content.heightForWidth(inner) if self._content.hasHeightForWidth() else 0
        wanted = max(wanted, self._content.minimumSizeHint().height()) + 2 * _EDGE + 2
        height = min(wanted, self._theme.px(tall), page.height() - 2 * _EDGE)
        corner = anchor.mapTo(page, QPoint(anchor.width() - width, anchor.height() + _GAP))
        if corner.y() + height > page.height() - _EDGE:
            corner.setY(max(_EDGE, anchor.mapTo(page, QPoint(0, 0)).y() - _GAP - height))
        corner.setX(min(max(_EDGE, corner.x()), page.width() - width - _EDGE))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.raise_()
        first = next((button for button in self.findChildren(QAbstractButton) if button.isEnabled()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close it and give the keyboard back."""
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a white ground with an edge in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("accent"), self._theme.tokens.line_width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["card"], RADIUS["card"])
