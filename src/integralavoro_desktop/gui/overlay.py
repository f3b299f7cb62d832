"""A panel over the window: the page stays visible behind a veil, Escape closes, the keyboard goes back where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from integralavoro_desktop.gui.boxes import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_VEIL = 0.46
_EDGE = 24


class Overlay(QWidget):
    """Lies over `window` with one centred panel (`panel.body` is its layout).

    `start()` shows it and remembers the focus; `stop()` hides it and gives the focus back; `stopped` tells so.
    Tab stays inside. `high` is the share of the free height above the panel.
    """

    stopped = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, width: int = 720, high: float = 0.3) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._width = width
        self._high = high
        self._focus_before: QWidget | None = None
        self.setObjectName("overlay")
        self.panel = Box(theme)
        self.panel.setObjectName("overlay_panel")
        self.panel.setParent(self)
        self.hide()
        window.installEventFilter(self)

    def start(self) -> None:
        """Show the panel."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.place_panel()

    def stop(self) -> None:
        """Hide the panel and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stopped.emit()

    def place_panel(self) -> None:
        """Put the panel in the middle, as wide and as high as it asks, inside the window."""
        width = min(self.theme.px(self._width), self.width() - 2 * _EDGE)
        layout = self.panel.body
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.panel.sizeHint().height()
        tall = min(max(wanted, self.panel.minimumHeight()), self.height() - 2 * _EDGE)
        free = self.height() - tall
        self.panel.setGeometry((self.width() - width) // 2, max(_EDGE, round(free * self._high)), width, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and ask for another height when the panel's content changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place_panel()
        return False

    def event(self, event: QEvent) -> bool:
        """Follow the panel's content."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place_panel()
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab inside the panel."""
        stops = [
            one
            for one in _in_tab_order(self.panel)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not stops:
            return False
        now = QApplication.focusWidget()
        here = stops.index(now) if now in stops else (-1 if is_next else 0)
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if is_next else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no key goes through to the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil and the only shadow of the program."""
        painter = QPainter(self)
        veil = QColor("#000000" if self.theme.tokens.is_dark else self.theme.tokens.text)
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(12, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 3))
            grown = QRectF(self.panel.geometry()).adjusted(-step, 2 - step, step, 2 + step)
            painter.drawRoundedRect(grown, 12 + step, 12 + step)


def _in_tab_order(panel: QWidget) -> list[QWidget]:
    inside = set(panel.findChildren(QWidget))
    ordered: list[QWidget] = []
    one = panel.nextInFocusChain()
    while one is not None and one is not panel and len(ordered) <= len(inside):
        if one in inside:
            ordered.append(one)
        one = one.nextInFocusChain()
    return ordered
