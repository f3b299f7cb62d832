"""Two panels over the page: the code that closes a month, the reason that opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from integralavoro_desktop.features.traineeships.month_book import PAPER, spelled
from integralavoro_desktop.gui.boxes import row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.keymap import bind, shown
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import month_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.features.traineeships.page.month_work import MonthWork
    from integralavoro_desktop.gui.theme import Theme

_WIDTH = 520


class AskPanel(Overlay):
    """Asks for one line; `answer(text)` gives the sentence that refuses it, and an empty one closes the panel."""

    def __init__(self, theme: Theme, window: QWidget, answer: Callable[[str], str]) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._answer = answer
        self._title = Label(theme, "", role="h2")
        self._body = Label(theme, "", tone="text2")
        self.field = LineField(theme, "answer")
        self._labelled = Labelled(theme, "", self.field)
        self.go = Button(theme, "", kind="primary", icon="check", key=shown("main_action"))
        self.go.setObjectName("answer_go")
        self.leave = Button(theme, _("Leave it as it is"), kind="ghost")
        self.leave.setObjectName("answer_leave")
        self.panel.body.setSpacing(14)
        for widget in (self._title, self._body, self._labelled):
            self.panel.add(widget)
        self.panel.body.addLayout(row(self.leave, self.go, pushed=True))
        self.go.clicked.connect(self.try_answer)
        self.leave.clicked.connect(self.stop)
        self.stopped.connect(self.deleteLater)
        bind(self, "main_action", self.try_answer)

    def ask(self, title: str, body: str, *, label: str, action: str) -> None:
        """Show what is asked, with the keyboard in the field."""
        self.setObjectName("ask_panel")
        self._title.setText(title)
        self._body.setText(body)
        self._labelled.label.setText(label)
        self.field.setAccessibleName(label)
        self.go.set_text(action)
        self.start()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_answer(self) -> None:
        """Give the answer; a refused one stays with its sentence."""
        refused = self._answer(self.field.text())
        self._labelled.show_mistake(refused)
        if not refused:
            self.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_answer()
            return
        super().keyPressEvent(event)


def ask_to_close(theme: Theme, window: QWidget, work: MonthWork, verify: Callable[[str], bool]) -> AskPanel:
    """Ask for the code of the signed sheet and close the month; return the panel."""

    def answer(code: str) -> str:
        refused = work.why_not_close(code)
        if not refused and not _is_register(spelled(code), verify):
            refused = _("This is not the code of a register: look at the box at the end of the sheet.")
        if not refused:
            work.close(code)
        return refused

    panel = AskPanel(theme, window, answer)
    panel.ask(
        _("Close {month}").format(month=month_words(work.book.month)),
        _("Type the code printed on the register that came back signed. A closed month can only be read."),
        label=_("Code of the signed sheet"),
        action=_("Close the month"),
    )
    return panel


def ask_to_reopen(theme: Theme, window: QWidget, work: MonthWork) -> AskPanel:
    """Ask why, and open the month again; return the panel."""
    panel = AskPanel(theme, window, work.reopen)
    panel.ask(
        _("Open {month} again").format(month=month_words(work.book.month)),
        _("The reason stays with the register. Never write a reason of health."),
        label=_("Why it is opened again"),
        action=_("Open the month again"),
    )
    return panel


def _is_register(code: str, verify: Callable[[str], bool]) -> bool:
    return code.startswith(PAPER) and verify(code)
