"""The navigation at the left: entries with icon, word, key and a count; icons alone when the text is large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.theme import Theme

_WIDE = 238
_NARROW = 60


@dataclass(frozen=True, slots=True)
class Badge:
    """A count beside an entry, and the same in words for screen readers («5 cose per oggi»)."""

    count: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry of the navigation: key, icon, word (a message id), how its page is made, its count."""

    key: str
    icon: str
    label: str
    factory: Callable[[], Page]
    badge: Callable[[], Badge] | None = None
    is_at_bottom: bool = False
    shortcut: str = ""


class NavButton(QAbstractButton):
    """One entry, painted."""

    def __init__(self, theme: Theme, entry: NavEntry, shortcut: str) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._shortcut = shortcut
        self._badge = Badge(0)
        self.has_words = True
        self.setObjectName(f"nav_{entry.key}")
        self.setText(_(entry.label))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(Badge(0))

    def set_badge(self, badge: Badge) -> None:
        """Show a count, in words for screen readers and in the tooltip."""
        self._badge = badge
        parts = [self.text(), badge.words or (str(badge.count) if badge.count else "")]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(f"{self.accessibleName()} ({self._shortcut})" if self._shortcut else self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the navigation allows and 41 px high."""
        return QSize(self._theme.px(40), max(32, self._theme.px(38)))

    def nextCheckState(self) -> None:
        """Leave the choice to the navigation."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the chosen entry, icon, word and count."""
        sketch = Sketch(self, self._theme)
        is_on = self.isChecked()
        if is_on or self.underMouse():
            edge = "line" if is_on else ""
            sketch.block("surface" if is_on else "sunken", edge=edge, radius=8)
        if is_on:
            sketch.painter.fillRect(QRectF(0, 2, 4, self.height() - 4), self._theme.color("accent"))
        ink = "accent" if is_on else "text2"
        if not self.has_words:
            sketch.icon(self._entry.icon, (self.width() - self._theme.px(20)) / 2, ink=ink, size=20)
            return
        left = sketch.icon(self._entry.icon, self._theme.px(12), ink=ink, size=19) + self._theme.px(12)
        sketch.words(self.text(), left, ink="accent" if is_on else "text", role="strong" if is_on else "control")
        if self._badge.count:
            count = str(self._badge.count)
            place = self.width() - self._theme.px(12) - width_of(self._theme, count, "caption-strong")
            sketch.words(count, place, ink="accent" if is_on else "text2")


class Navigation(QWidget):
    """All entries; emits `chosen` with the key of the one to open."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[NavEntry], *, place: str = "") -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(_("Menu"))
        self._theme = theme
        self._entries = {entry.key: entry for entry in entries}
        self._buttons: dict[str, NavButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 12)
        layout.setSpacing(3)
        layout.addWidget(self._brand(place))
        layout.addSpacing(14)
        for number, entry in enumerate((one for one in entries if not one.is_at_bottom), 1):
            layout.addWidget(self._button(entry, f"Ctrl+{number}" if number <= 9 else ""))
        layout.addStretch(1)
        for entry in [one for one in entries if one.is_at_bottom]:
            layout.addWidget(self._button(entry, shown(entry.shortcut, "+") if entry.shortcut else ""))
        theme.changed.connect(self.restyle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch_focus)
        self.restyle()

    def set_current(self, key: str) -> None:
        """Mark the entry a page belongs to."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def set_place(self, place: str) -> None:
        """Change the line under the name of the program."""
        self._where.setText(place)

    def refresh_badges(self) -> None:
        """Count again."""
        for key, entry in self._entries.items():
            if entry.badge is not None:
                self._buttons[key].set_badge(entry.badge())

    def focus_current(self) -> None:
        """Bring the keyboard to the entry in force and show the words."""
        current = next((one for one in self._buttons.values() if one.isChecked()), None)
        (current or next(iter(self._buttons.values()))).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_words(True)

    def restyle(self) -> None:
        """Follow the text size: words, or icons alone."""
        self._show_words(not self._theme.is_large)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the entries."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        here = next((i for i, one in enumerate(buttons) if one.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the right edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("nav"))
        width = 1
        painter.fillRect(self.width() - width, 0, width, self.height(), self._theme.color("line"))

    def _brand(self, place: str) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(6, 0, 0, 0)
        line.setSpacing(10)
        self._mark = QLabel()
        self._mark.setAccessibleName("Integr@lavoro")
        line.addWidget(self._mark)
        self._brand_words = QWidget()
        words = QVBoxLayout(self._brand_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Label(self._theme, "Integr@lavoro", role="strong", wraps=False))
        self._where = Label(self._theme, place, role="small", tone="text2")
        words.addWidget(self._where)
        line.addWidget(self._brand_words, 1)
        return holder

    def _button(self, entry: NavEntry, shortcut: str) -> NavButton:
        button = NavButton(self._theme, entry, shortcut)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._buttons[entry.key] = button
        return button

    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._theme.is_large and not (new is not None and self.isAncestorOf(new)):
            self._show_words(False)

    def _show_words(self, has_words: bool) -> None:
        self.setFixedWidth(self._theme.px(_WIDE if has_words else _NARROW))
        self._mark.setPixmap(self._theme.mark(30))
        self._brand_words.setVisible(has_words)
        for button in self._buttons.values():
            button.has_words = has_words
            button.update()
