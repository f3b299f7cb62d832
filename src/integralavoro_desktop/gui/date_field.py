"""A day typed as people say it, with a calendar for whom prefers to point at it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import IconButton
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.typed import read_day
from integralavoro_desktop.kernel import clock, i18n
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from integralavoro_desktop.gui.theme import Theme

_EDGE = 8


class DateField(QWidget):
    """A line for a day, and a button that opens a calendar; `picked` gives the day chosen there."""

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = LineField(theme, name, placeholder=_("day/month/year"))
        self.button = IconButton(theme, "calendar", _("Open the calendar"))
        self.button.setObjectName(f"{name}_calendar")
        self.button.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        # no focus proxy: Tab would come to the line twice, and never leave a form
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the line."""
        self.line.setFocus(event.reason())

    def _open(self) -> None:
        popup = CalendarPopup(self._theme, self._shown())
        popup.chosen.connect(self.picked)
        popup.open_at(self.button)

    def _shown(self) -> date:
        try:
            return read_day(self.line.text())
        except ValueError:
            return clock.today()


class CalendarPopup(QFrame):
    """A month to point at; Escape closes it, Enter or a click chooses."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        t = theme.tokens
        self.setStyleSheet(
            f"#calendar {{ background: {t.surface}; border: {t.line_width}px solid {t.edge}; }}"
            f"QCalendarWidget QWidget {{ background: {t.surface}; color: {t.text}; }}"
            f"QCalendarWidget QToolButton {{ color: {t.text}; background: {t.surface}; border: none; padding: 6px 10px;"
            f" font-weight: 600; }}"
            f"QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent};"
            f" selection-color: {t.on_accent}; alternate-background-color: {t.sunken}; }}"
        )
        self.month = QCalendarWidget(self)
        self.month.setLocale(QLocale(i18n.language()))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.setAccessibleName(_("Calendar"))
        self.month.activated.connect(self._choose)
        self.month.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.addWidget(self.month)

    def open_at(self, widget: QWidget) -> None:
        """Show it under a widget, inside the screen."""
        self.adjustSize()
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        if corner.y() + self.height() > room.bottom():
            corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), -4 - self.height()))
        self.move(max(room.left(), corner.x()), max(room.top(), corner.y()))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()
