"""«Crea promemoria»: a next step with its day, which becomes a thing to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.arrange import Across
from integralavoro_desktop.gui.fields_basic import Check, Labelled, LineField
from integralavoro_desktop.gui.typed import read_day
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme

_LONGEST = 200


class Reminder(QWidget):
    """A check that opens two lines: what, and by which day. `grown` when it opens or closes."""

    changed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = Check(theme, _("Make a reminder"), "reminder")
        self.text = LineField(theme, "next_step", placeholder=_("Who is to do what"))
        self.text.setMaxLength(_LONGEST)
        self.when = LineField(theme, "next_on")
        self._text = Labelled(theme, _("Next step"), self.text)
        self._when = Labelled(theme, _("By"), self.when)
        self._lines = Across(theme, gap=12)
        self._lines.line.addWidget(self._text, 3, Qt.AlignmentFlag.AlignTop)
        self._lines.line.addWidget(self._when, 1, Qt.AlignmentFlag.AlignTop)
        self._lines.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.addWidget(self.box)
        down.addWidget(self._lines)
        self.box.toggled.connect(self._open)
        for line in (self.text, self.when):
            line.textEdited.connect(lambda _text: self.changed.emit())

    def words(self) -> str:
        """Return what is to be done, empty without a reminder."""
        return self.text.text().strip() if self.box.isChecked() else ""

    def day(self) -> date | None:
        """Return by which day, None where it cannot be read."""
        try:
            return read_day(self.when.text())
        except ValueError:
            return None

    def check(self) -> bool:
        """Tell whether it is whole; sentences under the lines say what is not."""
        if not self.box.isChecked():
            return True
        day = self.day()
        self._text.show_mistake("" if self.words() else _("Write what is to be done."))
        late = _("This day has passed: choose today or a later one.")
        unread = _("Write a day, like «tomorrow» or «+7».")
        sentence = unread if day is None else late if day < clock.today() else ""
        self._when.show_mistake(sentence)
        return not sentence and bool(self.words())

    def clear(self) -> None:
        """Close it and empty its lines."""
        self.box.setChecked(False)
        self.text.clear()
        self.when.setText(_("tomorrow"))
        for labelled in (self._text, self._when):
            labelled.show_mistake("")

    def take_back(self, words: str, day: str) -> None:
        """Show the words and the day (as stored) of a draft."""
        self.box.setChecked(bool(words))
        self.text.setText(words)
        if day:
            kept = date.fromisoformat(day)
            self.when.setText(f"{kept.day}/{kept.month}/{kept.year}")

    def _open(self, is_on: bool) -> None:
        self._lines.setVisible(is_on)
        if is_on:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.grown.emit()
