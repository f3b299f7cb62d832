"""The bar at the bottom: exchange, backup, clinical area and lock, in plain words, each part a button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

_HEIGHT = 34
_GAP = 22


@dataclass(frozen=True, slots=True)
class StatusPart:
    """One part: key, icon, sentence, the same in a word or two, tone (empty, `warn`, `danger`, `accent`), side."""

    key: str
    icon: str
    text: str
    short: str = ""
    tone: str = ""
    is_at_right: bool = False


class StatusButton(QAbstractButton):
    """One part of the bar, painted."""

    def __init__(self, theme: Theme, part: StatusPart) -> None:
        super().__init__()
        self._theme = theme
        self._part = part
        self._is_short = False
        self.setObjectName(f"status_{part.key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_part(part)

    def set_part(self, part: StatusPart) -> None:
        """Show other words."""
        self._part = part
        self.setText(part.text)
        self.setAccessibleName(part.text)
        self.setToolTip(part.text)
        self.updateGeometry()
        self.update()

    def set_short(self, is_short: bool) -> None:
        """Use the short words."""
        self._is_short = is_short
        self.updateGeometry()
        self.update()

    def wanted(self, *, is_short: bool) -> int:
        """Return the width of the long or the short words."""
        words = width_of(self._theme, self._words(is_short), self._role())
        return round(words) + self._theme.px(16 + 6) + 6

    def sizeHint(self) -> QSize:
        """Take icon and words, at least the smallest target high."""
        return QSize(max(32, self.wanted(is_short=self._is_short)), max(32, self._theme.px(_HEIGHT - 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words; a warning also changes the icon."""
        sketch = Sketch(self, self._theme)
        ink = self._part.tone or "text2"
        if self.underMouse():
            sketch.block("surface", radius=6)
        icon = "triangle-alert" if self._part.tone in ("warn", "danger") else self._part.icon
        left = sketch.icon(icon, 2, ink=ink, size=15) + self._theme.px(6)
        sketch.words(self._words(self._is_short), left, ink=ink, role=self._role())

    def _words(self, is_short: bool) -> str:
        return self._part.short or self._part.text if is_short else self._part.text

    def _role(self) -> str:
        return "caption-strong" if self._part.tone else "caption"


class StatusBar(QWidget):
    """Emits `part_clicked(key)`, and `lock_asked` for the lock at its end."""

    part_clicked = Signal(str)
    lock_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("status_bar")
        self.setAccessibleName(_("Status bar"))
        self._parts: dict[str, StatusButton] = {}
        words = _("Lock")
        self.lock = StatusButton(
            theme, StatusPart("lock", "lock", f"{words}  {shown('lock', '+')}", words, "accent", is_at_right=True)
        )
        self.lock.clicked.connect(self.lock_asked)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(18, 0, 18, 0)
        self._layout.setSpacing(_GAP - 6)
        self._layout.addStretch(1)
        self._layout.addWidget(self.lock)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_parts(self, parts: Sequence[StatusPart]) -> None:
        """Show these parts, in order; a part already there only changes its words, so the focus stays."""
        wanted = {part.key for part in parts}
        for key in [key for key in self._parts if key not in wanted]:
            self._parts.pop(key).deleteLater()
        left = 0
        for part in parts:
            if part.key in self._parts:
                self._parts[part.key].set_part(part)
            else:
                place = self._layout.count() - 1 if part.is_at_right else left
                self._layout.insertWidget(place, self._made(part))
            left += not part.is_at_right
        self.restyle()

    def part(self, key: str) -> StatusButton:
        """Return the button of a part."""
        return self._parts[key]

    def restyle(self) -> None:
        """Take long words where they fit, short ones otherwise."""
        self.setFixedHeight(max(34, self._theme.px(_HEIGHT)))
        buttons = [*self._parts.values(), self.lock]
        long = sum(button.wanted(is_short=False) + _GAP for button in buttons)
        is_short = self._theme.is_large or long > self.width() - 36
        for button in buttons:
            button.set_short(is_short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between long and short words."""
        super().resizeEvent(event)
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the upper edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("nav"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))

    def _made(self, part: StatusPart) -> StatusButton:
        button = StatusButton(self._theme, part)
        button.clicked.connect(lambda: self.part_clicked.emit(part.key))
        self._parts[part.key] = button
        return button
