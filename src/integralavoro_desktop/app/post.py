"""The exchange in the window: its pages, with the papers, the copies and the new coach they need from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop import stores
from integralavoro_desktop.app.standing import backup_folder
from integralavoro_desktop.gui.screens.exchange.screens import ExchangeScreens
from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools
from integralavoro_desktop.gui.screens.print_dialog import Chosen, PrintDialog, PrintTools, Shown
from integralavoro_desktop.kernel.i18n import _
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
        welcome=lambda key, name: stores.welcome(bench.store, bench.action.author, key=key, name=name),
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
