"""Painted frames: card, sunken panel, soft strip, words of the person, banner ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.flow import FlowLayout
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.gui.tokens import RADIUS, TONES
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme

_BAR = 5
KINDS = ("card", "sunken", "plain", *(f"{tone}_soft" for tone in TONES[1:]))


class Box(QFrame):
    """A painted ground with a vertical layout.

    `kind` is `card` (white, edge), `sunken`, `plain` (no ground) or a soft tone (`accent_soft`, `words_soft`,
    `info_soft`...); `bar` is the token of a bar at the left edge, or empty.
    """

    def __init__(self, theme: Theme, *, kind: str = "card", bar: str = "", across: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._kind = kind
        self._bar = bar
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self.body = QBoxLayout(direction, self)
        side = 20 if kind == "card" else 16
        self.body.setContentsMargins(side if not bar else side - 2, 16 if kind == "card" else 12, side, 16)
        if kind != "card":
            self.body.setContentsMargins(side if not bar else side + 2, 12, side, 12)
        self.body.setSpacing(8)

    def set_kind(self, kind: str, bar: str = "") -> None:
        """Change the ground and the bar."""
        self._kind = kind
        self._bar = bar
        self.update()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the box."""
        self.body.addWidget(widget, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar and edge with round corners."""
        if self._kind == "plain":
            return
        t = self.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._edge_width()
        radius = RADIUS["card"] if self._kind == "card" else RADIUS["block"]
        area = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        painter.fillPath(path, self.theme.color("surface" if self._kind == "card" else self._kind))
        if self._bar:
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(QRectF(0, 0, _BAR, self.height()), self.theme.color(self._bar))
            painter.restore()
        if edge:
            painter.setPen(QPen(self.theme.color("line"), t.line_width))
            painter.drawPath(path)

    def _edge_width(self) -> int:
        if self._kind in ("card", "sunken") or self.theme.tokens.is_contrast:
            return self.theme.tokens.line_width
        return 0


class Card(Box):
    """A white box with a heading: icon, title, and room for chips, a caption or a link at the right (`trail`)."""

    def __init__(self, theme: Theme, title: str = "", *, icon: str = "", caption: str = "") -> None:
        super().__init__(theme)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.trail = FlowLayout()
        self.title = Label(theme, title, role="h3")
        if title:
            if icon:
                self.head.addWidget(IconLabel(theme, icon))
            self.head.addWidget(self.title, 1)
            if caption:
                self.trail.addWidget(Label(theme, caption, role="caption", tone="muted"))
            self.head.addLayout(self.trail)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)


class WordsBlock(Box):
    """The person's own sentence, quoted and dated; it says so when nobody has asked yet."""

    def __init__(self, theme: Theme, words: str = "", said_on: str = "") -> None:
        super().__init__(theme, kind="words_soft", bar="words_bar")
        self.setObjectName("words")
        self.body.setContentsMargins(18, 12, 18, 14)
        self.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(theme, "message-square-quote", tone="words"))
        head.addWidget(Label(theme, _("THE PERSON'S WORDS"), role="tiny", tone="words"), 1)
        self._when = Label(theme, role="caption", tone="words")
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._when)
        self.body.addLayout(head)
        self._words = Label(theme, role="name")
        self.body.addWidget(self._words)
        self.set_words(words, said_on)

    def set_words(self, words: str, said_on: str = "") -> None:
        """Show a sentence and when it was said (a whole phrase, as «detto il 3 novembre»)."""
        quoted = f"«{words.strip('«»')}»" if words else _("We have not asked yet.")
        self._words.setText(quoted)
        self._when.setText(said_on if words else "")
        self.setAccessibleName(f"{_('The person’s words')}: {quoted} {said_on}".strip())


class Line(QWidget):
    """A thin line between rows, decoration only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.tokens.line_width)
        theme.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the line colour."""
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.tokens.line_width)


def column(*widgets: QWidget, gap: int = 12) -> QVBoxLayout:
    """Return widgets one under the other, packed at the top."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout


def empty(layout: QLayout, *, but: int = 0) -> None:
    """Take the widgets out of a layout and throw them away, but for so many items at its end."""
    while layout.count() > but and (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.setParent(None)
            old.deleteLater()


def row(*widgets: QWidget, gap: int = 8, pushed: bool = False) -> QHBoxLayout:
    """Return widgets side by side; `pushed` moves them to the right."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    if pushed:
        layout.addStretch(1)
    for widget in widgets:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    if not pushed:
        layout.addStretch(1)
    return layout
