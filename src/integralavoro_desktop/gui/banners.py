"""Sentences that ask for attention without stealing it: banner, banner area, empty state, key hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.chips import STATE_ICONS, KeyCap
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError

MOST_AT_ONCE = 2
_ICONS = STATE_ICONS | {"warn": "triangle-alert", "info": "info"}


class Banner(Box):
    """One sentence and at most one button, on a soft ground. `tone` info, ok, warn or danger.

    Emits `acted` when the button is pressed and `closed` when it is put away.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, text: str, *, tone: str = "info", action: str = "", is_closable: bool = False
    ) -> None:
        super().__init__(theme, kind=f"{tone}_soft", bar="" if tone == "ok" else tone, across=True)
        self.setObjectName("banner")
        self.tone = tone
        self.body.setContentsMargins(16, 9, 12, 9)
        self.body.setSpacing(12)
        self.add(IconLabel(theme, _ICONS[tone], tone=tone, size=20))
        self.text = Label(theme, text)
        self.body.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.action: Button | None = None
        if action:
            self.action = Button(theme, action).small()
            self.action.setObjectName("banner_action")
            self.action.clicked.connect(self.acted)
            self.add(self.action)
        if is_closable:
            close = IconButton(theme, "x", _("Put this notice away"), kind="ghost").small()
            close.setObjectName("banner_close")
            close.clicked.connect(self._put_away)
            self.add(close)
        self.setAccessibleName(text)

    def set_text(self, text: str, *, lead: str = "") -> None:
        """Change the sentence; `lead` stands before it in bold."""
        self.text.set_lead(lead, text)
        self.setAccessibleName(f"{lead} {text}".strip())

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()


class BannerArea(QWidget):
    """The place for banners under a title: two at a time, the others wait."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banners")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._all: list[Banner] = []
        self.hide()

    def add(self, banner: Banner) -> Banner:
        """Show a banner, or let it wait for a place; it is read aloud when it appears."""
        self._all.append(banner)
        self._layout.addWidget(banner)
        banner.closed.connect(lambda: self._put_away(banner))
        self._shift()
        return banner

    def clear(self) -> None:
        """Take all banners away."""
        for banner in self._all:
            banner.setParent(None)
            banner.deleteLater()
        self._all = []
        self._shift()

    def _put_away(self, banner: Banner) -> None:
        self._all = [one for one in self._all if one is not banner]
        self._shift()

    def _shift(self) -> None:
        for place, banner in enumerate(self._all):
            is_shown = place < MOST_AT_ONCE
            if is_shown and not banner.property("announced"):
                banner.setProperty("announced", True)
                announce(banner, banner.accessibleName())
            banner.setVisible(is_shown)
        self.setVisible(bool(self._all))


def error_banner(theme: Theme, error: AppError, *, action: str = "") -> Banner:
    """Return a banner with the three sentences of a known failure."""
    banner = Banner(theme, "", tone="danger", action=action, is_closable=True)
    banner.set_text(f"{error.kept} {error.todo}", lead=error.happened)
    return banner


class EmptyState(QWidget):
    """What a list says while it is empty: what will be here, one action, one link. Emits `acted` and `linked`."""

    acted = Signal()
    linked = Signal()

    def __init__(self, theme: Theme, sentence: str, *, icon: str, action: str = "", link: str = "") -> None:
        super().__init__()
        self.setObjectName("empty_state")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 32, 24, 32)
        layout.setSpacing(12)
        center = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(theme, icon, tone="muted", size=32), 0, center)
        self.sentence = Label(theme, sentence, tone="text2")
        self.sentence.setAlignment(center)
        layout.addWidget(self.sentence)
        if action:
            button = Button(theme, action, kind="plain")
            button.setObjectName("empty_action")
            button.clicked.connect(self.acted)
            layout.addWidget(button, 0, center)
        if link:
            other = Button(theme, link, kind="link")
            other.setObjectName("empty_link")
            other.clicked.connect(self.linked)
            layout.addWidget(other, 0, center)
        self.setAccessibleName(sentence)


class KeyHint(QWidget):
    """A key cap and what the key does, for the foot of a panel."""

    def __init__(self, theme: Theme, keys: str, does: str) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(KeyCap(theme, keys))
        layout.addWidget(Label(theme, does, role="caption", tone="text2", wraps=False))


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a sentence, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
