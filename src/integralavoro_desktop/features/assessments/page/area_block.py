"""One area of the grid: its heading, which folds it, and the rows of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.assessments.page.item_row import ItemRow
from integralavoro_desktop.features.assessments.page.rater_head import AreaHead
from integralavoro_desktop.features.assessments.profile import profile
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_number

if TYPE_CHECKING:
    from integralavoro_desktop.features.assessments.grid import Area, Grid
    from integralavoro_desktop.features.assessments.occasion import Column
    from integralavoro_desktop.gui.theme import Theme


class AreaBlock(QWidget):
    """Holds the rows of one area."""

    def __init__(self, theme: Theme, area: Area, grid: Grid, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.area = area
        self._grid = grid
        self.head = AreaHead(theme, area)
        self.head.clicked.connect(lambda: self.fold(is_folded=not self.head.is_folded))
        self.rows = {item.code: ItemRow(theme, item, grid, columns) for item in area.items}
        self._inside = QWidget()
        self._down = QVBoxLayout(self._inside)
        self._down.setContentsMargins(0, 0, 0, 4)
        self._down.setSpacing(0)
        for row in self.rows.values():
            self._down.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.head)
        layout.addWidget(self._inside)
        self._words = ""

    def fold(self, *, is_folded: bool) -> None:
        """Fold the rows away, or show them."""
        self._inside.setVisible(not is_folded)
        self.head.show_state(self._words, is_folded=is_folded)

    def show_state(self, column: Column) -> None:
        """Say how far a rater is in this area, with the mean of her sheet where it has one."""
        asked = [item for item in self._grid.asked(str(column.role)).items if item.code in self.rows]
        done = sum(column.answer(item.code).is_given for item in asked)
        if not done:
            words = ngettext("to do, {n} item", "to do, {n} items", len(asked)).format(n=len(asked))
            self._words = words if asked else _("not asked")
        else:
            self._words = _("{done} of {all}").format(done=done, all=len(asked))
            mean = next((a.mean for a in profile(column.view(self._grid)).areas if a.code == self.area.code), None)
            if mean is not None:
                self._words = _("{done} · mean {mean}").format(done=self._words, mean=show_number(mean))
        self.head.show_state(self._words, is_folded=self.head.is_folded)

    def put_under(self, item: str, widget: QWidget) -> None:
        """Put a widget under the row of an item."""
        self._down.removeWidget(widget)
        self._down.insertWidget(self._down.indexOf(self.rows[item]) + 1, widget)
        widget.show()
