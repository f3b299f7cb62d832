"""The window: navigation, top bar, page, status bar, and the keys that work everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from integralavoro_desktop.gui.focus_ring import FocusRing
from integralavoro_desktop.gui.history import History
from integralavoro_desktop.gui.navigation import Navigation
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.practice_band import PracticeBand
from integralavoro_desktop.gui.status_bar import StatusBar
from integralavoro_desktop.gui.top_bar import TopBar
from integralavoro_desktop.gui.window_keys import Areas, bind_keys, show_mnemonics
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from integralavoro_desktop.gui.navigation import NavEntry
    from integralavoro_desktop.gui.theme import Theme

SMALLEST = QSize(1024, 680)
USUAL = QSize(1440, 900)


@dataclass(frozen=True, slots=True)
class _Place:
    """A page and the navigation entry it belongs to."""

    entry: str
    page: Page


class MainWindow(QWidget):
    """The frame around every page.

    It opens pages (`open`, `show_page`, `back`, `forward`), tells them what changed (`data_changed`), and covers
    everything with one view while locked (`cover`, `uncover`). It knows no record: what happens on lock, search or
    contact is decided by whoever listens to its signals.
    """

    lock_asked = Signal()
    clinical_asked = Signal()
    key_card_asked = Signal()
    about_to_close = Signal()

    def __init__(self, theme: Theme, entries: Sequence[NavEntry], *, place: str = "") -> None:
        super().__init__()
        self.theme = theme
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._history: History[_Place] = History()
        self._cover: QWidget | None = None
        self._focus_before: QWidget | None = None
        self.setObjectName("main_window")
        self.setWindowTitle("Integr@lavoro")
        self.setWindowIcon(QIcon(theme.mark(64)))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.navigation = Navigation(theme, entries, place=place)
        self.top_bar = TopBar(theme)
        self.status = StatusBar(theme)
        self.practice = PracticeBand(theme)
        self.practice.hide()
        self._stack = QStackedWidget()
        self._whole = QStackedWidget(self)
        self._build()
        self._ring = FocusRing(theme, self)
        self._connect()

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        here = self._history.here
        return here.page if here else None

    @property
    def is_covered(self) -> bool:
        """True while the lock or the first run hides everything."""
        return self._cover is not None

    def open(self, key: str) -> Page:
        """Open an entry of the navigation; its page is made the first time."""
        if key not in self._pages:
            self._pages[key] = self._adopt(self._entries[key].factory())
        self._visit(_Place(key, self._pages[key]))
        return self._pages[key]

    def show_page(self, page: Page, under: str) -> None:
        """Open a page of its own (one record), which belongs to a navigation entry."""
        self._visit(_Place(under, self._adopt(page)))

    def back(self) -> None:
        """Go to the page before."""
        self._show(self._history.back())

    def forward(self) -> None:
        """Go to the page after."""
        self._show(self._history.forward())

    def data_changed(self, changed: Iterable[str] = ()) -> None:
        """Tell all pages which record types changed: the visible one reads now, the others when they are shown."""
        names = frozenset(changed)
        for page in self._stack.findChildren(Page):
            if page is self.page:
                page.refresh(names)
            else:
                page.is_stale = True
        self.navigation.refresh_badges()

    def set_practice(self, is_practice: bool) -> None:
        """Show or hide the practice band and say so in the window's title."""
        self.practice.setVisible(is_practice)
        self.setWindowTitle(_("PRACTICE · Integr@lavoro") if is_practice else "Integr@lavoro")

    def cover(self, view: QWidget) -> None:
        """Hide everything behind one view (lock, first run) and remember where the keyboard was."""
        if self._cover is None:
            self._focus_before = QApplication.focusWidget()
        else:
            self._drop_cover()
        self._cover = view
        self._whole.addWidget(view)
        self._whole.setCurrentWidget(view)
        view.setFocus()

    def uncover(self) -> None:
        """Show the window again, with the keyboard where it was."""
        self._whole.setCurrentWidget(self._frame)
        self._drop_cover()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Underline the Alt letters while Alt is down."""
        show_mnemonics(self, self.theme, is_shown=event.key() == Qt.Key.Key_Alt)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take the lines away again."""
        show_mnemonics(self, self.theme, is_shown=False)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program close the store in order."""
        self.about_to_close.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        self._frame = frame = QWidget()
        frame.setObjectName("frame")
        across = QHBoxLayout(frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        across.addLayout(right, 1)
        self._whole.addWidget(frame)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.practice)
        down.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open)
        self.status.lock_asked.connect(self.lock_asked)
        areas = Areas(self.navigation, self.top_bar, self.status, lambda: self.page)
        does = {
            "back": self.back,
            "forward": self.forward,
            "lock": self.lock_asked.emit,
            "clinical": self.clinical_asked.emit,
            "key_card": self.key_card_asked.emit,
            "palette": lambda: self.top_bar.search_asked.emit(""),
            "log_contact": self.top_bar.log_asked.emit,
            "next_area": lambda: areas.go(1),
            "previous_area": lambda: areas.go(-1),
            "larger": lambda: self.theme.step_text(1),
            "smaller": lambda: self.theme.step_text(-1),
            "usual_size": lambda: self.theme.step_text(0),
        }
        bind_keys(self._frame, does, entries=list(self._entries.values()), opens=self.open)

    def _adopt(self, page: Page) -> Page:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.asked_for.connect(self.open)
        return page

    def _visit(self, place: _Place) -> None:
        kept = set(self._pages.values())
        for dropped in self._history.visit(place):
            if dropped.page not in kept:
                self._stack.removeWidget(dropped.page)
                dropped.page.deleteLater()
        self._show(place)

    def _show(self, place: _Place | None) -> None:
        if place is None:
            return
        self._stack.setCurrentWidget(place.page)
        self.navigation.set_current(place.entry)
        place.page.focus_title()

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
