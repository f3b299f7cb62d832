"""Half a month as rows and cells, and how a cell is painted: quiet lines, what is typed now, the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from integralavoro_desktop.features.traineeships.register import LETTERS
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integralavoro_desktop.features.traineeships.register import Line
    from integralavoro_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("on", "planned", "enters_at", "leaves_at", "worked", "absence")
HEADS = (N_("Day"), N_("Plan."), N_("Enters"), N_("Leaves"), N_("Hours"), N_("Abs."))
SPOKEN = (N_("Day"), N_("Planned hours"), N_("Enters"), N_("Leaves"), N_("Hours"), N_("Absence"))
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_SIGNS = {absence: letter for letter, absence in LETTERS.items()}
_SIDE = 8


def hours(minutes: int) -> str:
    """Return minutes as the register writes hours: `4`, `4:30`, nothing for none."""
    if not minutes:
        return ""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes % 60 else str(minutes // 60)


def cell_words(line: Line, column: str) -> str:
    """Return what stands in a cell of the register."""
    if column == "on":
        return f"{line.on.day} {_(WEEKDAYS[line.on.weekday()])}"
    if column in {"planned", "worked"}:
        return hours(getattr(line, column))
    if column == "absence":
        return _(_SIGNS[line.absence]) if line.absence in _SIGNS else ""
    at = getattr(line, column)
    return f"{at.hour}:{at.minute:02}" if at else ""


class HalfMonth(QAbstractTableModel):
    """Days of the register from `start` on."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other days; the rows are told anew only when their number changed."""
        if len(lines) != len(self.lines):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        self.lines = lines
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many days there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many cells a day has."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell, and the same with day and column for a screen reader."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(line, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[index.column()] == "absence" and line.absence in _SIGNS:
            return line.absence.words if line.absence else None
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the head of a column, whole for a screen reader."""
        if side != Qt.Orientation.Horizontal or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(SPOKEN[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def _spoken(self, line: Line, column: int) -> str:
        day = f"{_(WEEKDAYS[line.on.weekday()])} {day_words(line.on)}"
        if column == 0:
            return day if line.is_in else _("{day}, outside the dates").format(day=day)
        words = cell_words(line, COLUMNS[column])
        if COLUMNS[column] == "absence" and line.absence:
            words = line.absence.words
        return f"{day}, {_(SPOKEN[column])}: {words or _('empty')}"


class RegisterDelegate(QStyledItemDelegate):
    """Paints a cell; `typing(index)` gives what is being typed there (None for nothing) and whether it was refused."""

    def __init__(self, theme: Theme, parent: QWidget, typing: Callable[[Index], tuple[str | None, bool]]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typing = typing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, lines, words and the edge of the cell with the keyboard."""
        model = index.model()
        if not isinstance(model, HalfMonth):
            return
        line = model.lines[index.row()]
        column = COLUMNS[index.column()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.on == clock.today():
            painter.fillRect(area, self._theme.color("accent_soft"))
        elif not line.is_in:
            painter.fillRect(area, self._theme.color("sunken"))
        self._lines(painter, area, is_last=index.column() == len(COLUMNS) - 1)
        typed, is_refused = self._typing(index)
        words = cell_words(line, column) if typed is None else f"{typed}|"
        self._words(painter, area, words, line=line, column=column)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("danger" if is_refused else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()

    def _lines(self, painter: QPainter, area: QRectF, *, is_last: bool) -> None:
        wide = self._theme.tokens.line_width
        color = self._theme.color("line")
        painter.fillRect(QRectF(area.left(), area.bottom() - wide, area.width(), wide), color)
        if not is_last:
            painter.fillRect(QRectF(area.right() - wide, area.top(), wide, area.height()), color)

    def _words(self, painter: QPainter, area: QRectF, words: str, *, line: Line, column: str) -> None:
        is_quiet = not line.is_in or not (line.planned or line.is_filled)
        ink = "muted" if is_quiet or column == "planned" else "info" if column == "absence" else "text"
        role = "strong" if column in {"worked", "absence"} else "body"
        align = Qt.AlignmentFlag.AlignCenter if column == "absence" else Qt.AlignmentFlag.AlignRight
        painter.setFont(self._theme.font(role, figures=True))
        painter.setPen(self._theme.color(ink))
        painter.drawText(area.adjusted(_SIDE, 0, -_SIDE - 1, -1), align | Qt.AlignmentFlag.AlignVCenter, words)
