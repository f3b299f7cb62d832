"""The ring around whatever has the keyboard focus, drawn outside the widget so that it shows on filled buttons too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QTextEdit,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleHintReturn, QStyleOption, QWidget

    from integralavoro_desktop.gui.theme import Theme

_GAP = 2
_WIDTH = 2
_RADIUS = 8


class _Around(QProxyStyle):
    """Gives the frame room outside the widget, and no mask."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _GAP + _WIDTH
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - the name Qt gives it
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1  # the frame then lies in the window or the scrolled area, so that no tight parent cuts it
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Follows `QApplication.focusChanged`; one for each window. Set the property `ring` to False to leave a widget out.

    A button clicked with the mouse gets no ring; every field and everything reached with the keyboard does.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setObjectName("focus_ring")
        self._around = _Around()
        # owned by the frame: a style that Python frees first brings the program down at its end
        self._around.setParent(self)
        self.setStyle(self._around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring in the frame's margin."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = _WIDTH + (1 if self._theme.tokens.is_contrast else 0)
        painter.setPen(QPen(self._theme.color("focus"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        target = self._target(new)
        if target is None:
            self.hide()
            return
        if target is not self.widget():
            self.setWidget(target)
        self.show()
        self.raise_()

    def _target(self, widget: QWidget | None) -> QWidget | None:
        if widget is None or widget.window() is not self._window or widget.property("ring") is False:
            return None
        if isinstance(widget, QAbstractItemView) or widget is self._window:
            return None
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton and isinstance(widget, QAbstractButton):
            return None
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, (QTextEdit, QPlainTextEdit)):
            return None
        proxy = widget.focusProxy()
        return proxy or widget
