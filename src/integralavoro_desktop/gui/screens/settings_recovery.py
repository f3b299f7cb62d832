"""A new recovery sheet: printed, proved by two groups typed back, and only then put in the place of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import BannerArea, error_banner
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.first_run_steps import FirstRunTools, RecoveryStep
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.recovery_sheet import RecoverySheet, SheetFacts
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import recovery_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools


class NewSheet(Overlay):
    """Holds a fresh code until it is proved; `adopted` once the new sheet is the one that opens."""

    adopted = Signal()

    def __init__(self, bench: Bench, window: QWidget, tools: SettingsTools) -> None:
        super().__init__(bench.theme, window, width=880, high=0.3)
        self.setObjectName("new_sheet")
        self._bench = bench
        self._tools = tools
        self._code = recovery_code.fresh_code()
        self.panel.setAccessibleName(_("A new recovery sheet"))
        self.panel.body.setContentsMargins(28, 22, 12, 18)
        self.step = RecoveryStep(bench.theme, self._step_tools())
        self.step.print_asked.connect(lambda copies: tools.print_sheet(self._code, copies))
        self.step.save_asked.connect(lambda: tools.save_sheet(self._code))
        self._put_sheet()
        self._banners = BannerArea()
        self.panel.add(self._banners)
        self.panel.add(self._scrolled(), 1)
        self.panel.body.addLayout(self._foot())
        self.step.changed.connect(self._look)
        self._look()

    def start(self) -> None:
        """Show it with the keyboard on the button that prints."""
        super().start()
        self.step.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_tools(self) -> FirstRunTools:
        return FirstRunTools(
            code_groups=recovery_code.groups(self._code),
            to_ask=recovery_code.groups_to_ask(),
            agree=self._agrees,
            print_sheet=lambda _name, _office, copies: self._tools.print_sheet(self._code, copies),
            save_sheet=lambda _name, _office: self._tools.save_sheet(self._code),
            folder_warning=self._tools.folder_warning,
            default_backup=self._tools.backup_folder(),
        )

    def _agrees(self, typed: Mapping[int, str]) -> bool:
        return recovery_code.groups_agree(self._code, dict(typed))

    def _put_sheet(self) -> None:
        name = self._bench.who(self._bench.action.author)
        office = str(self._bench.setting("office_name", "") or "")
        facts = SheetFacts(name, office, day_words(clock.today()))
        sheet = RecoverySheet(self.theme, recovery_code.groups(self._code), facts)
        self.step.sheet_place.insertWidget(0, sheet, 8)

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("page", True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(4, 4, 16, 4)
        layout.addWidget(self.step)
        area = QScrollArea()
        area.setObjectName("new_sheet_scroll")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setMinimumHeight(self.theme.px(560))
        return area

    def _foot(self) -> QHBoxLayout:
        keep = Button(self.theme, _("Keep the sheet of before"), kind="ghost")
        keep.setObjectName("keep_old_sheet")
        keep.clicked.connect(self.stop)
        self._adopt = Button(self.theme, _("From today this sheet counts"), kind="primary", icon="check")
        self._adopt.setObjectName("adopt_sheet")
        self._adopt.clicked.connect(self.adopt)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 6, 16, 0)
        foot.addWidget(keep)
        foot.addStretch(1)
        foot.addWidget(self._adopt)
        return foot

    def adopt(self) -> None:
        """Make the new code the one that opens, where it was proved; the sheet of before opens nothing any more."""
        if self.step.missing():
            return
        vault = self._bench.store.vault
        try:
            vault.keys.set_recovery(vault.dek, self._code)
        except AppError as failure:
            self._banners.clear()
            self._banners.add(error_banner(self.theme, failure))
            return
        self.stop()
        self.adopted.emit()

    def _look(self) -> None:
        missing = self.step.missing()
        self._adopt.setEnabled(not missing)
        self._adopt.setToolTip(missing)
