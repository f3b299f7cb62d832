"""Several values of a closed list, as check boxes in as many columns as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from integralavoro_desktop.gui.fields_basic import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

_GAP = 20


class CheckList(QWidget):
    """Check boxes for keys and their words; `ticked` tells that one changed."""

    ticked = Signal()

    def __init__(self, theme: Theme, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._boxes: dict[str, Check] = {}
        self._columns = 0
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, words in options:
            self._add(key, words)
        self._arrange()

    def boxes(self) -> list[Check]:
        """Return the check boxes in their order."""
        return list(self._boxes.values())

    def ticked_keys(self) -> list[str]:
        """Return the keys that are ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def set_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Tick these keys and no other; one that is not in the list comes with its words. Nobody is told."""
        wanted = dict(keys)
        for key, words in wanted.items():
            if key not in self._boxes:
                self._add(key, words)
                self._columns = 0
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in wanted)
            box.blockSignals(False)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first box."""
        for box in self.boxes()[:1]:
            box.setFocus(event.reason())

    def minimumSizeHint(self) -> QSize:
        """Allow one column."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _add(self, key: str, words: str) -> None:
        box = Check(self._theme, words, f"{self._name}_{key}")
        box.toggled.connect(self.ticked)
        self._boxes[key] = box

    def _widest(self) -> int:
        return max((box.sizeHint().width() for box in self._boxes.values()), default=0)

    def _arrange(self) -> None:
        fits = max(1, min(3, (self.width() + _GAP) // (self._widest() + _GAP)))
        if fits == self._columns:
            return
        self._columns = fits
        boxes = self.boxes()
        tall = -(-len(boxes) // fits)
        for box in boxes:
            self._grid.removeWidget(box)
        for place, box in enumerate(boxes):
            self._grid.addWidget(box, place % tall, place // tall)
        for column in range(4):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(fits, 1)
        self.updateGeometry()
