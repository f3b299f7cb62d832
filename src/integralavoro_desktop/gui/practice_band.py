"""The yellow band over everything while the data is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.gui.theme import Theme


class PracticeBand(QWidget):
    """Says that this is practice; emits `left` when the coach goes back to the real data."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("practice_band")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 16, 6)
        line.setSpacing(12)
        line.addStretch(1)
        line.addWidget(IconLabel(theme, "graduation-cap", tone="on_practice", size=20))
        words = _("PRACTICE MODE · invented data, in a store of its own · prints say «PRACTICE» · nothing leaves here")
        line.addWidget(Label(theme, words, role="strong", tone="on_practice"), 8)
        back = Button(theme, _("Go back to the real data")).small()
        back.setObjectName("leave_practice")
        back.clicked.connect(self.left)
        line.addWidget(back)
        line.addStretch(1)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill yellow and draw the dashed lower edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("practice"))
        painter.setPen(QPen(self._theme.color("on_practice"), 2, Qt.PenStyle.DashLine))
        base = self.height() - 1
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
