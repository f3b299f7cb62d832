"""Search and palette (Ctrl+K): people, actions, companies, papers, settings and notes from one field."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integralavoro_desktop.gui.banners import KeyHint
from integralavoro_desktop.gui.boxes import Line
from integralavoro_desktop.gui.chips import KeyCap
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.palette_rows import PaletteGroup, PaletteList, PaletteRow
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integralavoro_desktop.gui.theme import Theme

__all__ = ["RECENT", "Palette", "PaletteGroup", "PaletteRow"]

RECENT = 5
_TOP = 0.17


class Palette(Overlay):
    """The field, its results, and the keys under them.

    `search(text)` gives the groups; it also gets the prefixes `>` (actions), `#` (codes), `?` (help) at the start of
    the text, and the empty text, for which it gives the five most recent. It must answer within 50 ms.
    """

    def __init__(self, theme: Theme, window: QWidget, search: Callable[[str], Sequence[PaletteGroup]]) -> None:
        super().__init__(theme, window, width=720, high=_TOP)
        self._search = search
        self._stack: list[str] = []
        self.setObjectName("palette")
        self.panel.setAccessibleName(_("Search and actions"))
        self.line = LineField(theme, "palette_line", placeholder=_("Search people, companies, actions, papers"))
        self.line.setAccessibleName(_("Search: people, companies, actions, papers"))
        self.line.setProperty("bare", True)
        self.line.setProperty("ring", False)
        self.results = PaletteList(theme)
        self._count = Label(theme, role="caption", tone="text2", wraps=False)
        self._build()
        self.line.textChanged.connect(self._ask)
        self.line.installEventFilter(self)
        self.results.activated.connect(self._run_current)
        self.results.clicked.connect(self._run_current)

    def start(self, typed: str = "") -> None:
        """Open with a text already typed, usually none."""
        super().start()
        self._stack = []
        self.line.setText(typed)
        self._ask()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that move in the results."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handle(event)
        return super().eventFilter(watched, event)

    def _handle(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.results.go(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_current()
        elif key == Qt.Key.Key_Tab:
            self._offer_actions()
        elif key == Qt.Key.Key_Escape and self._stack:
            self.line.setText(self._stack.pop())
            self._ask()
        else:
            return False
        return True

    def _ask(self) -> None:
        self._stack = []
        started = time.perf_counter()
        groups = self._search(self.line.text().strip())
        took = round((time.perf_counter() - started) * 1000)
        self.results.set_groups(groups)
        found = sum(len(group.rows) for group in groups)
        words = ngettext("{n} result in {ms} ms, without network", "{n} results in {ms} ms, without network", found)
        self._count.setText(words.format(n=found, ms=took) if found else self._nothing())
        self.place_panel()

    def _nothing(self) -> str:
        return _("Nothing found. Try fewer letters.") if self.line.text().strip() else ""

    def _offer_actions(self) -> None:
        row = self.results.current()
        if row is None or row.actions is None:
            return
        self._stack.append(self.line.text())
        rows = tuple(row.actions())
        self.results.set_groups([PaletteGroup(_("Actions on {name}").format(name=row.name), rows)])
        self.place_panel()

    def _run_current(self) -> None:
        row = self.results.current()
        if row is None:
            return
        self.stop()
        # after the focus is back, so that what opens can take it
        QTimer.singleShot(0, self, row.run)

    def _build(self) -> None:
        theme = self.theme
        body = self.panel.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 18, 14)
        head.setSpacing(14)
        head.addWidget(IconLabel(theme, "search", size=22))
        self.line.setProperty("large", True)
        head.addWidget(self.line, 1)
        head.addWidget(KeyCap(theme, "Esc"))
        body.addLayout(head)
        body.addWidget(Line(theme))
        body.addWidget(self.results, 1)
        body.addWidget(Line(theme))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(14)
        for keys, does in _hints():
            foot.addWidget(KeyHint(theme, keys, does))
        foot.addStretch(1)
        foot.addWidget(self._count)
        body.addLayout(foot)


def _hints() -> tuple[tuple[str, str], ...]:
    return (("↑ ↓", _("choose")), ("Tab", _("other actions")), (">", _("actions only")), ("?", _("help")))
