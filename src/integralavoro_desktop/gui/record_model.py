"""The rows of a list, read from the store by pages of two hundred as they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from integralavoro_desktop.gui.record_chooser import serial_of
from integralavoro_desktop.gui.shown import Shower
from integralavoro_desktop.kernel.fields import FieldSpec, Kind, field_of, fields_of
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.desk import SERIAL
from integralavoro_desktop.storage.records import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.storage.records import Reader

PAGE = 200
CELL = Qt.ItemDataRole.UserRole
_PAGES_KEPT = 12
_MOST_SORTED_HERE = 2_000
_UNSORTED = {Kind.LINK, Kind.LINKS, Kind.CHOICES, Kind.CODES, Kind.TEXTS, Kind.LONG}
TITLE = "_title"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip in a list: words, tone and icon."""

    words: str
    tone: str = "info"
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: words, a second line, chips; `sort` orders the column where the words do not."""

    words: str = ""
    second: str = ""
    tone: str = "text2"
    role: str = "body"
    chips: tuple[Mark, ...] = ()
    sort: Any = None


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """A column that is computed: `value(record, reader)` gives its cell. `key` names it in what is remembered."""

    label: str
    value: Callable[[Any, Reader], Cell]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the title of the row, a field, or a computed one."""

    key: str
    label: str
    spec: FieldSpec | None = None
    extra: ExtraColumn | None = None

    @property
    def is_sortable(self) -> bool:
        """Tell whether a click on its header sorts."""
        return self.spec is None or self.spec.kind not in _UNSORTED


