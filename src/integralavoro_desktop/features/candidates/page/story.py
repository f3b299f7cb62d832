"""«Storia»: the timeline of everything, the changes of the file in sentences, the papers that were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.candidates import portrait
from integralavoro_desktop.features.candidates.page.papers import paper_detail, paper_name
from integralavoro_desktop.features.candidates.page.timeline_items import items_of
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, column, empty
from integralavoro_desktop.gui.chips import Chip, ChoiceChip
from integralavoro_desktop.gui.fields_basic import Combo
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.history_panel import HistoryPanel, told_history
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.timeline_view import TimelineView
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.kernel.values import parse
from integralavoro_desktop.storage import desk as saving

if TYPE_CHECKING:
    from integralavoro_desktop.features.candidates.page.desk_of import Desk, Opened
    from integralavoro_desktop.features.candidates.portrait import Fact

_MOST_CHANGES = 30
_STACKED_BELOW = 900


class StoryView(TabView):
    """The timeline at the left with its filters, changes and prints at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts: list[Fact] = []
        self._only_words = ChoiceChip(desk.theme, _("The person's words"), icon="message-square-quote")
        self._only_words.setObjectName("only_words")
        self._only_words.toggled.connect(lambda _on: self._show_timeline())
        self.kind = Combo(desk.theme, "story_kind")
        self.kind.setAccessibleName(_("Kind of fact"))
        self.kind.activated.connect(lambda _at: self._show_timeline())
        self.service = Combo(desk.theme, "story_service")
        self.service.setAccessibleName(_("Service which did it"))
        self.service.activated.connect(lambda _at: self._show_timeline())
        self.timeline = TimelineView(desk.theme)
        self.timeline.opened.connect(self._open)
        self._rows: dict[str, tuple[str, Any]] = {}
        card = Card(desk.theme, _("Timeline"), icon="route")
        card.add(Flow(self.kind, self.service, self._only_words))
        self._none = Label(desk.theme, _("Nothing with these filters."), tone="text2")
        card.add(self._none)
        card.add(self.timeline)
        self._left = _holder(card)
        self._right = QWidget()
        self._cards = column(gap=14)
        self._right.setLayout(self._cards)
        self.body.addWidget(Columns(desk.theme, self._left, self._right, weights=(3, 2), below=_STACKED_BELOW))
        self.body.addStretch(1)
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read timeline, changes and prints again."""
        empty(self._cards, but=1)
        with self._desk.read() as file:
            self._facts = portrait.story(file.reader, file.person, self._desk.bench.catalogue, file.facts)
            self._cards.insertWidget(0, self._prints(file))
        self._cards.insertWidget(1, self._changes())
        self._offer_filters()
        self._show_timeline()

    def _offer_filters(self) -> None:
        catalogue = self._desk.bench.catalogue
        kinds = {fact.entity: _(catalogue.kind(fact.entity).words.many) for fact in self._facts}
        services = {fact.entry.service: fact.entry.service for fact in self._facts if fact.entry.service}
        _offer(self.kind, _("Every kind"), kinds)
        _offer(self.service, _("Every service"), services)

    def _show_timeline(self) -> None:
        kind, service = self.kind.currentData(), self.service.currentData()
        shown = [
            fact
            for fact in self._facts
            if kind in {"", fact.entity}
            and service in {"", fact.entry.service}
            and (fact.entry.words or not self._only_words.isChecked())
        ]
        items, self._rows = items_of(shown)
        self.timeline.set_items(items)
        self._none.setVisible(not items)

    def _open(self, key: str) -> None:
        self._desk.guide.open(*self._rows[key])

    def _prints(self, file: Opened) -> Card:
        card = Card(self._desk.theme, _("Papers that were made"), icon="printer")
        card.setObjectName("prints")
        papers = sorted(file.facts.rows("disclosure"), key=lambda d: (str(d.made_on or ""), str(d.id)), reverse=True)
        if not papers:
            card.add(Label(self._desk.theme, _("No paper has left yet."), tone="text2"))
            return card
        card.add(RowList(self._desk.theme, *(self._paper(one, file) for one in papers)))
        return card

    def _paper(self, paper: Any, file: Opened) -> FactRow:
        one = FactRow(
            self._desk.theme, paper_name(paper, self._desk), detail=paper_detail(paper, file.facts), opens=True
        )
        one.opened.connect(lambda: self._desk.guide.open("disclosure", paper.id))
        if paper.recalled_on:
            back = _("taken back {day}").format(day=short_day(paper.recalled_on, today=file.facts.today))
            one.end_with(Chip(self._desk.theme, back, tone="ok"))
        elif paper.key_code and not paper.signed_back_on:
            one.end_with(Chip(self._desk.theme, _("signed copy awaited"), tone="warn"))
        return one

    def _changes(self) -> Card:
        card = Card(self._desk.theme, _("Changes of the file"), icon="history")
        card.setObjectName("changes")
        told = told_history(self._desk.bench, "candidate", self._desk.key)[:_MOST_CHANGES]
        panel = HistoryPanel(self._desk.bench, _("The newest first"), told)
        panel.restore_asked.connect(self._restore)
        card.add(panel)
        return card

    def _restore(self, register: str, wire: Any) -> None:
        bench = self._desk.bench
        specs = bench.catalogue.entity("candidate").registers[register]
        values = {spec.name: parse(spec, _of(spec.name, wire, is_group=bool(spec.ui.group))) for spec in specs}
        saving.change(bench.store, bench.action, "candidate", saving.Change(self._desk.key, values))
        self.refresh(frozenset({"candidate"}))


def _of(name: str, wire: Any, *, is_group: bool) -> Any:
    return (wire or {}).get(name) if is_group else wire


def _offer(combo: Combo, everything: str, options: dict[str, str]) -> None:
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(everything, "")
    for key, words in sorted(options.items(), key=lambda pair: pair[1]):
        combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.setVisible(len(options) > 1)


def _holder(card: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(card))
    return holder
