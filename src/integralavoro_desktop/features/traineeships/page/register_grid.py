"""The two halves of a month side by side, in the order of the paper, written with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from integralavoro_desktop.features.traineeships.page.half_table import HalfTable
from integralavoro_desktop.features.traineeships.page.register_cells import COLUMNS, RegisterDelegate, cell_words
from integralavoro_desktop.features.traineeships.register import AS_PLANNED, LEFT_HALF, LETTERS, halves, next_position
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.sight import scroll_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from integralavoro_desktop.features.traineeships.page.register_cells import Index
    from integralavoro_desktop.features.traineeships.register import Line
    from integralavoro_desktop.gui.theme import Theme

_STACKED_BELOW = 650
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_SIGNS = frozenset("0123456789:.,")
_ENTERS, _LEAVES = COLUMNS.index("enters_at"), COLUMNS.index("leaves_at")
_WRITABLE = COLUMNS.index("planned")


class RegisterGrid(QWidget):
    """Shows the days and reads the keys. `write(place, cell, text)` gives the sentence that refuses what was typed.

    `refused(sentence)` after each try (empty when it stands), `fill_asked(place)` on Ctrl+D.
    """

    refused = Signal(str)
    fill_asked = Signal(int)

    def __init__(self, theme: Theme, write: Callable[[int, str, str], str]) -> None:
        super().__init__()
        self._theme = theme
        self._write = write
        self.is_read_only = False
        self.typed: str | None = None
        self._typed_at = (0, _ENTERS)
        self._is_refused = False
        self._lines: Sequence[Line] = ()
        self.tables = (HalfTable(theme, 0, self._key), HalfTable(theme, LEFT_HALF, self._key))
        self._last = self.tables[0]
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(14)
        names = (_("Days 1 to 16 of the register"), _("Days from 17 of the register"))
        for table, name in zip(self.tables, names, strict=True):
            table.setAccessibleName(name)
            table.setItemDelegate(RegisterDelegate(theme, table, self._typing))
            table.focus_left.connect(self.commit)
            table.clicked.connect(self._clicked)
            frame = Box(theme)
            frame.body.setContentsMargins(1, 4, 1, 6)
            frame.add(table)
            self._across.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._arrange)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the days; the keyboard stays where it is."""
        is_other = [line.on for line in lines] != [line.on for line in self._lines]
        self._lines = lines
        for table, half in zip(self.tables, halves(lines), strict=True):
            table.days.show(half)
        if is_other:
            self.typed = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the keyboard is: the day's place in the month, the column."""
        index = self._last.currentIndex()
        return (self._last.days.start + max(0, index.row()), max(_WRITABLE, index.column()))

    def go_to(self, place: int, column: int, *, takes_focus: bool = True) -> None:
        """Bring the keyboard to a cell."""
        place = max(0, min(len(self._lines) - 1, place))
        table = self._last = self.tables[0 if place < LEFT_HALF else 1]
        table.setCurrentIndex(table.days.index(place - table.days.start, column))
        if takes_focus:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_in_sight(table)

    def commit(self) -> bool:
        """Write what is being typed; False, and it stays in its cell, when it is refused."""
        if self.typed is None:
            return True
        place, column = self._typed_at
        sentence = self._write(place, COLUMNS[column], self.typed)
        self._is_refused = bool(sentence)
        if not sentence:
            self.typed = None
        self.refused.emit(sentence)
        self._repaint()
        return not sentence

    def _clicked(self) -> None:
        if not self.commit():
            self.go_to(*self._typed_at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves side by side or one under the other."""
        super().resizeEvent(event)
        self._arrange()

    def _key(self, table: HalfTable, event: QKeyEvent) -> bool:
        self._last = table
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            if self.commit():
                self.fill_asked.emit(self.place[0])
            return True
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if key in _ARROWS:
            return self._move(*_ARROWS[key])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if key == Qt.Key.Key_Escape:
            return self._forget()
        if self.is_read_only:
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._erase(key)
        if key == Qt.Key.Key_F2:
            return self._type(cell_words(self._lines[self.place[0]], COLUMNS[self.place[1]]))
        return self._sign(event.text())

    def _sign(self, text: str) -> bool:
        if self.typed is not None and self.place != self._typed_at:
            self.go_to(*self._typed_at)
        if text and text in _SIGNS:
            return self._type((self.typed or "") + text)
        if text == " " and self.typed:
            return self._space()
        if text.upper() in {AS_PLANNED, *LETTERS} and text:
            self.typed = None
            self._typed_at = self.place
            return self._type(text.upper()) and (self.commit() or True)
        return False

    def _type(self, text: str) -> bool:
        if self.typed is None:
            self._typed_at = self.place
        self.typed = text
        self._is_refused = False
        self._repaint()
        return True

    def _space(self) -> bool:
        """Go from the time in to the time out; in any other cell just write."""
        if self.commit() and self.place[1] == _ENTERS:
            self.go_to(self.place[0], _LEAVES)
        return True

    def _enter(self) -> bool:
        if self.commit():
            place, column = self.place
            self.go_to(next_position(self._lines, place), _ENTERS if column == _LEAVES else column)
        return True

    def _erase(self, key: Qt.Key) -> bool:
        if self.typed and key == Qt.Key.Key_Backspace:
            return self._type(self.typed[:-1])
        self.typed = None
        return self._type("") and (self.commit() or True)

    def _forget(self) -> bool:
        if self.typed is None:
            return False
        self.typed = None
        self._is_refused = False
        self.refused.emit("")
        self._repaint()
        return True

    def _move(self, days: int, cells: int) -> bool:
        if not self.commit():
            return True
        place, column = self.place
        last = len(COLUMNS) - 1
        if cells > 0 and column == last and place < LEFT_HALF and place + LEFT_HALF < len(self._lines):
            self.go_to(place + LEFT_HALF, _WRITABLE)
        elif cells < 0 and column == _WRITABLE and place >= LEFT_HALF:
            self.go_to(place - LEFT_HALF, last)
        else:
            self.go_to(place + days, max(_WRITABLE, min(last, column + cells)))
        return True

    def _typing(self, index: Index) -> tuple[str | None, bool]:
        model = index.model()
        if self.typed is None or not self._is_at(model, index.row(), index.column()):
            return None, False
        return self.typed, self._is_refused

    def _is_at(self, model: object, row: int, column: int) -> bool:
        start = next((table.days.start for table in self.tables if table.days is model), 0)
        return (start + row, column) == self._typed_at

    def _bring_in_sight(self, table: HalfTable) -> None:
        scroll = scroll_of(self)
        inside = scroll.widget() if scroll else None
        if scroll is not None and inside is not None:
            middle = table.visualRect(table.currentIndex()).center()
            seen = inside.mapFromGlobal(table.viewport().mapToGlobal(middle))
            scroll.ensureVisible(seen.x(), seen.y(), 0, self._theme.px(48))

    def _repaint(self) -> None:
        for table in self.tables:
            table.viewport().update()

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        is_narrow = self.width() < self._theme.px(_STACKED_BELOW)
        self._across.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
