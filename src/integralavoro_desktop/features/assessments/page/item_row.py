"""One item of the grid in a row: code, name, the answer of each rater, how far they stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.features.assessments.page.score_cell import LevelWord, ScoreCell
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.paint import Sketch
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from integralavoro_desktop.features.assessments.grid import Grid, Item
    from integralavoro_desktop.features.assessments.occasion import Column
    from integralavoro_desktop.features.assessments.profile import Spread
    from integralavoro_desktop.gui.theme import Theme

CODE = 38
END = 104
GAP = 14
SIDE = 12


class Slot(QWidget):
    """The place of one rater in a row: five levels, or one sign where it is narrow, or nothing where not asked."""

    def __init__(self, theme: Theme, item: Item, column: Column, *, is_asked: bool, highest: int) -> None:
        super().__init__()
        self._theme = theme
        self.key = column.id
        self.is_asked = is_asked
        name = _("{item}, {rater}").format(item=item.name, rater=column.role.words)
        self.cell = ScoreCell(theme, name, role=str(column.role), highest=highest)
        self.cell.setObjectName(f"{item.code}_{column.role}")
        self.word = LevelWord(theme, name, role=str(column.role))
        self.word.setObjectName(f"{item.code}_{column.role}_word")
        self._place = QHBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self.cell)
        self._place.addWidget(self.word)
        self.set_wide(is_wide=True)

    def set_wide(self, *, is_wide: bool) -> None:
        """Show the levels, or one sign."""
        self.cell.setVisible(is_wide and self.is_asked)
        self.word.setVisible(not is_wide and self.is_asked)
        self.setFixedWidth(self.cell.sizeHint().width() if is_wide else self._theme.px(32))


class ItemRow(QWidget):
    """Shows one item; `chosen` tells that it was pressed beside its levels."""

    chosen = Signal()

    def __init__(self, theme: Theme, item: Item, grid: Grid, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.item = item
        self._is_current = False
        self.setObjectName(f"item_{item.code}")
        self._code = Label(theme, item.code, role="caption-strong", tone="muted", wraps=False)
        self._name = Label(theme, item.name, role="name")
        asked = {column.id: item.code in grid.asked(str(column.role)).codes for column in columns}
        self.slots = {
            column.id: Slot(theme, item, column, is_asked=asked[column.id], highest=grid.high) for column in columns
        }
        self._near = Label(theme, "", role="caption", tone="text2", wraps=False)
        self.apart = Chip(theme, "", tone="warn", icon="message-circle")
        self.apart.setObjectName(f"{item.code}_apart")
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_current(self, *, is_current: bool) -> None:
        """Mark the row with the keyboard."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def show_spread(self, spread: Spread | None) -> None:
        """Say how far the raters stand apart: an invitation to talk, never an average."""
        is_far = spread is not None and spread.is_to_talk_about
        self.apart.setVisible(is_far)
        if spread is not None and is_far:
            words = _("distance {n}").format(n=spread.width)
            self.apart.set_state(words, tone="warn", icon="message-circle")
            self.apart.setToolTip(spread.words)
        self._near.setText(_("near") if spread is not None and not is_far else "")
        self._near.setHidden(spread is None or is_far)

    def set_shape(self, wide: set[UUID], *, is_tight: bool) -> None:
        """Show these raters with their levels, the others as signs; `is_tight` puts the distance under the name."""
        for key, slot in self.slots.items():
            slot.set_wide(is_wide=key in wide)
        target = self._under if is_tight else self._beside
        for widget in (self._near, self.apart):
            target.addWidget(widget)
        self._end.setVisible(not is_tight)
        self._line.setSpacing(8 if is_tight else GAP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in the row chooses it."""
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft ground under the row with the keyboard."""
        if not self._is_current:
            return
        sketch = Sketch(self, self._theme)
        edge = "accent" if self._theme.tokens.is_contrast else ""
        sketch.block("accent_soft", edge=edge, radius=8, area=QRectF(self.rect()))

    def _build(self) -> None:
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SIDE, 3, 8, 3)
        self._line.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        self._under = QVBoxLayout()
        words.addLayout(self._under)
        words.addStretch(1)
        self._line.addWidget(self._code)
        self._line.addLayout(words, 1)
        for slot in self.slots.values():
            self._line.addWidget(slot, 0, Qt.AlignmentFlag.AlignVCenter)
        self._end = QWidget()
        self._beside = QVBoxLayout(self._end)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._line.addWidget(self._end)
        self._beside.addWidget(self._near)
        self._beside.addWidget(self.apart)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _restyle(self) -> None:
        self._code.setFixedWidth(self._theme.px(CODE))
        self._end.setFixedWidth(self._theme.px(END))
        self.setMinimumHeight(self._theme.px(44))
