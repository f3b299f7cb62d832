"""Small pieces that name a state: chip, key cap, avatar, filter chip, choice chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from integralavoro_desktop.gui.buttons import SMALLEST_TARGET, plain
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from integralavoro_desktop.gui.theme import Theme

STATE_ICONS = {
    "neutral": "circle",
    "accent": "circle-dot",
    "ok": "circle-check",
    "warn": "clock",
    "danger": "circle-alert",
    "info": "info",
    "words": "quote",
}


class Chip(QWidget):
    """A state: icon, word and colour together. `tone` neutral, accent, ok, warn, danger, info or words."""

    def __init__(self, theme: Theme, text: str, *, tone: str = "neutral", icon: str | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone=tone, icon=icon)

    def set_state(self, text: str, *, tone: str = "neutral", icon: str | None = None) -> None:
        """Show another state; without an icon of its own a tone brings its usual one, `""` shows none."""
        self.text = text
        self.tone = tone
        default = "" if tone == "neutral" else STATE_ICONS[tone]
        self.icon = default if icon is None else icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take icon, word and round ends."""
        width = width_of(self._theme, self.text, "caption-strong") + 2 * self._theme.px(10) + 1
        if self.icon:
            width += self._theme.px(14) + self._theme.px(5)
        return QSize(round(width + 0.5), self._theme.px(23))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the capsule."""
        sketch = Sketch(self, self._theme)
        ink = "text2" if self.tone == "neutral" else self.tone
        ground = "sunken" if self.tone == "neutral" else f"{self.tone}_soft"
        is_edged = self.tone == "neutral" or self._theme.tokens.is_contrast
        sketch.capsule(ground, edge="line" if is_edged else "")
        left = float(self._theme.px(10))
        if self.icon:
            left = sketch.icon(self.icon, left, ink=ink, size=14) + self._theme.px(5)
        sketch.words(self.text, left, ink=ink)


class KeyCap(Chip):
    """The name of a key, in a small frame."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)

    def sizeHint(self) -> QSize:
        """Take the word and a little air."""
        width = width_of(self._theme, self.text, "tiny") + 2 * self._theme.px(6)
        return QSize(max(round(width + 0.5), self._theme.px(21)), self._theme.px(21))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        sketch = Sketch(self, self._theme)
        sketch.block("sunken", edge="line", radius=5)
        sketch.centred(self.text, sketch.area, ink="text2", role="tiny")


class FilterChip(QAbstractButton):
    """A filter in force, «Stato: in carico ×». Click opens it (`clicked`), × or Delete takes it away (`removed`)."""

    removed = Signal()

    def __init__(self, theme: Theme, field: str, value: str) -> None:
        super().__init__()
        self._theme = theme
        self._field = f"{field}: "
        self._value = value
        self.setAccessibleName(_("Filter {field}: {value}. Delete takes it away.").format(field=field, value=value))
        self.setToolTip(_("Take this filter away: Delete"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Take both words and the cross."""
        width = self._words_width() + 2 * self._theme.px(10) + self._theme.px(22)
        return QSize(round(width), max(SMALLEST_TARGET, self._theme.px(32)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the filter away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The right end takes the filter away, the rest opens it."""
        if event.position().x() > self.width() - SMALLEST_TARGET and self.hitButton(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the capsule, field, value and cross."""
        sketch = Sketch(self, self._theme)
        is_edged = self._theme.tokens.is_contrast or self.underMouse()
        sketch.capsule("accent_soft", edge="line" if is_edged else "")
        left = sketch.words(self._field, float(self._theme.px(10)), ink="accent", role="caption")
        left = sketch.words(self._value, left, ink="accent")
        sketch.icon("x", left + self._theme.px(8), ink="accent", size=14)

    def _words_width(self) -> float:
        field = width_of(self._theme, self._field, "caption")
        return field + width_of(self._theme, self._value, "caption-strong")


class ChoiceChip(QAbstractButton):
    """One of a few choices shown side by side, checkable; put several in a QButtonGroup."""

    def __init__(self, theme: Theme, text: str, *, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(plain(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take icon and word in their widest weight."""
        width = width_of(self._theme, plain(self.text()), "strong") + 2 * self._theme.px(11)
        if self._icon:
            width += self._theme.px(16 + 5)
        return QSize(round(width + 0.5), max(SMALLEST_TARGET, self._theme.px(32)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the capsule; the chosen one also carries a check mark instead of its icon."""
        sketch = Sketch(self, self._theme)
        on = self.isChecked()
        sketch.capsule("accent_soft" if on else "sunken", edge="accent" if on else "edge")
        ink = "accent" if on else "text2"
        left = float(self._theme.px(11))
        if self._icon:
            left = sketch.icon("check" if on else self._icon, left, ink=ink, size=16) + self._theme.px(5)
        sketch.words(plain(self.text()), left, ink=ink, role="strong" if on else "control")


class Avatar(QWidget):
    """The initials of a person in a circle, decoration beside the name."""

    def __init__(self, theme: Theme, name: str, *, size: int = 56) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show the initials of another name."""
        words = [word for word in name.split() if word[:1].isalpha()]
        self.initials = "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))
        self.update()

    def sizeHint(self) -> QSize:
        """Be a square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and initials."""
        sketch = Sketch(self, self._theme)
        edge = "line" if self._theme.tokens.is_contrast else ""
        sketch.circle(sketch.area.center(), self.width() / 2 - 1, ground="accent_soft", edge=edge)
        sketch.centred(self.initials, sketch.area, ink="accent", role="h2" if self._size >= 48 else "caption-strong")
