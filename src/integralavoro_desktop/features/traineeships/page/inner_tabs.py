"""The other tabs of a traineeship: the training project, the visits, the final report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import length, presence
from integralavoro_desktop.features.traineeships.month_book import DAY, last_day
from integralavoro_desktop.features.traineeships.page.form_tab import FormTab
from integralavoro_desktop.features.traineeships.page.register_cells import hours
from integralavoro_desktop.features.traineeships.page.steps_view import StepsView
from integralavoro_desktop.features.traineeships.record import RECORD
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.children_table import ChildrenTable
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.sight import bring_in_sight_soon
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.facts import Facts

_REPORT = RECORD.sections[-1:]
_PROJECT = RECORD.sections[:-1]


class ProjectTab(FormTab):
    """The training project, with extensions, suspensions and competences under it."""

    def __init__(self, page: Page, bench: Bench, key: UUID) -> None:
        super().__init__(page, bench, key, _PROJECT, part="project")
        names = ("extension", "suspension", "competence")
        self.add_below(*(ChildrenTable(bench, f"traineeship.{name}", key) for name in names))


class ReportTab(FormTab):
    """How it ended, in the words of everybody, with the share of the length that was done."""

    names = frozenset(name for section in _REPORT for name in section.fields)

    def __init__(self, page: Page, bench: Bench, key: UUID) -> None:
        super().__init__(page, bench, key, _REPORT, part="report")
        with bench.store.read() as reader:
            traineeship = reader.one("traineeship", key)
            card = attestation_card(bench.theme, traineeship, reader.facts(traineeship))
        self.body.insertWidget(0, card)
        self.body.addStretch(1)


class VisitsTab(TabView):
    """The visits, one at a time in a form under their list."""

    def __init__(self, bench: Bench, key: UUID) -> None:
        super().__init__()
        self._bench = bench
        self.table = ChildrenTable(bench, "traineeship.visit", key)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def write(self, phase: Any) -> None:
        """Open the form for a visit of a phase, made today by who works here."""
        self.table.add()
        panel = self.table.panel
        if panel is None or panel.edit.typed():
            return
        author = self._bench.action.author
        panel.form.set_values(
            {"phase": phase, "held_on": clock.today(), "operator_id": author if len(author) == 32 else None}
        )
        bring_in_sight_soon(panel)

    def open(self, key: UUID) -> None:
        """Open the form of a visit."""
        self.table.edit(key)


def attestation_card(theme: Theme, traineeship: Traineeship, facts: Facts) -> Card:
    """Return how much of the planned length was done, and whether it gives the attestation."""
    card = Card(theme, _("Length done"), icon="award")
    card.setObjectName("attestation_card")
    done = presence.presence(facts.rows(DAY)).minutes_done
    planned = length.planned_minutes(traineeship, last_day(traineeship, facts), Calendar(facts.parameters).is_holiday)
    words = _("{done} hours done of {all} planned").format(done=hours(done) or "0", all=hours(planned or 0) or "–")
    if traineeship.starts_on is None:
        card.add(Label(theme, words))
        return card
    figure = presence.has_attestation(done, planned, facts.parameters, traineeship.starts_on)
    line = Flow(Label(theme, words, role="name", wraps=False))
    if figure.value:
        line.add(Chip(theme, _("attestation due"), tone="ok"))
    elif figure.value is not None:
        line.add(Chip(theme, _("not enough yet for the attestation"), tone="info"))
    card.add(line)
    if figure.steps:
        card.add(StepsView(theme, figure.steps, has_head=False))
    return card
