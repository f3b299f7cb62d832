"""Buttons of five kinds, painted, with icon and key beside the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolTip, QWidget

from integralavoro_desktop.gui.tokens import RADIUS, mix

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from integralavoro_desktop.gui.theme import Theme

KINDS = ("primary", "plain", "ghost", "link", "danger", "crumb")
SMALLEST_TARGET = 32
_INK = {
    "primary": "on_accent",
    "plain": "text",
    "ghost": "text2",
    "link": "accent",
    "danger": "danger",
    "crumb": "text2",
}
_SIDE = {"primary": 19, "plain": 15, "danger": 15, "ghost": 10, "link": 6, "crumb": 4}


class Button(QPushButton):
    """A button: `kind` primary, plain, ghost, link or danger; an icon before the word and its key after it."""

    def __init__(self, theme: Theme, text: str, *, kind: str = "plain", icon: str = "", key: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._key = key
        self._is_small = False
        self.setAccessibleName(plain(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def small(self) -> Button:
        """Make it as low as the smallest target, for rows and banners; returns itself."""
        self._is_small = True
        self.updateGeometry()
        return self

    def set_text(self, text: str, *, icon: str | None = None, key: str | None = None) -> None:
        """Change the word, and icon or key where given."""
        self._icon = self._icon if icon is None else icon
        self._key = self._key if key is None else key
        self.setText(text)
        self.setAccessibleName(plain(text))
        self.updateGeometry()

    def set_kind(self, kind: str) -> None:
        """Change the kind."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        """The words of its key, as shown."""
        return self._key

    def sizeHint(self) -> QSize:
        """Take the width of icon, word and key, and the height of a control."""
        height = max(SMALLEST_TARGET, self._theme.px(34)) if self._is_small else self._theme.control
        return QSize(round(self._content_width()) + 2 * _SIDE[self._kind] + 2, max(height, SMALLEST_TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge, icon, word and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._theme.color(_INK[self._kind] if self.isEnabled() else "muted")
        left = (self.width() - self._content_width()) / 2
        if self._icon:
            left = self._paint_icon(painter, left, ink)
        painter.setFont(self._font())
        painter.setPen(ink)
        metrics = QFontMetricsF(self._font())
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        word = plain(self.text())
        painter.drawText(QPointF(left, base), word)
        if self._theme.shows_mnemonics:
            self._underline(painter, left, base)
        if self._key:
            painter.drawText(QPointF(left + metrics.horizontalAdvance(word) + self._theme.px(13), base), self._key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the tooltip on keyboard focus too: nothing by hover only."""
        super().focusInEvent(event)
        show_tooltip_on_focus(self, event)

    def _font(self) -> QFont:
        if self._kind == "crumb":
            return self._theme.font("caption")
        return self._theme.font("strong" if self._kind in ("primary", "plain", "danger") else "control")

    def _content_width(self) -> float:
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(plain(self.text()))
        if self._icon:
            width += self._theme.px(18) + (self._theme.px(7) if self.text() else 0)
        if self._key:
            width += metrics.horizontalAdvance(self._key) + self._theme.px(13)
        return width

    def _paint_ground(self, painter: QPainter) -> None:
        t = self._theme.tokens
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_filled = self._kind == "primary"
        ground = t.accent if is_filled else t.surface
        if not self.isEnabled():
            ground = t.sunken
        elif self.isDown() or self.isChecked():
            ground = mix(t.text, ground, 0.14) if not is_filled else mix(t.bg, ground, 0.22)
        elif self.underMouse():
            ground = mix(t.text, ground, 0.06) if not is_filled else mix(t.bg, ground, 0.12)
        has_ground = self._kind in ("primary", "plain", "danger") or self.isDown() or self.isChecked()
        has_ground = has_ground or (self.underMouse() and self.isEnabled())
        painter.setPen(Qt.PenStyle.NoPen)
        if self._kind in ("plain", "danger") or (is_filled and not self.isEnabled()):
            width = t.line_width
            area = area.adjusted(width / 2 - 0.5, width / 2 - 0.5, 0.5 - width / 2, 0.5 - width / 2)
            painter.setPen(QPen(self._theme.color("danger" if self._kind == "danger" else "line"), width))
        elif is_filled:
            area = QRectF(self.rect())
        if has_ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, RADIUS["control"], RADIUS["control"])

    def _paint_icon(self, painter: QPainter, left: float, ink: QColor) -> float:
        size = self._theme.px(18)
        top = round((self.height() - size) / 2)
        pixmap = self._theme.icons.pixmap(self._icon, ink.name(), size, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(left), top), pixmap)
        return left + size + (self._theme.px(7) if self.text() else 0)

    def _underline(self, painter: QPainter, left: float, base: float) -> None:
        place = mnemonic_place(self.text())
        if place < 0:
            return
        metrics = QFontMetricsF(self._font())
        word = plain(self.text())
        start = left + metrics.horizontalAdvance(word[:place])
        painter.drawLine(QPointF(start, base + 2), QPointF(start + metrics.horizontalAdvance(word[place]), base + 2))


class IconButton(Button):
    """A square button with an icon alone; `name` is its accessible name and tooltip."""

    def __init__(self, theme: Theme, icon: str, name: str, *, kind: str = "plain") -> None:
        super().__init__(theme, "", kind=kind, icon=icon)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what the button is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Be a square as high as a control."""
        side = max(SMALLEST_TARGET, self._theme.px(34) if self._is_small else self._theme.control)
        return QSize(side, side)


def show_tooltip_on_focus(widget: QWidget, event: QFocusEvent) -> None:
    """Show a widget's tooltip when the keyboard brought the focus to it."""
    keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
    if event.reason() in keys and widget.toolTip():
        QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), widget.toolTip(), widget)


def plain(text: str) -> str:
    """Return a button's words without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def mnemonic_place(text: str) -> int:
    """Return where the mnemonic letter stands in the plain words, or -1."""
    return text.replace("&&", "\0").find("&")


def give_mnemonics(root: QWidget, taken: str = "") -> str:
    """Give each button under `root` an Alt letter of its own, where one is left; return all letters in use."""
    used = set(taken.lower())
    buttons = [one for one in root.findChildren(QAbstractButton) if isinstance(one, Button) and one.text()]
    for button in buttons:
        words = button.text()
        if mnemonic_place(words) >= 0:
            used.add(plain(words)[mnemonic_place(words)].lower())
    for button in buttons:
        words = button.text()
        if mnemonic_place(words) >= 0:
            continue
        starts = [i for i, letter in enumerate(words) if i == 0 or words[i - 1] == " "]
        for i in [*starts, *range(len(words))]:
            letter = words[i].lower()
            if letter.isascii() and letter.isalpha() and letter not in used:
                used.add(letter)
                button.setText(f"{words[:i]}&{words[i:]}")
                break
    return "".join(sorted(used))
