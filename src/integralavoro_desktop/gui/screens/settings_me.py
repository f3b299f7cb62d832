"""Me and this computer: who works here, when it locks by itself, the password, who can open, the recovery sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, column, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.settings_choices import Choices
from integralavoro_desktop.gui.screens.settings_password import PasswordCard
from integralavoro_desktop.gui.screens.settings_recovery import NewSheet
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.storage.keyslots import OFFICE, PASSPHRASE, RECOVERY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
    from integralavoro_desktop.storage.keyslots import Slot

IDLE = "idle_minutes"
USUAL_MINUTES = 10
MINUTES = (3, 5, 10, 15, 20, 30)
_PERSON = "operator"


class MeView(TabView):
    """Reads the keys of the archive; it never shows one."""

    def __init__(self, bench: Bench, guide: Guide, tools: SettingsTools) -> None:
        super().__init__()
        self._bench = bench
        self._guide = guide
        self._tools = tools
        self.password = PasswordCard(bench)
        self.password.changed.connect(self._show_openers)
        self._openers = RowList(bench.theme)
        self._sheet = Label(bench.theme)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._who(), self._lock(), self._recovery(), gap=14))
        right.setLayout(column(self.password, self._opening(), gap=14))
        self.body.addWidget(Columns(bench.theme, left, right))
        self.body.addStretch(1)
        self._show_openers()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again who can open: a name may have changed."""
        self._show_openers()

    def renew_sheet(self) -> NewSheet:
        """Begin a new recovery sheet over the window."""
        overlay = NewSheet(self._bench, self.window(), self._tools)
        overlay.adopted.connect(self._show_openers)
        overlay.stopped.connect(overlay.deleteLater)
        overlay.start()
        return overlay

    def _who(self) -> Card:
        theme, author = self._bench.theme, self._bench.action.author
        card = Card(theme, _("Who works here"), icon="user")
        identity = self._bench.store.identity
        name = FactRow(theme, self._bench.who(author) or _("Nobody by name"), detail=_("signs what is written here"))
        prefix = FactRow(theme, _("Numbers made here"), detail=_("they begin with these letters")).end_with(
            identity.prefix or _("none yet")
        )
        office = str(self._bench.setting("office_name", "") or "") or identity.district
        place = FactRow(theme, office or _("No office yet"), detail=_("the office of this archive"))
        card.add(RowList(theme, name, prefix, place))
        button = Button(theme, _("Open my record"), icon="pencil")
        button.setObjectName("open_my_record")
        button.clicked.connect(lambda: self._guide.open(_PERSON, UUID(author)))
        button.setVisible(bool(author))
        card.body.addLayout(row(button))
        return card

    def _lock(self) -> Card:
        card = Card(self._bench.theme, _("Lock by itself"), icon="clock")
        options = [(str(n), _("{n} min").format(n=n), "") for n in MINUTES]
        self.idle = Choices(self._bench.theme, "idle", _("After so long without a key"), options=options)
        self.idle.show_choice(str(self._bench.setting(IDLE, USUAL_MINUTES)))
        self.idle.chosen.connect(self._take_minutes)
        card.add(self.idle)
        words = _("Locking loses nothing: what you are writing is kept as an encrypted draft.")
        card.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        return card

    def _recovery(self) -> Card:
        card = Card(self._bench.theme, _("Recovery sheet"), icon="key-round")
        card.add(self._sheet)
        words = _("Whoever forgets the password opens the data with this sheet, without a network too.")
        card.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        button = Button(self._bench.theme, _("Make a new sheet"), icon="printer")
        button.setObjectName("renew_sheet")
        button.clicked.connect(self.renew_sheet)
        card.body.addLayout(row(button))
        return card

    def _opening(self) -> Card:
        card = Card(self._bench.theme, _("Who can open this archive"), icon="users")
        card.setObjectName("who_can_open")
        card.add(self._openers)
        words = _("Somebody who leaves is shut out with a new key for the whole archive: ask the office.")
        card.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        return card

    def _take_minutes(self, minutes: str) -> None:
        self._bench.remember(IDLE, int(minutes))
        self._tools.idle_changed(int(minutes))

    def _show_openers(self) -> None:
        slots = self._bench.store.vault.keys.slots
        self._openers.set_rows(*self._rows(slots))
        made = next((slot for slot in slots if slot.kind == RECOVERY), None)
        words = _("There is no recovery sheet. Make one now.")
        if made is not None:
            words = _("The sheet in force was made on {day}.").format(day=_day(made))
        self._sheet.setText(words)
        self._sheet.set_tone("" if made else "danger")

    def _rows(self, slots: tuple[Slot, ...]) -> Iterator[FactRow]:
        theme = self._bench.theme
        for slot in slots:
            since = _("since {day}").format(day=_day(slot))
            if slot.kind == PASSPHRASE:
                name = self._bench.who(slot.user) or _("Somebody with a password")
                yield FactRow(theme, name, detail=_("with a password"), icon="user").end_with(since)
            elif slot.kind == RECOVERY:
                yield FactRow(theme, _("The recovery sheet"), detail=_("on paper"), icon="key-round").end_with(since)
            elif slot.kind == OFFICE:
                detail = _("with its own key, kept offline")
                yield FactRow(theme, _("The district office"), detail=detail, icon="building-2").end_with(since)


def _day(slot: Slot) -> str:
    try:
        return day_words(datetime.fromisoformat(slot.created).astimezone().date())
    except ValueError:
        return _("a day nobody wrote down")
