"""Finding the record that a field links to: by the words of its name or its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.gui.pick_line import Option
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.storage import search
from integralavoro_desktop.storage.desk import SERIAL
from integralavoro_desktop.storage.records import Query

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.records import Reader

_MOST = 12


class RecordChooser:
    """Offers the records of one entity; called with what was typed, it gives the best few."""

    def __init__(self, bench: Bench, entity: str) -> None:
        self._bench = bench
        self._entity = entity

    def __call__(self, words: str) -> list[Option]:
        """Return the records whose name or code holds every word, or the first ones when nothing was typed."""
        if self._entity not in self._bench.catalogue:
            return []
        with self._bench.store.read() as reader:
            rows = self._found(reader, words) if words.strip() else reader.many(self._entity, Query(limit=_MOST))
            titles = self._bench.titles(reader, self._entity, [row.id for row in rows])
            return [Option(row.id.hex, titles.get(row.id, ""), serial_of(row)) for row in rows]

    def option(self, key: UUID | str) -> Option:
        """Return one record as an option."""
        row_id = key if isinstance(key, UUID) else UUID(str(key))
        return Option(row_id.hex, self._bench.title_of(self._entity, row_id))

    def _found(self, reader: Reader, words: str) -> list[Any]:
        with self._bench.store.connection() as conn:
            hits = search.find(conn, words, limit=_MOST, entity=self._entity, where=search.NAMES)
        rows = (reader.one(self._entity, hit.row) for hit in hits)
        return [row for row in rows if row is not None]


def serial_of(row: Record) -> str:
    """Return the number that the program gave a record, empty where its type has none."""
    names = (spec.name for spec in fields_of(type(row)) if spec.ui.kind == SERIAL)
    return next((str(getattr(row, name)) for name in names if getattr(row, name)), "")
