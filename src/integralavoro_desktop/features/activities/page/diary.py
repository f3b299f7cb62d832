"""«Diario» of one person: every contact, her words first, with filters by kind, by way and by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.activities.kinds import ON_THE_PHONE
from integralavoro_desktop.features.activities.page.contact_row import ContactRow
from integralavoro_desktop.features.activities.rules import may_see
from integralavoro_desktop.gui.banners import EmptyState
from integralavoro_desktop.gui.boxes import Box, Card, Line, empty, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import ChoiceChip
from integralavoro_desktop.gui.fields_basic import Combo, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide

ENTITY = "activity"
_AT_ONCE = 30


class DiaryView(TabView):
    """The contacts of a person, the newest first; an obscured one only for those who were at work."""

    def __init__(self, bench: Bench, guide: Guide, person: UUID) -> None:
        super().__init__()
        self._bench = bench
        self._guide = guide
        self._person = person
        self._rows: list[Any] = []
        self._names: dict[str, str] = {}
        self._most = _AT_ONCE
        self._build()
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the diary again."""
        author = self._bench.action.author
        me = UUID(author) if len(author) == 32 else None
        mine = Query((Filter("candidate_id", Test.IS, self._person),))
        with self._bench.store.read() as reader:
            self._rows = [one for one in reader.many(ENTITY, mine) if may_see(one, me)]
            keys = {UUID(key) for one in self._rows for key in one.operators}
            units = {key for one in self._rows for key in (one.unit_id, one.organisation_id) if key}
            titles = self._bench.titles(reader, "operator", list(keys))
            titles |= self._bench.titles(reader, "organisation", list(units))
        self._names = {key.hex: words for key, words in titles.items()}
        self._offer_kinds()
        self._show()

    def shown_rows(self) -> list[Any]:
        """Return the rows that the filters let through."""
        kind, words = self.kind.currentData(), fold(self.words.text())
        return [
            one
            for one in self._rows
            if kind in {"", one.kind}
            and (not self.only_words.isChecked() or one.person_words)
            and (not self.only_calls.isChecked() or one.place == ON_THE_PHONE)
            and all(part in _searched(one) for part in words.split())
        ]

    def _build(self) -> None:
        theme = self._bench.theme
        log = Button(theme, _("Log a contact"), icon="notebook-pen", key=shown("log_contact"))
        log.setObjectName("log_contact")
        log.clicked.connect(self._log)
        self.words = LineField(theme, "diary_words", placeholder=_("Filter: a word of the notes"))
        self.words.setAccessibleName(_("Filter the diary by its words"))
        self.words.setMinimumWidth(theme.px(220))
        self.words.textChanged.connect(lambda _text: self._show())
        self.kind = Combo(theme, "diary_kind")
        self.kind.setAccessibleName(_("Kind of contact"))
        self.kind.activated.connect(lambda _at: self._show())
        self.only_words = ChoiceChip(theme, _("The person's words"), icon="message-square-quote")
        self.only_words.setObjectName("only_words")
        self.only_calls = ChoiceChip(theme, _("Calls"), icon="phone")
        self.only_calls.setObjectName("only_calls")
        for chip in (self.only_words, self.only_calls):
            chip.toggled.connect(lambda _on: self._show())
        self._filters = Flow(self.words, self.kind, self.only_words, self.only_calls)
        self.body.addLayout(row(log))
        self.card = Card(theme, _("Diary"), icon="notebook-pen")
        self.card.add(self._filters)
        self._count = Label(theme, role="caption", tone="muted")
        self._count.setObjectName("diary_count")
        self.card.add(self._count)
        self._place = QWidget()
        self._list = Box(theme, kind="plain")
        self._list.body.setContentsMargins(0, 0, 0, 0)
        self._list.body.setSpacing(0)
        self.card.add(self._list)
        self._more = Button(theme, _("Show the ones before"), kind="link")
        self._more.setObjectName("diary_more")
        self._more.clicked.connect(self._show_more)
        self.card.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._log_button = log
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def _offer_kinds(self) -> None:
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(_("Every kind"), "")
        found = {one.kind: self._bench.codes.label("ATT", one.kind) for one in self._rows if one.kind}
        for code, label in sorted(found.items(), key=lambda pair: pair[1]):
            self.kind.addItem(label, code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    def _show(self) -> None:
        theme = self._bench.theme
        rows = self.shown_rows()
        empty(self._list.body)
        for place, one in enumerate(rows[: self._most]):
            if place:
                self._list.add(Line(theme))
            self._list.add(self._row(one))
        self._more.setVisible(len(rows) > self._most)
        self._filters.setVisible(bool(self._rows))
        self._log_button.setVisible(bool(self._rows))
        minutes = sum(one.minutes or 0 for one in rows)
        counted = ngettext("{n} contact, {hours}", "{n} contacts, {hours}", len(rows))
        self._count.setText(counted.format(n=len(rows), hours=_hours(minutes)))
        self._count.setVisible(bool(rows))
        if not rows:
            self._list.add(self._nothing())

    def _row(self, one: Any) -> ContactRow:
        row = ContactRow(self._bench, one, self._names)
        row.opened.connect(lambda: self._guide.open(ENTITY, one.id))
        return row

    def _nothing(self) -> QWidget:
        theme = self._bench.theme
        if self._rows:
            state = EmptyState(theme, _("No contact with these filters."), icon="filter", action=_("Empty the filters"))
            state.acted.connect(self._empty_filters)
            return state
        sentence = _("No contact yet. You can write the first one in 30 seconds.")
        state = EmptyState(theme, sentence, icon="notebook-pen", action=_("Log a contact"))
        state.acted.connect(self._log)
        return state

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._show()

    def _empty_filters(self) -> None:
        self.words.clear()
        self.only_words.setChecked(False)
        self.only_calls.setChecked(False)
        self.kind.setCurrentIndex(0)
        self._show()

    def _log(self) -> None:
        self._guide.log_asked.emit(self._person)


def _searched(one: Any) -> str:
    return fold(" ".join(part for part in (one.summary, one.person_words, one.next_step) if part))


def _hours(minutes: int) -> str:
    return _("{hours}:{minutes:02} hours").format(hours=minutes // 60, minutes=minutes % 60)
