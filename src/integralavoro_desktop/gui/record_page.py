"""The page of one record: its form, the rows inside it, what else the person's file holds, draft, history, saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from integralavoro_desktop.gui.banners import announce, error_banner
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.history_opener import HistoryOpener
from integralavoro_desktop.gui.keymap import bind, shown
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.record_chooser import serial_of
from integralavoro_desktop.gui.record_form import RecordForm
from integralavoro_desktop.gui.record_life import RecordLife
from integralavoro_desktop.gui.record_parts import DATA, RecordParts
from integralavoro_desktop.gui.record_undo import last_step, take_back_step
from integralavoro_desktop.gui.save_bar import SaveBar
from integralavoro_desktop.gui.sight import bring_in_sight
from integralavoro_desktop.gui.soon import Soon
from integralavoro_desktop.gui.tab_order import chain, put_after
from integralavoro_desktop.gui.typed import time_words
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.record_edit import RecordEdit, Which
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.store import Changed


class RecordPage(Page):
    """A record to read and change.

    `closed` after «Salva e chiudi»; `opened(type, id)` for another record; `conflict_asked(id, register)`;
    `print_asked(id)` and `blank_asked` for paper.
    """

    closed = Signal()
    opened = Signal(str, object)
    conflict_asked = Signal(object, str)
    print_asked = Signal(object)
    blank_asked = Signal()

    def __init__(self, bench: Bench, which: Which, *, has_parts: bool = True, can_remove: bool = True) -> None:
        self.bench = bench
        self.entity = bench.catalogue.entity(which.entity)
        super().__init__(bench.theme, _("New record"))
        self._can_remove = can_remove
        self._has_parts = has_parts
        self.sheet = RecordForm(bench, which)
        self.edit = self.sheet.edit
        self.parts = RecordParts(bench, self.entity, self.sheet)
        self.body.addWidget(self.parts, 1)
        self.bar = SaveBar(bench.theme)
        self.set_save_bar(self.bar)
        self.life = RecordLife(bench, which.entity, self)
        self.past = HistoryOpener(bench, which.entity, self)
        self._add_trail()
        self._connect()
        self._show_record()
        self._show_state()
        self._soon = Soon(self, self._read)
        Watch(bench.store, self, self._hear)

    def save(self) -> None:
        """Save and close; when something must be corrected first the page stays, and the draft too."""
        try:
            is_saved = self.edit.save()
        except AppError as error:
            self.edit.keeper.keep()
            self.banners.add(error_banner(self.theme, error))
            return
        if is_saved:
            self._show_record()
            self.closed.emit()
            return
        announce(self.bar, self.bar.problems.text())
        for name, _label, _sentence in self.sheet.problems()[:1]:
            self.go_to(name)

    def undo(self) -> None:
        """Take back the last typed change, or the last one saved in this record."""
        if self.edit.undo():
            return
        step = last_step(self.bench, self.edit.key)
        if step is not None:
            take_back_step(self.bench, step)

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a field, or to the rows inside the record that a problem speaks of."""
        child = f"{self.entity.name}.{name.partition('.')[0]}"
        if child in self.parts.keys:
            self.parts.go_to(child)
        elif self.parts.current != DATA:
            self.parts.go_to(DATA)
        self.sheet.go_to_field(name)

    def show_history(self, name: str = "") -> None:
        """Show the history of a field beside it, or of the record under its button."""
        if self.edit.key is not None:
            block = self.sheet.form.blocks.get(name)
            if block is not None:
                bring_in_sight(block)
            self.past.open(self.edit.key, block or self.history, name=name, title=self.title.text())

    def refresh(self, changed: frozenset[str]) -> None:
        """Take in what changed elsewhere; what is typed here stays."""
        if not changed or any(name.partition(".")[0] == self.entity.name for name in changed):
            self._soon.ask(changed)

    def event(self, event: QEvent) -> bool:
        """Take the keys of undo before the window does, while there is something to take back here."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            if event.type() == QEvent.Type.ShortcutOverride and (
                self.edit.next_undo or last_step(self.bench, self.edit.key)
            ):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.undo()
                return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write the draft before the page goes out of sight: another page, or the lock."""
        self.edit.keeper.flush()
        super().hideEvent(event)

    def _add_trail(self) -> None:
        self.waiting = Chip(self.theme, _("to be delivered"), tone="info", icon="upload")
        self.waiting.setObjectName("to_be_delivered")
        self.history = Button(self.theme, _("History of the record"), icon="history", key=shown("history"))
        self.history.setObjectName("history")
        self.more = IconButton(self.theme, "ellipsis", _("Other actions"))
        self.more.setObjectName("more")
        self.more.clicked.connect(self._open_menu)
        for widget in (self.waiting, self.history, self.more):
            self.trail.addWidget(widget)

    def _connect(self) -> None:
        form = self.sheet.form
        chain([self.title, self.history, self.more])
        put_after(self.more, self.sheet.sections)
        self.history.clicked.connect(lambda: self.show_history())
        form.history_asked.connect(self.show_history)
        form.conflict_asked.connect(
            lambda name: self.conflict_asked.emit(self.edit.key, form.editors[name].spec.register)
        )
        self.parts.opened.connect(self.opened)
        self.parts.rows_changed.connect(self.edit.look)
        self.parts.relabelled.connect(lambda: put_after(self.more, self.parts.row))
        self.past.restore_asked.connect(self.edit.put)
        self.life.changed.connect(lambda: self._read(frozenset()))
        self.sheet.state_changed.connect(self._show_state)
        self.bar.save_asked.connect(self.save)
        self.bar.undo_asked.connect(self.undo)
        self.bar.blank_asked.connect(self.blank_asked)
        self.bar.problem_chosen.connect(self.go_to)
        bind(self, "save", self.save)
        bind(self, "history", lambda: self.show_history(form.focused_field()))
        bind(self, "print", lambda: self.print_asked.emit(self.edit.key))

    @property
    def _record(self) -> Record:
        if self.edit.record is None:
            raise RuntimeError
        return self.edit.record

    def _show_record(self) -> None:
        record = self.edit.record
        self.history.setVisible(record is not None)
        self.more.setVisible(record is not None)
        waiting = self.edit.waiting
        self.waiting.setVisible(bool(waiting))
        autosave = _("a draft is kept while you write")
        if record is None:
            self.set_title(_("New record: {kind}").format(kind=_(self.entity.kind.words.one)), subtitle=autosave)
            return
        parts = [_(self.entity.kind.words.one), serial_of(record), autosave]
        self.set_title(self.entity.kind.title(record), subtitle=" · ".join(part for part in parts if part))
        if self._has_parts:
            self.parts.fill()
        self.sheet.form.setEnabled(record.deleted_at is None)
        self.life.show(record)

    def _show_state(self) -> None:
        problems = self.sheet.problems()
        self.bar.show_problems(problems)
        self.bar.show_filled(*self.sheet.form.filled())
        self.bar.show_state(*_state(self.edit))
        spec = field_of(self.entity.model, self.edit.next_undo) if self.edit.next_undo else None
        self.bar.show_undo(
            _(spec.ui.label) if spec else _("the last save") if last_step(self.bench, self.edit.key) else ""
        )

    def _open_menu(self) -> None:
        menu = QMenu(self)
        choices = [(_("Print this record"), lambda: self.print_asked.emit(self.edit.key))]
        choices.append((_("Print the blank form"), self.blank_asked.emit))
        if self.edit.typed():
            choices.append((_("Throw the draft away"), self.edit.throw_away))
        if self._can_remove:
            choices.append((_("Delete the record…"), lambda: self.life.ask(self._record.id)))
        for words, does in choices:
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, call=does: call())
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)))

    def _read(self, _changed: frozenset[str]) -> None:
        if self.edit.key is not None and self.bench.store.vault.is_open:
            self.parts.count()
            self.edit.follow()
            self._show_record()

    def _hear(self, changed: Changed) -> None:
        if self.isVisible():
            self.refresh(frozenset(changed.rows))
        else:
            self.is_stale = True


def _state(edit: RecordEdit) -> tuple[str, str]:
    """Return how a record stands, in words and tone."""
    kept = edit.keeper.kept_at
    if edit.typed():
        if kept is None:
            return _("Not saved yet"), "text2"
        return _("Draft saved at {time}").format(time=time_words(kept.astimezone())), "ok"
    return (_("Nothing written yet"), "muted") if edit.key is None else (_("Saved"), "ok")
