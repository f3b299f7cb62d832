"""«Prints and forms»: every paper and its form to fill in by pen, the key-back desk, the register of prints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, Line, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integralavoro_desktop.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the list: its two letters, title, for whom in words, from where it is printed, has it a form."""

    code: str
    title: str
    for_whom: str
    where: str
    has_blank: bool


@dataclass(frozen=True, slots=True)
class PapersTools:
    """What the page needs from outside: the papers, what happens with a code typed back, how many wait for it.

    `key_back(typed)` returns a sentence on what it opened, or on why nothing fits.
    """

    papers: Sequence[PaperLine]
    key_back: Callable[[str], str]
    awaited: Callable[[], Sequence[str]]


class PapersPage(Page):
    """`blank_asked(code)` for a form; `register_asked` for the register of prints."""

    blank_asked = Signal(str)
    register_asked = Signal()

    def __init__(self, theme: Theme, tools: PapersTools) -> None:
        lead = _("Paper is half of the day: every form has a blank twin.")
        super().__init__(theme, _("Prints and forms"), subtitle=lead)
        self._tools = tools
        self.code = LineField(theme, "key_back", placeholder="DE-9Q2F-7")
        self.answer = Label(theme, "", role="caption", tone="text2")
        self._waiting = Card(theme, _("Signed papers awaited"), icon="file-check")
        self._waiting_rows = column(gap=4)
        self._waiting.body.addLayout(self._waiting_rows)
        register = Button(theme, _("Register of prints"), icon="list-checks")
        register.setObjectName("print_register")
        register.clicked.connect(self.register_asked)
        self.trail.addWidget(register)
        side = QWidget()
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(14)
        down.addWidget(self._key_back())
        down.addWidget(self._waiting)
        down.addStretch(1)
        self.body.addWidget(Columns(theme, self._list(), side, weights=(2, 1), below=980))
        self.body.addStretch(1)
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again which signed papers are awaited."""
        if changed and "disclosure" not in changed:
            return
        while (item := self._waiting_rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        lines = self._tools.awaited() or [_("None: every signed paper has come back.")]
        for line in lines:
            self._waiting_rows.addWidget(Label(self.theme, line, role="caption"))

    def _list(self) -> Card:
        card = Card(self.theme, _("Papers"), icon="printer")
        for place, paper in enumerate(self._tools.papers):
            if place:
                card.add(Line(self.theme))
            card.add(self._row(paper))
        card.body.addStretch(1)
        return card

    def _row(self, paper: PaperLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(14)
        across.addWidget(Label(self.theme, paper.code, role="strong", tone="accent", wraps=False))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(self.theme, paper.title, role="name"))
        words.addWidget(Label(self.theme, f"{paper.for_whom} · {paper.where}", role="caption", tone="text2"))
        across.addLayout(words, 1)
        if paper.has_blank:
            blank = Button(self.theme, _("Blank form"), kind="ghost", icon="file-text")
            blank.setObjectName(f"blank_{paper.code}")
            blank.setAccessibleName(_("Blank form: {title}").format(title=paper.title))
            blank.clicked.connect(partial(self.blank_asked.emit, paper.code))
            across.addWidget(blank)
        return row

    def _key_back(self) -> Card:
        card = Card(self.theme, _("Key a paper back"), icon="keyboard")
        card.add(
            Labelled(
                self.theme,
                _("Code at the foot of the paper"),
                self.code,
                help_line=_("It opens the record, and notes that the signed paper came back today."),
            )
        )
        opens = Button(self.theme, _("Open the record"), icon="arrow-right")
        opens.setObjectName("key_back_open")
        opens.clicked.connect(self._typed)
        self.code.returnPressed.connect(self._typed)
        card.add(opens)
        card.add(self.answer)
        return card

    def _typed(self) -> None:
        self.answer.setText(self._tools.key_back(self.code.text()) if self.code.text().strip() else "")