class RecordModel(QAbstractTableModel):
    """The rows that a query shows. Sorting by a computed column reads all rows, up to a limit."""

    def __init__(self, bench: Bench, entity: str, *, extra: Sequence[ExtraColumn] = ()) -> None:
        super().__init__()
        self._bench = bench
        self.entity = bench.catalogue.entity(entity)
        self.available = list(_columns(self.entity, extra))
        self.columns = [column for column in self.available if column.key in _declared(self.entity, extra)]
        self.query = Query()
        self.sorted_by = self.columns[0].key
        self.is_descending = False
        self.folds_rest = False
        self._order: tuple[str, ...] = ()
        self._count = 0
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        self._sorted_here: list[Any] | None = None
        self._cells: dict[tuple[bytes, str], Cell] = {}
        self._shower = Shower(bench)

    def show(self, query: Query) -> None:
        """Show the rows of another query, with the sorting in force."""
        self.beginResetModel()
        self.query = replace(query, order=self._order)
        self._forget()
        with self._bench.store.read() as reader:
            self._count = reader.count(self.entity.name, self.query)
        self._sort_here()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the same rows again."""
        self.show(self.query)

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns, in the order in which they are declared; the first one always stays."""
        wanted = {self.available[0].key, *keys}
        self.beginResetModel()
        self.columns = [column for column in self.available if column.key in wanted]
        self.endResetModel()

    def sort_by(self, key: str, *, is_descending: bool) -> None:
        """Sort by a column; an unknown or unsortable one changes nothing."""
        column = next((one for one in self.available if one.key == key and one.is_sortable), None)
        if column is None or (column.extra and self._count > _MOST_SORTED_HERE):
            return
        self.sorted_by, self.is_descending = key, is_descending
        usual = self.entity.child.order if self.entity.child else self.entity.kind.order
        names = usual if column.key == TITLE else (column.key,) if column.spec else ()
        self._order = tuple(_turned(name) for name in names) if is_descending else tuple(names)
        self.refresh()

    def record(self, row: int) -> Any:
        """Return the record of a row, None where rows have gone meanwhile."""
        if self._sorted_here is not None:
            return self._sorted_here[row] if row < len(self._sorted_here) else None
        page = self._page(row // PAGE)
        return page[row % PAGE] if row % PAGE < len(page) else None

    def row_of(self, key: UUID) -> int:
        """Return where a record stands among the rows already read, -1 when it is not there."""
        pages = {0: self._sorted_here} if self._sorted_here is not None else dict(self._pages)
        for number, page in pages.items():
            for place, record in enumerate(page or ()):
                if record.id == key:
                    return number * PAGE + place
        return -1

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell."""
        record = self.record(row)
        if record is None:
            return Cell()
        known = (record.id.bytes, self.columns[column].key)
        if known not in self._cells:
            self._cells[known] = self._make(record, self.columns[column], is_first=column == 0)
        return self._cells[known]

    def as_table(self) -> tuple[list[str], Iterator[list[str]]]:
        """Return the labels of the columns shown and every row in words; a number of the record comes last."""
        has_second = self.columns[0].key == TITLE
        labels = [column.label for column in self.columns]
        return [*labels, *([_("Number")] if has_second else [])], self._lines(with_second=has_second)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows the query shows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give words, cell and accessible text."""
        if not index.isValid():
            return None
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index.row(), index.column())
            return cell.words or ", ".join(chip.words for chip in cell.chips)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(self.cell(index.row(), index.column()))
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the label with an arrow where the list is sorted by it, and the same in words."""
        if side != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = ("  ▾" if self.is_descending else "  ▴") if column.key == self.sorted_by else ""
            return f"{column.label}{arrow}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.key != self.sorted_by:
                return column.label
            said = _("{label}, sorted downwards") if self.is_descending else _("{label}, sorted upwards")
            return said.format(label=column.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _lines(self, *, with_second: bool) -> Iterator[list[str]]:
        for row in range(self._count):
            record = self.record(row)
            if record is not None:
                cells = [replace(self._make(record, column, is_first=False), second="") for column in self.columns]
                yield [spoken(cell) for cell in cells] + ([serial_of(record)] if with_second else [])

    def _page(self, number: int) -> list[Any]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        with self._bench.store.read() as reader:
            rows = reader.many(self.entity.name, replace(self.query, limit=PAGE, offset=number * PAGE))
            self._shower.prepare(reader, self._specs(), rows)
        self._pages[number] = rows
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return rows

    def _make(self, record: Any, column: Column, *, is_first: bool) -> Cell:
        if column.extra:
            with self._bench.store.read() as reader:
                return column.extra.value(record, reader)
        if column.spec is None:
            title = self.entity.kind.title(record)
            second = [serial_of(record), *(self._rest(record) if self.folds_rest else ())]
            return Cell(title, " · ".join(part for part in second if part), "text", "strong", sort=fold(title))
        words = self._shower.cell(column.spec, getattr(record, column.spec.name))
        return Cell(words, "", "text", "strong") if is_first else Cell(words)

    def _rest(self, record: Any) -> Iterable[str]:
        for column in self.columns[3:]:
            if column.spec:
                yield self._shower.cell(column.spec, getattr(record, column.spec.name))
            else:
                yield spoken(self._make(record, column, is_first=False))

    def _specs(self) -> list[FieldSpec]:
        return [column.spec for column in self.columns if column.spec]

    def _sort_here(self) -> None:
        column = next((one for one in self.columns if one.key == self.sorted_by), None)
        if column is None or column.extra is None:
            return
        with self._bench.store.read() as reader:
            rows = reader.many(self.entity.name, replace(self.query, order=()))
            made = [(column.extra.value(row, reader), row) for row in rows]
            self._shower.prepare(reader, self._specs(), rows)
        made.sort(key=lambda pair: _sort_key(pair[0]), reverse=self.is_descending)
        self._sorted_here = [row for _cell, row in made]

    def _forget(self) -> None:
        self._pages.clear()
        self._cells.clear()
        self._sorted_here = None
        self._shower.forget()


def spoken(cell: Cell) -> str:
    """Return everything a cell shows, in one line."""
    return ", ".join(part for part in (cell.words, cell.second, *(chip.words for chip in cell.chips)) if part)


def _columns(entity: Entity, extra: Sequence[ExtraColumn]) -> Iterable[Column]:
    if entity.child is None:
        yield Column(TITLE, _(entity.kind.words.one))
    names = _own(entity)
    others = [spec.name for spec in fields_of(entity.model) if spec.name not in names and _may_stand(entity, spec)]
    for name in names:
        yield _field_column(entity, name)
    for column in extra:
        yield Column(column.key or column.label, column.label, extra=column)
    for name in others:
        yield _field_column(entity, name)


def _field_column(entity: Entity, name: str) -> Column:
    spec = field_of(entity.model, name)
    return Column(name, _(spec.ui.label), spec)


def _own(entity: Entity) -> tuple[str, ...]:
    """Return the declared columns that the title does not show already: its number and the texts it is sorted by."""
    if entity.child:
        return entity.child.columns
    kind = entity.kind
    order = [name.removeprefix("-") for name in kind.order]
    said = {name for name in order if field_of(kind.model, name).kind is Kind.TEXT}
    return tuple(n for n in kind.columns if n not in said and field_of(kind.model, n).ui.kind != SERIAL)


def _may_stand(entity: Entity, spec: FieldSpec) -> bool:
    is_said = entity.child is None and (spec.name in entity.kind.columns or spec.ui.kind == SERIAL)
    return not (spec.ui.hidden or is_said or spec.kind is Kind.LONG or spec.name == entity.parent_field)


def _declared(entity: Entity, extra: Sequence[ExtraColumn]) -> set[str]:
    return {TITLE, *_own(entity), *(column.key or column.label for column in extra)}


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _sort_key(cell: Cell) -> tuple[bool, Any]:
    value = fold(cell.words) if cell.sort is None else cell.sort
    return (value == "", value) if isinstance(value, str) else (False, value)
