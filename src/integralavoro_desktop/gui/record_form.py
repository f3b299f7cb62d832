"""The form of a record in its card, with the list of its sections beside it when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.record_edit import RecordEdit, Which
from integralavoro_desktop.gui.section_list import WIDE, SectionList, SectionState
from integralavoro_desktop.gui.sight import bring_in_sight, scroll_of
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from integralavoro_desktop.gui.bench import Bench

MANY = 5
_ROOM_FOR_LIST = 820
_GAP = 18


class RecordForm(QWidget):
    """Section list, form, and the work behind it (`edit`). `state_changed` after anything worth showing."""

    state_changed = Signal()

    def __init__(self, bench: Bench, which: Which) -> None:
        super().__init__()
        self._bench = bench
        self._entity = bench.catalogue.entity(which.entity)
        self.form = Form(bench, self._entity.model, self._entity.kind.sections)
        self.edit = RecordEdit(bench, self.form, which)
        self._scroll: QScrollArea | None = None
        self.sections = SectionList(bench.theme)
        self.sections.chosen.connect(self.go_to_section)
        card = Box(bench.theme)
        card.add(self.form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.sections)
        layout.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self.form.entered.connect(self._mark_current)
        self.edit.state_changed.connect(self._show_states)
        if self.edit.key is not None:
            self.form.fold_empty()
        self._show_states()
        self.sections.set_current(0)

    def go_to_section(self, place: int) -> None:
        """Bring a section in sight and the keyboard to its first field."""
        section = self.form.sections[place]
        section.set_folded(False)
        self.sections.set_current(place)
        if section.blocks:
            self.form.focus_field(section.blocks[0].editor.spec.name)
        if self._scroll is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + section.mapTo(self._scroll.viewport(), QPoint(0, 0)).y() - _GAP)

    def go_to_field(self, name: str) -> bool:
        """Bring the keyboard to a field, and the field in sight; False when it is not in the form."""
        if not self.form.focus_field(name):
            return False
        bring_in_sight(self.form.blocks[name])
        return True

    def problems(self) -> list[tuple[str, str, str]]:
        """Return what is to be looked at: field, its label, the sentence."""
        names = self.form.editors
        found = []
        for problem in self.edit.problems:
            is_told = self.edit.shows_all or problem.field in self.edit.visited
            if is_told:
                label = _(field_of(self._entity.model, problem.field).ui.label) if problem.field in names else ""
                found.append((problem.field, label, problem.sentence))
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """Let the list of sections stand still while the page scrolls."""
        super().showEvent(event)
        scroll = scroll_of(self)
        if scroll is not None and scroll is not self._scroll:
            self._scroll = scroll
            scroll.verticalScrollBar().valueChanged.connect(self._follow)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list of sections where there is room for it."""
        super().resizeEvent(event)
        is_wide = self.width() - WIDE - _GAP >= _ROOM_FOR_LIST - WIDE and not self._bench.theme.is_large
        self.sections.setVisible(len(self.form.sections) >= MANY and is_wide)
        self._follow()

    def _follow(self, _value: int = 0) -> None:
        if self._scroll is not None and self.sections.isVisible():
            top = -self.sections.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()
            self.sections.follow(max(0, top))

    def _mark_current(self, name: str) -> None:
        section = self.form.section_of(name)
        if section is not None:
            self.sections.set_current(self.form.sections.index(section))

    def _show_states(self) -> None:
        wrong = {name for name, _label, _sentence in self.problems()}
        states = []
        for section in self.form.sections:
            filled, total = self.form.filled(section)
            is_wrong = any(name in wrong for name in section.section.fields)
            states.append(SectionState(_(section.section.title), filled, total, is_wrong))
        self.sections.show_states(states)
        self.state_changed.emit()
