"""One person's page: the head, the tabs, and what its buttons ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.candidates.page.assessed import AssessedView
from integralavoro_desktop.features.candidates.page.at_work import AT_WORK, AtWorkView
from integralavoro_desktop.features.candidates.page.desk_of import PERSON, Desk
from integralavoro_desktop.features.candidates.page.head import PersonHead
from integralavoro_desktop.features.candidates.page.papers import PapersView
from integralavoro_desktop.features.candidates.page.picture import PictureView
from integralavoro_desktop.features.candidates.page.story import StoryView
from integralavoro_desktop.features.candidates.parts import Parts
from integralavoro_desktop.gui.banners import Banner, EmptyState
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.soon import Soon
from integralavoro_desktop.gui.tabs import Tab, Tabs
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.store import Changed

DATA = "data"
"""The tab of a person that is a form: whoever opens pages shows the generic one for it."""
DOSSIER = "DE"
ANY_RECORD = "SC"
_ORDER = ("overview", "assessments", "plan", "diary", "work", "matches", "papers", "clinical", "story")
_NOTHING = Parts()


class PersonPage(Page):
    """The file of one person, read again after every commit that touches it."""

    def __init__(
        self, bench: Bench, guide: Guide, candidate_id: UUID, tab: str = "", *, parts: Parts = _NOTHING
    ) -> None:
        super().__init__(bench.theme, "")
        self.setObjectName("person_page")
        self.candidate_id = candidate_id
        self._desk = Desk(bench, guide, candidate_id, parts)
        self._merged: Banner | None = None
        self._soon = Soon(self, self._read_again)
        if not self._desk.holds():
            self._say_missing()
            return
        self.head = PersonHead(self, self._desk)
        self.head.log_asked.connect(lambda: guide.log_asked.emit(candidate_id))
        self.head.print_asked.connect(self._print)
        self.head.menu_chosen.connect(self._act)
        self.tabs = Tabs(bench.theme)
        self.tabs.bind_keys(self)
        self._arrange()
        self.tabs.set_tabs(self._all_tabs())
        self.choose(tab)
        bind(self, "print", self._print)
        bind(self, "register", self._open_register)
        self._say_merged()
        Watch(bench.store, self, self._hear)

    def choose(self, tab: str) -> None:
        """Show a tab by its key, the first one for an unknown key."""
        self.tabs.choose(tab)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read head, counts and the tab shown again, once for all who tell of the same commit."""
        self._soon.ask(changed)

    def _read_again(self, changed: frozenset[str]) -> None:
        if not self._desk.holds():
            return
        self.head.read()
        self.tabs.set_tabs(self._all_tabs())
        self.tabs.refresh(changed)
        self._say_merged()

    def _arrange(self) -> None:
        above = QWidget()
        down = QVBoxLayout(above)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.head)
        down.addWidget(self.tabs.row)
        self.set_head(above)
        self.body.addWidget(self.tabs)
        self.body.addStretch(1)

    def _all_tabs(self) -> list[Tab]:
        with self._desk.read() as file:
            rows = file.facts.rows
            counts = {name: len(rows(name)) for name in ("assessment", *AT_WORK)}
            more = [
                Tab(one.key, _(one.title), self._maker(one.make), one.count(file.facts), one.icon)
                for one in self._desk.parts.tabs
            ]
        own = [
            Tab("overview", _("Overview"), self._picture),
            Tab("assessments", _("Assessments"), lambda: AssessedView(self._desk), counts["assessment"]),
            Tab("work", _("Traineeships and work"), lambda: AtWorkView(self._desk), sum(counts[n] for n in AT_WORK)),
            Tab("papers", _("Papers and consents"), lambda: PapersView(self._desk)),
            Tab("story", _("History"), lambda: StoryView(self._desk)),
        ]
        return sorted([*own, *more], key=lambda tab: _place(tab.key))

    def _picture(self) -> PictureView:
        view = PictureView(self._desk)
        view.story_asked.connect(lambda: self.choose("story"))
        return view

    def _maker(self, make: Any) -> Any:
        return lambda: make(self._desk.bench, self._desk.guide, self._desk.key)

    def _act(self, key: str) -> None:
        guide, person = self._desk.guide, self._desk.key
        event = {"candidate_id": person, "starts_on": clock.today()}
        if key in {"pause", "close", "reopen"}:
            kinds = {"pause": "pause", "close": "closure", "reopen": "reopening"}
            guide.new("path_event", event | {"kind": kinds[key]})
        elif key == "pause_end":
            self._end_pause()
        elif key in {"referral", "profile"}:
            guide.new({"referral": "referral", "profile": "work_profile"}[key], {"candidate_id": person})
        elif key == "blank":
            guide.print(PrintWish(ANY_RECORD, blank=True, extra={"kind": PERSON}))
        else:
            guide.open(PERSON, person, DATA)

    def _end_pause(self) -> None:
        """Open the event that still runs, where its last day is written with what follows."""
        today = clock.today()
        with self._desk.read() as file:
            events = file.facts.rows("path_event")
            open_ones = [e for e in events if e.kind == "pause" and (e.ends_on is None or e.ends_on >= today)]
        if open_ones:
            self._desk.guide.open("path_event", open_ones[-1].id)

    def _print(self) -> None:
        self._desk.guide.print(PrintWish(DOSSIER, "team", person=self._desk.key))

    def _open_register(self) -> None:
        with self._desk.read() as file:
            running = [t for t in file.facts.rows("traineeship") if t.state in {"running", "suspended"}]
        if running:
            last = max(running, key=lambda one: one.starts_on or clock.today())
            self._desk.guide.open("traineeship", last.id, "register")

    def _say_merged(self) -> None:
        with self._desk.read() as file:
            into = file.person.merged_into_id
        if into is None or self._merged is not None:
            return
        words = _("This file was joined to another one: the work goes on there.")
        self._merged = self.banners.add(Banner(self.theme, words, tone="warn", action=_("Open the other file")))
        self._merged.acted.connect(lambda: self._desk.guide.open(PERSON, into))

    def _say_missing(self) -> None:
        self.set_title(_("File not on this computer"))
        sentence = _("This file is not held here. Ask the office whether it was handed over.")
        state = EmptyState(self.theme, sentence, icon="users", action=_("Show the people held here"))
        state.acted.connect(lambda: self.asked_for.emit("people"))
        self.body.addWidget(state)
        self.body.addStretch(1)

    def _hear(self, changed: Changed) -> None:
        if self.isVisible():
            self.refresh(frozenset(changed.rows))
        else:
            self.is_stale = True


def _place(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)
