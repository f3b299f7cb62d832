"""«Tirocini e lavoro»: where the person has learned and worked with us, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.candidates.page.listing import ListView
from integralavoro_desktop.gui.boxes import Card, column
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.candidates.page.desk_of import Desk, Opened
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import RecordType

AT_WORK = ("traineeship", "employment", "self_employment")
_TONES = {
    "running": ("ok", "circle-check"),
    "suspended": ("warn", "circle-pause"),
    "signed": ("info", "signature"),
    "stopped": ("neutral", "circle-minus"),
    "cancelled": ("neutral", "circle-x"),
}


class AtWorkView(ListView):
    """One card for each type that the person has rows of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "traineeship", _("New traineeship"))

    def content(self) -> QWidget:
        """Return the cards, or what stands there before the first traineeship."""
        with self.desk.read() as file:
            kinds = [self.desk.bench.catalogue.kind(name) for name in AT_WORK if name in self.desk.bench.catalogue]
            cards = [card for kind in kinds if (card := self._card(kind, file))]
        if not cards:
            sentence = _("No traineeship and no job yet. They will stand here with their register.")
            return self.empty(sentence, icon="briefcase", action=_("Prepare a traineeship"))
        holder = QWidget()
        holder.setLayout(column(*cards, gap=14))
        return holder

    def _card(self, kind: RecordType, file: Opened) -> Card | None:
        rows = sorted(file.facts.rows(kind.name), key=_newest, reverse=True)
        if not rows:
            return None
        card = Card(self.desk.theme, _(kind.words.many), icon=kind.words.icon)
        card.setObjectName(f"card_{kind.name}")
        card.add(RowList(self.desk.theme, *(self._row(kind, one, file.facts) for one in rows)))
        return card

    def _row(self, kind: RecordType, one: Any, facts: Facts) -> FactRow:
        theme = self.desk.theme
        detail = " · ".join(part for part in (_place(one, facts), _period(one, facts.today)) if part)
        row = FactRow(theme, kind.title(one), detail=detail, icon=kind.words.icon, opens=True)
        row.setObjectName("work_row")
        state = getattr(one, "state", None)
        chips = []
        if state is not None:
            tone, icon = _TONES.get(str(state), ("neutral", "circle"))
            chips.append(Chip(theme, state.words, tone=tone, icon=icon))
        row.end_with(Flow(*chips))
        row.opened.connect(lambda: self.desk.guide.open(kind.name, one.id))
        return row


def _newest(row: Any) -> tuple[bool, str, str]:
    starts_on = getattr(row, "starts_on", None)
    return (starts_on is None, str(starts_on or ""), str(row.id))


def _place(row: Any, facts: Facts) -> str:
    key = getattr(row, "host_id", None) or getattr(row, "employer_id", None)
    found = facts.find("organisation", key) if key else None
    return (found.name or "") if found is not None else ""


def _period(row: Any, today: date) -> str:
    starts_on = getattr(row, "starts_on", None)
    ends_on = getattr(row, "ended_on", None) or getattr(row, "planned_end_on", None)
    if starts_on and ends_on:
        return _("from {first} to {last}").format(
            first=short_day(starts_on, today=today), last=short_day(ends_on, today=today)
        )
    return _("since {day}").format(day=short_day(starts_on, today=today)) if starts_on else ""
