"""The page of a list: title, filters, the rows, and the table written for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from integralavoro_desktop.gui.banners import Banner, error_banner
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.conditions import Conditions
from integralavoro_desktop.gui.export_list import ask_csv_path, write_csv
from integralavoro_desktop.gui.fields_basic import LineField
from integralavoro_desktop.gui.filter_area import FilterArea
from integralavoro_desktop.gui.keymap import bind, with_key
from integralavoro_desktop.gui.list_card import ListCard
from integralavoro_desktop.gui.list_state import ListState
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.record_model import RecordModel
from integralavoro_desktop.gui.soon import Soon
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.records import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.conditions import ExtraFilter
    from integralavoro_desktop.gui.list_state import Saved
    from integralavoro_desktop.gui.record_model import ExtraColumn
    from integralavoro_desktop.storage.records import Filter, Reader
    from integralavoro_desktop.storage.store import Changed

_PAUSE_MS = 200
_FILTER_WIDTH = 316


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What a hand-made page adds to a list.

    `always` holds under every filter. `presets` are filters with a name that come with the page, the first one is in
    force at the start. `counts` is the line under the title, `note` follows the count in the footer. `also` names
    record types whose changes concern the computed columns.
    """

    title: str = ""
    new_label: str = ""
    everything: str = ""
    empty: str = ""
    extra: Sequence[ExtraColumn] = ()
    extra_filters: Sequence[ExtraFilter] = ()
    presets: Sequence[Saved] = ()
    always: Sequence[Filter] = ()
    counts: Callable[[Reader], str] | None = None
    note: Callable[[Reader], str] | None = None
    also: frozenset[str] = field(default_factory=frozenset)


