"""A row of levels 0 to 4 to pick from with the keyboard, and a row of pips that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from integralavoro_desktop.gui.paint import Sketch
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

_CELL = 26
_TALL = 27
_GAP = 2


class LevelPicker(QWidget):
    """Levels side by side. 0-4 picks, N or Delete takes the level away, arrows left and right move by one.

    `changed(int | None)` follows each change by hand. `ink` is the rater's colour: accent, words or info. The value is
    a text for screen readers: «Ritmo: 3 di 4».
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, *, ink: str = "accent", highest: int = 4) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._ink = ink
        self._highest = highest
        self._value: int | None = None
        self._before: int | None = None
        self._is_hidden = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def value(self) -> int | None:
        """The level picked, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a level, without telling it as a change by hand."""
        self._value = value
        self._tell()
        self.update()

    def set_before(self, value: int | None) -> None:
        """Mark the level of the time before with a dot."""
        self._before = value
        self._tell()
        self.update()

    def set_hidden(self, is_hidden: bool) -> None:
        """Cover the level, while another person fills hers."""
        self._is_hidden = is_hidden
        self._tell()
        self.update()

    def text_value(self) -> str:
        """Return the value in words."""
        if self._is_hidden:
            return _("covered")
        if self._value is None:
            return _("no level")
        words = _("{level} of {highest}").format(level=self._value, highest=self._highest)
        if self._before is not None:
            words += ", " + _("before {level}").format(level=self._before)
        return words

    def sizeHint(self) -> QSize:
        """Take one cell for each level."""
        count = self._highest + 1
        width = count * self._theme.px(_CELL) + self._highest * _GAP
        return QSize(width, max(_TALL, self._theme.px(_TALL)) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with digits, move with arrows, take away with N or Delete."""
        digit = event.key() - Qt.Key.Key_0
        if 0 <= digit <= self._highest and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pick(digit)
        elif event.key() in (Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pick(None)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            start = self._value if self._value is not None else (-1 if step > 0 else self._highest + 1)
            self._pick(max(0, min(self._highest, start + step)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the cell under the mouse; the picked one again is taken away."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = int(event.position().x() // (self._theme.px(_CELL) + _GAP))
        level = max(0, min(self._highest, place))
        self._pick(None if level == self._value else level)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        sketch = Sketch(self, self._theme)
        for level in range(self._highest + 1):
            cell = self._cell(level)
            is_on = level == self._value and not self._is_hidden
            sketch.block(self._ink if is_on else "surface", edge="" if is_on else self._edge(), radius=5, area=cell)
            ink = ("on_accent" if self._ink == "accent" else "surface") if is_on else "text2"
            sketch.centred("·" if self._is_hidden else str(level), cell, ink=ink, role="strong" if is_on else "body")
            if level == self._before and not self._is_hidden:
                dot = QPointF(cell.center().x(), cell.bottom() - self._theme.px(4))
                sketch.circle(dot, 2, ground=ink if is_on else "text2")

    def _edge(self) -> str:
        return "edge" if self._theme.tokens.is_contrast or self.hasFocus() or self.underMouse() else "line"

    def _cell(self, level: int) -> QRectF:
        side = self._theme.px(_CELL)
        tall = max(_TALL, self._theme.px(_TALL))
        return QRectF(level * (side + _GAP), (self.height() - tall) / 2, side, tall)

    def _pick(self, value: int | None) -> None:
        if value == self._value or self._is_hidden:
            return
        self.set_value(value)
        self.changed.emit(value)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.text_value()))

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self.text_value()}")


class Pips(QWidget):
    """«5 di 6» as small filled and empty squares, with the words as accessible name."""

    def __init__(self, theme: Theme, done: int, total: int, *, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._done = done
        self._total = total
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take one square for each."""
        return QSize(self._total * self._theme.px(14), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares."""
        sketch = Sketch(self, self._theme)
        side = self._theme.px(10)
        top = (self.height() - side) / 2
        for place in range(self._total):
            area = QRectF(place * self._theme.px(14), top, side, side)
            is_done = place < self._done
            sketch.block("accent" if is_done else "", edge="" if is_done else "edge", radius=3, area=area)
