"""The item in hand: what can be seen at each level, the person's sentence on it, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from integralavoro_desktop.features.assessments.page.rater_head import first_name
from integralavoro_desktop.gui.boxes import Box, Line, WordsBlock
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from integralavoro_desktop.features.assessments.grid import Item
    from integralavoro_desktop.features.assessments.occasion import Column, Occasion
    from integralavoro_desktop.gui.theme import Theme

_LONGEST_NOTE = 200


class NoteField(LineField):
    """The line of a note; Enter and Escape go back to the grid."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter and Escape; what was typed stays."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()
            return
        super().keyPressEvent(event)


class ItemCard(Box):
    """Shows one item for one rater. `noted(sheet id, item, text)` while a note is typed, `done` to go back."""

    noted = Signal(object, str, str)
    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("item_card")
        self._key: UUID | None = None
        self._item = ""
        self.body.setSpacing(10)
        self.title = Label(theme, "", role="h3")
        self.levels: list[tuple[Label, Label]] = []
        self.words = WordsBlock(theme)
        self.note = NoteField(theme, "note")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.textEdited.connect(self._tell)
        self.note.done.connect(self.done)
        self._labelled = Labelled(theme, _("Note"), self.note)
        self._write = Button(theme, _("Write a note"), kind="link", icon="pencil", key="A").small()
        self._write.setObjectName("write_note")
        self._write.clicked.connect(self.write_note)
        self._build()

    def show_item(self, item: Item, occasion: Occasion, column: Column) -> None:
        """Show an item with the answer of the rater in hand."""
        answer = column.answer(item.code)
        self._key, self._item = column.id, item.code
        self.title.setText(_("{code}  {name}").format(code=item.code, name=item.name))
        for level, (number, text) in enumerate(self.levels):
            is_there = level < len(item.levels)
            is_on = answer.value == level
            number.setVisible(is_there)
            text.setVisible(is_there)
            text.setText(item.levels[level] if is_there else "")
            for label in (number, text):
                label.setProperty("role", "strong" if is_on else "caption")
                label.set_tone("accent" if is_on and label is number else "" if is_on else "text2")
        self._reason.setText(answer.reason.words if answer.reason else "")
        self._reason.setVisible(bool(answer.reason))
        self._show_words(occasion, item)
        self._show_note(column, answer.note)

    def write_note(self) -> None:
        """Bring the keyboard to the note."""
        self._labelled.show()
        self._write.hide()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        theme = self.theme
        head = QWidget()
        line = QGridLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(8)
        line.addWidget(IconLabel(theme, "list-checks"), 0, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.title, 0, 1)
        line.setColumnStretch(1, 1)
        self.add(head)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for level in range(5):
            number = Label(theme, str(level), role="caption", tone="text2", wraps=False)
            text = Label(theme, "", role="caption", tone="text2")
            grid.addWidget(number, level, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, level, 1)
            self.levels.append((number, text))
        self.add(holder)
        self._reason = Label(theme, "", role="caption-strong", tone="text2")
        self.add(self._reason)
        self.add(Line(theme))
        self.add(self.words)
        self.add(self._labelled)
        self.body.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_note(self, column: Column, written: str) -> None:
        is_self = str(column.role) == "self"
        called = _("Her sentence on this item") if is_self else _("Note, {rater}").format(rater=first_name(column))
        self._labelled.label.setText(called)
        self.note.setAccessibleName(called)
        if self.note.text() != written:
            self.note.setText(written)
        is_open = self.note.hasFocus() or (bool(written) and not is_self)
        self._labelled.setVisible(is_open)
        self._write.setVisible(not is_open)
        self._write.set_text(_("Write her sentence") if is_self else _("Write a note"))

    def _show_words(self, occasion: Occasion, item: Item) -> None:
        own = next((column for column in occasion.columns if str(column.role) == "self"), None)
        said = own.answer(item.code).note if own else ""
        on = own.values.get("filled_on") if own else None
        self.words.set_words(said, short_day(on) if on and not isinstance(on, str) else "")

    def _tell(self, text: str) -> None:
        if self._key is not None:
            self.noted.emit(self._key, self._item, text)
