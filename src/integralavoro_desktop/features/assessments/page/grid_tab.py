"""«Griglia»: the items in rows at the left; the item in hand and the profile of its rater at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.features.assessments.page.item_card import ItemCard
from integralavoro_desktop.features.assessments.page.profile_card import ProfileCard
from integralavoro_desktop.features.assessments.page.score_table import RowScroll, ScoreTable
from integralavoro_desktop.features.assessments.sheets import compared_with
from integralavoro_desktop.gui.tabs import TabView

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.features.assessments.page.filling import Filling
    from integralavoro_desktop.gui.theme import Theme

_STACKED_BELOW = 700
_RIGHT = (280, 330)
_SHARE = 0.28
_GAP = 14


class GridTab(TabView):
    """Shows the filling and hands it what is marked. Narrow, the item in hand stands under its row."""

    def __init__(self, theme: Theme, filling: Filling) -> None:
        super().__init__()
        self._theme = theme
        self._filling = filling
        self._covered = False
        self._is_stacked: bool | None = None
        self.item_card = ItemCard(theme)
        self.profile_card = ProfileCard(theme, filling.kept_now.grid)
        self.item_card.noted.connect(filling.note)
        self.item_card.done.connect(lambda: self.table.go_to(self.table.item, self.table.key))
        self._line = QHBoxLayout()
        self._line.setSpacing(_GAP)
        self.body.addLayout(self._line, 1)
        self._under = QVBoxLayout()
        self.body.addLayout(self._under)
        self.table: ScoreTable = self._new_table()
        self._right = self._right_column()
        self._line.addWidget(self.table, 1)
        self._line.addWidget(self._right)
        filling.changed.connect(self._show)
        theme.changed.connect(self._arrange)
        self._show()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what others wrote."""
        self._filling.follow()

    def cover(self, *, is_covered: bool) -> None:
        """Cover all sheets but the person's own, or show them again."""
        self._covered = is_covered
        others = {column.id for column in self._filling.now.columns if str(column.role) != "self"}
        self.table.cover(frozenset(others) if is_covered else frozenset())
        self._follow(self.table.key, self.table.item)

    def go_to_item(self, item: str) -> None:
        """Bring the keyboard to an item."""
        self.table.go_to(item, self.table.key)

    # The grid scrolls by itself: were the height to follow from the width, the page would scroll too.
    def hasHeightForWidth(self) -> bool:
        """Ask for one height where the columns stand side by side."""
        return bool(self._is_stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column beside the grid or under it."""
        super().resizeEvent(event)
        self._arrange()

    def _new_table(self) -> ScoreTable:
        filling = self._filling
        table = ScoreTable(self._theme, filling.kept_now.grid, filling.now)
        table.rated.connect(filling.rate)
        table.reason_asked.connect(filling.next_reason)
        table.note_asked.connect(lambda _key, _item: self.item_card.write_note())
        table.current_changed.connect(self._follow)
        return table

    def _right_column(self) -> RowScroll:
        self._cards = QWidget()
        self._cards.setProperty("page", True)
        down = QVBoxLayout(self._cards)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(_GAP)
        down.addWidget(self.item_card)
        down.addWidget(self.profile_card)
        down.addStretch(1)
        scroll = RowScroll()
        scroll.setWidget(self._cards)
        return scroll

    def _show(self) -> None:
        keys = [column.id for column in self._filling.now.columns]
        if keys != list(self.table.heads):
            self._replace_table()
        self.table.show_occasion(self._filling.now)
        self.table.mark_before(self._before())
        self._follow(self.table.key, self.table.item)

    def _replace_table(self) -> None:
        old, had_focus = self.table, self.table.cell.hasFocus()
        item, role = old.item, next(head.role for key, head in old.heads.items() if key == old.key)
        self.table = self._new_table()
        self._line.replaceWidget(old, self.table)
        old.setParent(None)
        old.deleteLater()
        self._is_stacked = None
        self._arrange()
        same = self._filling.now.of_role(role)
        if same is not None:
            self.table.go_to(item, same.id, takes_focus=had_focus)
        if self._covered:
            self.cover(is_covered=True)

    def _follow(self, key: UUID, item: str) -> None:
        now, grid = self._filling.now, self._filling.kept_now.grid
        column = now.column(key)
        found = next(one for one in grid.items if one.code == item)
        self.item_card.show_item(found, now, column)
        self.profile_card.show_sheet(column, self._filling.kept_now.earlier)
        if self._is_stacked:
            self.table.put_under(self.item_card)

    def _before(self) -> dict[str, int]:
        coach = next((column for column in self._filling.now.columns if str(column.role) == "coach"), None)
        if coach is None:
            return {}
        view = coach.view(self._filling.kept_now.grid)
        before = compared_with(view, self._filling.kept_now.earlier)
        return dict(before.levels) if before else {}

    def _arrange(self) -> None:
        px = self._theme.px
        is_stacked = self.width() < px(_STACKED_BELOW)
        self._right.setFixedWidth(max(px(_RIGHT[0]), min(px(_RIGHT[1]), round(self.width() * _SHARE))))
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        self.table.set_free(is_free=is_stacked)
        self._right.setVisible(not is_stacked)
        down = self._cards.layout()
        if is_stacked:
            self.table.put_under(self.item_card)
            self._under.addWidget(self.profile_card)
        elif isinstance(down, QVBoxLayout):
            down.insertWidget(0, self.item_card)
            down.insertWidget(1, self.profile_card)
        self.updateGeometry()
