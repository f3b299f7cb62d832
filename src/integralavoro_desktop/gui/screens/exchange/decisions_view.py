"""The decisions on fields with two versions: who is left, the columns, and how the record will read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.screens.exchange.decisions_side import (
    ClosedQuestion,
    FilesPanel,
    ResultBox,
    SideNotes,
    column_heads,
)
from integralavoro_desktop.gui.screens.exchange.question_card import STACKED_BELOW, Decided, QuestionCard
from integralavoro_desktop.gui.sight import bring_in_sight
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.exchange.questions import Question
    from integralavoro_desktop.gui.bench import Bench

_LEFT = 264
_UNBOUNDED = 16_777_215
# the gap between the two sides and the margins of a card
_BESIDE = 58
_KEYS = 4


class DecisionsView(QWidget):
    """Shows the questions person by person; `changed` after each decision, `clinical_asked` to open that area."""

    changed = Signal()
    clinical_asked = Signal()

    def __init__(
        self, bench: Bench, questions: Sequence[Question], *, headings: Sequence[str], settled: int = 0
    ) -> None:
        super().__init__()
        self.setObjectName("decisions")
        self._bench = bench
        self._headings = tuple(headings)
        self.answers: dict[tuple[UUID, str], Decided] = {}
        self.questions = tuple(questions)
        self._files: dict[str, list[Question]] = {}
        for question in questions:
            self._files.setdefault(question.file, []).append(question)
        self.here = next(iter(self._files), "")
        self.cards: list[QuestionCard] = []
        self._build(settled)
        self.go(self.here)
        for place in range(_KEYS):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            key.setObjectName(f"choose_{place + 1}")
            key.activated.connect(lambda place=place: self.choose(place))

    @property
    def total(self) -> int:
        """How many fields there are to decide."""
        return sum(len(found) for found in self._files.values())

    @property
    def decided(self) -> int:
        """How many of them have a value chosen."""
        return sum(not answer.later for answer in self.answers.values())

    @property
    def next_title(self) -> str:
        """The name of the next person down the list with something open, empty after the last one."""
        key = self._next()
        return self._files[key][0].title if key else ""

    @property
    def title(self) -> str:
        """The name of the person shown."""
        return self._files[self.here][0].title if self.here else ""

    def go(self, key: str) -> None:
        """Show one person's fields."""
        self.here = key
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self.cards = []
        for question in self._files.get(key, ()):
            self._place.addWidget(self._card(question))
        self._show_rows()
        self._show_result()

    def go_on(self) -> bool:
        """Show the next person down the list with something open; False after the last one."""
        key = self._next()
        if key:
            self.go(key)
        return bool(key)

    def go_to_first(self) -> None:
        """Show the first person with something open."""
        self.here = ""
        keys = (key for key in self._files if any(one.key not in self.answers for one in self._files[key]))
        self.go(next(keys, next(iter(self._files), "")))

    def open_row(self, row: UUID, register: str = "") -> None:
        """Show the field of a row, with the keyboard on it."""
        for key, found in self._files.items():
            for question in found:
                if question.key[0] == row and register in ("", question.key[1]):
                    self.go(key)
                    card = next((one for one in self.cards if one.question is question), None)
                    if card is not None:
                        card.versions[0].setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def choose(self, place: int) -> None:
        """Choose a column of the field with the keyboard, or of the first one that is open."""
        focus = QApplication.focusWidget()
        here = next((card for card in self.cards if focus is not None and card.isAncestorOf(focus)), None)
        card = here or next((one for one in self.cards if one.answer is None), None)
        if card is not None:
            # the columns count from «as it was», also where nobody knows how it was
            card.choose(place if card.question.before is not None else place - 1)
            bring_in_sight(card)

    def _build(self, settled: int) -> None:
        theme = self._bench.theme
        self._left = FilesPanel(theme, {key: found[0].title for key, found in self._files.items()})
        self._notes = SideNotes(theme, settled=settled)
        self._left.chosen.connect(self.go)
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        self._head = column_heads(theme, self._headings)
        down.addWidget(self._head)
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        down.addLayout(self._place)
        self._result = ResultBox(theme)
        down.addWidget(self._result)
        down.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(16)
        self._right = right
        self._arrange()
        theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        theme = self._bench.theme
        is_stacked = theme.is_large
        for widget in (self._left, self._notes, self._right):
            self._grid.removeWidget(widget)
        for widget in (self._left, self._notes):
            widget.setMaximumWidth(_UNBOUNDED if is_stacked else theme.px(_LEFT))
        self._grid.addWidget(self._left, 0, 0)
        if is_stacked:
            self._grid.addWidget(self._right, 1, 0)
            self._grid.addWidget(self._notes, 2, 0)
        else:
            self._grid.addWidget(self._notes, 1, 0)
            self._grid.addWidget(self._right, 0, 1, 2, 1)
        self._grid.setColumnStretch(1, 0 if is_stacked else 1)
        self._grid.setRowStretch(1, 1)
        self._show_heads()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the heads of the columns away where these lie one under the other."""
        super().resizeEvent(event)
        self._show_heads()

    def _show_heads(self) -> None:
        theme = self._bench.theme
        room = self.width() - theme.px(_LEFT) - _BESIDE
        self._head.setVisible(not theme.is_large and room >= theme.px(STACKED_BELOW))

    def _card(self, question: Question) -> QWidget:
        if question.is_clinical and not self._bench.is_clinical_open():
            box = ClosedQuestion(self._bench.theme)
            box.opens.clicked.connect(self.clinical_asked)
            return box
        card = QuestionCard(self._bench, question, _plain(self._headings))
        card.show_answer(self.answers.get(question.key))
        card.decided.connect(lambda answer: self._hear(question, answer))
        self.cards.append(card)
        return card

    def _hear(self, question: Question, answer: Decided | None) -> None:
        if answer is None:
            self.answers.pop(question.key, None)
        else:
            self.answers[question.key] = answer
        self._show_rows()
        self._show_result()
        self.changed.emit()

    def _next(self) -> str:
        keys = list(self._files)
        after = keys[keys.index(self.here) + 1 :] if self.here else []
        open_ones = (key for key in after if any(one.key not in self.answers for one in self._files[key]))
        return next(open_ones, "")

    def _show_rows(self) -> None:
        for key, row in self._left.rows.items():
            found = self._files[key]
            decided = sum(one.key in self.answers and not self.answers[one.key].later for one in found)
            row.show_count(len(found), decided, is_here=key == self.here)

    def _show_result(self) -> None:
        found = self._files.get(self.here, ())
        self._result.show_lines(self.title, [self._result_line(question) for question in found])

    def _result_line(self, question: Question) -> str:
        answer = self.answers.get(question.key)
        is_shown = not question.is_clinical or self._bench.is_clinical_open()
        if answer is None or answer.later:
            kept = next((side.words for side in question.sides if side.wire == question.shown), "") if is_shown else ""
            words = _("{field}: «{value}» stays for now, marked «two versions», until you choose.")
            return words.format(field=question.label, value=" ".join(kept.split()) or _("left empty"))
        return f"{question.label}: {' '.join(answer.words.split())}"


def _plain(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heads as words of one line, and one more for a third version."""
    plain = tuple(words.replace(" · ", ", ") for words in headings)
    return (*plain, *(_("Another version"),) * max(0, 4 - len(plain)))[:4]
