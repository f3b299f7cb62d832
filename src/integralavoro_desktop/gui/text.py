"""Labels by role, which wrap, can be selected and read aloud."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme

_MEASURE = 80


class Label(QLabel):
    """A piece of plain text in one role (`h1`, `h2`, `h3`, `body`, `name`, `strong`, `caption`, `tiny`, `number`...).

    It wraps at the width it is given and asks for the height this takes; `wraps=False` keeps it on one line.
    """

    def __init__(self, theme: Theme, text: str = "", *, role: str = "body", tone: str = "", wraps: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # a name written from right to left stands where all the others do
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour: a tone of the tokens, `text2`, `muted`, or empty for the text colour."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_lead(self, lead: str, text: str) -> None:
        """Show `text` after a few words in bold; both are taken as plain text."""
        self._plain = f"{lead} {text}".strip()
        self.setTextFormat(Qt.TextFormat.RichText)
        bold = f"<b>{escape(lead)}</b> " if lead else ""
        self.setText(f"{bold}{escape(text)}")
        self.updateGeometry()

    def words(self) -> str:
        """Return the text as it is read."""
        return self._plain if self.textFormat() == Qt.TextFormat.RichText else self.text()

    def sizeHint(self) -> QSize:
        """Ask for one line, at most the longest line that reads well."""
        if not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        line = max((metrics.horizontalAdvance(part) for part in self.words().split("\n")), default=0) + 2
        width = min(line, metrics.averageCharWidth() * _MEASURE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Allow any width in which the longest word still stands."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        word = max((metrics.horizontalAdvance(part) for part in self.words().split()), default=0)
        return QSize(word + 2, metrics.height())


class IconLabel(QWidget):
    """An icon beside a word; screen readers skip it."""

    def __init__(self, theme: Theme, name: str, *, tone: str = "accent", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon, in another tone if given."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        """Take the icon's square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon at the pixel ratio of the screen."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._theme.pixmap(self._name, self._tone, self._size, ratio=ratio))
