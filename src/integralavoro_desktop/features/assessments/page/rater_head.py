"""The heads of the grid: who rates in each column, and the heading of an area that can be folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from integralavoro_desktop.features.assessments.page.score_cell import INKS, OTHER_INK
from integralavoro_desktop.gui.buttons import SMALLEST_TARGET
from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from integralavoro_desktop.features.assessments.grid import Area
    from integralavoro_desktop.features.assessments.occasion import Column
    from integralavoro_desktop.gui.theme import Theme

ICONS = {"self": "quote", "coach": "user", "host": "building-2", "second": "users", "team": "stethoscope"}
NAMES = {
    "coach": N_("Coach"),
    "second": N_("Second tutor"),
    "host": N_("Tutor"),
    "team": N_("Team"),
    "leader": N_("Leader"),
}


def first_name(column: Column) -> str:
    """Return how a column is called in one word: the person by her given name, the others by what they are."""
    if str(column.role) == "self":
        return column.name.partition(" ")[0] or _("The person")
    return _(NAMES[str(column.role)]) if str(column.role) in NAMES else str(column.role.words)


def second_words(column: Column) -> str:
    """Return what stands after it: that the person is alone, or who it is."""
    if str(column.role) == "self":
        return _("alone")
    given, _gap, family = column.name.rpartition(" ")
    return f"{given[:1]}. {family}" if given else family


class RaterHead(QAbstractButton):
    """The head of a rater's column; where it is narrow an icon alone, which chooses the rater."""

    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__()
        self._theme = theme
        self._column = column
        self._is_wide = True
        self.role = column.role
        self.setObjectName(f"rater_{column.role}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_column(column)

    def show_column(self, column: Column) -> None:
        """Show who rates."""
        self._column = column
        said = ", ".join(part for part in (column.role.words, column.name) if part)
        self.setAccessibleName(_("Fill as: {rater}").format(rater=said))
        self.setToolTip(said)
        self.update()

    def set_wide(self, *, is_wide: bool, width: int) -> None:
        """Show name and rater, or the icon alone."""
        self._is_wide = is_wide
        self.setFixedSize(width, max(SMALLEST_TARGET, self._theme.px(34)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, name and rater."""
        sketch = Sketch(self, self._theme)
        ink = INKS.get(str(self._column.role), OTHER_INK)
        icon = ICONS.get(str(self._column.role), "user")
        if not self._is_wide:
            side = self._theme.px(16)
            sketch.icon(icon, (self.width() - side) / 2, ink=ink, size=16)
            return
        name, second = first_name(self._column), second_words(self._column)
        left = sketch.icon(icon, 0, ink=ink, size=16) + self._theme.px(6)
        left = sketch.words(name, left, ink=ink, role="caption-strong") + self._theme.px(6)
        if left + width_of(self._theme, second, "caption") <= self.width():
            sketch.words(second, left, ink="text2", role="caption")


class AreaHead(QAbstractButton):
    """The heading of an area: name, how much is done; Enter, Space or a press folds it."""

    def __init__(self, theme: Theme, area: Area) -> None:
        super().__init__()
        self._theme = theme
        self._name = area.name
        self._code = area.code
        self._state = ""
        self.is_folded = False
        self.setObjectName(f"area_{area.code}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, *, is_folded: bool) -> None:
        """Say how much of the area is done."""
        self._state = words
        self.is_folded = is_folded
        fold = _("folded") if is_folded else _("open")
        self.setAccessibleName(f"{self._name}, {words}, {fold}")
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a row of words needs."""
        return QSize(self._theme.px(200), max(SMALLEST_TARGET, self._theme.px(32)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sunken ground, the arrow, code, name, and the state at the right."""
        sketch = Sketch(self, self._theme)
        is_edged = self._theme.tokens.is_contrast
        sketch.block("sunken", edge="line" if is_edged else "", radius=8)
        left = sketch.icon("chevron-right" if self.is_folded else "chevron-down", self._theme.px(10), ink="text2")
        left = sketch.words(self._code, left + self._theme.px(8), ink="text2", role="caption-strong")
        left = sketch.words(self._name, left + self._theme.px(10), role="strong")
        width = width_of(self._theme, self._state, "caption")
        right = self.width() - width - self._theme.px(10)
        if right > left + self._theme.px(8):
            sketch.words(self._state, right, ink="text2", role="caption")
