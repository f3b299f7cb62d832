"""The first run: who you are, password, recovery sheet, copies, ready."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import BannerArea, error_banner
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.first_run_steps import (
    BackupStep,
    FirstRunTools,
    PasswordStep,
    ReadyStep,
    RecoveryStep,
    Step,
    WhoStep,
)
from integralavoro_desktop.gui.recovery_sheet import RecoverySheet, SheetFacts
from integralavoro_desktop.gui.step_line import StepLine
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, language

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError

_SIDE = 560
_ROOMY = 1180
_EDGE = 64
# room for the focus ring inside the scrolled step
_RING = 6


@dataclass(frozen=True, slots=True)
class FirstRunAnswers:
    """What the first run asked; the password is here and nowhere else."""

    name: str
    office: str
    password: str
    backup_folder: Path
    wants_practice: bool

    def __repr__(self) -> str:
        """Never show the password."""
        return "FirstRunAnswers(…)"


class FirstRun(QWidget):
    """Five steps; emits `finished(FirstRunAnswers)`. The listener answers with `set_busy` and `fail`."""

    finished = Signal(object)

    def __init__(self, theme: Theme, tools: FirstRunTools) -> None:
        super().__init__()
        self._theme = theme
        self._tools = tools
        self._sheet: RecoverySheet | None = None
        self.setObjectName("first_run")
        self.who = WhoStep(theme)
        self.password = PasswordStep(theme)
        self.recovery = RecoveryStep(theme, tools)
        self.backup = BackupStep(theme, tools)
        self.ready = ReadyStep(theme)
        self.steps: tuple[Step, ...] = (self.who, self.password, self.recovery, self.backup, self.ready)
        names = (_("Who you are"), _("Password"), _("Recovery"), _("Copies"), _("Ready"))
        self._line = StepLine(theme, names)
        self._stack = QStackedWidget()
        self._problems = BannerArea()
        self._back = Button(theme, _("Back"), icon="chevron-left")
        self._next = Button(theme, _("Next"), kind="primary", icon="arrow-right")
        self._aside = _Aside(theme)
        self._build()
        self.go(0)

    def set_busy(self, is_busy: bool) -> None:
        """Show that the store is being made."""
        self._next.setEnabled(not is_busy)
        self._back.setEnabled(not is_busy)
        self._next.set_text(_("Making the store…") if is_busy else self._next_words())

    def fail(self, error: AppError) -> None:
        """Say why the store could not be made; everything typed stays."""
        self.set_busy(False)
        self._problems.clear()
        self._problems.add(error_banner(self._theme, error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the sheet at the side where there is room, under the step otherwise."""
        super().resizeEvent(event)
        self._place_sheet()

    def _build(self) -> None:
        for step in self.steps:
            holder = QWidget()
            holder.setProperty("page", True)
            down = QVBoxLayout(holder)
            down.setContentsMargins(_RING, 4, 16, 16)
            down.addWidget(step)
            down.addStretch(1)
            scroll = QScrollArea()
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(holder)
            self._stack.addWidget(scroll)
        self._back.setObjectName("first_run_back")
        self._next.setObjectName("first_run_next")
        self._back.clicked.connect(lambda: self.go(self._stack.currentIndex() - 1))
        self._next.clicked.connect(self._forward)
        self.recovery.print_asked.connect(self._print)
        self.recovery.save_asked.connect(self._save)
        feet = QHBoxLayout()
        feet.setContentsMargins(_RING, 0, 16, 0)
        feet.addWidget(self._back)
        feet.addStretch(1)
        feet.addWidget(self._next)
        left = QVBoxLayout()
        left.setContentsMargins(_EDGE - _RING, 56, _EDGE - 16, 48)
        left.setSpacing(24)
        head = QHBoxLayout()
        head.setContentsMargins(_RING, 0, 0, 0)
        head.addWidget(self._line)
        left.addLayout(head)
        left.addWidget(self._problems)
        left.addWidget(self._stack, 1)
        left.addLayout(feet)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self._aside)

    def _forward(self) -> None:
        here = self._stack.currentIndex()
        if self.steps[here].missing():
            first = self.steps[here].first_field()
            if first is not None:
                first.setFocus()
            return
        if here < len(self.steps) - 1:
            self.go(here + 1)
        else:
            self.finished.emit(self._answers())

    def go(self, place: int) -> None:
        """Show a step, counted from 0."""
        self._stack.setCurrentIndex(place)
        self._line.set_here(place)
        self._back.setVisible(place > 0)
        self._next.set_text(self._next_words(), icon="check" if place == len(self.steps) - 1 else "arrow-right")
        self._renew_sheet()
        give_mnemonics(self)
        first = self.steps[place].first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_words(self) -> str:
        return _("Begin") if self._stack.currentIndex() == len(self.steps) - 1 else _("Next")

    def _renew_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.setParent(None)
            self._sheet.deleteLater()
            self._sheet = None
        if self.steps[self._stack.currentIndex()] is self.recovery:
            today = clock.today()
            date = QLocale(language()).toString(QDate(today.year, today.month, today.day), "d MMMM yyyy")
            facts = SheetFacts(self.who.name.text().strip(), self.who.office.text().strip(), date)
            self._sheet = RecoverySheet(self._theme, self._tools.code_groups, facts)
        self._place_sheet()

    def _place_sheet(self) -> None:
        has_side = self.width() >= self._theme.px(_ROOMY)
        self._aside.setVisible(has_side)
        if self._sheet is None:
            return
        if has_side:
            self._aside.layout_of_sheet.insertWidget(1, self._sheet)
        else:
            self.recovery.sheet_place.insertWidget(0, self._sheet, 8)
        self._sheet.show()

    def _print(self, copies: int) -> None:
        self._tools.print_sheet(self.who.name.text().strip(), self.who.office.text().strip(), copies)

    def _save(self) -> None:
        self._tools.save_sheet(self.who.name.text().strip(), self.who.office.text().strip())

    def _answers(self) -> FirstRunAnswers:
        return FirstRunAnswers(
            self.who.name.text().strip(),
            self.who.office.text().strip(),
            self.password.password.text(),
            Path(self.backup.folder.text().strip()),
            self.ready.practice.isChecked(),
        )


class _Aside(QWidget):
    """The quiet ground at the right, where the sheet lies."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(_SIDE)
        self.layout_of_sheet = QVBoxLayout(self)
        self.layout_of_sheet.setContentsMargins(70, 40, 70, 40)
        self.layout_of_sheet.addStretch(1)
        self.layout_of_sheet.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground; without a sheet the mark of the program stands in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("nav"))
        if self.layout_of_sheet.count() == 2:
            mark = self._theme.mark(120)
            side = mark.deviceIndependentSize()
            left = (self.width() - side.width()) / 2
            painter.drawPixmap(round(left), round((self.height() - side.height()) / 2), mark)
