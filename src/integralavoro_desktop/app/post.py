"""The exchange in the window: its pages, with the papers, the copies and the new coach they need from outside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from integralavoro_desktop import stores
from integralavoro_desktop.app.standing import backup_folder
from integralavoro_desktop.features.operators.model import Operator
from integralavoro_desktop.gui.screens.exchange.screens import ExchangeScreens
from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools
from integralavoro_desktop.gui.screens.print_dialog import Chosen, PrintDialog, PrintTools, Shown
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.meta import get_setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.main_window import MainWindow
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.printing.sheet import Sheet

ENTRY = "exchange"


def exchange_screens(bench: Bench, guide: Guide, window: Callable[[], MainWindow]) -> ExchangeScreens:
    """Return what makes the pages of the exchange; `window()` is asked for when one of them is opened."""
    with bench.store.connection() as conn:
        practice = bool(get_setting(conn, "practice", default=False))
    tools = ExchangeTools(
        backups=backup_folder(bench.store),
        print_sheet=lambda sheet: show_sheet(bench, window(), sheet),
        welcome=partial(_welcome, bench),
        is_practice=practice,
    )

    def show(page: Page) -> None:
        window().show_page(page, ENTRY)

    return ExchangeScreens(bench, guide, tools, show=show)


def show_sheet(bench: Bench, window: MainWindow, sheet: Sheet) -> None:
    """Show a service paper, to be printed or saved; it is about nobody, so no register keeps it."""
    pdf = sheet.pdf()

    def make(_chosen: Chosen) -> Shown:
        return Shown(pdf)

    tools = PrintTools(sheet.info.title or _("Print"), (), (), make, make, is_blank=True)
    PrintDialog(bench.theme, window, tools).start()


def _welcome(bench: Bench, key: str, name: str) -> None:
    """Enter the coach of a new laptop as an operator, under the id that her laptop uses already."""
    with bench.store.read() as reader:
        if not key or reader.one("operator", UUID(key)) is not None:
            return
    with bench.store.write(Action(bench.action.author, "pairing")) as edit:
        rights = list(stores.COACH_RIGHTS)
        edit.add(Operator(id=UUID(key), name=name, profession="5", active=True, rights=rights))
