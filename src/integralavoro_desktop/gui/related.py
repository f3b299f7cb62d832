"""The other records of the same person, by type, with the door to each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.record_chooser import serial_of
from integralavoro_desktop.gui.rows import FactRow
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.privacy import Scope, clinical_scope, person_scope
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.record import Record, RecordType

_MOST = 6


class Related(QWidget):
    """Cards with the records in the same person's file; `opened(type, id)`. Restricted types show while open only."""

    opened = Signal(str, object)

    def __init__(self, bench: Bench, record: Record) -> None:
        super().__init__()
        self.setObjectName("related")
        self._bench = bench
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for kind, rows, count in related_rows(bench, record):
            layout.addWidget(self._card(kind, rows, count))
        if layout.count() == 0:
            layout.addWidget(Label(bench.theme, _("There is nothing else in this person’s file yet."), tone="text2"))
        layout.addStretch(1)

    def _card(self, kind: RecordType, rows: list[Any], count: int) -> Card:
        card = Card(self._bench.theme, _(kind.words.many), icon=kind.words.icon, caption=str(count))
        for row in rows:
            line = FactRow(self._bench.theme, kind.title(row), detail=serial_of(row), opens=True)
            line.opened.connect(partial(self.opened.emit, kind.name, row.id))
            card.add(line)
        if count > len(rows):
            card.add(
                Label(self._bench.theme, _("and {n} more").format(n=count - len(rows)), role="caption", tone="muted")
            )
        return card


def has_person(record: Record) -> bool:
    """Tell whether a record belongs to a person's file."""
    return record.scope_id.startswith(("p:", "c:"))


def related_rows(bench: Bench, record: Record) -> Iterator[tuple[RecordType, list[Any], int]]:
    """Yield each type that has other rows in the same file: the first few, and how many there are."""
    person = record.scope_id[2:]
    with bench.store.read() as reader:
        for kind in bench.catalogue:
            if kind.scope is Scope.CLINICAL and not bench.is_clinical_open():
                continue
            scope = (clinical_scope if kind.scope is Scope.CLINICAL else person_scope)(person)
            query = Query((Filter("scope_id", Test.IS, scope),), limit=_MOST + 1)
            rows = [row for row in reader.many(kind.name, query) if row.id != record.id]
            if rows:
                is_own = kind.model is type(record)
                count = reader.count(kind.name, query) - (1 if is_own else 0)
                yield kind, rows[:_MOST], count
