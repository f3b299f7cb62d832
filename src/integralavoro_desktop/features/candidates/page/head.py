"""The head of a person's page: who she is, where she stands, the way so far, the next step, what wants attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from integralavoro_desktop.features.candidates.overview import Step, StepState, alerts, next_step, phase_line
from integralavoro_desktop.features.candidates.portrait import called, full_name, head_line
from integralavoro_desktop.features.candidates.status import Status, StatusGroup, rows_of, status_on
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.head_card import HeadCard
from integralavoro_desktop.gui.keymap import with_key
from integralavoro_desktop.gui.phase_line import Phase, PhaseLine, PhaseState
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.storage.outgoing import waiting_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from integralavoro_desktop.features.candidates.overview import Alert, NextStep
    from integralavoro_desktop.features.candidates.page.desk_of import Desk, Opened
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.theme import Theme

_STATES = {StepState.DONE: PhaseState.DONE, StepState.NOW: PhaseState.NOW, StepState.TODO: PhaseState.AHEAD}
_TONES = {
    StatusGroup.ACTIVE: ("ok", "circle-check"),
    StatusGroup.PAUSED: ("info", "circle-pause"),
    StatusGroup.REFERRED: ("accent", "inbox"),
    StatusGroup.CLOSED: ("neutral", "circle-minus"),
    StatusGroup.NONE: ("warn", "circle-question-mark"),
}


class PersonHead(HeadCard):
    """Shows the person; `log_asked`, `print_asked` and `menu_chosen(key)` come from its buttons."""

    log_asked = Signal()
    print_asked = Signal()
    menu_chosen = Signal(str)

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page, initials_of="·")
        self._page = page
        self._desk = desk
        self._actions: list[tuple[str, str]] = []
        self._step_line: Flow | None = None
        self.phases = PhaseLine(desk.theme)
        self.add(self.phases)
        self._add_buttons()
        self.read()

    def read(self) -> None:
        """Read the file and show it."""
        with self._desk.read() as file:
            status = status_on(file.facts.today, rows_of(file.facts))
            self._page.set_title(full_name(file.person), subtitle=head_line(file.person, file.facts))
            self.avatar.set_name(full_name(file.person))
            self._show_state(file, status)
            self.phases.set_phases([_phase(step, file.facts.today) for step in phase_line(file.facts)])
            self._show_step(file, status)
        self._actions = list(menu_of(status))

    def open_menu(self) -> None:
        """Show what else can be done."""
        menu = QMenu(self)
        menu.setObjectName("person_menu")
        for key, words in self._actions:
            action = QAction(words.replace("&", "&&"), menu)
            action.setObjectName(key)
            action.triggered.connect(lambda _checked=False, chosen=key: self.menu_chosen.emit(chosen))
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)))

    def _add_buttons(self) -> None:
        theme = self._desk.theme
        self.log = Button(theme, _("Log"), icon="notebook-pen")
        self.log.setObjectName("log")
        self.log.setAccessibleName(_("Log a contact"))
        self.log.setToolTip(with_key(_("Log a contact"), "log_contact"))
        self.log.clicked.connect(self.log_asked)
        self.print = Button(theme, _("Print the file"), kind="primary", icon="printer")
        self.print.setObjectName("print")
        self.print.setToolTip(with_key(_("Print the file for the care team"), "print"))
        self.print.clicked.connect(self.print_asked)
        self.more = IconButton(theme, "ellipsis", _("What else can be done"))
        self.more.setObjectName("more")
        self.more.clicked.connect(self.open_menu)
        for button in (self.log, self.print, self.more):
            self.trail.addWidget(button)

    def _show_state(self, file: Opened, status: Status) -> None:
        theme = self._desk.theme
        self.chips.clear()
        tone, icon = _TONES[status.group]
        beside = [one.words for one in status.beside]
        words = ", ".join([_capital(status.group.words), *beside])
        state = Chip(theme, words, tone=tone, icon=icon)
        state.setObjectName("state")
        state.setToolTip(status.why)
        state.setAccessibleDescription(status.why)
        self.chips.add(state)
        if name := called(file.person):
            self.chips.add(Chip(theme, _("is called {name}").format(name=name), tone="words", icon="quote"))

    def _show_step(self, file: Opened, status: Status) -> None:
        theme = self._desk.theme
        if self._step_line is not None:
            self._step_line.setParent(None)
            self._step_line.deleteLater()
        chips = [_alert_chip(theme, alert) for alert in alerts(file.person, file.facts) if alert.key != "next_step"]
        step = next_step(file.facts)
        if step is None and status.group in {StatusGroup.CLOSED, StatusGroup.NONE}:
            self._step_line = Flow(*chips)
            self.add(self._step_line)
        else:
            self._step_line = self.add_next_step(_step_words(step, file.facts.today), chips)
        for words in _undelivered(self._desk):
            self._step_line.add(Chip(theme, words, tone="info", icon="upload"))


def menu_of(status: Status) -> Iterator[tuple[str, str]]:
    """Give what else can be done with a file in a state: key and words."""
    if status.group in {StatusGroup.ACTIVE, StatusGroup.REFERRED}:
        yield "pause", _("Note a break")
    if status.group is StatusGroup.PAUSED:
        yield "pause_end", _("End the break")
    if status.group in {StatusGroup.ACTIVE, StatusGroup.PAUSED}:
        yield "close", _("End the path")
    if status.group is StatusGroup.CLOSED:
        yield "reopen", _("Reopen the path")
    yield "referral", _("Write a referral")
    yield "profile", _("Update wishes and conditions")
    yield "handover", _("Hand over to another coach")
    yield "data", _("Correct the data")
    yield "blank", _("Print the blank form")


def _phase(step: Step, today: date) -> Phase:
    when = short_day(step.on) if step.on else ""
    if step.state is StepState.NOW and step.on:
        when = _("since {day}").format(day=short_day(step.on))
    if step.is_resumed and step.on:
        when = _("resumed {day}").format(day=short_day(step.on))
    return Phase(step.title, when, _STATES[step.state])


def _step_words(step: NextStep | None, today: date) -> str:
    if step is None:
        return ""
    if step.on is None:
        return step.text
    return _("{when}: {what}").format(when=_when(step.on, today), what=step.text)


def _alert_chip(theme: Theme, alert: Alert) -> Chip:
    tone = "danger" if alert.is_danger else "warn"
    return Chip(theme, alert.sentence.rstrip("."), tone=tone)


def _undelivered(desk: Desk) -> list[str]:
    with desk.bench.store.connection() as conn:
        count = waiting_in(conn, f"p:{desk.key.hex}")
    words = ngettext("{n} change to be delivered", "{n} changes to be delivered", count).format(n=count)
    return [words] if count else []


def _when(day: date, today: date) -> str:
    days = (day - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    return near.get(days) or short_day(day, today=today)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
