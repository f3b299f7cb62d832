"""The bar at the bottom of a record: its state, what to look at again, how much is filled, undo, save and close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.keymap import shown, with_key
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.gui.theme import Theme

_ICONS = {"ok": "circle-check", "muted": "circle", "text2": "pencil", "warn": "triangle-alert"}


class SaveBar(Box):
    """Says how the record stands; `problem_chosen` gives the field that the person wants to see.

    What is less needed (the count, the blank form) goes where the bar is narrow.
    """

    save_asked = Signal()
    undo_asked = Signal()
    blank_asked = Signal()
    problem_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, across=True)
        self.setAccessibleName(_("Bar to save"))
        self.body.setContentsMargins(14, 8, 14, 8)
        self.body.setSpacing(10)
        self._sign = IconLabel(theme, "circle", tone="muted")
        self.state = Label(theme, wraps=False)
        self.state.setObjectName("save_state")
        self.problems = Button(theme, "", kind="link", icon="circle-alert")
        self.problems.setObjectName("save_problems")
        self.problems.clicked.connect(self._open_problems)
        self.filled = Label(theme, role="caption", tone="muted", wraps=False)
        self.filled.setObjectName("save_filled")
        self.blank = Button(theme, _("Print the blank form"), kind="ghost", icon="printer")
        self.blank.setObjectName("print_blank")
        self.blank.clicked.connect(self.blank_asked)
        self.undo = Button(theme, _("Undo"), icon="undo-2", key=shown("undo"))
        self.undo.setObjectName("undo")
        self.undo.clicked.connect(self.undo_asked)
        self.save = Button(theme, _("Save and close"), kind="primary", icon="check", key=shown("save"))
        self.save.setObjectName("save")
        self.save.clicked.connect(self.save_asked)
        for widget in (self._sign, self.state, self.problems):
            self.add(widget)
        self.body.addStretch(1)
        for widget in (self.filled, self.blank, self.undo, self.save):
            self.add(widget)
        self._problems: tuple[tuple[str, str, str], ...] = ()
        self._has_blank = True
        self.show_problems(())
        self.show_undo("")

    def show_state(self, words: str, tone: str) -> None:
        """Say how the record stands; `tone` ok, muted, text2 or warn."""
        self.state.setText(words)
        self._sign.set_icon(_ICONS[tone], tone)
        self._choose_parts()

    def show_problems(self, problems: Sequence[tuple[str, str, str]]) -> None:
        """List what to look at again: field, its label, the sentence."""
        self._problems = tuple(problems)
        fields = len({name for name, _label, _sentence in problems})
        words = ngettext("{n} field to look at", "{n} fields to look at", fields).format(n=fields)
        self.problems.set_text(words)
        self.problems.setAccessibleDescription(" ".join(sentence for _n, _l, sentence in problems))
        self.problems.setVisible(bool(problems))
        self._choose_parts()

    def show_filled(self, filled: int, total: int) -> None:
        """Say how many fields are filled."""
        self.filled.setText(_("{filled} of {total} filled").format(filled=filled, total=total))

    def show_undo(self, what: str) -> None:
        """Name what undo takes back; nothing turns it off."""
        self.undo.setEnabled(bool(what))
        words = _("Undo: {what}").format(what=what) if what else _("Nothing to undo")
        self.undo.setToolTip(with_key(words, "undo"))

    def allow_blank(self, is_allowed: bool) -> None:
        """Offer the blank form or not."""
        self._has_blank = is_allowed
        self._choose_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._choose_parts()

    def _open_problems(self) -> None:
        if len(self._problems) == 1:
            self.problem_chosen.emit(self._problems[0][0])
            return
        menu = QMenu(self)
        for name, label, sentence in self._problems:
            action = QAction(f"{label}: {sentence}".replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, chosen=name: self.problem_chosen.emit(chosen))
            menu.addAction(action)
        menu.popup(self.problems.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _choose_parts(self) -> None:
        needed = [self._sign, self.state, self.undo, self.save]
        needed += [] if self.problems.isHidden() else [self.problems]
        room = self.width() - 28 - sum(widget.sizeHint().width() + 10 for widget in needed)
        for widget, is_wanted in ((self.blank, self._has_blank), (self.filled, True)):
            wide = widget.sizeHint().width() + 10
            is_shown = is_wanted and wide <= room
            widget.setVisible(is_shown)
            room -= wide if is_shown else 0
