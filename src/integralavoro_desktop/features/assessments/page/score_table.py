"""The grid of an assessment: areas that fold, items in rows, one column for each rater, all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.features.assessments.occasion import asked_key, step
from integralavoro_desktop.features.assessments.page.area_block import AreaBlock
from integralavoro_desktop.features.assessments.page.item_row import CODE, END, GAP, SIDE
from integralavoro_desktop.features.assessments.page.rater_head import RaterHead
from integralavoro_desktop.features.assessments.profile import spread
from integralavoro_desktop.gui.boxes import Box, Line
from integralavoro_desktop.gui.sight import bring_in_sight_soon
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.features.assessments.occasion import Occasion
    from integralavoro_desktop.features.assessments.page.item_row import ItemRow
    from integralavoro_desktop.features.assessments.page.score_cell import ScoreCell
    from integralavoro_desktop.gui.theme import Theme

_NAME = 112
_MOST_WIDE = 3
_MARGIN = 13


class ScoreTable(Box):
    """Shows an occasion. It tells what is asked with the sheet's id and the item's code, and changes nothing itself."""

    rated = Signal(object, str, object)
    reason_asked = Signal(object, str)
    note_asked = Signal(object, str)
    current_changed = Signal(object, str)

    def __init__(self, theme: Theme, grid: Grid, occasion: Occasion) -> None:
        super().__init__(theme)
        self.setObjectName("score_table")
        self._grid = grid
        self._occasion = occasion
        self._before: Mapping[str, int] = {}
        self._covered: frozenset[UUID] = frozenset()
        self.item = grid.codes[0]
        self.key = occasion.columns[0].id
        self.is_single = False
        self._shape: tuple[object, ...] = ()
        self.heads = {column.id: RaterHead(theme, column) for column in occasion.columns}
        self.blocks = {area.code: AreaBlock(theme, area, grid, occasion.columns) for area in grid.areas}
        self.rows: dict[str, ItemRow] = {code: row for b in self.blocks.values() for code, row in b.rows.items()}
        self.body.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        self.body.setSpacing(4)
        self._build()
        self._connect()
        self._fold_what_waits()
        self.show_occasion(occasion)
        self.go_to(self.item, self.key, takes_focus=False)
        theme.changed.connect(self._arrange)

    @property
    def cell(self) -> ScoreCell:
        """The cell with the keyboard."""
        return self.rows[self.item].slots[self.key].cell

    def show_occasion(self, occasion: Occasion) -> None:
        """Show what is marked now."""
        self._occasion = occasion
        seen = [column.view(self._grid) for column in occasion.columns if column.id not in self._covered]
        apart = {one.item: one for one in spread(seen)}
        for code, row in self.rows.items():
            for column in occasion.columns:
                slot, is_coach = row.slots[column.id], str(column.role) == "coach"
                slot.cell.show_answer(column.answer(code), self._before.get(code) if is_coach else None)
                slot.word.show_answer(column.answer(code), is_covered=column.id in self._covered)
            row.show_spread(apart.get(code))
        for column in occasion.columns:
            self.heads[column.id].show_column(column)
        self._show_states()

    def mark_before(self, levels: Mapping[str, int]) -> None:
        """Put a dot on the coach's levels of the time before."""
        self._before = levels
        self.show_occasion(self._occasion)

    def cover(self, keys: frozenset[UUID]) -> None:
        """Cover these sheets while another person fills hers."""
        self._covered = keys
        for row in self.rows.values():
            for key, slot in row.slots.items():
                slot.cell.set_hidden(key in keys)
        if self.key in keys:
            self.go_to(self.item, asked_key(self._occasion, self._grid, self.item, keys))
        self.show_occasion(self._occasion)

    def go_to(self, item: str, key: UUID, *, takes_focus: bool = True) -> None:
        """Bring the keyboard to an item of a rater, opening its area."""
        self.cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows[self.item].set_current(is_current=False)
        self.item, self.key = item, key
        block = next(block for block in self.blocks.values() if item in block.rows)
        if block.head.is_folded:
            block.fold(is_folded=False)
        self._arrange()
        self._show_states()
        self.rows[item].set_current(is_current=True)
        self.cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.current_changed.emit(key, item)
        if takes_focus:
            self.cell.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_in_sight_soon(self.rows[item])

    def put_under(self, widget: QWidget) -> None:
        """Put a widget under the row with the keyboard, where the right column has no room."""
        block = next(block for block in self.blocks.values() if self.item in block.rows)
        block.put_under(self.item, widget)

    def set_free(self, *, is_free: bool) -> None:
        """Let the rows take all their height and the page scroll, or scroll the rows in the room there is."""
        if is_free == self._scroll.isHidden():
            return
        if is_free:
            self.body.addWidget(self._scroll.takeWidget())
            # a scroll area fills the ground of what it holds
            self._content.setAutoFillBackground(False)
        else:
            self.body.removeWidget(self._content)
            self._scroll.setWidget(self._content)
        self._scroll.setVisible(not is_free)
        self._content.show()
        self._align_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how many raters fit with their levels."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._head_line = QHBoxLayout()
        self._head_line.setSpacing(GAP)
        self._head_line.addWidget(Label(self.theme, _("Prerequisite"), role="caption-strong", tone="text2"), 1)
        for head in self.heads.values():
            self._head_line.addWidget(head)
        self._head_end = QWidget()
        self._head_line.addWidget(self._head_end)
        self._content = QWidget()
        self._content.setProperty("page", True)
        down = QVBoxLayout(self._content)
        down.setContentsMargins(0, 4, 0, 0)
        down.setSpacing(4)
        for block in self.blocks.values():
            down.addWidget(block)
        down.addStretch(1)
        self._scroll = RowScroll()
        self._scroll.setWidget(self._content)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._align_head())
        self.body.addLayout(self._head_line)
        self.add(Line(self.theme))
        self.body.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        for key, head in self.heads.items():
            head.clicked.connect(lambda _checked=False, key=key: self._choose(self.item, key))
        for code, row in self.rows.items():
            row.chosen.connect(lambda code=code: self._choose(code, self.key))
            for key, slot in row.slots.items():
                cell = slot.cell
                cell.entered.connect(lambda code=code, key=key: self._entered(code, key))
                cell.moved.connect(self._move)
                cell.rated.connect(lambda level, code=code, key=key: self.rated.emit(key, code, level))
                cell.reason_asked.connect(lambda code=code, key=key: self.reason_asked.emit(key, code))
                cell.note_asked.connect(lambda code=code, key=key: self.note_asked.emit(key, code))

    def _fold_what_waits(self) -> None:
        given = {code for column in self._occasion.columns for code in column.answers}
        marked = [block for block in self.blocks.values() if given & block.rows.keys()]
        shown = marked or [next(iter(self.blocks.values()))]
        for block in self.blocks.values():
            block.fold(is_folded=block not in shown)

    def _move(self, items: int, raters: int) -> None:
        self.go_to(*step(self._occasion, self._grid, (self.item, self.key), (items, raters), self._covered))

    def _entered(self, code: str, key: UUID) -> None:
        if (code, key) != (self.item, self.key):
            self.go_to(code, key, takes_focus=False)

    def _choose(self, code: str, key: UUID) -> None:
        self.go_to(code, asked_key(self._occasion, self._grid, code, self._covered, near=key))

    def _show_states(self) -> None:
        column = self._occasion.column(self.key)
        for block in self.blocks.values():
            block.show_state(column)

    def _arrange(self) -> None:
        room = self.width() - 2 * _MARGIN - self._bar_width()
        px, count = self.theme.px, len(self.heads)
        cell = self.cell.sizeHint().width()
        fixed = SIDE + 8 + px(CODE) + px(_NAME)
        wide = fixed + px(END) + count * cell + (count + 2) * GAP
        loose = fixed + px(END) + cell + (count - 1) * px(32) + (count + 2) * GAP
        self.is_single = count > _MOST_WIDE or wide > room
        is_tight = self.is_single and loose > room
        shape = (self.is_single and self.key, is_tight, cell)
        if shape != self._shape:
            self._shape = shape
            open_keys = {self.key} if self.is_single else set(self.heads)
            for row in self.rows.values():
                row.set_shape(open_keys, is_tight=is_tight)
            for key, head in self.heads.items():
                head.set_wide(is_wide=key in open_keys, width=cell if key in open_keys else px(32))
            self._head_line.setSpacing(8 if is_tight else GAP)
            self._head_end.setVisible(not is_tight)
            self._head_end.setFixedWidth(px(END))
        self._align_head()

    def _align_head(self) -> None:
        self._head_line.setContentsMargins(SIDE, 0, 8 + self._bar_width(), 0)

    def _bar_width(self) -> int:
        bar = self._scroll.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() and not self._scroll.isHidden() else 0


class RowScroll(QScrollArea):
    """Scrolls what it holds; it asks for little height and takes what there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for a few rows."""
        return QSize(300, 150)

    def minimumSizeHint(self) -> QSize:
        """Never be lower than that."""
        return QSize(120, 150)
