"""The card of all keys, from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.chips import KeyCap
from integralavoro_desktop.gui.keymap import KEYS, shown
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme


class KeyCard(Overlay):
    """Shows every key in two columns; `print_asked` when the coach wants it on paper."""

    print_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, width=860, high=0.4)
        self.setObjectName("key_card")
        self.panel.setAccessibleName(_("Card of the keys"))
        self.panel.body.setContentsMargins(24, 18, 12, 16)
        self.panel.body.addLayout(self._head())
        content = QWidget()
        content.setProperty("page", True)
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(36)
        places = list(dict.fromkeys(key.where for key in KEYS))
        for share in (places[:1], places[1:]):
            side = QVBoxLayout()
            side.setSpacing(14)
            for place in share:
                side.addLayout(self._group(place))
            side.addStretch(1)
            columns.addLayout(side, 1)
        scroll = QScrollArea()
        scroll.setObjectName("key_card_scroll")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setMinimumHeight(theme.px(520))
        self.panel.add(scroll, 1)

    def start(self) -> None:
        """Show the card with the keyboard on its close button."""
        super().start()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(Label(self.theme, _("Card of the keys"), role="h2"), 1)
        paper = Button(self.theme, _("Print the card"), icon="printer")
        paper.setObjectName("key_card_print")
        paper.clicked.connect(self.print_asked)
        head.addWidget(paper)
        self._close = IconButton(self.theme, "x", _("Close (Esc)"), kind="ghost")
        self._close.setObjectName("key_card_close")
        self._close.clicked.connect(self.stop)
        head.addWidget(self._close)
        return head

    def _group(self, where: str) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(8)
        group.addWidget(Label(self.theme, _(where), role="h3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, self.theme.px(110))
        grid.setColumnStretch(1, 1)
        for place, key in enumerate(one for one in KEYS if one.where == where):
            grid.addWidget(KeyCap(self.theme, shown(key.name)), place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(self.theme, _(key.label)), place, 1)
        group.addLayout(grid)
        return group
