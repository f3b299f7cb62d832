"""«Quadro»: the person at a glance, her words first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.candidates import portrait
from integralavoro_desktop.features.candidates.page import cards
from integralavoro_desktop.features.candidates.page.timeline_items import items_of
from integralavoro_desktop.features.candidates.rules import name_used
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, WordsBlock, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.timeline_view import TimelineView
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.features.candidates.page.desk_of import Desk, Opened

_LAST_FACTS = 4
_LONG_TITLE = 28
_STACKED_BELOW = 900


class PictureView(TabView):
    """The cards; `story_asked` asks for the whole timeline."""

    story_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: QWidget | None = None
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the file again."""
        with self._desk.read() as file:
            columns = [self._left(file), self._middle(file), self._right(file)]
        if self._cards is not None:
            self._cards.setParent(None)
            self._cards.deleteLater()
        self._cards = Columns(self._desk.theme, *columns, weights=(30, 30, 21), below=_STACKED_BELOW)
        self.body.addWidget(self._cards)
        self.body.addStretch(1)

    def _left(self, file: Opened) -> QWidget:
        desk, facts = self._desk, file.facts
        said = portrait.last_words(facts)
        when = _("said on {day}").format(day=day_words(said.on)) if said else ""
        words = WordsBlock(desk.theme, said.words if said else "", when)
        more = [card.make(desk.bench, desk.guide, facts) for card in desk.parts.cards]
        # where no other feature brings a card here, the conditions keep her words company
        conditions = None if desk.parts.cards else cards.conditions(desk, facts)
        return _down(words, *more, conditions, cards.workplace(desk, facts))

    def _middle(self, file: Opened) -> QWidget:
        return _down(self._last_facts(file), cards.last_levels(self._desk, file.facts))

    def _right(self, file: Opened) -> QWidget:
        desk, facts = self._desk, file.facts
        conditions = cards.conditions(desk, facts) if desk.parts.cards else None
        return _down(conditions, cards.around(desk, facts, name_used(file.person)), cards.month(desk, facts))

    def _last_facts(self, file: Opened) -> Card:
        desk = self._desk
        card = Card(desk.theme, _("Last facts"), icon="history")
        card.setObjectName("last_facts")
        facts = portrait.story(file.reader, file.person, desk.bench.catalogue, file.facts)
        facts = [fact for fact in facts if fact.entry.on <= file.facts.today]
        if not facts:
            card.add(Label(desk.theme, _("What happens with the person will stand here, day by day."), tone="text2"))
            return card
        whole = Button(desk.theme, _("The whole timeline"), kind="link").small()
        whole.setObjectName("whole_story")
        whole.clicked.connect(self.story_asked)
        card.trail.addWidget(whole)
        items, rows = items_of(facts[:_LAST_FACTS])
        # a long title needs the whole width of this narrow card
        view = TimelineView(desk.theme, [replace(i, service="") if len(i.title) > _LONG_TITLE else i for i in items])
        view.opened.connect(lambda key: desk.guide.open(*rows[key]))
        card.add(view)
        return card


def _down(*widgets: QWidget | None) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*_shown(widgets), gap=14))
    return holder


def _shown(widgets: Sequence[QWidget | None]) -> list[QWidget]:
    return [widget for widget in widgets if widget is not None]
