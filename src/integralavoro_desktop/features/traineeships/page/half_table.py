"""One half of a month as a table that hands its keys on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from integralavoro_desktop.features.traineeships.page.register_cells import HalfMonth
from integralavoro_desktop.features.traineeships.register import AS_PLANNED, LEFT_HALF, LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

ROW = 30
_HEAD = 30
_WEIGHTS = (1.35, 0.8, 1.05, 1.05, 0.9, 0.75)
_OURS = frozenset({AS_PLANNED, *LETTERS, *"0123456789:.,"})


class HalfTable(QTableView):
    """Shows half a month; `keys(table, event)` tells whether it took a key. `focus_left` when the keyboard goes."""

    focus_left = Signal()

    def __init__(self, theme: Theme, start: int, keys: Callable[[HalfTable, QKeyEvent], bool]) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self.days = HalfMonth(start)
        self.setModel(self.days)
        self.setObjectName("days_right" if start else "days_left")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        # the heads are short words over narrow cells
        head.setStyleSheet("QHeaderView::section { padding: 0 2px; }")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Be as high as the longer half."""
        tall = self._theme.px(_HEAD) + self._theme.px(ROW) * LEFT_HALF
        return QSize(self._theme.px(340), tall)

    def minimumSizeHint(self) -> QSize:
        """Never cut a time."""
        return QSize(self._theme.px(310), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the register from being taken as keys of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask whoever takes the keys; what is not wanted goes on to the page."""
        if not self._keys(self, event):
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard left."""
        super().focusOutEvent(event)
        self.focus_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._share_width()

    def _restyle(self) -> None:
        # by itself a section is never lower than the style asks
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEAD))
        self.updateGeometry()

    def _share_width(self) -> None:
        width, total = self.viewport().width(), sum(_WEIGHTS)
        taken = 0
        for place, weight in enumerate(_WEIGHTS[:-1]):
            wide = round(width * weight / total)
            self.setColumnWidth(place, wide)
            taken += wide
        self.setColumnWidth(len(_WEIGHTS) - 1, max(1, width - taken))


def _is_ours(event: Any) -> bool:
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return bool(event.key() == Qt.Key.Key_D)
    return not modifiers and event.text().upper() in _OURS and bool(event.text())
