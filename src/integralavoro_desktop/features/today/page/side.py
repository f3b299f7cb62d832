"""The cards at the right: whom to get back to, the exchange of the month, papers that expire."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from integralavoro_desktop.gui.boxes import Card, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.features.today.day import Day, Exchange
    from integralavoro_desktop.gui.theme import Theme

MOST = 4


class ListingCard(Card):
    """A few rows, a sentence where there are none, and how many more there are. `opened(what the row stands for)`."""

    opened = Signal(object)
    more_asked = Signal()

    def __init__(self, theme: Theme, title: str, *, icon: str, nothing: str) -> None:
        super().__init__(theme, title, icon=icon)
        self._none = nothing
        self._seen: object = None
        self._list = RowList(theme)
        self._words = Label(theme, role="caption", tone="text2")
        self._more = Button(theme, " ", kind="link").small()
        self._more.clicked.connect(self.more_asked)
        self.body.setSpacing(4)
        self.add(self._list)
        self.add(self._words)
        self.body.addLayout(row(self._more))

    def show_rows(self, rows: Sequence[tuple[FactRow, object]], *, more: int, is_whole: bool) -> None:
        """Show rows with what each stands for, and that there are more."""
        seen = ([what for _line, what in rows], more, is_whole)
        if seen == self._seen:
            return
        self._seen = seen
        for line, what in rows:
            line.opened.connect(partial(self.opened.emit, what))
        self._list.set_rows(*(line for line, _what in rows))
        self._words.setText(self._none if is_whole else _("I am looking through the files…"))
        self._words.setVisible(not rows)
        self._more.set_text(_("and {n} more").format(n=more))
        self._more.setVisible(more > 0)


class SilenceCard(ListingCard):
    """People to get back to; a row opens the person."""

    def __init__(self, theme: Theme) -> None:
        nothing = _("Everybody has been heard in time.")
        super().__init__(theme, _("To get back to"), icon="phone", nothing=nothing)
        self.setObjectName("to_get_back_to")

    def show_day(self, day: Day) -> None:
        """Show the longest silences."""
        rows = []
        for one in day.silences[:MOST]:
            days = ngettext("{n} day", "{n} days", one.days).format(n=one.days)
            rows.append((FactRow(self.theme, one.name, detail=one.detail, opens=True).end_with(days), one))
        self.show_rows(rows, more=len(day.silences) - len(rows), is_whole=day.is_whole)


class ExpiryCard(ListingCard):
    """Papers that expire within a month; a row opens the record."""

    def __init__(self, theme: Theme) -> None:
        nothing = _("No consent and no permit expires in the next 30 days.")
        super().__init__(theme, _("Papers expiring"), icon="file-clock", nothing=nothing)
        self.setObjectName("papers_expiring")

    def show_day(self, day: Day) -> None:
        """Show the nearest papers."""
        rows = []
        for one in day.papers[:MOST]:
            on = short_day(one.on, today=day.asked.today)
            rows.append((FactRow(self.theme, one.title, detail=one.detail, opens=True).end_with(on), one))
        self.show_rows(rows, more=len(day.papers) - len(rows), is_whole=day.is_whole)


class ExchangeCard(Card):
    """The exchange of the month in two sentences and one button. `asked` wants the page of the exchange."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Exchange of the month"), icon="arrow-left-right")
        self.setObjectName("exchange_of_the_month")
        self._last = Label(theme)
        self._waiting = Label(theme, role="caption", tone="text2")
        self._button = Button(theme, _("Prepare the package"), icon="package")
        self._button.setObjectName("prepare_package")
        self._button.clicked.connect(self.asked)
        for widget in (self._last, self._waiting, self._button):
            self.add(widget)

    def show_exchange(self, found: Exchange) -> None:
        """Say when the last exchange was and what waits."""
        self._last.setText(_since(found))
        self._last.set_tone("warn" if found.is_late else "")
        self._waiting.setText(_waiting(found))
        self._button.set_text(_("Open the exchange") if found.is_office else _("Prepare the package"))


def _since(found: Exchange) -> str:
    if found.days is None:
        return _("No exchange yet.")
    if found.days == 0:
        return _("The last exchange was today.")
    words = ngettext("The last exchange was {n} day ago.", "The last exchange was {n} days ago.", found.days)
    return words.format(n=found.days)


def _waiting(found: Exchange) -> str:
    if found.is_office:
        return _("Packages arrive from the coaches and go back to them.")
    if not found.waiting:
        return _("Nothing waits to be delivered.")
    words = ngettext("{n} change waits to be delivered.", "{n} changes wait to be delivered.", found.waiting)
    return words.format(n=found.waiting)
