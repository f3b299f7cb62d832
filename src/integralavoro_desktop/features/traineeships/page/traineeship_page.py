"""The page of one traineeship: where it stands, the month register, the project, visits, final report, papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.traineeships.page import head
from integralavoro_desktop.features.traineeships.page.form_tab import FormTab
from integralavoro_desktop.features.traineeships.page.inner_tabs import ProjectTab, ReportTab, VisitsTab
from integralavoro_desktop.features.traineeships.page.month_dialogs import ask_to_close, ask_to_reopen
from integralavoro_desktop.features.traineeships.page.papers_tab import PapersTab
from integralavoro_desktop.features.traineeships.page.register_tab import RegisterTab
from integralavoro_desktop.features.traineeships.standing import VISIT
from integralavoro_desktop.gui.banners import Banner, EmptyState
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.keymap import bind, with_key
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.save_bar import SaveBar
from integralavoro_desktop.gui.tabs import Tab, Tabs, TabView
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.printing import keycode

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.store import Changed

REGISTER, PROJECT, VISITS, REPORT, PAPERS = "register", "project", "visits", "report", "papers"
_PRINTS = {
    REGISTER: ("TR", N_("Print the register")),
    PROJECT: ("PF", N_("Print the project")),
    VISITS: ("VI", N_("Print the sheet of the visit")),
    REPORT: ("RF", N_("Print the report")),
}


class TraineeshipPage(Page):
    """Shows a traineeship on one of its tabs (register, project, visits, report, papers).

    `verify` tells whether a typed code is one of ours: it closes a month.
    """

    def __init__(
        self,
        bench: Bench,
        guide: Guide,
        traineeship_id: UUID,
        tab: str = "",
        *,
        verify: Callable[[str], bool] = keycode.verify,
    ) -> None:
        super().__init__(bench.theme, _("Traineeship"))
        self._bench = bench
        self._guide = guide
        self._verify = verify
        self.key = traineeship_id
        self.candidate_id: UUID | None = None
        self._told = self._called = ""
        self.tabs = Tabs(bench.theme)
        with bench.store.read() as reader:
            found = reader.one("traineeship", traineeship_id)
        if found is None or found.deleted_at is not None:
            sentence = _("This traineeship is not on this computer.")
            self.body.addWidget(EmptyState(bench.theme, sentence, icon="briefcase"))
            self.body.addStretch(1)
            return
        self.candidate_id = found.candidate_id
        self._put_together()
        self._read()
        self.choose(tab)
        Watch(bench.store, self, self._hear)

    @property
    def register_tab(self) -> RegisterTab | None:
        """The month register, while it is the tab shown."""
        return self.tabs.view if isinstance(self.tabs.view, RegisterTab) else None

    def choose(self, tab: str) -> None:
        """Show a tab; an unknown one shows the register."""
        self.tabs.choose(tab if tab in {REGISTER, PROJECT, VISITS, REPORT, PAPERS} else REGISTER)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again where the traineeship, its papers or the diary changed."""
        if self.candidate_id is None or not self._bench.store.vault.is_open:
            return
        self._read()
        for view in self.findChildren(TabView):
            view.setProperty("stale", True)
        self._show_tab()

    def turn_month(self) -> None:
        """Close the month with the code of the signed sheet, or open it again for a reason."""
        tab = self.register_tab
        if tab is None or not tab.grid.commit():
            return
        if tab.work.book.is_closed:
            ask_to_reopen(self.theme, self.window(), tab.work)
        else:
            ask_to_close(self.theme, self.window(), tab.work, self._verify)

    def print_shown(self) -> None:
        """Ask for the paper of the tab shown."""
        if self.tabs.key not in _PRINTS:
            return
        tab = self.register_tab
        extra = {"month": tab.work.book.month} if tab else {}
        paper = _PRINTS[self.tabs.key][0]
        self._guide.print(PrintWish(paper, person=self.candidate_id, record=self.key, extra=extra))

    def event(self, event: QEvent) -> bool:
        """Take the keys of undo before the window does, while there is something to take back here."""
        view = self.tabs.view if hasattr(self, "tabs") else None
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and isinstance(view, RegisterTab | FormTab) and view.next_undo:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                view.undo()
            return True
        return super().event(event)

    def _put_together(self) -> None:
        theme = self.theme
        self.state = Chip(theme, "")
        self.state.setObjectName("state")
        self.print = Button(theme, "", icon="printer")
        self.print.setObjectName("print")
        self.print.clicked.connect(self.print_shown)
        self.month = Button(theme, _("Close the month"), kind="primary", icon="check")
        self.month.setObjectName("close_month")
        self.month.clicked.connect(self.turn_month)
        for widget in (self.state, self.print, self.month):
            self.trail.addWidget(widget)
        self._bars = QWidget()
        QVBoxLayout(self._bars).setContentsMargins(0, 0, 0, 0)
        self.set_save_bar(self._bars)
        self._bars.hide()
        self.body.setSpacing(10)
        self.body.addWidget(self.tabs.row)
        self.body.addWidget(self.tabs, 1)
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.tabs.bind_keys(self)
        bind(self, "save", self._save)
        bind(self, "print", self.print_shown)

    def _all_tabs(self, visits: int) -> list[Tab]:
        bench, key = self._bench, self.key
        return [
            Tab(REGISTER, _("Register"), self._make_register),
            Tab(PROJECT, _("Training project"), partial(self._make_form, ProjectTab)),
            Tab(VISITS, _("Visits"), partial(VisitsTab, bench, key), count=visits),
            Tab(REPORT, _("Final report"), partial(self._make_form, ReportTab)),
            Tab(PAPERS, _("Documents"), self._make_papers),
        ]

    def _make_register(self) -> RegisterTab:
        with self._bench.store.read() as reader:
            tab = RegisterTab(self._bench, reader.one("traineeship", self.key))
        tab.month_changed.connect(self._show_tab)
        tab.opened.connect(self._guide.open)
        tab.visit_asked.connect(partial(self._visit, VisitsTab.write))
        tab.visit_opened.connect(partial(self._visit, VisitsTab.open))
        return tab

    def _make_form(self, kind: type[ProjectTab | ReportTab]) -> FormTab:
        tab = kind(self, self._bench, self.key)
        tab.elsewhere.connect(self._go_to_field)
        return tab

    def _make_papers(self) -> PapersTab:
        with self._bench.store.read() as reader:
            tab = PapersTab(self._bench, self._guide, reader.one("traineeship", self.key))
        tab.field_asked.connect(self._go_to_field)
        return tab

    def _visit(self, does: Callable[[VisitsTab, Any], object], what: Any) -> None:
        self.tabs.choose(VISITS)
        if isinstance(self.tabs.view, VisitsTab):
            does(self.tabs.view, what)

    def _go_to_field(self, name: str) -> None:
        self.tabs.choose(REPORT if name in ReportTab.names else PROJECT)
        view = self.tabs.view
        if isinstance(view, FormTab) and name in view.form.editors:
            view.go_to(name)

    def _read(self) -> None:
        with self._bench.store.read() as reader:
            traineeship = reader.one("traineeship", self.key)
            facts = reader.facts(traineeship)
            name = head.person_words(reader, traineeship)
            subtitle = head.subtitle(traineeship, facts)
            missing = head.missing_sentence(traineeship, facts)
            visits = len(facts.rows(VISIT))
        self.set_title(_("Traineeship of {person}").format(person=name), subtitle=subtitle)
        people = (_("Traineeships and work"), partial(self._guide.entry_asked.emit, "work"))
        if name != self._called:
            self._called = name
            self.set_crumbs([people, (name, partial(self._guide.open, "candidate", traineeship.candidate_id))])
        tone, icon = head.TONES.get(traineeship.state, ("neutral", "circle"))
        self.state.set_state(traineeship.state.words if traineeship.state else "–", tone=tone, icon=icon)
        self._warn(missing, head.missing_field(traineeship))
        self.tabs.set_tabs(self._all_tabs(visits))

    def _warn(self, sentence: str, field: str) -> None:
        if sentence == self._told:
            return
        self._told = sentence
        self.banners.clear()
        if sentence:
            banner = Banner(self.theme, sentence, tone="warn", action=_("Complete the data"))
            banner.acted.connect(partial(self._go_to_field, field))
            self.banners.add(banner)

    def _show_tab(self) -> None:
        view, key = self.tabs.view, self.tabs.key
        if view is not None and view.property("stale"):
            view.setProperty("stale", False)
            view.refresh(frozenset())
        self.print.setVisible(key in _PRINTS)
        self.print.set_text(_(_PRINTS[key][1]) if key in _PRINTS else "")
        self.print.setToolTip(with_key(_("Print this"), "print"))
        self.month.setVisible(isinstance(view, RegisterTab))
        if isinstance(view, RegisterTab):
            is_closed = view.work.book.is_closed
            words = _("Open the month again") if is_closed else _("Close the month")
            self.month.set_text(words, icon="lock-open" if is_closed else "check")
            self.month.set_kind("plain" if is_closed else "primary")
        bar = view.bar if isinstance(view, FormTab) else None
        for known in self.findChildren(SaveBar):
            known.setVisible(known is bar)
        if bar is not None and bar.parentWidget() is not self._bars:
            layout = self._bars.layout()
            if layout is not None:
                layout.addWidget(bar)
            bar.blank_asked.connect(partial(self._print_blank, key))
            bar.show()
        self._bars.setVisible(bar is not None)

    def _print_blank(self, tab: str) -> None:
        self._guide.print(PrintWish(_PRINTS[tab][0], person=self.candidate_id, blank=True))

    def _save(self) -> None:
        if isinstance(self.tabs.view, RegisterTab | FormTab):
            self.tabs.view.save()

    def _hear(self, changed: Changed) -> None:
        if not changed.touches("traineeship", "disclosure", "activity", "candidate"):
            return
        if self.isVisible():
            self.refresh(frozenset(changed.rows))
        else:
            self.is_stale = True
