"""A table in its card: rows or a sentence that says why there are none, the count below, a look at a row beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import EmptyState
from integralavoro_desktop.gui.boxes import Box, Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.glance import Glance
from integralavoro_desktop.gui.table import RecordTable, accessible_name
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.record_model import RecordModel

_BELOW = 1_000


class ListCard(QWidget):
    """Shows a RecordModel. `print_asked`, `export_asked`, `empty_acted` come from its buttons."""

    print_asked = Signal()
    export_asked = Signal()
    empty_acted = Signal()

    def __init__(self, bench: Bench, model: RecordModel) -> None:
        super().__init__()
        self._bench = bench
        self._model = model
        self._empty: EmptyState | None = None
        self.glance: Glance | None = None
        self.table = RecordTable(bench.theme, model)
        self.table.previewed.connect(lambda _key: self.turn_glance())
        self.table.current_changed.connect(self._follow)
        self._box = Box(bench.theme)
        self._box.body.setContentsMargins(1, 1, 1, 6)
        self._box.body.setSpacing(0)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._box.add(self.table, 1)
        self._box.add(Line(bench.theme))
        self._box.body.addSpacing(5)
        self._box.body.addLayout(self._footer())
        self._across = QHBoxLayout()
        self._across.setSpacing(14)
        self._across.addWidget(self._box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._across, _BELOW)
        layout.addStretch(1)

    def show_count(self, words: str) -> None:
        """Say how many rows there are."""
        self.count.setText(words)
        what = self._model.entity
        many = what.child.words.many if what.child else what.kind.words.many
        self.table.setAccessibleName(accessible_name(_(many), self._model.rowCount()))

    def show_empty(self, sentence: str, action: str) -> None:
        """Say why there are no rows, with what to do; empty words show the table again."""
        if self._empty is not None:
            self._empty.setParent(None)
            self._empty.deleteLater()
            self._empty = None
        if sentence:
            icon = self._model.entity.child or self._model.entity.kind
            self._empty = EmptyState(self._bench.theme, sentence, icon=icon.words.icon, action=action)
            self._empty.acted.connect(self.empty_acted)
            self._box.body.insertWidget(1, self._empty)
        self.table.setVisible(not sentence)

    def turn_glance(self) -> None:
        """Show the row beside the list, or put it away."""
        if self.glance is None:
            self._look()
        else:
            self._close_glance()

    # a list scrolls by itself: were its height to follow from its width, the whole page would scroll too
    def hasHeightForWidth(self) -> bool:
        """Ask for one height."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the look at a row away."""
        if event.key() == Qt.Key.Key_Escape and self.glance is not None:
            self._close_glance()
            return
        super().keyPressEvent(event)

    def _footer(self) -> QHBoxLayout:
        self.count = Label(self._bench.theme, role="caption", tone="text2", wraps=False)
        self.count.setObjectName("shown")
        printed = Button(self._bench.theme, _("Print the list"), kind="ghost", icon="printer")
        printed.setObjectName("print_list")
        printed.clicked.connect(self.print_asked)
        exported = Button(self._bench.theme, _("Export…"), kind="ghost", icon="download")
        exported.setObjectName("export_list")
        exported.clicked.connect(self.export_asked)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 10, 0)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(printed)
        line.addWidget(exported)
        return line

    def _follow(self) -> None:
        if self.glance is not None:
            self._look()

    def _look(self) -> None:
        row = self.table.currentIndex().row()
        record: Any = self._model.record(row) if row >= 0 else None
        self._close_glance()
        if record is None:
            return
        self.glance = Glance(self._bench, self._model.entity, record)
        self.glance.closed.connect(self._close_glance)
        self.glance.open_asked.connect(lambda: self.table.opened.emit(record.id))
        self._across.addWidget(self.glance, 0, Qt.AlignmentFlag.AlignTop)

    def _close_glance(self) -> None:
        if self.glance is not None:
            self.glance.setParent(None)
            self.glance.deleteLater()
            self.glance = None
