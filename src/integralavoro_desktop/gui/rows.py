"""Rows inside cards: an appointment, a thing to do, a fact with something at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box, Line
from integralavoro_desktop.gui.buttons import SMALLEST_TARGET, Button
from integralavoro_desktop.gui.fields_basic import Check
from integralavoro_desktop.gui.text import IconLabel, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from integralavoro_desktop.gui.theme import Theme


class Row(Box):
    """A line of a card; with `opens` it is opened by click, Enter or Space (`opened`)."""

    opened = Signal()

    def __init__(self, theme: Theme, name: str, *, opens: bool = False) -> None:
        super().__init__(theme, kind="plain", across=True)
        self.setObjectName("row")
        self.setAccessibleName(name)
        self.setMinimumHeight(SMALLEST_TARGET)
        self._opens = opens
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
            return
        super().mouseReleaseEvent(event)


class AgendaRow(Row):
    """An appointment: time, length, icon, who, what, where. `highlight` marks the one of now, with a useful button."""

    acted = Signal()

    def __init__(self, theme: Theme, time: str, length: str, *, icon: str, tone: str = "accent") -> None:
        super().__init__(theme, f"{time}, {length}")
        self.setObjectName("agenda_row")
        self._time = Label(theme, time, role="strong", wraps=False)
        self._length = Label(theme, length, role="caption", tone="muted", wraps=False)
        when = QWidget()
        when.setFixedWidth(theme.px(66))
        theme.changed.connect(lambda: when.setFixedWidth(theme.px(66)))
        down = _down(when)
        down.addWidget(self._time)
        down.addWidget(self._length)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._end = QHBoxLayout()
        self._end.setSpacing(12)
        self.body.setContentsMargins(13, 9, 13, 9)
        self.body.setSpacing(12)
        self.add(when)
        self.add(IconLabel(theme, icon, tone=tone, size=20))
        self.body.addLayout(self._words, 1)
        self.body.addLayout(self._end)

    def set_words(self, who: str, what: str, *, where: str = "") -> AgendaRow:
        """Say with whom, what for and where; returns itself."""
        self._words.addWidget(Label(self.theme, who, role="strong"))
        self._words.addWidget(Label(self.theme, what, tone="text2"))
        if where:
            place = Label(self.theme, where, role="caption", tone="text2")
            place.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._end.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(", ".join(part for part in (self._time.text(), who, what, where) if part))
        return self

    def highlight(self, action: str = "") -> AgendaRow:
        """Mark it as the one of now, with its one useful button; returns itself."""
        self.set_kind("accent_soft", "accent")
        if action:
            button = Button(self.theme, action).small()
            button.setObjectName("agenda_action")
            button.clicked.connect(self.acted)
            self._end.addWidget(button)
        return self

    def fade(self) -> AgendaRow:
        """Mark it as past; returns itself."""
        self._time.set_tone("muted")
        return self


class TaskRow(Row):
    """A thing to do: check box, title, reason line, and a chip or words at the right. `ticked(bool)` on the box."""

    ticked = Signal(bool)

    def __init__(self, theme: Theme, title: str, *, reason: str = "", end: QWidget | None = None) -> None:
        super().__init__(theme, title, opens=True)
        self.setObjectName("task_row")
        self.check = Check(theme, "", "task_done")
        self.check.setAccessibleName(title)
        self.check.toggled.connect(self.ticked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, title, role="name"))
        if reason:
            words.addWidget(Label(theme, reason, role="caption", tone="text2"))
        self.body.setContentsMargins(0, 6, 0, 8)
        self.body.setSpacing(0)
        self.add(self.check)
        self.body.addLayout(words, 1)
        if end is not None:
            self.body.addSpacing(12)
            self.add(end)
        self.setAccessibleDescription(reason)


class FactRow(Row):
    """A name with a line under it, an icon before and something at the right: a word, a chip, a date."""

    def __init__(self, theme: Theme, name: str, *, detail: str = "", icon: str = "", opens: bool = False) -> None:
        super().__init__(theme, ", ".join(part for part in (name, detail) if part), opens=opens)
        self.setObjectName("fact_row")
        self.body.setContentsMargins(0, 5, 0, 7)
        self.body.setSpacing(10)
        self.icon = IconLabel(theme, icon or "circle", tone="accent", size=17)
        self.add(self.icon)
        self.icon.setVisible(bool(icon))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(theme, name, role="name"))
        if detail:
            words.addWidget(Label(theme, detail, role="caption", tone="text2"))
        self.body.addLayout(words, 1)

    def end_with(self, end: QWidget | str) -> FactRow:
        """Put a chip or a few words at the right; returns itself."""
        if isinstance(end, str):
            self.setAccessibleName(f"{self.accessibleName()}, {end}")
            end = Label(self.theme, end, role="caption-strong", tone="text2", wraps=False)
        self.add(end)
        return self


class RowList(QWidget):
    """Rows one under the other with a thin line between them."""

    def __init__(self, theme: Theme, *rows: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._layout = _down(self)
        self._layout.setSpacing(0)
        self.set_rows(*rows)

    def set_rows(self, *rows: QWidget) -> None:
        """Show other rows."""
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for place, one in enumerate(rows):
            if place:
                self._layout.addWidget(Line(self._theme))
            self._layout.addWidget(one)


def _down(holder: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    return layout
