"""«Che cosa vedrà l'azienda»: the fields that a firm would read today, one firm at a time, and what stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.candidates.firm_view import firms, in_force, seen_by
from integralavoro_desktop.gui.boxes import Card, empty
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Combo, Labelled
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.shown import Shower
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.features.candidates.page.desk_of import Desk, Opened


class SeenCard(Card):
    """Follows the consents: it is read again whenever one changes or another firm is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, _("What the firm will see"), icon="eye")
        self.setObjectName("seen_by_firm")
        self._desk = desk
        self.firm = Combo(desk.theme, "seen_firm")
        self.firm.activated.connect(lambda _at: self._show())
        self._choice = Labelled(desk.theme, _("Firm"), self.firm)
        self.add(self._choice)
        self._lines = QWidget()
        self._down = QVBoxLayout(self._lines)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(2)
        self.add(self._lines)

    def read(self) -> None:
        """Read the firms and what the chosen one would see."""
        chosen = self.firm.currentData()
        with self._desk.read() as file:
            known = firms(file.facts)
        self.firm.clear()
        for key, name in known:
            self.firm.addItem(name, key.hex)
        place = self.firm.findData(chosen) if chosen else 0
        self.firm.setCurrentIndex(max(0, place))
        self._choice.setVisible(bool(known))
        self._show()

    def lines(self) -> list[tuple[str, str]]:
        """Return label and value of what is shown."""
        firm = self._chosen()
        if firm is None:
            return []
        with self._desk.read() as file:
            return list(self._told(file, firm))

    def _chosen(self) -> UUID | None:
        data = self.firm.currentData()
        return UUID(data) if data else None

    def _told(self, file: Opened, firm: UUID) -> Sequence[tuple[str, str]]:
        if in_force(file.facts, firm) is None:
            return ()
        told = self._desk.parts.seen_by_firm(file.reader, self._desk.key, firm)
        if told is not None:
            return told
        shower = Shower(self._desk.bench)
        return seen_by(file.person, file.facts, firm, shower.words)

    def _show(self) -> None:
        empty(self._down)
        firm = self._chosen()
        if firm is None:
            self._say(_("No firm: the person has allowed nothing to any employer. Nothing leaves."))
            return
        with self._desk.read() as file:
            consent, told = in_force(file.facts, firm), self._told(file, firm)
        self._show_state(consent)
        for label, value in told:
            self._down.addWidget(Label(self.theme, label, role="caption", tone="muted"))
            self._down.addWidget(Label(self.theme, value))
            self._down.addSpacing(6)
        if consent is not None:
            self._say(_("Left out on purpose: health, care, family, assessments and every note."))

    def _show_state(self, consent: Any) -> None:
        if consent is None:
            self._down.addWidget(Flow(Chip(self.theme, _("no consent in force"), tone="danger")))
            self._say(_("This firm reads nothing: the copy cannot be printed."))
            return
        until = _("until {day}").format(day=day_words(consent.expires_on))
        self._down.addWidget(Flow(Chip(self.theme, until, tone="ok", icon="shield-check")))
        self._down.addSpacing(6)

    def _say(self, sentence: str) -> None:
        self._down.addWidget(Label(self.theme, sentence, role="caption", tone="text2"))
