"""Practice mode: what it is, and the way into it and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import BannerArea, error_banner
from integralavoro_desktop.gui.boxes import Card, column, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
    from integralavoro_desktop.gui.work import Job
    from integralavoro_desktop.kernel.problems import AppError

PRACTICE = "practice"


class PracticeView(TabView):
    """Makes a district of invented people once, then opens it whenever somebody wants."""

    def __init__(self, bench: Bench, tools: SettingsTools) -> None:
        super().__init__()
        self._bench = bench
        self._tools = tools
        self.banners = BannerArea()
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._what_it_is(), gap=14))
        right.setLayout(column(self._way_in(), gap=14))
        self.body.addWidget(self.banners)
        self.body.addWidget(Columns(bench.theme, left, right, weights=(6, 5)))
        self.body.addStretch(1)

    def begin(self) -> None:
        """Open the practice district; the first time it is made."""
        folder = self._tools.practice_folder
        if folder.exists():
            self._tools.open_practice(folder)
            return
        self.button.setEnabled(False)
        self._state.set_state(_("I am inventing people, firms and months of work…"), tone="info", icon="hourglass")
        self._state.show()
        make = self._tools.make_practice

        def op(_job: Job | None) -> None:
            make(folder)

        if self._bench.work is not None:
            self._bench.work.run(op, lambda _made: self._made(), self._failed)
        else:
            op(None)
            self._made()

    def _what_it_is(self) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Practice mode"), icon="graduation-cap")
        card.add(Label(theme, _("A whole district of invented people, to try everything without fear.")))
        lines = (
            ("database", _("Data in a store of their own"), _("Yours are never touched, not even by mistake.")),
            ("flag", _("A yellow band above everything"), _("The window says «PRACTICE» in its title too.")),
            ("printer", _("«PRACTICE» across each paper"), _("No paper of practice can be taken for a real one.")),
            ("package", _("Nothing leaves"), _("Packages of practice are refused by real archives.")),
        )
        card.add(RowList(theme, *(FactRow(theme, name, detail=detail, icon=icon) for icon, name, detail in lines)))
        return card

    def _way_in(self) -> Card:
        theme = self._bench.theme
        is_inside = bool(self._bench.setting(PRACTICE, default=False))
        card = Card(theme, _("Try it"), icon="play")
        words = _("The first time it takes about half a minute to invent the district.")
        if is_inside:
            words = _("You are in practice mode now. Close this window to go back to your own data.")
        card.add(Label(theme, words, tone="text2"))
        self.button = Button(theme, _("Open practice mode"), icon="graduation-cap")
        self.button.setObjectName("open_practice")
        self.button.clicked.connect(self.begin)
        self.button.setVisible(not is_inside)
        self._state = Chip(theme, "")
        self._state.hide()
        card.body.addLayout(row(self.button))
        card.body.addLayout(row(self._state))
        return card

    def _made(self) -> None:
        self.button.setEnabled(True)
        self._state.hide()
        self._tools.open_practice(self._tools.practice_folder)

    def _failed(self, failure: AppError) -> None:
        self.button.setEnabled(True)
        self._state.hide()
        self.banners.add(error_banner(self._bench.theme, failure))
