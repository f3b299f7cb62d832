"""Which page shows what: the entries of the navigation, and the page of each record type."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.app import page_makers
from integralavoro_desktop.features.traineeships.month_book import count_to_close
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.navigation import Badge, NavEntry
from integralavoro_desktop.gui.record_edit import Which
from integralavoro_desktop.kernel.i18n import N_, ngettext
from integralavoro_desktop.storage import ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.app.doors import Doors
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.overlay import Overlay
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.screens.exchange.screens import ExchangeScreens
    from integralavoro_desktop.kernel.record import RecordType
    from integralavoro_desktop.storage.drafts import Draft

PEOPLE = "people"
WORK = "work"
FIRMS = "firms"
NETWORK = "network"
_UNDER = {
    "candidate": PEOPLE,
    "referral": PEOPLE,
    "consent": PEOPLE,
    "work_profile": PEOPLE,
    "assessment": PEOPLE,
    "activity": PEOPLE,
    "path_event": PEOPLE,
    "disclosure": "papers",
    "traineeship": WORK,
    "organisation": FIRMS,
    "task": "today",
}
_BY_HAND = ("candidate", "referral", "organisation", "traineeship", "consent", "work_profile", "path_event", "task")


class Pages:
    """Makes pages when they are first wanted: what nobody opens costs no start-up time."""

    def __init__(self, bench: Bench, guide: Guide, doors: Doors) -> None:
        """Keep what every page is made with."""
        self._bench = bench
        self._guide = guide
        self._doors = doors
        self._post: ExchangeScreens | None = None

    def entries(self) -> list[NavEntry]:
        """Return the entries of the navigation; what has no content yet is absent."""
        both = (self._bench, self._guide)
        firms = partial(self.list_of, "organisation")
        manual = partial(page_makers.help_page, *both)
        exchange = NavEntry(
            "exchange", "arrow-left-right", N_("Exchange"), lambda: self.post().entry(), badge=self._undelivered
        )
        traineeships = partial(page_makers.traineeships, *both)
        work = NavEntry(WORK, "briefcase", N_("Traineeships and work"), traineeships, badge=self._months_to_close)
        return [
            NavEntry("today", "sun", N_("Today"), partial(page_makers.today, *both)),
            NavEntry(PEOPLE, "users", N_("People"), partial(page_makers.people, *both)),
            work,
            NavEntry(FIRMS, "building-2", N_("Companies and openings"), firms),
            NavEntry("papers", "printer", N_("Prints and forms"), partial(page_makers.papers, *both)),
            exchange,
            NavEntry("settings", "settings", N_("Settings"), self._settings, is_at_bottom=True, shortcut="settings"),
            NavEntry("help", "circle-help", N_("Help and keys"), manual, is_at_bottom=True, shortcut="help"),
        ]

    def made_by_hand(self) -> list[RecordType]:
        """Return the types that a person begins from nothing."""
        return [self._bench.catalogue.kind(name) for name in _BY_HAND if name in self._bench.catalogue]

    def list_of(self, entity: str) -> Page:
        """Return the generic list of a record type."""
        from integralavoro_desktop.gui.list_page import ListPage  # noqa: PLC0415

        page = ListPage(self._bench, entity)
        page.opened.connect(partial(self._guide.open, entity))
        page.new_asked.connect(partial(self._guide.new, entity))
        return page

    @staticmethod
    def entry_of(entity: str) -> str:
        """Return the entry of the navigation that a record type belongs to."""
        return _UNDER.get(entity.partition(".")[0], "settings")

    def record(self, entity: str, key: UUID, *, tab: str = "") -> tuple[Page, str]:
        """Return the page of a record, and the entry of the navigation it belongs to; a child opens its parent's."""
        under = self.entry_of(entity)
        if tab != "data":
            made = page_makers.page_of(self._bench, self._guide, entity, key, tab=tab)
            if made is not None:
                return made, under
        return self._form(Which(entity, key)), under

    def new(self, entity: str, values: Mapping[str, Any]) -> tuple[Page, str]:
        """Return an empty form of a record type with these values."""
        under = self.entry_of(entity)
        if entity == "assessment":
            return page_makers.new_assessment(self._bench, self._guide, values.get("candidate_id")), under
        return self._form(Which(entity, given=dict(values))), under

    def draft(self, draft: Draft) -> tuple[Page, str]:
        """Return the form of a record that was begun and never saved."""
        person = draft.content.get("candidate_id")
        if draft.entity == "assessment" and person:
            return self.new("assessment", {"candidate_id": UUID(person)})
        return self._form(Which(draft.entity, draft=draft.key)), self.entry_of(draft.entity)

    def quick_log(self, window: QWidget, person: UUID | None) -> Overlay:
        """Return the quick log of a contact."""
        return page_makers.quick_log(self._bench, window, person)

    def print_dialog(self, window: QWidget, wish: PrintWish) -> Overlay:
        """Return the print dialog for a paper."""
        from integralavoro_desktop.app.press import print_dialog  # noqa: PLC0415

        return print_dialog(self._bench, window, wish)

    def _form(self, which: Any) -> Page:
        from integralavoro_desktop.gui.record_page import RecordPage  # noqa: PLC0415

        page = RecordPage(self._bench, which)
        page.opened.connect(self._guide.open)
        page.closed.connect(self._guide.back_asked)
        page.conflict_asked.connect(lambda row, register: self.post().open_decisions(row, register))
        kind = {"kind": which.entity}
        page.print_asked.connect(lambda key: self._guide.print(PrintWish("SC", record=key, extra=kind)))
        page.blank_asked.connect(lambda: self._guide.print(PrintWish("SC", blank=True, extra=kind)))
        return page

    def post(self) -> ExchangeScreens:
        """Return what leads through the exchange."""
        from integralavoro_desktop.app.post import exchange_screens  # noqa: PLC0415

        if self._post is None:
            self._post = exchange_screens(self._bench, self._guide, self._doors.window)
        return self._post

    def _settings(self) -> Page:
        from integralavoro_desktop.app.preferences import settings_page  # noqa: PLC0415

        return settings_page(self._bench, self._guide, self._doors)

    def _months_to_close(self) -> Badge:
        with self._bench.store.read() as reader:
            waiting = count_to_close(reader)
        return Badge(waiting, ngettext("{n} month to close", "{n} months to close", waiting).format(n=waiting))

    def _undelivered(self) -> Badge:
        identity = self._bench.store.identity
        if identity.is_office:
            return Badge(0)
        with self._bench.store.connection() as conn:
            waiting = ledger.undelivered(conn, identity.device)
        words = ngettext("{n} change to deliver", "{n} changes to deliver", waiting).format(n=waiting)
        return Badge(waiting, words)
