"""One field to decide: how it was, the versions side by side, and the other ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from integralavoro_desktop.exchange.questions import Writing
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Labelled, LineField, TextArea
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.screens.exchange.differing import both, differing, merged
from integralavoro_desktop.gui.screens.exchange.version_card import VersionCard
from integralavoro_desktop.gui.shown import author_line
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.values import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.exchange.questions import Question, Side
    from integralavoro_desktop.gui.bench import Bench

STACKED_BELOW = 640


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided: the wire value, and how the record will read; `later` leaves it open."""

    wire: Any = None
    words: str = ""
    later: bool = False


class QuestionCard(Card):
    """Asks one question; `decided(Decided or None)` tells each change of mind. Nothing is chosen beforehand."""

    decided = Signal(object)

    def __init__(self, bench: Bench, question: Question, headings: tuple[str, ...]) -> None:
        super().__init__(bench.theme, question.label)
        self.setObjectName("question")
        self.question = question
        self.answer: Decided | None = None
        self._headings = headings
        self._state = Chip(bench.theme, "")
        self.trail.addWidget(self._state)
        if question.record:
            self.add(Label(bench.theme, question.record, role="caption", tone="text2"))
        self._group = QButtonGroup(self)
        self.versions = self._make_versions()
        self._columns = Columns(bench.theme, *self.versions, below=STACKED_BELOW)
        self.add(self._columns)
        self._own: LineField | TextArea | None = None
        self._field: Labelled | None = None
        self.add(self._ways())
        self._show_state()
        self._group.buttonClicked.connect(lambda _button: self._choose_clicked())
        bench.theme.changed.connect(self._place_headings)

    def choose(self, place: int) -> None:
        """Choose a column, counted from 0; beyond the last one nothing happens."""
        if 0 <= place < len(self.versions):
            self.versions[place].setChecked(True)
            self.versions[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._choose_clicked()

    def show_answer(self, answer: Decided | None) -> None:
        """Show what was decided before, without telling anybody."""
        self.answer = answer
        known = [side.wire for side in self._sides()]
        if answer is not None and not answer.later and answer.wire in known:
            self.versions[known.index(answer.wire)].setChecked(True)
        elif answer is not None and not answer.later and self.question.kind is not Writing.NONE:
            self._open_own(answer.words)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the headings inside the cards where these lie one under the other."""
        super().resizeEvent(event)
        self._place_headings()

    @property
    def is_stacked(self) -> bool:
        """True while the versions lie one under the other."""
        return self.theme.is_large or self._columns.width() < self.theme.px(STACKED_BELOW)

    def _place_headings(self) -> None:
        for version in self.versions:
            version.show_heading(is_shown=self.is_stacked)

    def _sides(self) -> tuple[Side, ...]:
        before = (self.question.before,) if self.question.before is not None else ()
        return (*before, *self.question.sides)

    def _make_versions(self) -> list[VersionCard]:
        before = self.question.before
        cards = []
        for place, side in enumerate(self._sides()):
            is_before = before is not None and place == 0
            words = side.words or _("left empty")
            parts = [(words, False)] if is_before else differing(words, before.words if before else "")
            by = _("value at the start") if is_before else author_line(side.who, side.at)
            offset = 0 if before is not None else 1
            card = VersionCard(self.theme, heading=self._headings[min(place + offset, 3)], parts=parts, by=by)
            card.setObjectName(f"version_{place + 1 + offset}")
            self._group.addButton(card, place)
            cards.append(card)
        return cards

    def _ways(self) -> QWidget:
        kind = self.question.kind
        later = _way(self, _("I decide later"), "later", self._later, icon="clock")
        ways: list[QWidget] = []
        if kind is Writing.LONG:
            ways.append(_way(self, _("Keep both, one under the other"), "keep_both", self._keep_both, icon="git-merge"))
        if kind is not Writing.NONE:
            ways.append(_way(self, _("I write the text"), "write_own", lambda: self._open_own(""), icon="pencil"))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Flow(*ways, gap=8), 1)
        line.addWidget(later, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _choose_clicked(self) -> None:
        side = self._sides()[self._group.checkedId()]
        self._close_own()
        self._decide(Decided(side.wire, side.words or _("left empty")))

    def _keep_both(self) -> None:
        mine, theirs = self.question.sides[0], self.question.sides[1]
        self._open_own(both(mine.words, theirs.words))

    def _later(self) -> None:
        self._close_own()
        self._unmark()
        self._decide(Decided(later=True))

    def _open_own(self, text: str) -> None:
        self._unmark()
        if self._own is None:
            self._make_own()
        begin = text or self._proposal()
        if isinstance(self._own, TextArea):
            self._own.setPlainText(begin)
        elif self._own is not None:
            self._own.setText(begin)
        if self._own is not None and self.isVisible():
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_own(self) -> None:
        own: LineField | TextArea = (
            TextArea(self.theme, "own_text")
            if self.question.kind is Writing.LONG
            else LineField(self.theme, "own_text")
        )
        self._own = own
        self._field = Labelled(self.theme, _("The text that stays"), own)
        self.body.insertWidget(self.body.count() - 1, self._field)
        own.textChanged.connect(self._typed)

    def _close_own(self) -> None:
        if self._field is not None:
            self.body.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
            self._field = self._own = None

    def _proposal(self) -> str:
        before, sides = self.question.before, self.question.sides
        found = merged(before.words, sides[0].words, sides[1].words) if before is not None and len(sides) == 2 else ""
        return found or sides[0].words

    def _typed(self) -> None:
        own = self._own
        text = clean_text(own.toPlainText() if isinstance(own, TextArea) else own.text() if own else "")
        most = self.question.longest
        is_long = bool(most) and len(text) > most
        if self._field is not None:
            sentence = _("This text has {n} signs, it may have {most}.").format(n=len(text), most=most)
            self._field.show_mistake(sentence if is_long else "")
        self._decide(None if is_long else Decided(text or None, text or _("left empty")))

    def _unmark(self) -> None:
        self._group.setExclusive(False)
        for version in self.versions:
            version.setChecked(False)
        self._group.setExclusive(True)

    def _decide(self, answer: Decided | None) -> None:
        self.answer = answer
        self._show_state()
        self.decided.emit(answer)

    def _show_state(self) -> None:
        if self.answer is None:
            self._state.set_state(_("you decide"), tone="warn", icon="git-compare")
        elif self.answer.later:
            self._state.set_state(_("later"), tone="info", icon="clock")
        else:
            self._state.set_state(_("decided"), tone="ok")


def _way(card: QuestionCard, words: str, name: str, does: Callable[[], object], *, icon: str) -> Button:
    button = Button(card.theme, words, kind="ghost" if name == "later" else "plain", icon=icon)
    button.setObjectName(name)
    button.setAccessibleDescription(card.question.label)
    button.clicked.connect(lambda: does())
    return button
