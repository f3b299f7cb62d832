"""The pages of an open store: which entry shows what, and what happens when a page asks for another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from integralavoro_desktop import stores
from integralavoro_desktop.app.doors import Doors
from integralavoro_desktop.app.entries import Pages
from integralavoro_desktop.app.finder import Finder
from integralavoro_desktop.app.standing import status_parts
from integralavoro_desktop.app.undoing import last_step, step_words, take_back
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.today.page import PLACE, TodayPage
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.guide import Guide
from integralavoro_desktop.gui.key_card import KeyCard
from integralavoro_desktop.gui.keymap import bind
from integralavoro_desktop.gui.main_window import MainWindow
from integralavoro_desktop.gui.palette import Palette
from integralavoro_desktop.gui.passphrase_dialog import PassphraseDialog
from integralavoro_desktop.gui.screens.settings import SettingsPage
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.meta import get_setting

if TYPE_CHECKING:
    from integralavoro_desktop.gui.overlay import Overlay
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.gui.work import Work
    from integralavoro_desktop.storage.drafts import Draft
    from integralavoro_desktop.storage.store import Changed, Store

START = "today"
PRACTICE = "practice"
PLACES = frozenset({"cps", "polo"})
_STATUS_MS = 60_000


class Workspace(QObject):
    """Everything between an open store and its window."""

    idle_changed = Signal(int)
    language_changed = Signal(str)

    def __init__(self, theme: Theme, store: Store, work: Work) -> None:
        """Put bench, guide, pages and window together; `begin` shows the first page."""
        super().__init__()
        self.theme = theme
        self.store = store
        self.guide = Guide()
        self.bench = Bench(
            theme=theme,
            store=store,
            action=stores.action_of(store),
            work=work,
            codes=_codes(store),
            who=partial(_name_of, store),
            may_export=self._may_export,
        )
        doors = Doors(lambda: self.window, speak=self.language_changed.emit, idle=self.idle_changed.emit)
        self.pages = Pages(self.bench, self.guide, doors)
        self.window = MainWindow(theme, self.pages.entries(), place=_place(store))
        self.finder = Finder(self.bench, self.guide, self.pages)
        self.palette = Palette(theme, self.window, self.finder.groups)
        self._watch = Watch(store, self, self._heard)
        self._status = QTimer(self)
        self._status.setInterval(_STATUS_MS)
        self._status.timeout.connect(self._refresh_status)
        self._connect()

    def begin(self) -> None:
        """Show the first page and what stands in the bars."""
        self.window.set_practice(bool(self.bench.setting(PRACTICE, default=False)))
        self.window.open(START)
        self.window.navigation.refresh_badges()
        self._show_places()
        self._refresh_bars()
        self._status.start()

    def before_lock(self) -> None:
        """Stop what reads the store by itself."""
        self._status.stop()

    def after_unlock(self) -> None:
        """Read again what may have grown old."""
        self.window.data_changed()
        self._refresh_bars()
        self._status.start()

    def _may_export(self) -> bool:
        why = _("A table with more than one person is about to leave the program.")
        asks = PassphraseDialog(self.theme, self.window, self.store.vault.knows_passphrase, why=why)
        return asks.exec() == PassphraseDialog.DialogCode.Accepted

    def _connect(self) -> None:
        window, guide = self.window, self.guide
        window.top_bar.search_asked.connect(self.palette.start)
        window.top_bar.log_asked.connect(lambda: self._log(None))
        window.top_bar.place_chosen.connect(self._go_to_place)
        window.practice.left.connect(window.close)
        window.top_bar.undo_asked.connect(self.undo_last)
        window.key_card_asked.connect(lambda: KeyCard(self.theme, window).start())
        window.status.part_clicked.connect(self._status_clicked)
        guide.record_asked.connect(self._open_record)
        guide.new_asked.connect(self._open_new)
        guide.print_asked.connect(self._print)
        guide.log_asked.connect(self._log)
        guide.draft_asked.connect(self._take_up)
        guide.list_asked.connect(self._open_list)
        guide.entry_asked.connect(window.open)
        guide.back_asked.connect(window.back)
        bind(window, "undo", self.undo_last)

    def _open_record(self, entity: str, key: Any, tab: str) -> None:
        page, under = self.pages.record(entity, key if isinstance(key, UUID) else UUID(str(key)), tab=tab)
        self.window.show_page(page, under)
        self.finder.remember(entity, key)

    def _take_up(self, draft: Draft) -> None:
        if draft.entity == "activity":
            self._log(None)
            return
        page, under = self.pages.draft(draft)
        self.window.show_page(page, under)

    def _open_list(self, entity: str) -> None:
        page = self.pages.list_of(entity)
        self.window.show_page(page, self.pages.entry_of(entity))

    def _open_new(self, entity: str, values: dict[str, Any]) -> None:
        page, under = self.pages.new(entity, values)
        self.window.show_page(page, under)

    def _show_places(self) -> None:
        current = str(self.bench.setting(PLACE, "") or "")
        names = _places_of_work(self.store)
        offered = [(name, name) for name in dict.fromkeys([current, *names] if current else names)]
        everywhere = [("", _("Everywhere"))] if current else []
        self.window.top_bar.place.set_places([*offered, *everywhere], current)

    def _go_to_place(self, place: str) -> None:
        page = self.window.open(START)
        if isinstance(page, TodayPage):
            page.set_place(place)
        self._show_places()

    def _log(self, person: Any) -> None:
        chosen = person if person is not None else getattr(self.window.page, "candidate_id", None)
        self._start(self.pages.quick_log(self.window, chosen))

    def _print(self, wish: Any) -> None:
        self._start(self.pages.print_dialog(self.window, wish))

    @staticmethod
    def _start(overlay: Overlay) -> None:
        overlay.stopped.connect(overlay.deleteLater)
        overlay.start()

    def _heard(self, changed: Changed) -> None:
        if not self.store.vault.is_open:
            return
        self.window.data_changed(name.partition(".")[0] for name in changed.rows)
        self._refresh_bars()

    def _refresh_bars(self) -> None:
        self._refresh_status()
        step = last_step(self.bench)
        self.window.top_bar.set_undo(step_words(self.bench, step) if step else "")

    def _refresh_status(self) -> None:
        if self.store.vault.is_open:
            self.window.status.set_parts(status_parts(self.store))

    def _status_clicked(self, part: str) -> None:
        target = {"exchange": "exchange", "deliver": "exchange", "backup": "settings"}.get(part)
        page = self.window.open(target) if target else None
        if isinstance(page, SettingsPage):
            page.choose("backups")

    def undo_last(self) -> None:
        """Take back the last action of this operator that nobody has received yet."""
        take_back(self.bench)


def _places_of_work(store: Store) -> list[str]:
    """Return the names of the health centres and offices where a coach sits."""
    with store.read() as reader:
        rows = reader.many("organisation")
    return [row.name for row in rows if row.name and row.active is not False and PLACES & {str(r) for r in row.roles}]


def _codes(store: Store) -> CodeLists:
    with store.read() as reader:
        return CodeLists(reader.many("code_value"))


def _place(store: Store) -> str:
    with store.connection() as conn:
        name = get_setting(conn, "office_name", "")
    return str(name or store.identity.district)


def _name_of(store: Store, author: str) -> str:
    if len(author) != 32:
        return ""
    with store.read() as reader:
        key = UUID(author)
        return str(reader.titles("operator", [key]).get(key, ""))
