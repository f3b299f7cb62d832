"""The decisions left for later: the same columns as while receiving, written at once as ordinary changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.exchange import questions
from integralavoro_desktop.gui.banners import EmptyState, announce
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.screens.exchange import receiving
from integralavoro_desktop.gui.screens.exchange.decisions_view import DecisionsView
from integralavoro_desktop.gui.screens.exchange.pieces import ActionBar
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide

_ENTRY = "exchange"


class ConflictsPage(Page):
    """Every field with two versions; `show_row` goes to one of them. Ctrl+B goes to the next person."""

    def __init__(self, bench: Bench, guide: Guide) -> None:
        super().__init__(bench.theme, _("Two different versions: you choose"))
        self.setObjectName("conflicts_page")
        self.bench = bench
        self._guide = guide
        self._view: DecisionsView | None = None
        self._shown: QWidget | None = None
        self.bar = ActionBar(bench.theme)
        self.set_save_bar(self.bar)
        self.set_crumbs(((_("Exchange"), self._leave), (_("Decisions"), None)))
        bind(self, "batch", self._next)
        self.read()

    @property
    def view(self) -> DecisionsView | None:
        """The decisions, None when nothing waits."""
        return self._view

    def read(self) -> None:
        """Read what waits, and begin again with nothing chosen."""
        found = questions.open_questions(self.bench.store, self.bench.codes)
        self._view = None
        if found:
            self._view = DecisionsView(self.bench, found, headings=receiving.headings(self.bench))
            self._view.changed.connect(self._show_bar)
            self._view.clinical_asked.connect(self._guide.clinical_asked)
        self._put(self._view or self._nothing())
        self._show_bar()

    def show_row(self, row: UUID, register: str = "") -> None:
        """Show one field, for a person who comes from the record itself."""
        if self._view is not None:
            self._view.open_row(row, register)
            self._show_bar()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again when something else changed; choices not written yet are kept."""
        view = self._view
        if view is not None and view.answers:
            view.go(view.here)
            return
        self.read()

    def _put(self, widget: QWidget) -> None:
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self.body.addWidget(widget, 1)

    def _nothing(self) -> QWidget:
        card = Card(self.theme)
        empty = EmptyState(self.theme, _("No field waits for a decision."), icon="circle-check", action=_("Back"))
        empty.acted.connect(self._leave)
        card.add(empty)
        return card

    def _show_bar(self) -> None:
        view = self._view
        if view is None:
            self.bar.measure(None)
            self.bar.say(_("Nothing to decide."))
            self.bar.offer()
            return
        self.set_title(
            self.title.text(),
            subtitle=_("{title} · Alt+1 as it was, Alt+2 yours, Alt+3 the other one").format(title=view.title),
        )
        words = ngettext("{n} decision of {total}", "{n} decisions of {total}", view.decided)
        count = words.format(n=view.decided, total=view.total)
        self.bar.say(count, _("the others can wait: the field keeps one version, marked"), icon="git-compare")
        self.bar.measure(view.decided / max(1, view.total), count)
        buttons = [self._button(_("Back"), "leave", self._leave, kind="ghost")]
        if view.next_title:
            buttons.append(self._button(_("On: {title}").format(title=view.next_title), "next", self._next))
        write = self._button(_("Write the decisions"), "write_decisions", self._write, kind="primary")
        write.setEnabled(view.decided > 0)
        self.bar.offer(*buttons, write)

    def _button(self, words: str, name: str, does: object, *, kind: str = "plain") -> Button:
        button = Button(self.theme, words, kind=kind, icon="check" if kind == "primary" else "")
        button.setObjectName(name)
        button.clicked.connect(does)
        return button

    def _next(self) -> None:
        if self._view is not None:
            if not self._view.go_on():
                self._view.go_to_first()
            self._show_bar()

    def _write(self) -> None:
        view = self._view
        if view is None:
            return
        known = {question.key: question for question in view.questions}
        answers = [(known[key], answer.wire) for key, answer in view.answers.items() if not answer.later]
        written = questions.answer(self.bench.store, self.bench.action.author, answers)
        self.read()
        words = ngettext("{n} decision of yours is written.", "{n} decisions of yours are written.", written)
        announce(self.bar, words.format(n=written))
        self.bar.caption.setText(words.format(n=written))
        self.bar.caption.show()

    def _leave(self) -> None:
        self.asked_for.emit(_ENTRY)
