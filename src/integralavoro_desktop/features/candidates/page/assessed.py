"""«Valutazioni»: every assessment of the person, with what moved since the one before; never a single total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.candidates.page.listing import ListView
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from integralavoro_desktop.features.candidates.page.desk_of import Desk
    from integralavoro_desktop.features.candidates.parts import Assessed


class AssessedView(ListView):
    """The list; a row opens the assessment."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "assessment", _("New assessment"))

    def content(self) -> QWidget:
        """Return the card with the rows, or what stands there before the first one."""
        with self.desk.read() as file:
            found = self.desk.parts.assessed(file.facts)
        if not found:
            sentence = _("No assessment yet. The person can begin alone, with the sheet in her own words.")
            return self.empty(sentence, icon="list-checks", action=_("Begin an assessment"))
        card = Card(self.desk.theme, _("Assessments"), icon="list-checks")
        card.add(Label(self.desk.theme, _("Areas side by side, never one figure."), role="caption", tone="text2"))
        card.add(RowList(self.desk.theme, *(self._row(one) for one in found)))
        return card

    def _row(self, one: Assessed) -> QWidget:
        theme = self.desk.theme
        when = day_words(one.on) if one.on else _("without a date")
        name = ", ".join(part for part in (when, one.title) if part)
        detail = " · ".join(part for part in (one.raters, one.outcome, one.note) if part)
        row = FactRow(theme, name, detail=detail, icon="clipboard-check", opens=True)
        row.setObjectName("assessment_row")
        row.opened.connect(lambda: self.desk.guide.open("assessment", one.id))
        moved = [Chip(theme, area, tone="ok", icon="arrow-up") for area in one.growing]
        moved += [Chip(theme, area, tone="warn", icon="arrow-down") for area in one.falling]
        row.setAccessibleDescription(_moved_words(one))
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 8 if moved else 0)
        down.setSpacing(2)
        down.addWidget(row)
        if moved:
            down.addWidget(Flow(*moved, gap=6))
        return holder


def _moved_words(one: Assessed) -> str:
    grown = _("growing: {areas}").format(areas=", ".join(one.growing)) if one.growing else ""
    fallen = _("falling: {areas}").format(areas=", ".join(one.falling)) if one.falling else ""
    return "; ".join(part for part in (grown, fallen) if part)
