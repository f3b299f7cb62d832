"""«Aiuto e tasti»: the guide in the words of the screens, a search over it, the card of the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.key_card import KeyCard
from integralavoro_desktop.gui.keymap import bind, with_key
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.help_text import TopicText
from integralavoro_desktop.gui.screens.help_topics import find, read_guide
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.screens.help_topics import Topic
    from integralavoro_desktop.gui.theme import Theme

START = "start"
_PLACE = "go:"
_SEARCH_WIDTH = 280
_LONGEST = 90
_SIDE_BY_SIDE = 640


class HelpPage(Page):
    """Shows one topic beside the list of all; a link to another page asks the window for it.

    `print_keys` prints the card of the keys, where somebody can.
    """

    def __init__(self, theme: Theme, *, print_keys: Callable[[], object] | None = None) -> None:
        super().__init__(theme, _("Help and keys"))
        self.setObjectName("help_page")
        self._print_keys = print_keys
        self.guide = read_guide(i18n.language())
        self.key = ""
        self._is_asked = False
        self._text: TopicText | None = None
        self._rows: dict[str, FactRow] = {}
        self._fill_head()
        self._topics = Card(theme, _("Topics"), icon="book-open")
        self._topics.body.setSpacing(4)
        self._list = RowList(theme)
        self._nothing = Label(theme, role="caption", tone="text2")
        self._nothing.setObjectName("nothing_found")
        self._topics.add(self._list)
        self._topics.add(self._nothing)
        self._reader = Card(theme)
        self._reader.setObjectName("help_reader")
        self._reader.body.setContentsMargins(28, 22, 28, 24)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._topics))
        right.setLayout(column(self._reader))
        self.body.addWidget(Columns(theme, left, right, weights=(4, 9), below=_SIDE_BY_SIDE))
        self.body.addStretch(1)
        self._list_topics("")
        self.show_topic(START)

    def show_topic(self, key: str) -> None:
        """Show a topic by its key; an unknown one shows the first."""
        topic = next((one for one in self.guide if one.key == key), self.guide[0])
        self.key = topic.key
        if self._text is not None:
            self._text.setParent(None)
            self._text.deleteLater()
        self._text = TopicText(self.theme, topic)
        self._text.linked.connect(self._follow)
        self._reader.add(self._text)
        self._mark_here()
        # the text has its place only after the layout has run
        QTimer.singleShot(0, self._text, self._bring_in_sight)

    def show_keys(self) -> None:
        """Show the card of the keys over the window."""
        card = KeyCard(self.theme, self.window())
        if self._print_keys is not None:
            card.print_asked.connect(self._print_keys)
        elif (paper := card.findChild(Button, "key_card_print")) is not None:
            paper.hide()
        card.stopped.connect(card.deleteLater)
        card.start()

    def _fill_head(self) -> None:
        words = _("Search the help")
        self.search = LineField(self.theme, "help_search", placeholder=words)
        self.search.setAccessibleName(words)
        self.search.setToolTip(with_key(words, "filter_text"))
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.search.textChanged.connect(self._list_topics)
        self.search.returnPressed.connect(self._open_first)
        keys = Button(self.theme, _("Card of the keys"), icon="keyboard")
        keys.setObjectName("show_keys")
        keys.setToolTip(with_key(_("Card of the keys"), "key_card"))
        keys.clicked.connect(self.show_keys)
        self.trail.addWidget(self.search)
        self.trail.addWidget(keys)
        bind(self, "filter_text", self.search.setFocus)

    def _list_topics(self, typed: str) -> None:
        found = find(self.guide, typed) if typed.strip() else [(topic, "") for topic in self.guide]
        self._rows = {topic.key: self._row(topic, told) for topic, told in found}
        self._list.set_rows(*self._rows.values())
        self._nothing.setText(_("Nothing says this. Try fewer words, or another word for it."))
        self._nothing.setVisible(not found)
        self._mark_here()

    def _row(self, topic: Topic, told: str) -> FactRow:
        short = told if len(told) <= _LONGEST else f"{told[:_LONGEST].rsplit(' ', 1)[0]}…"
        row = FactRow(self.theme, topic.title, detail=short, icon=topic.icon, opens=True)
        row.body.setContentsMargins(10, 6, 8, 7)
        row.setObjectName(f"topic_{topic.key}")
        row.opened.connect(partial(self.show_topic, topic.key))
        return row

    def _mark_here(self) -> None:
        for key, row in self._rows.items():
            is_here = key == self.key
            row.set_kind("accent_soft" if is_here else "plain", "accent" if is_here else "")
            row.setAccessibleDescription(_("shown now") if is_here else "")

    def _open_first(self) -> None:
        first = next(iter(self._rows), "")
        if first:
            self.show_topic(first)
            self._rows[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_in_sight(self) -> None:
        """Scroll to the text: under the list where there is no room beside it, else to the top."""
        content = self.scroll_area.widget()
        top = self._reader.mapTo(content, QPoint(0, 0)).y() if content is not None else 0
        is_below = top > self._topics.height() / 2 and self._is_asked
        self.scroll_area.verticalScrollBar().setValue(top if is_below else 0)
        self._is_asked = True

    def _follow(self, where: str) -> None:
        if where.startswith(_PLACE):
            self.asked_for.emit(where.removeprefix(_PLACE))
        else:
            self.show_topic(where.removesuffix(".md"))
