"""Parts of a record's page under tabs, made when they are first shown and kept, as high as the one in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.tabs import Tab, TabRow, TabView

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.theme import Theme


class Parts(QWidget):
    """Parts by key, in the order they were added; one alone has no tabs. `shown(key)` after another came in sight,
    `relabelled` after the names were made anew.

    A part with something typed in it is never made anew: what is typed stays.
    """

    shown = Signal(str)
    relabelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._tabs: list[Tab] = []
        self.current = ""
        self.row = TabRow(theme)
        self.row.moved.connect(lambda place: self.go_to(self._tabs[place].key))
        self.row.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._layout.addWidget(self.row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        bind(self, "next_tab", lambda: self._step(1))
        bind(self, "previous_tab", lambda: self._step(-1))

    @property
    def keys(self) -> list[str]:
        """The keys of the parts, in order."""
        return [tab.key for tab in self._tabs]

    def add(self, key: str, label: str, make: Callable[[], QWidget], *, count: int | None = None) -> None:
        """Put a part at the end; `make` is called when it is first shown. The first part is shown at once."""
        self._makers[key] = make
        self._tabs.append(Tab(key, label, TabView, count))
        self._show_tabs()
        if len(self._tabs) == 1:
            self.go_to(key)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many things a part holds; none shows nothing."""
        if next(tab.count for tab in self._tabs if tab.key == key) == count:
            return
        self._tabs = [replace(tab, count=count) if tab.key == key else tab for tab in self._tabs]
        self._show_tabs()

    def go_to(self, key: str) -> QWidget:
        """Bring a part in sight and return it."""
        self.current = key
        self.row.mark(key)
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._layout.addWidget(self._made[key], 1)
        for known, widget in self._made.items():
            widget.setVisible(known == key)
        self.shown.emit(key)
        return self._made[key]

    def widget(self, key: str) -> QWidget | None:
        """Return a part that was shown before."""
        return self._made.get(key)

    def _show_tabs(self) -> None:
        self.row.show_tabs(self._tabs, self.current)
        self.row.setVisible(len(self._tabs) > 1)
        self.relabelled.emit()

    def _step(self, step: int) -> None:
        self.go_to(self.keys[(self.keys.index(self.current) + step) % len(self.keys)])
