"""The tabs of a record's page: a row of names with counts, and under it the view of the one chosen, made when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import SMALLEST_TARGET
from integralavoro_desktop.gui.flow import FlowLayout
from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_GAP = 28
_LINE = 3


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key, its name, how its view is made, how many rows it holds (None for no count), an icon."""

    key: str
    title: str
    make: Callable[[], TabView]
    count: int | None = None
    icon: str = ""


class TabView(QWidget):
    """What a tab shows. Subclasses fill `body` and override `refresh`."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what changed (names of record types; empty means everything)."""


class TabButton(QAbstractButton):
    """The name of one tab with its count; the chosen one is underlined."""

    def __init__(self, theme: Theme, tab: Tab) -> None:
        super().__init__()
        self._theme = theme
        self.tab = tab
        self._count = str(tab.count) if tab.count else ""
        self.setObjectName(f"tab_name_{tab.key}")
        self.setText(tab.title)
        self.setAccessibleName(", ".join(part for part in (tab.title, self._count) if part))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the name in its widest weight, the icon and the count."""
        width = width_of(self._theme, self.tab.title, "strong") + 4
        if self._count:
            width += width_of(self._theme, self._count, "body") + self._theme.px(10)
        if self.tab.icon:
            width += self._theme.px(24)
        return QSize(round(width), max(SMALLEST_TARGET, self._theme.px(42)))

    def minimumSizeHint(self) -> QSize:
        """Never cut the name."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, name, count and line."""
        sketch = Sketch(self, self._theme)
        ink = "accent" if self.isChecked() else "text" if self.underMouse() else "text2"
        left = 2.0
        if self.tab.icon:
            left = sketch.icon(self.tab.icon, left, ink=ink, size=16) + self._theme.px(8)
        role = "strong" if self.isChecked() else "control"
        left = sketch.words(self.tab.title, left, ink=ink, role=role)
        if self._count:
            sketch.words(self._count, left + self._theme.px(10), ink=ink, role="body")
        if self.isChecked():
            sketch.painter.fillRect(0, self.height() - _LINE, self.width(), _LINE, self._theme.color("accent"))


class TabRow(QWidget):
    """The names in a row over a thin line; where they do not fit, they go on in the next one. `moved(place)`."""

    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("tabs")
        self.setAccessibleName(_("Parts of this page"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(_GAP)
        self.setLayout(self._flow)
        self.buttons: list[TabButton] = []

    def show_tabs(self, tabs: Sequence[Tab], key: str) -> None:
        """Show these names, the one of `key` chosen."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self.buttons = [TabButton(self._theme, tab) for tab in tabs]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, at=place: self.moved.emit(at))
            self._flow.addWidget(button)
        place = self.mark(key)
        if had_focus and self.buttons:
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str) -> int:
        """Mark a tab as chosen, which is the only one that Tab stops at; return its place."""
        place = next((at for at, button in enumerate(self.buttons) if button.tab.key == key), 0)
        for at, button in enumerate(self.buttons):
            button.setChecked(at == place)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)
        return place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the tab beside."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self.buttons:
            super().keyPressEvent(event)
            return
        here = next((at for at, button in enumerate(self.buttons) if button.isChecked()), 0)
        place = (here + step) % len(self.buttons)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that the names stand on."""
        line = self._theme.tokens.line_width
        Sketch(self, self._theme).painter.fillRect(
            0, self.height() - line, self.width(), line, self._theme.color("line")
        )


class Tabs(QWidget):
    """The row of tabs (`row`) and the view chosen, which is this widget's only content; `chosen(key)` tells which.

    Ctrl+Tab and Ctrl+Shift+Tab go round. Views that are not on the screen are made again when they come back after a
    change, so that opening a page reads only what it shows.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: Sequence[Tab] = ()) -> None:
        super().__init__()
        self.row = TabRow(theme)
        self.key = ""
        self._tabs: tuple[Tab, ...] = ()
        self._views: dict[str, TabView] = {}
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.row.moved.connect(lambda place: self.choose(self._tabs[place].key))
        self._tabs = tuple(tabs)
        self.row.show_tabs(self._tabs, "")

    def bind_keys(self, page: QWidget) -> None:
        """Make the keys of the tabs work anywhere on a page."""
        bind(page, "next_tab", lambda: self._step(1))
        bind(page, "previous_tab", lambda: self._step(-1))

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs, with their counts; views of keys that stay are kept."""
        self._tabs = tuple(tabs)
        self.row.show_tabs(self._tabs, self.key)

    @property
    def view(self) -> TabView | None:
        """The view shown, None before the first choice."""
        return self._views.get(self.key)

    def choose(self, key: str) -> None:
        """Show a tab by its key; an unknown one shows the first."""
        if not self._tabs:
            return
        tab = self._tabs[self.row.mark(key)]
        self.key = tab.key
        if tab.key not in self._views:
            self._views[tab.key] = tab.make()
            self._views[tab.key].setObjectName(f"tab_{tab.key}")
            self._place.addWidget(self._views[tab.key])
        for known, view in self._views.items():
            view.setVisible(known == tab.key)
        self.chosen.emit(tab.key)

    def refresh(self, changed: frozenset[str]) -> None:
        """Let the view shown read again, forget the others."""
        for key in [key for key in self._views if key != self.key]:
            self._views.pop(key).deleteLater()
        if self.view is not None:
            self.view.refresh(changed)

    def _step(self, step: int) -> None:
        keys = [tab.key for tab in self._tabs]
        if self.key in keys:
            self.choose(keys[(keys.index(self.key) + step) % len(keys)])
