"""Makes the pages of the exchange and leads from one to the other, so that none of them knows the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from integralavoro_desktop.exchange.standing import standing
from integralavoro_desktop.gui.screens.exchange import entry_page
from integralavoro_desktop.gui.screens.exchange.conflicts_page import ConflictsPage
from integralavoro_desktop.gui.screens.exchange.deletions_page import DeletionsPage
from integralavoro_desktop.gui.screens.exchange.entry_page import ExchangePage
from integralavoro_desktop.gui.screens.exchange.pair_laptop_page import PairLaptopPage
from integralavoro_desktop.gui.screens.exchange.pair_office_page import PairOfficePage
from integralavoro_desktop.gui.screens.exchange.prepare_page import PreparePage
from integralavoro_desktop.gui.screens.exchange.preparing import Recipient
from integralavoro_desktop.gui.screens.exchange.receive_page import ReceivePage

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from integralavoro_desktop.exchange.standing import PairedLaptop
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools


class ExchangeScreens(QObject):
    """The one door to the exchange: `entry()` is the page of the navigation; `show(page)` opens any other one."""

    def __init__(self, bench: Bench, guide: Guide, tools: ExchangeTools, *, show: Callable[[Page], object]) -> None:
        super().__init__(guide)
        self._bench = bench
        self._guide = guide
        self._tools = tools
        self._show = show

    def entry(self) -> ExchangePage:
        """Make the entry page."""
        page = ExchangePage(self._bench)
        page.step_asked.connect(self.open)
        page.laptop_asked.connect(self.prepare_for)
        return page

    def open(self, place: str) -> None:
        """Open a page of the exchange: prepare, receive, decisions, deletions or pair."""
        makers: dict[str, Callable[[], object]] = {
            entry_page.PREPARE: self._prepare,
            entry_page.RECEIVE: lambda: self._show(ReceivePage(self._bench, self._guide, self._tools)),
            entry_page.DECISIONS: self.open_decisions,
            entry_page.DELETIONS: lambda: self._show(DeletionsPage(self._bench, self._guide)),
            entry_page.PAIR: self._pair,
        }
        makers[place]()

    def open_decisions(self, row: UUID | None = None, register: str = "") -> None:
        """Open the decisions left for later, at one field where it is given."""
        page = ConflictsPage(self._bench, self._guide)
        self._show(page)
        if row is not None:
            page.show_row(row, register)

    def prepare_for(self, laptop: PairedLaptop) -> None:
        """Open the preparation of a package for one laptop."""
        self._open_prepare(Recipient(laptop.device, laptop.label, laptop.users))

    def _prepare(self) -> None:
        state = standing(self._bench.store)
        if not state.is_paired:
            self._pair()
        elif not state.is_office:
            self._open_prepare(Recipient(state.office_id, state.office))

    def _open_prepare(self, to: Recipient) -> None:
        page = PreparePage(self._bench, self._guide, self._tools, to=to)
        page.mend_asked.connect(self.open)
        self._show(page)

    def _pair(self) -> None:
        if not standing(self._bench.store).is_office:
            author = self._bench.action.author
            self._show(PairLaptopPage(self._bench, self._tools, user=self._bench.who(author)))
            return
        page = PairOfficePage(self._bench, self._tools)
        page.first_package_asked.connect(self._prepare_first)
        self._show(page)

    def _prepare_first(self, device: bytes) -> None:
        found = next((one for one in standing(self._bench.store).laptops if one.device == device), None)
        if found is not None:
            self.prepare_for(found)
