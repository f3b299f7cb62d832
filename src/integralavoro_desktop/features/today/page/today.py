"""«Oggi»: agenda, things to do, drafts, whom to get back to, the exchange, papers that expire."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.today import closing
from integralavoro_desktop.features.today.agenda import greeting, to_come
from integralavoro_desktop.features.today.day import Asked, read_day, read_known
from integralavoro_desktop.features.today.page.agenda_card import AgendaCard
from integralavoro_desktop.features.today.page.drafts_card import DraftsCard
from integralavoro_desktop.features.today.page.side import ExchangeCard, ExpiryCard, SilenceCard
from integralavoro_desktop.features.today.page.todo_card import TodoCard
from integralavoro_desktop.features.today.things import weekday
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import announce, error_banner
from integralavoro_desktop.gui.boxes import column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.soon import Soon
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import time

    from PySide6.QtGui import QHideEvent

    from integralavoro_desktop.features.today.day import Day
    from integralavoro_desktop.features.today.things import Thing
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.work import Job
    from integralavoro_desktop.storage.drafts import Draft
    from integralavoro_desktop.storage.store import Changed

PLACE = "place_of_day"
"""The setting with the place of the day, in words; empty shows what is to be done everywhere."""
DAY_PAPER = "GI"
_DOSSIER = "DE"
_PERSON = "candidate"
_PLACES = "SISM-LUO"
_MINUTE = 60_000
_LEFT, _RIGHT = 13, 6


class TodayPage(Page):
    """The first page of the day. It shows at once what is known; the worker looks through the files.

    `draft_asked(draft)` wants the form of a record that was never saved; drafts of saved records open by the guide.
    `counted(n)` tells how many things are late or due today. `papers` are the codes of the papers that can be made.
    """

    draft_asked = Signal(object)
    counted = Signal(int)

    def __init__(self, bench: Bench, guide: Guide, *, papers: Collection[str] = ()) -> None:
        super().__init__(bench.theme, "")
        self.setObjectName("today_page")
        self._bench = bench
        self._guide = guide
        self._place = str(bench.setting(PLACE, "") or "")
        self._round = 0
        self.day: Day | None = None
        self.agenda = AgendaCard(bench.theme)
        self.to_do = TodoCard(bench.theme)
        self.drafts = DraftsCard(bench)
        self.silence = SilenceCard(bench.theme)
        self.exchange = ExchangeCard(bench.theme)
        self.papers = ExpiryCard(bench.theme)
        self._arrange(papers)
        self._connect()
        self._soon = Soon(self, lambda _changed: self.read())
        self._start_clock()
        self.read()
        Watch(bench.store, self, self._hear)

    @property
    def due_now(self) -> int:
        """How many things are late or due today."""
        day = self.day
        return 0 if day is None else sum(one.todo.on <= day.asked.today for one in self.to_do.shown)

    def set_place(self, place: str) -> None:
        """Show what can be done at a place, in words; empty shows everything. It is remembered."""
        self._bench.remember(PLACE, place)
        self._place = place
        if self.day is not None:
            self._show(self.day)

    def read(self) -> None:
        """Read the day again: what is quick at once, the rest beside the window."""
        if not self._bench.store.vault.is_open:
            return
        self._round += 1
        codes = self._bench.codes
        asked = Asked(UUID(self._bench.action.author), clock.today(), lambda code: codes.label(_PLACES, code))
        self.drafts.read()
        if self.day is None or self.day.asked.today != asked.today:
            self._show(read_known(self._bench.store, asked))
        self._read_whole(asked)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the day again, once for all who tell of the same commit."""
        self._soon.ask(changed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let what was ticked and thrown away go when the page is left."""
        super().hideEvent(event)
        self.to_do.forget_ticked()
        self.drafts.forget_thrown()
        self.is_stale = True

    def _read_whole(self, asked: Asked) -> None:
        work, number = self._bench.work, self._round
        if work is None:
            self._arrived(number, read_day(self._bench.store, asked))
            return

        def look(_job: Job) -> Day | None:
            # the window may have been locked while this waited for its turn
            return read_day(self._bench.store, asked) if self._bench.store.vault.is_open else None

        work.run(look, lambda day: self._arrived(number, day), self._failed)

    def _arrived(self, number: int, day: Day | None) -> None:
        if day is not None and number == self._round:
            self._show(day)

    def _failed(self, failure: AppError) -> None:
        if self._bench.store.vault.is_open:
            self.banners.clear()
            self.banners.add(error_banner(self.theme, failure))

    def _show(self, day: Day) -> None:
        self.day = day
        self._show_head(day)
        self._show_hours(day)
        self.silence.show_day(day)
        self.exchange.show_exchange(day.exchange)
        self.papers.show_day(day)
        self.counted.emit(self.due_now)

    def _show_hours(self, day: Day) -> None:
        now = _now()
        self.agenda.show_day(day.appointments, now)
        still_ahead = to_come(day.appointments, now)
        things = [one for one in day.things if one.todo.id not in still_ahead]
        self.to_do.show_things(things, day.asked.today, place=self._place, is_whole=day.is_whole)

    def _show_head(self, day: Day) -> None:
        today = day.asked.today
        parts = [_("{weekday} {day}").format(weekday=weekday(today).capitalize(), day=day_words(today))]
        if day.is_whole:
            people = ngettext("{n} person active", "{n} people active", day.active).format(n=day.active)
            parts.append(_("{active}, {n} on a break").format(active=people, n=day.paused) if day.paused else people)
        name = self._bench.who(self._bench.action.author)
        self.set_title(greeting(_now(), name), subtitle=" · ".join(parts))

    def _arrange(self, papers: Collection[str]) -> None:
        if DAY_PAPER in papers:
            button = Button(self.theme, _("Print the day"), icon="printer")
            button.setObjectName("print_day")
            button.clicked.connect(lambda: self._guide.print(PrintWish(DAY_PAPER, "internal")))
            self.trail.addWidget(button)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.agenda, self.to_do, gap=14))
        right.setLayout(column(self.drafts, self.silence, self.exchange, self.papers, gap=14))
        self.body.addWidget(Columns(self.theme, left, right, weights=(_LEFT, _RIGHT)))
        self.body.addStretch(1)

    def _connect(self) -> None:
        guide = self._guide
        self.agenda.opened.connect(lambda one: guide.open(one.entity, one.key))
        self.agenda.dossier_asked.connect(lambda one: guide.print(PrintWish(_DOSSIER, "team", person=one.person)))
        self.to_do.opened.connect(self._open_thing)
        self.to_do.ticked.connect(self._tick)
        self.drafts.resumed.connect(self._resume)
        self.silence.opened.connect(lambda one: guide.open(_PERSON, one.person))
        self.silence.more_asked.connect(lambda: self.asked_for.emit("people"))
        self.exchange.asked.connect(lambda: self.asked_for.emit("exchange"))
        self.papers.opened.connect(lambda one: guide.open(one.entity, one.key))
        self.papers.more_asked.connect(lambda: self.asked_for.emit("people"))

    def _start_clock(self) -> None:
        timer = QTimer(self)
        timer.setInterval(_MINUTE)
        timer.timeout.connect(self._pass)
        timer.start()

    def _pass(self) -> None:
        """Let the minute pass: another appointment is now, another day begins."""
        if self.day is None or not self.isVisible() or not self._bench.store.vault.is_open:
            return
        if self.day.asked.today != clock.today():
            self.read()
        else:
            self._show_hours(self.day)

    def _tick(self, thing: Thing, is_done: bool) -> None:
        store, action = self._bench.store, self._bench.action
        self._round += 1  # what the worker began before the tick does not know of it
        self.to_do.mark_done(thing, is_done=is_done)
        try:
            if is_done:
                closing.tick(store, action, thing.todo, clock.today())
            else:
                closing.untick(store, action, thing.todo)
        except AppError as failure:
            self.to_do.mark_done(thing, is_done=not is_done)
            self.banners.add(error_banner(self.theme, failure))
            return
        words = _("Done: {what}") if is_done else _("To do again: {what}")
        announce(self, words.format(what=thing.todo.title))
        self.counted.emit(self.due_now)

    def _open_thing(self, thing: Thing) -> None:
        todo = thing.todo
        if todo.about_id is not None and todo.about_type in self._bench.catalogue:
            self._guide.open(todo.about_type, todo.about_id)
        else:
            self._guide.open(closing.TASK, todo.id)

    def _resume(self, draft: Draft) -> None:
        entity = self._bench.catalogue.entity(draft.entity) if draft.entity in self._bench.catalogue else None
        if draft.row and entity is not None and entity.child is None:
            self._guide.open(draft.entity, UUID(draft.row))
        else:
            self.draft_asked.emit(draft)

    def _hear(self, _changed: Changed) -> None:
        if self.isVisible():
            self.refresh(frozenset())
        else:
            self.is_stale = True


def _now() -> time:
    return clock.now().astimezone().time()
