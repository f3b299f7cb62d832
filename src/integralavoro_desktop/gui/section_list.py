"""The sections of a long form at its left: which one is complete, which one has something to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.paint import Sketch, width_of
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

WIDE = 236
_BAR = 5


@dataclass(frozen=True, slots=True)
class SectionState:
    """One section: its title, how many of its fields are filled, whether something is to be looked at."""

    title: str
    filled: int
    total: int
    is_wrong: bool = False

    @property
    def is_complete(self) -> bool:
        """Tell whether every field is filled."""
        return self.filled == self.total

    @property
    def count(self) -> str:
        """Return the count in words."""
        if self.is_complete:
            return str(self.total)
        return _("{filled} of {total}").format(filled=self.filled, total=self.total)

    @property
    def sign(self) -> tuple[str, str]:
        """Return icon and tone."""
        if self.is_wrong:
            return "circle-alert", "danger"
        return ("circle-check", "ok") if self.is_complete else ("circle", "muted")


class SectionButton(QAbstractButton):
    """One section, painted; the current one has a bar and a ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = SectionState("", 0, 0)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setObjectName("section")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: SectionState) -> None:
        """Show how the section stands."""
        self._state = state
        self.setText(state.title)
        said = _("{title}, {filled} of {total} filled").format(
            title=state.title, filled=state.filled, total=state.total
        )
        wrong = _("there is something to look at")
        self.setAccessibleName(f"{said}, {wrong}" if state.is_wrong else said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as an entry of the navigation."""
        return QSize(WIDE, max(36, self._theme.px(36)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, sign, title and count."""
        sketch = Sketch(self, self._theme)
        on = self.isChecked()
        if on or self.underMouse():
            sketch.block("accent_soft" if on else "sunken", edge="line" if self._theme.tokens.is_contrast else "")
        if on:
            sketch.block("accent", radius=2, area=QRectF(0, 0, _BAR, self.height()))
        icon, tone = self._state.sign
        left = sketch.icon(icon, 11, ink=tone, size=16) + self._theme.px(9)
        count = width_of(self._theme, self._state.count, "caption")
        room = self.width() - left - count - 22
        sketch.words(self._fit(room), left, ink="accent" if on else "text", role="strong" if on else "name")
        sketch.words(self._state.count, self.width() - count - 10, ink="text2", role="caption")

    def _fit(self, room: float) -> str:
        title = self._state.title
        if width_of(self._theme, title, "strong") <= room:
            return title
        while title and width_of(self._theme, f"{title}…", "strong") > room:
            title = title[:-1]
        return f"{title.rstrip()}…"


class SectionList(QWidget):
    """The sections; `chosen(place)`. It stays in sight while the page beside it scrolls (`follow`)."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(WIDE)
        self._list = QWidget(self)
        self._buttons: list[SectionButton] = []
        self._layout = QVBoxLayout(self._list)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(Label(theme, _("SECTIONS"), role="tiny", tone="text2", wraps=False))
        self._top = 0

    def show_states(self, states: Sequence[SectionState]) -> None:
        """Show how every section stands."""
        for place in range(len(self._buttons), len(states)):
            button = SectionButton(self._theme)
            button.clicked.connect(lambda _on=False, at=place: self.chosen.emit(at))
            self._layout.addWidget(button)
            self._buttons.append(button)
        for button, state in zip(self._buttons, states, strict=False):
            button.show_state(state)
        self._place()

    def set_current(self, place: int) -> None:
        """Mark the section where the keyboard is."""
        if 0 <= place < len(self._buttons):
            self._buttons[place].setChecked(True)

    def follow(self, top: int) -> None:
        """Stand at this height inside the holder, as far as it reaches."""
        self._top = top
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the form."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Be at least as high as the list."""
        return QSize(WIDE, self._list.sizeHint().height())

    def _place(self) -> None:
        tall = self._list.sizeHint().height()
        self._list.setGeometry(0, max(0, min(self._top, self.height() - tall)), WIDE, tall)
