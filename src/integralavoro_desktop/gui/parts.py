"""Tabs over parts of a page that are made when they are first shown, as high as the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.tabs import TabRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.theme import Theme


class Parts(QWidget):
    """Parts by key; with one part alone there are no tabs. `shown(key)` after another part came in sight."""

    shown = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._makers: list[Callable[[], QWidget]] = []
        self._made: dict[int, QWidget] = {}
        self._labels: list[str] = []
        self.keys: list[str] = []
        self.bar = TabRow(theme)
        self.bar.currentChanged.connect(self._show)
        self.bar.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._layout.addWidget(self.bar)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        bind(self, "next_tab", lambda: self._step(1))
        bind(self, "previous_tab", lambda: self._step(-1))

    def add(self, key: str, label: str, make: Callable[[], QWidget], *, count: int | None = None) -> None:
        """Put a part at the end; `make` is called when it is first shown."""
        self._makers.append(make)
        self._labels.append(label)
        self.keys.append(key)
        self.bar.addTab("")
        self.set_count(key, count)
        self.bar.setVisible(len(self.keys) > 1)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many things a part holds; none shows nothing."""
        place = self.keys.index(key)
        words = self._labels[place].replace("&", "&&")
        self.bar.setTabText(place, f"{words}  {count}" if count else words)

    def go_to(self, key: str) -> QWidget:
        """Bring a part in sight and return it."""
        self.bar.setCurrentIndex(self.keys.index(key))
        return self._made[self.keys.index(key)]

    @property
    def current(self) -> str:
        """The key of the part in sight."""
        return self.keys[self.bar.currentIndex()]

    def _show(self, place: int) -> None:
        if place not in self._made:
            self._made[place] = self._makers[place]()
            self._layout.addWidget(self._made[place], 1)
        for at, widget in self._made.items():
            widget.setVisible(at == place)
        self.shown.emit(self.keys[place])

    def _step(self, step: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % len(self.keys))
