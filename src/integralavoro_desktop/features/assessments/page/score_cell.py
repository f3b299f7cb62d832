"""The five levels of one item for one rater: digits pick, arrows go on, N says why there is no level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.assessments.choices import NotRated
from integralavoro_desktop.gui.level_picker import LevelPicker
from integralavoro_desktop.gui.paint import Sketch
from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from integralavoro_desktop.features.assessments.occasion import Answer
    from integralavoro_desktop.gui.theme import Theme

SHORT = {
    NotRated.SEEN_NO: N_("not observed"),
    NotRated.LATER: N_("to look at again"),
    NotRated.DECLINED: N_("not answered"),
}
INKS = {"self": "words", "coach": "accent", "host": "info"}
OTHER_INK = "text2"
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ScoreCell(LevelPicker):
    """Shows the answer of one rater; `moved(items, raters)` and the other signals tell what the keyboard asks."""

    moved = Signal(int, int)
    rated = Signal(object)
    reason_asked = Signal()
    note_asked = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, name: str, *, role: str, highest: int = 4) -> None:
        self._reason: Any = None
        self._is_covered = False
        super().__init__(theme, name, ink=INKS.get(role, OTHER_INK), highest=highest)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.changed.connect(self.rated)

    def show_answer(self, answer: Answer, before: int | None) -> None:
        """Show what is marked, with a dot on the level of the time before."""
        self._reason = answer.reason
        self.set_before(before)
        self.set_value(answer.value)
        self.setToolTip(answer.reason.words if answer.reason else "")

    def set_hidden(self, is_hidden: bool) -> None:
        """Cover the answer while another person fills hers."""
        self._is_covered = is_hidden
        super().set_hidden(is_hidden)

    def text_value(self) -> str:
        """Return the answer in words."""
        if self._reason and not self._is_covered:
            return str(self._reason.words)
        return super().text_value()

    def event(self, event: QEvent) -> bool:
        """Keep the letters of this grid from being taken as keys of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to another item or rater, N to the next reason, A to the note; the rest picks."""
        move = _MOVES.get(Qt.Key(event.key()))
        has_modifier = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if move and not has_modifier:
            self.moved.emit(*move)
        elif event.key() == Qt.Key.Key_N and not has_modifier:
            self.reason_asked.emit()
        elif event.key() == Qt.Key.Key_A and not has_modifier:
            self.note_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_modifier:
            self.moved.emit(1, 0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the cell under the mouse; a reason goes away first."""
        if self._is_covered:
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the levels, or the reason in their place."""
        if not self._reason or self._is_covered:
            super().paintEvent(event)
            return
        sketch = Sketch(self, self._theme)
        area = sketch.area.adjusted(0, 2, 0, -2)
        sketch.block("sunken", edge="edge" if self.hasFocus() else "line", radius=5, area=area)
        words = _(SHORT[self._reason]) if self._reason in SHORT else str(self._reason.words)
        sketch.centred(words, area, ink="text2")

    def _is_ours(self, event: Any) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digits = Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        return not modifiers and (digits or key in (*_MOVES, Qt.Key.Key_N, Qt.Key.Key_A))


class LevelWord(QWidget):
    """The answer of a rater as one sign, where there is no room for the levels."""

    def __init__(self, theme: Theme, name: str, *, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._ink = INKS.get(role, OTHER_INK)
        self._sign = ""
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_answer(self, answer: Answer, *, is_covered: bool) -> None:
        """Show a level, a letter for a reason, a dot where it is covered."""
        level = "" if answer.value is None else str(answer.value)
        self._sign = "·" if is_covered else level or (_("N") if answer.reason else "–")
        said = answer.reason.words if answer.reason else level or _("no level")
        self.setAccessibleName(f"{self._name}: {_('covered') if is_covered else said}")
        self.setToolTip("" if is_covered else self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign in the colour of the rater."""
        sketch = Sketch(self, self._theme)
        ink = self._ink if self._sign.isdigit() else "muted"
        sketch.centred(self._sign, sketch.area, ink=ink, role="strong")

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(32), self._theme.px(31))
