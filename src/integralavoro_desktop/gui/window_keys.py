"""The keys of the window: which key of the table calls what, and the round of areas by F6."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.keymap import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.main_window import MainWindow
    from integralavoro_desktop.gui.navigation import NavEntry


def bind_keys(window: MainWindow, frame: QWidget, entries: Sequence[NavEntry]) -> None:
    """Make the keys that work anywhere work while the frame is on the screen (so not while it is locked)."""
    does = {
        "back": window.back,
        "forward": window.forward,
        "lock": window.lock_asked.emit,
        "clinical": window.clinical_asked.emit,
        "key_card": window.key_card_asked.emit,
        "palette": lambda: window.top_bar.search_asked.emit(""),
        "log_contact": window.top_bar.log_asked.emit,
        "next_area": lambda: next_area(window, 1),
        "previous_area": lambda: next_area(window, -1),
        "larger": lambda: window.theme.step_text(1),
        "smaller": lambda: window.theme.step_text(-1),
        "usual_size": lambda: window.theme.step_text(0),
    }
    for name, call in does.items():
        bind(frame, name, call)
    upper = [entry.key for entry in entries if not entry.is_at_bottom]
    for shortcut, key in zip(bind(frame, "go", _nothing), upper, strict=False):
        shortcut.activated.connect(partial(window.open, key))
    for entry in entries:
        if entry.shortcut:
            bind(frame, entry.shortcut, partial(window.open, entry.key))


def next_area(window: MainWindow, step: int) -> None:
    """Bring the keyboard to the next area: navigation, top bar, page, save bar, status bar, and round again."""
    page = window.page
    if page is None:
        return
    bars = [page.save_bar] if page.save_bar is not None else []
    areas: list[QWidget] = [window.navigation, window.top_bar, page, *bars, window.status]
    focused = QApplication.focusWidget()
    here = max((i for i, area in enumerate(areas) if focused and area.isAncestorOf(focused)), default=1)
    area = areas[(here + step) % len(areas)]
    if area is window.navigation:
        window.navigation.focus_current()
    elif area is page:
        page.focus_title()
    else:
        _focus_first(area)


def show_mnemonics(window: MainWindow, is_shown: bool) -> None:
    """Underline the Alt letters of all buttons, or take the lines away."""
    if window.theme.shows_mnemonics != is_shown:
        window.theme.shows_mnemonics = is_shown
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
