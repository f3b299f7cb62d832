"""The keys of the window: which key of the table calls what, and the round of areas by F6."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.keymap import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from integralavoro_desktop.gui.navigation import NavEntry, Navigation
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.theme import Theme


def bind_keys(
    frame: QWidget,
    does: Mapping[str, Callable[[], object]],
    *,
    entries: Sequence[NavEntry],
    opens: Callable[[str], object],
) -> None:
    """Make keys work while the frame is on the screen, so not while it is locked: `does` by name, entries by number."""
    for name, call in does.items():
        bind(frame, name, call)
    upper = [entry.key for entry in entries if not entry.is_at_bottom]
    for shortcut, key in zip(bind(frame, "go", _nothing), upper, strict=False):
        shortcut.activated.connect(partial(opens, key))
    for entry in entries:
        if entry.shortcut:
            bind(frame, entry.shortcut, partial(opens, entry.key))


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of the window in the order of F6; the page and its save bar are asked for each time."""

    navigation: Navigation
    top_bar: QWidget
    status: QWidget
    page: Callable[[], Page | None]

    def go(self, step: int) -> None:
        """Bring the keyboard to the next area (+1) or the one before (-1), round the ends."""
        page = self.page()
        if page is None:
            return
        bars = [page.save_bar] if page.save_bar is not None else []
        areas: list[QWidget] = [self.navigation, self.top_bar, page, *bars, self.status]
        focused = QApplication.focusWidget()
        here = max((i for i, area in enumerate(areas) if focused and area.isAncestorOf(focused)), default=1)
        area = areas[(here + step) % len(areas)]
        if area is self.navigation:
            self.navigation.focus_current()
        elif area is page:
            page.focus_title()
        else:
            _focus_first(area)


def show_mnemonics(window: QWidget, theme: Theme, *, is_shown: bool) -> None:
    """Underline the Alt letters of all buttons, or take the lines away."""
    if theme.shows_mnemonics != is_shown:
        theme.shows_mnemonics = is_shown
        for button in window.findChildren(Button):
            button.update()


def _focus_first(area: QWidget) -> None:
    for child in area.findChildren(QWidget):
        takes_keys = child.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_keys and child.isVisible() and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _nothing() -> None:
    return
