"""The parts of a record's page: its form, the rows inside it by kind, the other records of the same file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from integralavoro_desktop.gui.children_table import ChildrenTable
from integralavoro_desktop.gui.parts import Parts
from integralavoro_desktop.gui.related import Related, has_person
from integralavoro_desktop.gui.tab_order import put_after, stops_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.record_form import RecordForm
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.kernel.record import Record

DATA = "data"
RELATED = "related"


class RecordParts(Parts):
    """Parts of one record, the form first; the others come once the record is written (`fill`).

    `opened(type, id)` asks for another record, `rows_changed` tells that rows inside the record did.
    """

    opened = Signal(str, object)
    rows_changed = Signal()

    def __init__(self, bench: Bench, entity: Entity, sheet: RecordForm) -> None:
        super().__init__(bench.theme)
        self._bench = bench
        self._entity = entity
        self._sheet = sheet
        self.add(DATA, _("Record"), lambda: sheet)
        self.shown.connect(self._set_tab_order)

    def fill(self) -> None:
        """Add a part for each kind of row inside the record, and one for the rest of the person's file."""
        record = self._sheet.edit.record
        if record is None or len(self.keys) > 1:
            return
        for child in self._bench.catalogue.children(self._entity.name):
            label = _(child.child.words.many) if child.child else child.name
            self.add(child.name, label, partial(self._children, child.name, record))
        if has_person(record):
            self.add(RELATED, _("In the same file"), partial(self._related, record))
        self.count()

    def count(self) -> None:
        """Show beside each name how many rows there are."""
        key = self._sheet.edit.key
        with self._bench.store.read() as reader:
            for child in self._bench.catalogue.children(self._entity.name):
                if key is not None and child.name in self.keys:
                    mine = Query((Filter(child.parent_field, Test.IS, key),))
                    self.set_count(child.name, reader.count(child.name, mine))

    def _children(self, name: str, record: Record) -> QWidget:
        table = ChildrenTable(self._bench, name, record.id)
        table.count_changed.connect(lambda _n: self.rows_changed.emit())
        return table

    def _related(self, record: Record) -> QWidget:
        related = Related(self._bench, record)
        related.opened.connect(self.opened)
        return related

    def _set_tab_order(self, key: str) -> None:
        part = self.widget(key)
        stops = stops_of(self.row)
        if key != DATA and part is not None and stops:
            put_after(stops[-1], part)
