"""How a cell of a list is painted: words, a second line, chips, a quiet line under the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from integralavoro_desktop.gui.chips import STATE_ICONS
from integralavoro_desktop.gui.record_model import CELL, Cell, Index, Mark
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme

SIDE = 12
_MOST_CHIPS = 2
_GAP = 6


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a RecordModel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words and chips; the cell with the keyboard has an edge inside."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.color("accent_soft"))
            if self._theme.tokens.is_contrast:
                painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), self._theme.color("accent"))
        line = self._theme.tokens.line_width
        if index.row() < index.model().rowCount() - 1:
            below = QRectF(area.left(), area.bottom() - line, area.width(), line)
            painter.fillRect(below, self._theme.color("line"))
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            self._words(painter, area.adjusted(SIDE, 0, -SIDE, -line), cell)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2 - line), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the width of what the cell shows and the height of a row."""
        cell = index.data(CELL)
        return QSize(self.width_of(cell) if isinstance(cell, Cell) else 0, self._theme.row)

    def width_of(self, cell: Cell) -> int:
        """Return how wide a cell would like to be."""
        words = max(self._advance(cell.words, cell.role), self._advance(cell.second, "caption"))
        chips = sum(self._chip_width(chip) + _GAP for chip in cell.chips[:_MOST_CHIPS])
        more = self._advance(_more(cell), "caption-strong") + _GAP if len(cell.chips) > _MOST_CHIPS else 0
        return round(max(words, chips + more)) + 2 * SIDE + 2

    def _words(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        if cell.chips:
            self._chips(painter, area, cell)
            return
        if not cell.second:
            self._line(painter, area, cell.words, role=cell.role, ink=cell.tone)
            return
        upper = QFontMetricsF(self._theme.font(cell.role)).height()
        lower = QFontMetricsF(self._theme.font("small")).height()
        top = area.top() + (area.height() - upper - lower) / 2
        first = QRectF(area.left(), top, area.width(), upper)
        self._line(painter, first, cell.words, role=cell.role, ink=cell.tone)
        second = QRectF(area.left(), top + upper, area.width(), lower)
        self._line(painter, second, cell.second, role="small", ink="muted")

    def _line(self, painter: QPainter, area: QRectF, words: str, *, role: str, ink: str) -> None:
        font = self._theme.font(role, figures=role == "body")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        base = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2
        shown = metrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QPointF(area.left(), base), shown)

    def _chips(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        left = area.left()
        for chip in cell.chips[:_MOST_CHIPS]:
            wide = min(self._chip_width(chip), area.right() - left)
            if wide < self._theme.px(40):
                break
            self._chip(painter, QRectF(left, area.top(), wide, area.height()), chip)
            left += wide + _GAP
        if len(cell.chips) > _MOST_CHIPS:
            rest = QRectF(left, area.top(), max(0.0, area.right() - left), area.height())
            self._line(painter, rest, _more(cell), role="caption-strong", ink="text2")

    def _chip(self, painter: QPainter, area: QRectF, chip: Mark) -> None:
        px = self._theme.px
        tall = px(23)
        capsule = QRectF(area.left(), area.center().y() - tall / 2, area.width(), tall)
        is_plain = chip.tone == "neutral"
        is_edged = is_plain or self._theme.tokens.is_contrast
        painter.setPen(QPen(self._theme.color("line"), 1) if is_edged else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken" if is_plain else f"{chip.tone}_soft"))
        painter.drawRoundedRect(capsule, tall / 2, tall / 2)
        ink = "text2" if is_plain else chip.tone
        left = capsule.left() + px(10)
        icon = STATE_ICONS[chip.tone] if chip.icon is None else chip.icon
        if icon:
            device = painter.device()
            ratio = device.devicePixelRatio() if device else 1.0
            pixmap = self._theme.pixmap(icon, ink, 14, ratio=ratio)
            painter.drawPixmap(QPointF(round(left), round(capsule.center().y() - px(14) / 2)), pixmap)
            left += px(14) + px(5)
        words = QRectF(left, capsule.top(), capsule.right() - px(8) - left, tall)
        self._line(painter, words, chip.words, role="caption-strong", ink=ink)

    def _chip_width(self, chip: Mark) -> float:
        icon = self._theme.px(19) if chip.icon != "" else 0
        return self._advance(chip.words, "caption-strong") + icon + 2 * self._theme.px(10) + 1

    def _advance(self, words: str, role: str) -> float:
        return QFontMetricsF(self._theme.font(role)).horizontalAdvance(words)


def _more(cell: Cell) -> str:
    return _("+{n}").format(n=len(cell.chips) - _MOST_CHIPS)
