"""The card of the agenda: the appointment of now stands out, with its one useful button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from integralavoro_desktop.features.today.agenda import of_now, summary, time_words
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.rows import AgendaRow
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from integralavoro_desktop.features.today.agenda import Appointment
    from integralavoro_desktop.gui.theme import Theme


class _Meeting(AgendaRow):
    """An appointment that a click, Enter or Space opens."""

    def __init__(self, theme: Theme, one: Appointment, *, is_past: bool) -> None:
        length = ngettext("{n} min", "{n} min", one.minutes or 0).format(n=one.minutes) if one.minutes else ""
        icon, tone = _sign(one, is_past=is_past)
        super().__init__(theme, time_words(one.at), length, icon=icon, tone=tone)
        self._opens = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(one.who or one.what, one.what if one.who else "", where=one.where)


class AgendaCard(Card):
    """Shows the appointments of a day. `opened(appointment)`, `dossier_asked(appointment)`."""

    opened = Signal(object)
    dossier_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Agenda"), icon="calendar-days")
        self.setObjectName("agenda")
        self.body.setSpacing(4)
        self._summary = Label(theme, role="caption", tone="text2", wraps=False)
        self.trail.addWidget(self._summary)
        self._rows: list[_Meeting | Label] = []
        self._seen: object = None

    def show_day(self, appointments: Sequence[Appointment], now: time) -> None:
        """Show appointments as they stand at an hour."""
        here = of_now(appointments, now)
        seen = (tuple(appointments), here, tuple(one.is_past(now) for one in appointments))
        if seen == self._seen:
            return
        self._seen = seen
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._summary.setText(summary(appointments))
        self._rows = [self._row(one, now, is_now=one is here) for one in appointments]
        if not appointments:
            words = _("Nothing with an hour today. A task with a time comes here by itself.")
            self._rows = [Label(self.theme, words, tone="text2")]
        for row in self._rows:
            self.add(row)

    def _row(self, one: Appointment, now: time, *, is_now: bool) -> _Meeting:
        row = _Meeting(self.theme, one, is_past=one.is_past(now))
        row.opened.connect(partial(self.opened.emit, one))
        if one.is_past(now):
            row.fade()
        elif is_now:
            row.highlight(_("Open dossier") if one.person else _("Open"))
            row.acted.connect(partial((self.dossier_asked if one.person else self.opened).emit, one))
        return row


def _sign(one: Appointment, *, is_past: bool) -> tuple[str, str]:
    if one.is_done:
        return "circle-check", "ok"
    return ("user" if one.person else "calendar-clock"), ("muted" if is_past else "accent")
