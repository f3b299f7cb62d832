"""A page: fixed head with title and actions, banners, a scrolled body, and a bar to save at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import BannerArea
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from integralavoro_desktop.gui.theme import Theme

MARGIN = 28
_HEAD_SHARE = 0.45


class Page(QWidget):
    """What the window shows at one time. Subclasses fill `body` and `trail` (right of the title), override `refresh`.

    `asked_for(key)` asks the window for another navigation entry.
    """

    asked_for = Signal(str)

    def __init__(self, theme: Theme, title: str, *, subtitle: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.is_stale = False
        self.title = Label(theme, title, role="h1")
        self.title.setObjectName("page_title")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setProperty("ring", False)
        self.subtitle = Label(theme, subtitle, tone="text2")
        self.subtitle.setVisible(bool(subtitle))
        self.trail = QHBoxLayout()
        self.trail.setSpacing(10)
        self.banners = BannerArea()
        self._crumbs = QWidget()
        self._crumbs.setLayout(QHBoxLayout())
        self._crumbs.hide()
        self._head = self._usual_head()
        self._save_bar: QWidget | None = None
        self._build()

    @property
    def save_bar(self) -> QWidget | None:
        """The bar at the bottom, if the page has one."""
        return self._save_bar

    def set_title(self, title: str, *, subtitle: str | None = None) -> None:
        """Change the title, and the line under it where given."""
        self.title.setText(title)
        if subtitle is not None:
            self.subtitle.setText(subtitle)
            self.subtitle.setVisible(bool(subtitle))

    def set_crumbs(self, crumbs: Sequence[tuple[str, Callable[[], object] | None]]) -> None:
        """Show where the page stands, above the title; each step opens what it names."""
        layout = self._crumbs.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        line = self._crumbs.layout()
        if not isinstance(line, QHBoxLayout):
            return
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for place, (words, opens) in enumerate(crumbs):
            if place:
                line.addWidget(IconLabel(self.theme, "chevron-right", tone="muted", size=13))
            line.addWidget(self._crumb(words, opens))
        line.addStretch(1)
        self._crumbs.setVisible(bool(crumbs))

    def set_head(self, head: QWidget) -> None:
        """Put a head of the page's own (a card with its title) where the usual one stands."""
        self._head_place.replaceWidget(self._head, head)
        self._head.hide()
        self._head = head

    def set_save_bar(self, bar: QWidget) -> None:
        """Fix a bar at the bottom of the page."""
        if self._save_bar is not None:
            self._save_bar.deleteLater()
        self._save_bar = bar
        bar.setObjectName("save_bar")
        self._foot.setContentsMargins(MARGIN, 0, MARGIN, 12)
        self._foot.addWidget(bar)

    def focus_title(self) -> None:
        """Bring the keyboard to the title, so that a screen reader says where we are."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what changed (names of record types; empty means everything)."""

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh what became old while hidden, and give the buttons their Alt letters."""
        super().showEvent(event)
        if self.is_stale:
            self.is_stale = False
            self.refresh(frozenset())
        give_mnemonics(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head scroll with the body where it would take too much of a low window."""
        super().resizeEvent(event)
        self._place_head()

    def event(self, event: QEvent) -> bool:
        """Look again at the head when the layout changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_head()
        return done

    def _build(self) -> None:
        self._top = QWidget()
        self._top.setObjectName("page_head")
        self._head_place = QVBoxLayout(self._top)
        self._head_place.setContentsMargins(MARGIN, 2, MARGIN, 12)
        self._head_place.setSpacing(10)
        self._head_place.addWidget(self._head)
        self._head_place.addWidget(self.banners)
        content = QWidget()
        content.setProperty("page", True)
        content.setObjectName("page_body")
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 2, MARGIN, 24)
        self.body.setSpacing(14)
        self._content.addLayout(self.body, 1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setObjectName("page_scroll")
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(content)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._foot = QVBoxLayout()
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        self._all.addWidget(self._top)
        self._all.addWidget(self.scroll_area, 1)
        self._all.addLayout(self._foot)

    def _keep_edge(self, _lowest: int, highest: int) -> None:
        # the scroll bar stands in the margin, so that the cards end where the head ends
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if highest else 0
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left(), margins.top(), MARGIN - bar, margins.bottom())
        inside = self._top.parentWidget() is not self
        self._head_place.setContentsMargins(MARGIN, 2, MARGIN - (bar if inside else 0), 12)

    def _usual_head(self) -> QWidget:
        head = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._crumbs)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line.addLayout(words, 1)
        line.addLayout(self.trail)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return head

    def _crumb(self, words: str, opens: Callable[[], object] | None) -> QWidget:
        if opens is None:
            return Label(self.theme, words, role="caption", tone="muted", wraps=False)
        button = Button(self.theme, words, kind="crumb")
        button.setAccessibleDescription(_("Go to {place}").format(place=words))
        button.clicked.connect(opens)
        return button

    def _place_head(self) -> None:
        tall = (
            self._top.heightForWidth(self.width()) if self._top.hasHeightForWidth() else self._top.sizeHint().height()
        )
        is_inside = self._top.parentWidget() is not self
        should_be = self.height() > 0 and tall > self.height() * _HEAD_SHARE
        if should_be == is_inside:
            return
        if should_be:
            self._all.removeWidget(self._top)
            self._content.insertWidget(0, self._top)
        else:
            self._content.removeWidget(self._top)
            self._all.insertWidget(0, self._top)
        self._keep_edge(0, self.scroll_area.verticalScrollBar().maximum())


class Columns(QWidget):
    """Widgets side by side by weight, one under the other when the room is narrow or the text large."""

    def __init__(self, theme: Theme, *columns: QWidget, weights: Sequence[int] = (), below: int = 860) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._weights = tuple(weights) or (1,) * len(columns)
        self._below = below
        self._is_stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(is_stacked=True)
        theme.changed.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between side by side and stacked."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        self._arrange(is_stacked=self._theme.is_large or self.width() < self._theme.px(self._below))

    def _arrange(self, *, is_stacked: bool) -> None:
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        for widget in self._columns:
            self._grid.removeWidget(widget)
        for place in range(len(self._columns)):
            self._grid.setColumnStretch(place, 0)
        for place, widget in enumerate(self._columns):
            row, col = (place, 0) if is_stacked else (0, place)
            self._grid.addWidget(widget, row, col)
            self._grid.setColumnStretch(col, 1 if is_stacked else self._weights[place])
