"""The health of the program: what was checked, what is to be put right, one page for whoever helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import BannerArea, announce, error_banner
from integralavoro_desktop.gui.boxes import Card, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens import settings_checks
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage import health

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.settings_checks import Check, Condition
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
    from integralavoro_desktop.gui.work import Job
    from integralavoro_desktop.kernel.problems import AppError
    from integralavoro_desktop.storage.health import Health


class HealthView(TabView):
    """Quick facts at once; the whole archive is looked through in the worker when somebody asks."""

    def __init__(self, bench: Bench, tools: SettingsTools) -> None:
        super().__init__()
        self._bench = bench
        self._tools = tools
        self._health: Health | None = None
        self.banners = BannerArea()
        self._checks = RowList(bench.theme)
        self._facts = RowList(bench.theme)
        self._state = Chip(bench.theme, "")
        self._state.hide()
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._of_checks(), gap=14))
        right.setLayout(column(self._of_facts(), gap=14))
        self.body.addWidget(self.banners)
        self.body.addWidget(Columns(bench.theme, left, right, weights=(6, 5)))
        self.body.addStretch(1)
        self._show()

    def refresh(self, changed: frozenset[str]) -> None:
        """Look at copies and disk again."""
        self._show()

    def look_through(self) -> None:
        """Check every page and every row of the archive."""
        store, catalogue = self._bench.store, self._bench.catalogue
        self.now.setEnabled(False)
        self._state.set_state(_("I am reading every page and every row…"), tone="info", icon="hourglass")
        self._state.show()

        def op(_job: Job | None) -> Health:
            with store.connection() as conn:
                return health.check(conn, catalogue)

        if self._bench.work is not None:
            self._bench.work.run(op, self._found, self._failed)
        else:
            self._found(op(None))

    def print_sheet(self) -> None:
        """Print the page for whoever helps."""
        found = self._condition()
        rows = [(one.sentence, one.passed, one.todo) for one in settings_checks.checks(found) if one.is_known]
        self._tools.print_health(rows, settings_checks.facts(self._bench.store, found))

    def _of_checks(self) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Checks"), icon="shield-check")
        card.setObjectName("health_checks")
        card.add(self._checks)
        self.now = Button(theme, _("Look through the archive now"), kind="primary", icon="search")
        self.now.setObjectName("look_through")
        self.now.clicked.connect(self.look_through)
        paper = Button(theme, _("Print the health sheet"), icon="printer")
        paper.setObjectName("print_health")
        paper.clicked.connect(self.print_sheet)
        card.add(Flow(self.now, paper, gap=8))
        card.add(Flow(self._state))
        return card

    def _of_facts(self) -> Card:
        card = Card(self._bench.theme, _("This program"), icon="info")
        card.add(self._facts)
        words = _("The health sheet holds no personal data: you can give it to whoever helps.")
        card.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        return card

    def _condition(self) -> Condition:
        return settings_checks.condition(self._bench.store, self._tools.backup_folder(), self._health)

    def _show(self) -> None:
        found = self._condition()
        self._checks.set_rows(*(self._row(one) for one in settings_checks.checks(found)))
        theme = self._bench.theme
        facts = settings_checks.facts(self._bench.store, found)
        self._facts.set_rows(*(FactRow(theme, label).end_with(value) for label, value in facts))

    def _row(self, one: Check) -> FactRow:
        if not one.is_known:
            end = Chip(self._bench.theme, _("not yet"), icon="clock")
        elif one.passed:
            end = Chip(self._bench.theme, _("in order"), tone="ok")
        else:
            end = Chip(self._bench.theme, _("to put right"), tone="danger")
        todo = "" if one.passed else one.todo
        return FactRow(self._bench.theme, one.sentence, detail=todo).end_with(end)

    def _found(self, found: Health) -> None:
        self._health = found
        self.now.setEnabled(True)
        self._state.hide()
        self._show()
        announce(self, next(settings_checks.checks(self._condition())).sentence)

    def _failed(self, failure: AppError) -> None:
        self.now.setEnabled(True)
        self._state.hide()
        self.banners.add(error_banner(self._bench.theme, failure))
