"""«Registro»: one month in two halves, its totals beside it; closed with the code of the signed sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.features.traineeships import month_book, standing
from integralavoro_desktop.features.traineeships.page.month_cards import TotalCard, TutorsCard, VisitsCard
from integralavoro_desktop.features.traineeships.page.month_work import MonthWork
from integralavoro_desktop.features.traineeships.page.register_grid import RegisterGrid
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import KeyHint, announce
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.keymap import shown, with_key
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.gui.typed import time_words
from integralavoro_desktop.kernel.i18n import N_, _, ngettext
from integralavoro_desktop.kernel.months import month_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.gui.bench import Bench

_BELOW = 980
LEGEND = (
    (N_("Enter"), N_("next day")),
    ("=", N_("as planned")),
    (N_("G"), N_("justified")),
    (N_("N"), N_("unjustified")),
    (N_("F"), N_("closed or holiday")),
    (N_("S"), N_("suspension")),
    (N_("Ctrl D"), N_("fill down")),
)


class RegisterTab(TabView):
    """Shows a month of a traineeship. `month_changed` after another month or another state of it."""

    month_changed = Signal()
    visit_asked = Signal(object)
    visit_opened = Signal(object)
    opened = Signal(str, object)

    def __init__(self, bench: Bench, traineeship: Traineeship) -> None:
        super().__init__()
        self._bench = bench
        self._traineeship = traineeship
        with bench.store.read() as reader:
            facts = reader.facts(traineeship)
            self._months = month_book.months_of(traineeship, facts)
            month = month_book.month_to_show(traineeship, facts)
        self.work = MonthWork(bench, traineeship, month, self)
        self.grid = RegisterGrid(bench.theme, lambda place, cell, text: self.work.type_in(place, cell, text))
        self.total = TotalCard(bench.theme, traineeship)
        self.tutors = TutorsCard(bench.theme)
        self.visits = VisitsCard(bench.theme)
        self._put_together()
        self._connect()
        self._follow_work()
        self._read()
        self.grid.go_to(self._first_place(), 2, takes_focus=False)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what others wrote."""
        with self._bench.store.read() as reader:
            fresh = reader.one("traineeship", self._traineeship.id)
        if fresh is not None:
            self._traineeship = fresh
            self.work.follow(fresh)
        self._read()

    def go_to_month(self, month: str) -> None:
        """Show another month; what is typed in this one stays as its draft."""
        if month not in self._months or not self.grid.commit():
            return
        self.work.keeper.flush()
        self.work.deleteLater()
        self.work = MonthWork(self._bench, self._traineeship, month, self)
        self._follow_work()
        self._show()
        self.grid.go_to(self._first_place(), 2, takes_focus=False)
        announce(self, month_words(month))
        self.month_changed.emit()

    @property
    def next_undo(self) -> str:
        """What undo takes back here, empty for nothing."""
        return self.work.next_undo

    def undo(self) -> None:
        """Take the last step back."""
        self.work.undo()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what is typed, and its draft, before it goes out of sight."""
        super().hideEvent(event)
        if self._bench.store.vault.is_open:
            self.grid.commit()
            self.work.keeper.flush()

    def save(self) -> bool:
        """Write the days of the month; False when one of them is refused."""
        if not self.grid.commit():
            return False
        refused = self.work.save()
        self._say(refused)
        if not refused:
            announce(self, _("Saved"))
        return not refused

    def _put_together(self) -> None:
        theme = self._bench.theme
        card = Box(theme)
        card.setObjectName("register_card")
        card.body.setContentsMargins(14, 10, 14, 10)
        card.body.setSpacing(8)
        card.add(self._head())
        card.add(self.grid)
        card.add(self._message())
        legend = Flow(*(KeyHint(theme, _(keys), _(does)) for keys, does in LEGEND), gap=12)
        legend.setObjectName("legend")
        card.add(legend)
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(14)
        for one in (self.total, self.tutors, self.visits):
            down.addWidget(one)
        down.addStretch(1)
        left = QWidget()
        whole = QVBoxLayout(left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        whole.addStretch(1)
        self.body.addWidget(Columns(theme, left, right, weights=(71, 29), below=_BELOW))
        self.body.addStretch(1)

    def _head(self) -> QWidget:
        theme = self._bench.theme
        self.before = IconButton(theme, "chevron-left", _("Month before"))
        self.before.small()
        self.before.setObjectName("month_before")
        self.after = IconButton(theme, "chevron-right", _("Month after"))
        self.after.small()
        self.after.setObjectName("month_after")
        self.title = Label(theme, "", role="h2", wraps=False)
        self.title.setObjectName("month_title")
        self.state = Label(theme, "", role="caption", tone="text2", wraps=False)
        self.state.setObjectName("month_state")
        self.chip = Chip(theme, "", tone="info", icon="file-check")
        self.chip.setObjectName("month_chip")
        self.keep = Button(theme, _("Save the days"), icon="check", key=shown("save")).small()
        self.keep.setObjectName("save_days")
        self.take_back = IconButton(theme, "undo-2", _("Undo"))
        self.take_back.small()
        self.take_back.setObjectName("undo_day")
        head = Flow(gap=10)
        for widget in (self.before, self.title, self.after, self.chip, self.state, self.take_back, self.keep):
            head.add(widget)
        return head

    def _message(self) -> QWidget:
        self._problem = QWidget()
        line = QHBoxLayout(self._problem)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel(self._bench.theme, "circle-alert", tone="danger", size=16))
        self.problem = Label(self._bench.theme, "", role="caption-strong", tone="danger")
        self.problem.setObjectName("register_problem")
        line.addWidget(self.problem, 1)
        self._problem.hide()
        return self._problem

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.keep.clicked.connect(self.save)
        self.take_back.clicked.connect(self.undo)
        self.grid.refused.connect(self._say)
        self.grid.fill_asked.connect(lambda place: self.work.fill_down(place))
        self.tutors.opened.connect(self.opened)
        self.visits.asked.connect(self.visit_asked)
        self.visits.opened.connect(self.visit_opened)

    def _follow_work(self) -> None:
        self.work.changed.connect(self._show)
        self.work.kept.connect(self._show_state)

    def _step(self, months: int) -> None:
        if self.work.book.month in self._months:
            place = self._months.index(self.work.book.month) + months
            if 0 <= place < len(self._months):
                self.go_to_month(self._months[place])

    def _read(self) -> None:
        with self._bench.store.read() as reader:
            facts = reader.facts(self._traineeship)
            self._months = month_book.months_of(self._traineeship, facts)
            self.tutors.show_tutors(standing.tutors(self._traineeship, facts), facts.today)
            self.visits.show_visits(standing.visits(self._traineeship, facts), facts.today)
            self._show()

    def _show(self) -> None:
        book = self.work.book
        self.grid.is_read_only = book.is_closed
        self.grid.show_lines(self.work.lines)
        self.title.setText(_capital(month_words(book.month)))
        self.before.setEnabled(book.month in self._months[1:])
        self.after.setEnabled(book.month in self._months[:-1])
        with self._bench.store.read() as reader:
            parameters = reader.facts(self._traineeship).parameters
            self.total.show_month(book.month, self.work.lines, parameters, book.today)
        self.chip.setVisible(book.is_closed)
        if book.is_closed:
            code = book.closing.key_code or ""
            self.chip.set_state(
                _("from the signed sheet, code {code}").format(code=code), tone="info", icon="file-check"
            )
        self._show_state()
        self.month_changed.emit()

    def _show_state(self) -> None:
        work = self.work
        unsaved = work.unsaved
        words = ""
        if unsaved:
            words = ngettext("{n} day to save", "{n} days to save", unsaved).format(n=unsaved)
            if work.keeper.kept_at is not None:
                at = time_words(work.keeper.kept_at.astimezone())
                words = _("{days}, draft kept at {time}").format(days=words, time=at)
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.keep.setVisible(bool(unsaved))
        self.take_back.setVisible(bool(work.next_undo))
        self.take_back.set_name(with_key(_("Undo: {what}").format(what=work.next_undo), "undo"))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _first_place(self) -> int:
        lines = self.work.lines
        awaited = (place for place, line in enumerate(lines) if line.is_awaited)
        planned = (place for place, line in enumerate(lines) if line.planned)
        return next(awaited, next(planned, 0))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
