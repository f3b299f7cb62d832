"""A part of the traineeship as a form with its own draft, undo and save: the training project, the final report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.gui.banners import announce, error_banner
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.record_edit import RecordEdit, Which
from integralavoro_desktop.gui.save_bar import SaveBar
from integralavoro_desktop.gui.sight import bring_in_sight
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.typed import time_words
from integralavoro_desktop.kernel.fields import field_of, fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.kernel.record import Section

_NAMES = {spec.name for spec in fields_of(Traineeship)}


class FormTab(TabView):
    """Fields of one traineeship; `bar` is its save bar, which the page puts at the bottom while the tab is shown."""

    elsewhere = Signal(str)

    def __init__(self, page: Page, bench: Bench, key: UUID, sections: Sequence[Section], *, part: str) -> None:
        super().__init__()
        self._page = page
        self._bench = bench
        self.form = Form(bench, Traineeship, sections)
        self.edit = RecordEdit(bench, self.form, Which("traineeship", key, draft=f"traineeship:{key.hex}:{part}"))
        self.bar = SaveBar(bench.theme)
        self.bar.save.set_text(_("Save"))
        card = Box(bench.theme)
        card.add(self.form)
        self.body.addWidget(card)
        self.edit.state_changed.connect(self._show_state)
        self.bar.save_asked.connect(self.save)
        self.bar.undo_asked.connect(self.undo)
        self.bar.problem_chosen.connect(self.go_to)
        self._show_state()

    def refresh(self, changed: frozenset[str]) -> None:
        """Take in what others wrote; what is typed here stays."""
        self.edit.follow()

    @property
    def next_undo(self) -> str:
        """What undo takes back here, empty for nothing."""
        return self.edit.next_undo

    def undo(self) -> None:
        """Take the last typed change back."""
        self.edit.undo()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write the draft before it goes out of sight."""
        super().hideEvent(event)
        if self._bench.store.vault.is_open:
            self.edit.keeper.flush()

    def save(self) -> bool:
        """Save the fields; False when something must be corrected first."""
        try:
            is_saved = self.edit.save()
        except AppError as error:
            self.edit.keeper.keep()
            self._page.banners.add(error_banner(self._bench.theme, error))
            return False
        if is_saved:
            announce(self, _("Saved"))
        elif self.edit.problems:
            self.go_to(self.edit.problems[0].field)
        return is_saved

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a field; one of another part is asked for with `elsewhere`."""
        if self.form.focus_field(name):
            bring_in_sight(self.form.blocks[name])
        else:
            self.elsewhere.emit(name)

    def add_below(self, *widgets: QWidget) -> None:
        """Put cards under the form."""
        for widget in widgets:
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _show_state(self) -> None:
        mine = [one for one in self.edit.problems if one.field in self.form.editors or one.severity is Severity.STOP]
        self.bar.show_problems([(one.field, _label(one.field), one.sentence) for one in mine])
        self.bar.show_filled(*self.form.filled())
        self.bar.show_undo(_label(self.edit.next_undo))
        self.bar.show_state(*self._state())

    def _state(self) -> tuple[str, str]:
        kept = self.edit.keeper.kept_at
        if not self.edit.typed():
            return _("Saved"), "ok"
        if kept is None:
            return _("Not saved yet"), "text2"
        return _("Draft saved at {time}").format(time=time_words(kept.astimezone())), "ok"


def _label(name: str) -> str:
    return _(field_of(Traineeship, name).ui.label) if name in _NAMES else ""
