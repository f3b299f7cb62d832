"""Plain fields without any record behind them: line, password, text, choice, check, and the label above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from integralavoro_desktop.gui.buttons import SMALLEST_TARGET, IconButton, plain
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from integralavoro_desktop.gui.theme import Theme

_MOST_LINES = 8
_FEWEST_LINES = 3
_BOX = 18


class LineField(QLineEdit):
    """One line of text."""

    def __init__(self, theme: Theme, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class PasswordField(QWidget):
    """A line of hidden text with a button that shows it; `line` is the field itself."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = LineField(theme, name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        self.line.setInputMethodHints(hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhHiddenText)
        self.eye = IconButton(theme, "eye", _("Show the password"))
        self.eye.setObjectName(f"{name}_eye")
        self.eye.clicked.connect(self._turn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.eye)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed and hide the line again."""
        self.line.clear()
        if self.line.echoMode() == QLineEdit.EchoMode.Normal:
            self._turn()

    def _turn(self) -> None:
        is_hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_hidden else QLineEdit.EchoMode.Password)
        self.eye.set_text("", icon="eye-off" if is_hidden else "eye")
        self.eye.set_name(_("Hide the password") if is_hidden else _("Show the password"))


class TextArea(QPlainTextEdit):
    """Long text: it grows to eight lines, then scrolls; Tab leaves it."""

    def __init__(self, theme: Theme, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Take the height of the text, between three and eight lines."""
        self.ensurePolished()
        lines = max(_FEWEST_LINES, min(_MOST_LINES, round(self.document().size().height())))
        return QSize(self._theme.px(200), round(lines * self.fontMetrics().lineSpacing()) + 24)

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the text asks."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the lines break elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()


class Combo(QComboBox):
    """A pick list with our own arrow; the wheel does not change it by accident."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the arrow."""
        super().paintEvent(event)
        side = self._theme.px(16)
        ink = "text2" if self.isEnabled() else "muted"
        Sketch(self, self._theme).icon("chevron-down", self.width() - side - 10, ink=ink, size=16)


class Check(QCheckBox):
    """A check box of 18 px with a clickable row of 32; the words wrap never, so keep them short."""

    def __init__(self, theme: Theme, text: str, name: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(plain(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take box and words, at least the smallest target high."""
        return _mark_size(self._theme, plain(self.text()))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take the click anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick or dash, and words."""
        sketch = Sketch(self, self._theme)
        side = self._theme.px(_BOX)
        box = QRectF(0.0, (self.height() - side) / 2, side, side)
        is_on = self.checkState() != Qt.CheckState.Unchecked
        fill = "accent" if self.isEnabled() else "muted"
        edge = "" if is_on else ("text" if self.underMouse() and self.isEnabled() else "edge")
        sketch.block(fill if is_on else "surface", edge=edge, radius=4, area=box)
        if is_on:
            name = "minus" if self.checkState() == Qt.CheckState.PartiallyChecked else "check"
            sketch.icon(name, (side - self._theme.px(14)) / 2, ink="on_accent", size=14)
        words = plain(self.text())
        sketch.words(words, side + self._theme.px(12), ink="text" if self.isEnabled() else "muted", role="body")


class Radio(QRadioButton):
    """One of several answers, with a clickable row of 32 px."""

    def __init__(self, theme: Theme, text: str, name: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(plain(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take circle and words, at least the smallest target high."""
        return _mark_size(self._theme, plain(self.text()))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take the click anywhere in the row."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle, dot and words."""
        sketch = Sketch(self, self._theme)
        side = self._theme.px(_BOX)
        center = QPointF(side / 2, self.height() / 2)
        edge = "accent" if self.isChecked() else "edge"
        sketch.circle(center, side / 2 - 1, ground="surface", edge=edge, width=2 if self.isChecked() else 0)
        if self.isChecked():
            sketch.circle(center, side / 4, ground="accent")
        ink = "text" if self.isEnabled() else "muted"
        sketch.words(plain(self.text()), side + self._theme.px(12), ink=ink, role="body")


class Labelled(QWidget):
    """A field under its label: label, need («serve»), help line, the field, and a message when something is wrong."""

    def __init__(self, theme: Theme, label: str, field: QWidget, *, help_line: str = "", need: str = "") -> None:
        super().__init__()
        self.field = field
        self.label = Label(theme, label, role="strong")
        self.label.setBuddy(field)
        self.trail = QHBoxLayout()
        self.trail.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        if need:
            head.addWidget(Label(theme, need, role="caption", tone="muted", wraps=False))
        head.addLayout(self.trail)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        if help_line:
            layout.addWidget(Label(theme, help_line, role="caption", tone="text2"))
        layout.addWidget(field)
        self._mistake = self._message(theme)
        layout.addWidget(self._mistake)
        target = _typed_in(field)
        target.setAccessibleName(f"{label} {need}".strip())
        target.setAccessibleDescription(help_line)
        self._help = help_line

    def show_mistake(self, sentence: str, *, tone: str = "danger") -> None:
        """Show what is wrong and what to do, or nothing; the sentence is the field's description too.

        The field gets a red edge, but for a mere warning (`tone` warn).
        """
        target = _typed_in(self.field)
        self._sentence.setText(sentence)
        self._sentence.set_tone(tone)
        self._sign.set_icon("circle-alert" if tone == "danger" else "triangle-alert", tone)
        self._mistake.setVisible(bool(sentence))
        target.setProperty("invalid", bool(sentence) and tone == "danger")
        target.style().unpolish(target)
        target.style().polish(target)
        target.setAccessibleDescription(sentence or self._help)

    def mistake(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def _message(self, theme: Theme) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._sign = IconLabel(theme, "circle-alert", tone="danger", size=16)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = Label(theme, role="caption-strong", tone="danger")
        line.addWidget(self._sentence, 1)
        holder.hide()
        return holder


def _mark_size(theme: Theme, words: str) -> QSize:
    gap = theme.px(12) if words else 0
    width = theme.px(_BOX) + gap + width_of(theme, words, "body") + 2
    target = max(SMALLEST_TARGET, theme.px(32))
    return QSize(max(round(width), target), target)


def _typed_in(field: QWidget) -> QWidget:
    """Return the widget that takes the keyboard in a field that may hold more than a line."""
    line = getattr(field, "line", None)
    return line if isinstance(line, QWidget) else field.focusProxy() or field
