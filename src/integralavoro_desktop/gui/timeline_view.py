"""The timeline: what happened, newest first, with who did it; pauses as a soft band, her words in apricot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.gui.rows import Row
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_AT_ONCE = 50
_CIRCLE = 27


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One fact: key to open it, date in words, icon, title, service which did it, text, tone of the circle."""

    key: str
    date: str
    icon: str
    title: str
    service: str = ""
    text: str = ""
    tone: str = "accent"
    is_words: bool = False
    is_pause: bool = False


class TimelineView(QWidget):
    """The list; emits `opened(key)`. More than fifty facts come in portions, with a button for the ones before."""

    opened = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[TimelineItem] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("timeline")
        self.setAccessibleName(_("Timeline"))
        self._items: tuple[TimelineItem, ...] = ()
        self._shown = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._more = Button(theme, _("Show the ones before"), kind="link")
        self._more.setObjectName("timeline_more")
        self._more.clicked.connect(self._show_more)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_items(items)

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other facts, newest first."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self._items = tuple(items)
        self._shown = 0
        self._show_more()

    def _show_more(self) -> None:
        until = min(len(self._items), self._shown + _AT_ONCE)
        for place in range(self._shown, until):
            fact = TimelineRow(self._theme, self._items[place], is_last=place == len(self._items) - 1)
            fact.set_date_width(self._date_width())
            fact.opened.connect(lambda key=self._items[place].key: self.opened.emit(key))
            self._layout.insertWidget(self._layout.count() - 1, fact)
        self._shown = until
        self._more.setVisible(until < len(self._items))

    def _date_width(self) -> int:
        """Return the room of the longest date, so that all circles stand under one another."""
        widest = max((width_of(self._theme, item.date, "caption-strong") for item in self._items), default=0)
        return max(self._theme.px(50), round(widest) + 2)


class TimelineRow(Row):
    """One fact of the timeline."""

    def __init__(self, theme: Theme, item: TimelineItem, *, is_last: bool) -> None:
        super().__init__(theme, ", ".join(p for p in (item.date, item.title, item.service) if p), opens=True)
        self.setObjectName("timeline_row")
        self.setAccessibleDescription(item.text)
        if item.is_words or item.is_pause:
            self.set_kind("words_soft" if item.is_words else "sunken")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        date = Label(theme, item.date, role="caption-strong", tone="text2", wraps=False)
        date.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._date = date
        date.setContentsMargins(0, 4, 0, 0)
        self.add(date)
        self.add(_Circle(theme, item.icon, item.tone, is_last=is_last))
        self.body.addLayout(self._words(item), 1)

    def set_date_width(self, width: int) -> None:
        """Give the date as much room as the others have."""
        self._date.setMinimumWidth(width)

    def _words(self, item: TimelineItem) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(0, 3, 4, 8)
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.theme, item.title, role="strong"), 1)
        if item.service:
            service = Label(self.theme, item.service, role="caption", tone="muted")
            service.setAlignment(Qt.AlignmentFlag.AlignRight)
            head.addWidget(service, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        if item.text:
            words.addWidget(Label(self.theme, item.text, tone="words" if item.is_words else "text2"))
        words.addStretch(1)
        return words


class _Circle(QWidget):
    """The icon in its circle, and the thread down to the next one."""

    def __init__(self, theme: Theme, icon: str, tone: str, *, is_last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._is_last = is_last
        self.setFixedWidth(theme.px(_CIRCLE) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw thread, circle and icon."""
        sketch = Sketch(self, self._theme)
        side = self._theme.px(_CIRCLE)
        center = QPointF(self.width() / 2, side / 2 + 1)
        if not self._is_last:
            low = QPointF(center.x(), self.height() - 2)
            sketch.line(QPointF(center.x(), side + 5), low, ink="line", width=2)
        edge = self._tone if self._theme.tokens.is_contrast else ""
        sketch.circle(center, side / 2, ground=f"{self._tone}_soft", edge=edge)
        sketch.within(QRectF(0, 1, self.width(), side))
        sketch.icon(self._icon, center.x() - self._theme.px(16) / 2, ink=self._tone, size=16)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(_CIRCLE) + 2)
