"""The rows inside a record: their table, and one at a time in a form under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import Banner, BannerArea, EmptyState, error_banner
from integralavoro_desktop.gui.boxes import Box, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.keymap import bind, shown
from integralavoro_desktop.gui.record_edit import RecordEdit, Which
from integralavoro_desktop.gui.record_model import RecordModel
from integralavoro_desktop.gui.sight import bring_in_sight_soon
from integralavoro_desktop.gui.tab_order import put_after
from integralavoro_desktop.gui.table import RecordTable, accessible_name
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.record import Section
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.storage.store import Changed


class ChildrenTable(QWidget):
    """The rows of one child entity of a record. Enter, F2 or a double click opens one; `count_changed(n)`."""

    count_changed = Signal(int)

    def __init__(self, bench: Bench, entity: str, parent_key: UUID) -> None:
        super().__init__()
        self._bench = bench
        self.entity = bench.catalogue.entity(entity)
        self._parent_key = parent_key
        self.panel: ChildPanel | None = None
        self.setObjectName(entity)
        self.model = RecordModel(bench, entity)
        self.table = RecordTable(bench.theme, self.model, name=f"{entity}_table")
        self.table.opened.connect(self.edit)
        self.banners = BannerArea()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.banners)
        self._layout.addWidget(self._card())
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        bind(self.table, "edit", self._edit_current)
        self.show_rows()
        Watch(bench.store, self, self._hear)

    def show_rows(self) -> None:
        """Read the rows again."""
        self.model.show(Query((Filter(self.entity.parent_field, Test.IS, self._parent_key),)))
        count = self.model.rowCount()
        self.table.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self.table.setAccessibleName(accessible_name(self._title, count))
        self.count_changed.emit(count)

    def add(self) -> None:
        """Open the form for a new row, with the draft that may wait for it."""
        draft = f"{self.entity.name}:new.{self._parent_key.hex}"
        self._open(Which(self.entity.name, given={self.entity.parent_field: self._parent_key}, draft=draft))

    def edit(self, key: UUID) -> None:
        """Open the form of a row."""
        self._open(Which(self.entity.name, key))

    def close_panel(self) -> None:
        """Put the form away; what is typed stays as a draft."""
        if self.panel is not None:
            self.panel.edit.keeper.flush()
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _title(self) -> str:
        child = self.entity.child
        return _(child.words.many) if child else ""

    def _card(self) -> Box:
        theme = self._bench.theme
        card = Box(theme)
        card.body.setContentsMargins(1, 12, 1, 6)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 16, 0)
        head.addWidget(Label(theme, self._title, role="h3"), 1)
        add = Button(theme, _("Add"), icon="plus").small()
        add.setObjectName(f"{self.entity.name}_add")
        add.setAccessibleName(f"{_('Add')}: {self._title}")
        add.clicked.connect(self.add)
        head.addWidget(add)
        icon = self.entity.child.words.icon if self.entity.child else "file-text"
        self._empty = EmptyState(theme, _("Nothing has been written here yet."), icon=icon)
        card.body.addLayout(head)
        card.add(self.table)
        card.add(self._empty)
        return card

    def _edit_current(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self.edit(key)

    def _open(self, which: Which) -> None:
        self.close_panel()
        self.panel = ChildPanel(self._bench, self.entity, which)
        self.panel.closed.connect(self.close_panel)
        self.panel.removed.connect(self._remove)
        self._layout.insertWidget(self._layout.count() - 1, self.panel)
        put_after(self.table, self.panel)
        first = next(iter(self.panel.form.editors.values()), None)
        if first is not None:
            first.target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight_soon(self.panel)

    def _remove(self, key: UUID) -> None:
        try:
            desk.remove(self._bench.store, self._bench.action, self.entity.name, key)
        except AppError as error:
            self.banners.add(error_banner(self._bench.theme, error))
            return
        self.close_panel()
        again = Banner(self._bench.theme, _("The row was taken away."), action=_("Bring it back"), is_closable=True)
        again.acted.connect(partial(self._bring_back, key, again))
        self.banners.add(again)

    def _bring_back(self, key: UUID, banner: Banner) -> None:
        desk.restore(self._bench.store, self._bench.action, self.entity.name, key)
        banner.hide()
        banner.closed.emit()

    def _hear(self, changed: Changed) -> None:
        if self.entity.name in changed.rows:
            self.show_rows()


class ChildPanel(Box):
    """The form of one row: saved with Ctrl+Enter, closed with Escape. Rows inside it have their own table."""

    closed = Signal()
    removed = Signal(object)

    def __init__(self, bench: Bench, entity: Entity, which: Which) -> None:
        super().__init__(bench.theme)
        self.setObjectName("child_panel")
        self._bench = bench
        self._entity = entity
        words = entity.child.words.one if entity.child else ""
        self.add(Label(bench.theme, _(words), role="h3"))
        self.form = Form(bench, entity.model, [_section(entity)])
        self.add(self.form)
        self.edit = RecordEdit(bench, self.form, which)
        self.edit.state_changed.connect(self._show_state)
        self.state = Label(bench.theme, role="caption", tone="text2")
        self._remove = Button(bench.theme, _("Take the row away"), kind="ghost", icon="trash-2")
        self._add_buttons()
        self._add_inner()
        bind(self, "main_action", self.save)
        self._show_state()

    def save(self) -> None:
        """Save the row and close, unless something must be corrected first."""
        try:
            is_saved = self.edit.save()
        except AppError as error:
            self.body.insertWidget(1, error_banner(self._bench.theme, error))
            return
        if is_saved:
            self.closed.emit()
        elif self.edit.problems:
            self.form.focus_field(self.edit.problems[0].field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the draft stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _add_buttons(self) -> None:
        theme = self._bench.theme
        save = Button(theme, _("Save the row"), icon="check", key=shown("main_action"))
        save.setObjectName("save_row")
        save.clicked.connect(self.save)
        leave = Button(theme, _("Close, keep the draft"), kind="ghost")
        leave.setObjectName("leave_row")
        leave.clicked.connect(self.closed)
        self._remove.setObjectName("remove_row")
        self._remove.clicked.connect(lambda: self.removed.emit(self.edit.key))
        line = row(save, leave, self._remove)
        line.insertWidget(0, self.state)
        self.body.addLayout(line)

    def _add_inner(self) -> None:
        if self.edit.key is None:
            return
        for child in self._bench.catalogue.children(self._entity.name):
            self.add(ChildrenTable(self._bench, child.name, self.edit.key))

    def _show_state(self) -> None:
        self._remove.setVisible(self.edit.key is not None)
        is_draft = bool(self.edit.typed())
        self.state.setText(_("Draft, not saved yet") if is_draft else "")
        self.state.setVisible(is_draft)


def _section(entity: Entity) -> Section:
    shown_fields = [spec for spec in fields_of(entity.model) if not spec.ui.hidden and spec.name != entity.parent_field]
    return Section("", "", tuple(spec.name for spec in shown_fields))