class ListPage(Page):
    """The rows of one record type.

    `opened(id)`, `opened_beside(id)`, `new_asked`, `print_asked(query, column keys)`; `exported(n)` after a table
    was written, for the register of what left the program. `ask_path(name)` asks where it goes.
    """

    opened = Signal(object)
    opened_beside = Signal(object)
    new_asked = Signal()
    print_asked = Signal(object, object)
    exported = Signal(int)

    def __init__(self, bench: Bench, entity: str, options: ListOptions | None = None) -> None:
        self.options = options or ListOptions()
        self.bench = bench
        self.entity = bench.catalogue.entity(entity)
        super().__init__(bench.theme, self.options.title or _(self.entity.kind.words.many))
        self.conditions = Conditions(bench, self.entity, self.options.extra_filters)
        self.state = ListState(bench, entity, self.conditions, presets=self.options.presets)
        self.model = RecordModel(bench, entity, extra=self.options.extra)
        self.ask_path: Callable[[str], Path | None] = partial(ask_csv_path, self)
        self._recall()
        self._build_head()
        self.filters = FilterArea(bench, self.conditions, self.state, everything=self.options.everything)
        self.card = ListCard(bench, self.model)
        self.table = self.card.table
        self.body.addWidget(self.filters)
        self.body.addWidget(self.card, 1)
        self._connect()
        self.show_rows()
        self._soon = Soon(self, self._read)
        Watch(bench.store, self, self._hear)

    def show_rows(self) -> None:
        """Read the rows that the filters show."""
        key, row = self.table.current_key(), self.table.currentIndex().row()
        height = self.table.verticalScrollBar().value()
        with self.bench.store.read() as reader:
            query = self.state.query(reader, always=self.options.always)
            everything = reader.count(self.entity.name, Query(tuple(self.options.always)))
            subtitle = self.options.counts(reader) if self.options.counts else None
            note = self.options.note(reader) if self.options.note else ""
        self.model.show(query)
        self.set_title(self.title.text(), subtitle=subtitle)
        shown = _("Shown {n} of {all}").format(n=self.model.rowCount(), all=everything)
        self.card.show_count(f"{shown} · {note}" if note else shown)
        self._show_empty(everything)
        if key is not None:
            self.table.go_to(key, near=row)
        self.table.verticalScrollBar().setValue(height)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the rows again when they, or what the computed columns show, changed."""
        concerned = {self.entity.kind.name, *self.options.also}
        if not changed or any(name.partition(".")[0] in concerned for name in changed):
            self._soon.ask(changed)

    def export(self) -> None:
        """Write the rows as a table where the person says, after the passphrase when they are more than one."""
        if self.model.rowCount() > 1 and not self.bench.may_export():
            self._say(_("The table was not written: the passphrase was not given."), tone="info")
            return
        path = self.ask_path(self.title.text())
        if path is None:
            return
        try:
            count = write_csv(path, *self.model.as_table())
        except AppError as error:
            self.banners.add(error_banner(self.theme, error))
            return
        words = ngettext(
            "The table is written: {n} row. The file is not encrypted: keep it safe.",
            "The table is written: {n} rows. The file is not encrypted: keep it safe.",
            count,
        )
        self._say(words.format(n=count), tone="warn")
        self.exported.emit(count)

    def _recall(self) -> None:
        if self.state.columns is not None:
            self.model.choose(self.state.columns)
        if self.state.sorted_by:
            self.model.sort_by(self.state.sorted_by, is_descending=self.state.is_descending)

    def _build_head(self) -> None:
        new = self.options.new_label or _("Add a record")
        self.words = LineField(self.theme, "filter_text", placeholder=_("Filter: name, code, a word in the notes"))
        self.words.setAccessibleName(_("Filter the list by its words"))
        self.words.setToolTip(with_key(_("Filter the list by its words"), "filter_text"))
        self.words.setMinimumWidth(_FILTER_WIDTH)
        self.new = Button(self.theme, new, kind="primary", icon="plus")
        self.new.setObjectName("new")
        self.new.setToolTip(with_key(new, "new"))
        self.trail.addWidget(self.words)
        self.trail.addWidget(self.new)

    def _connect(self) -> None:
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(_PAUSE_MS)
        pause.timeout.connect(self._filter_words)
        self.words.textChanged.connect(lambda _text: pause.start())
        self.new.clicked.connect(self.new_asked)
        self.table.opened.connect(self.opened)
        self.table.opened_beside.connect(self.opened_beside)
        self.table.columns_changed.connect(self._remember)
        self.table.sorting_changed.connect(self._remember)
        self.card.print_asked.connect(self._print)
        self.card.export_asked.connect(self.export)
        self.card.empty_acted.connect(self._act_on_empty)
        self.filters.changed.connect(self.show_rows)
        bind(self, "new", self.new_asked.emit)
        bind(self, "filter_text", self.words.setFocus)
        bind(self, "add_filter", self.filters.add_filter)
        bind(self, "print", self._print)

    def _filter_words(self) -> None:
        self.state.words = self.words.text()
        self.show_rows()

    def _show_empty(self, everything: int) -> None:
        if self.model.rowCount():
            self.card.show_empty("", "")
        elif self.state.words:
            self.card.show_empty(_("Nothing holds these words. Look for fewer of them?"), _("Empty the words"))
        elif last := self.filters.last_in_words():
            sentence = _("Nothing matches these filters. Take «{filter}» away?").format(filter=last)
            self.card.show_empty(sentence, _("Take it away"))
        elif everything == 0:
            sentence = self.options.empty or _("Nothing has been written here yet. You can begin now.")
            self.card.show_empty(sentence, self.options.new_label or _("Add a record"))

    def _act_on_empty(self) -> None:
        if self.state.words:
            self.words.clear()
        elif self.state.conditions:
            self.filters.take_away(len(self.state.conditions) - 1)
        else:
            self.new_asked.emit()

    def _print(self) -> None:
        self.print_asked.emit(self.model.query, [column.key for column in self.model.columns])

    def _remember(self) -> None:
        self.state.columns = [column.key for column in self.model.columns]
        self.state.sorted_by = self.model.sorted_by
        self.state.is_descending = self.model.is_descending
        self.state.remember()

    def _say(self, words: str, *, tone: str) -> None:
        self.banners.add(Banner(self.theme, words, tone=tone, is_closable=True))

    def _read(self, _changed: frozenset[str]) -> None:
        if self.bench.store.vault.is_open:
            self.show_rows()

    def _hear(self, changed: Changed) -> None:
        if self.isVisible():
            self.refresh(frozenset(changed.rows))
        else:
            self.is_stale = True
