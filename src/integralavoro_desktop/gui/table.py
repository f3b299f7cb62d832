"""The table of a list: whole rows, sorted by its header, columns to choose, keys to open and to look."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTableView
from shiboken6 import isValid

from integralavoro_desktop.gui.cell_delegate import SIDE, CellDelegate
from integralavoro_desktop.gui.paint import width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from integralavoro_desktop.gui.record_model import RecordModel
    from integralavoro_desktop.gui.theme import Theme

_NARROWEST = 84
_WIDEST = 340
_MEASURED = 40
_FEWEST_ROWS = 4
_COLUMNS_WHEN_LARGE = 3
_ARROW = "  ▴"


class RecordTable(QTableView):
    """Shows a RecordModel. `opened` (Enter, double click), `opened_beside` (Ctrl+Enter), `previewed` (Space) give ids.

    It asks for the height of its rows; `columns_changed` and `sorting_changed` tell what is worth remembering.
    """

    opened = Signal(object)
    opened_beside = Signal(object)
    previewed = Signal(object)
    current_changed = Signal()
    columns_changed = Signal()
    sorting_changed = Signal()

    def __init__(self, theme: Theme, model: RecordModel, *, name: str = "table") -> None:
        super().__init__()
        self._theme = theme
        self.rows = model
        self.setObjectName(name)
        self.setModel(model)
        self._delegate = CellDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_header()
        model.modelReset.connect(self._after_reset)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.current_changed.emit())
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))
        self._restyle()
        theme.changed.connect(self._restyle)

    def current_key(self) -> UUID | None:
        """Return the id of the row with the keyboard."""
        return self._key(self.currentIndex().row())

    def selected_keys(self) -> list[UUID]:
        """Return the ids of the rows selected, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [key for row in rows if (key := self._key(row)) is not None]

    def go_to(self, key: UUID, *, near: int = 0) -> None:
        """Bring the keyboard to the row of a record, where it is among the rows read or around the row `near`."""
        self.rows.record(max(0, near))
        row = self.rows.row_of(key)
        if row >= 0:
            self.selectRow(row)

    def sizeHint(self) -> QSize:
        """Ask for the header and every row."""
        tall = self.horizontalHeader().sizeHint().height() + self.rows.rowCount() * self._theme.row
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        """Show a few rows at least, or all there are."""
        few = min(self.rows.rowCount(), _FEWEST_ROWS) * self._theme.row
        return QSize(self._theme.px(200), self.horizontalHeader().sizeHint().height() + few)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space shows beside, Ctrl with up or down sorts by the column of the keyboard."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened_beside if is_control else self.opened)
        elif event.key() == Qt.Key.Key_Space:
            self._tell(self.previewed)
        elif is_control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._sort(self.currentIndex().column(), is_descending=event.key() == Qt.Key.Key_Down)
        elif event.matches(QKeySequence.StandardKey.Cancel):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first row when no row is chosen yet."""
        super().focusInEvent(event)
        is_by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if is_by_key and not self.currentIndex().isValid() and self.rows.rowCount():
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._share_width()

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionClicked.connect(self._clicked)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)

    def _clicked(self, section: int) -> None:
        is_again = self.rows.columns[section].key == self.rows.sorted_by
        self._sort(section, is_descending=is_again and not self.rows.is_descending)

    def _sort(self, section: int, *, is_descending: bool) -> None:
        if 0 <= section < len(self.rows.columns):
            self.rows.sort_by(self.rows.columns[section].key, is_descending=is_descending)
            self.sorting_changed.emit()

    def _choose_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("columns")
        shown = {column.key for column in self.rows.columns}
        for column in self.rows.available[1:]:
            action = QAction(column.label.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.toggled.connect(lambda is_on, key=column.key: self._turn_column(key, is_on))
            menu.addAction(action)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _turn_column(self, key: str, is_on: bool) -> None:
        keys = {column.key for column in self.rows.columns}
        self.rows.choose([*keys, key] if is_on else [one for one in keys if one != key])
        self.columns_changed.emit()

    def _tell(self, signal: SignalInstance) -> None:
        key = self.current_key()
        if key is not None:
            signal.emit(key)

    def _key(self, row: int) -> UUID | None:
        record = self.rows.record(row) if 0 <= row < self.rows.rowCount() else None
        key = getattr(record, "id", None)
        return key if isinstance(key, UUID) else None

    def _after_reset(self) -> None:
        self.updateGeometry()
        QTimer.singleShot(0, self, self._share_width)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row)
        is_large = self._theme.is_large
        if self.rows.folds_rest != is_large:
            self.rows.folds_rest = is_large
            self.rows.refresh()
        t = self._theme.tokens
        self.setStyleSheet(
            "QTableView, QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ padding: 0 {SIDE}px; }}"
            f"QScrollBar:vertical {{ margin-top: {self.horizontalHeader().sizeHint().height()}px; }}"
            f"QHeaderView::section:first {{ border-top-left-radius: {9 if t.line_width == 1 else 8}px; }}"
            f"QHeaderView::section:last {{ border-top-right-radius: {9 if t.line_width == 1 else 8}px; }}"
        )
        self._after_reset()

    def _share_width(self) -> None:
        if not isValid(self):  # a turn that waited while the page was taken away
            return
        columns = self.rows.columns
        for place in range(len(columns)):
            self.setColumnHidden(place, self._theme.is_large and place >= _COLUMNS_WHEN_LARGE)
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        wanted = {place: self._natural(place) for place in shown}
        room = self.viewport().width()
        # the name keeps its room: the others give way, or share what is left
        first = wanted.pop(shown[0], 0)
        self.setColumnWidth(shown[0], first)
        others = max(1, sum(wanted.values()))
        for place, width in wanted.items():
            self.setColumnWidth(place, max(self._theme.px(_NARROWEST), (room - first) * width // others))
        rest = room - sum(self.columnWidth(place) for place in shown[:-1])
        if shown and rest > self._theme.px(_NARROWEST):
            self.setColumnWidth(shown[-1], rest)

    def _natural(self, place: int) -> int:
        label = width_of(self._theme, self.rows.columns[place].label + _ARROW, "caption-strong") + 2 * SIDE + 4
        rows = range(min(_MEASURED, self.rows.rowCount()))
        widest = max((self._delegate.width_of(self.rows.cell(row, place)) for row in rows), default=0)
        return min(self._theme.px(_WIDEST), max(round(label), widest))


def accessible_name(words: str, count: int) -> str:
    """Return how a table is announced."""
    return _("{what}, {n} rows").format(what=words, n=count)
