"""The list of the palette: headings and two-line rows, painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from integralavoro_desktop.gui.paint import width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from integralavoro_desktop.gui.theme import Theme

_ROW = Qt.ItemDataRole.UserRole
_HEAD_TALL = 26
_ONE_TALL = 44
_TWO_TALL = 52


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One result: icon, name, a line of context, its key in words, what Enter does, what Tab offers.

    `bold` holds the (start, end) places of the letters found in the name.
    """

    icon: str
    name: str
    run: Callable[[], object]
    context: str = ""
    key: str = ""
    actions: Callable[[], Sequence[PaletteRow]] | None = None
    bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Results under one heading, already translated and in the order to show."""

    title: str
    rows: tuple[PaletteRow, ...]


class PaletteList(QListView):
    """Shows groups; the current row is moved from the field, which keeps the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = QStandardItemModel(self)
        self.setObjectName("palette_results")
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def set_groups(self, groups: Sequence[PaletteGroup]) -> None:
        """Show other results, the first row current."""
        self._model.clear()
        for group in groups:
            if group.rows:
                self._model.appendRow(_heading(group.title))
            for row in group.rows:
                self._model.appendRow(_row_item(row))
        self.go(0)
        self.updateGeometry()

    def current(self) -> PaletteRow | None:
        """Return the row Enter would run."""
        row: PaletteRow | None = self.currentIndex().data(_ROW)
        return row

    def go(self, step: int) -> None:
        """Go up or down over the rows, round the ends; 0 goes to the first."""
        rows = [i for i in range(self._model.rowCount()) if self._model.index(i, 0).data(_ROW) is not None]
        if not rows:
            return
        here = self.currentIndex().row()
        place = (rows.index(here) + step) % len(rows) if here in rows and step else 0
        self.setCurrentIndex(self._model.index(rows[place], 0))
        if place == 0:
            self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        tall = sum(self.sizeHintForRow(i) for i in range(self._model.rowCount()))
        return QSize(self._theme.px(400), tall + 16 if tall else 0)

    def minimumSizeHint(self) -> QSize:
        """Allow to scroll in a low window."""
        return QSize(self._theme.px(200), min(self.sizeHint().height(), self._theme.px(120)))


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: PaletteRow | None = index.data(_ROW)
        tall = _HEAD_TALL if row is None else (_TWO_TALL if row.context else _ONE_TALL)
        return QSize(100, self._theme.px(tall))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(10, 0, -10, 0)
        row: PaletteRow | None = index.data(_ROW)
        if row is None:
            painter.setFont(self._theme.font("tiny"))
            painter.setPen(self._theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_row(painter, area, row, is_current=is_current)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: PaletteRow, *, is_current: bool) -> None:
        theme = self._theme
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(area, 6, 6)
            painter.fillRect(QRectF(area.left(), area.top() + 1, 4, area.height() - 2), theme.color("accent"))
        ink = "accent" if is_current else "text2"
        side = theme.px(18)
        pixmap = theme.pixmap(row.icon, ink, 18, ratio=painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(area.left() + 12, area.center().y() - side / 2), pixmap)
        left = area.left() + 12 + side + 12
        key = row.key
        room = area.right() - left - (self._key(painter, area, key) if key else 0) - 8
        top = area.top() + (theme.px(7) if row.context else (area.height() - theme.px(20)) / 2)
        self._name(painter, QRectF(left, top, room, theme.px(20)), row)
        if row.context:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            line = QRectF(left, top + theme.px(20), room, theme.px(18))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.context)

    def _name(self, painter: QPainter, area: QRectF, row: PaletteRow) -> None:
        role = "body" if row.bold else "name"
        layout = QTextLayout(row.name, self._theme.font(role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        ranges = []
        for start, end in row.bold:
            part = QTextLayout.FormatRange()
            part.start = start
            part.length = end - start
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.Bold)
            part.format = style
            ranges.append(part)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width())
        layout.endLayout()
        painter.setPen(self._theme.color("text"))
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
        painter.setClipping(False)

    def _key(self, painter: QPainter, area: QRectF, key: str) -> float:
        width = width_of(self._theme, key, "tiny") + 2 * self._theme.px(6)
        tall = self._theme.px(21)
        box = QRectF(area.right() - width - 12, area.center().y() - tall / 2, width, tall)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self._theme.font("tiny"))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return width + 20


def _heading(title: str) -> QStandardItem:
    item = QStandardItem(title.upper())
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setAccessibleText(title)
    return item


def _row_item(row: PaletteRow) -> QStandardItem:
    item = QStandardItem(row.name)
    item.setData(row, _ROW)
    item.setAccessibleText(", ".join(part for part in (row.name, row.context, row.key) if part))
    return item
