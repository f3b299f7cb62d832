"""A page: fixed head with title and actions, banners, a scrolled body, and a bar to save at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.arrange import Across
from integralavoro_desktop.gui.banners import BannerArea
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.flow import FlowLayout
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
        # never setVisible(True) before there is a parent: that opens a window of its own
        if not subtitle:
            self.subtitle.hide()
        self.trail = FlowLayout(10)
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
        head = Across(self.theme, gap=16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._crumbs)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.line.addLayout(words, 1)
        head.line.addLayout(self.trail)
        return head

    def _crumb(self, words: str, opens: Callable[[], object] | None) -> QWidget:
        if opens is None:
            return Label(self.theme, words, role="caption", tone="muted", wraps=False)
        button = Button(self.theme, words, kind="crumb").small()
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
