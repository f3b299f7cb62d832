"""«Impostazioni»: the look, me and this computer, copies, lists, health, practice mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.screens.settings_backups import BackupsView
from integralavoro_desktop.gui.screens.settings_data import DataView
from integralavoro_desktop.gui.screens.settings_health import HealthView
from integralavoro_desktop.gui.screens.settings_look import LookView
from integralavoro_desktop.gui.screens.settings_me import MeView
from integralavoro_desktop.gui.screens.settings_practice import PracticeView
from integralavoro_desktop.gui.tabs import Tab, Tabs
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools


class SettingsPage(Page):
    """Six parts; `choose(key)` shows one: look, me, backups, data, health, practice."""

    def __init__(self, bench: Bench, guide: Guide, tools: SettingsTools) -> None:
        super().__init__(bench.theme, _("Settings"))
        self.setObjectName("settings_page")
        theme = bench.theme
        self.tabs = Tabs(theme)
        self.tabs.bind_keys(self)
        self._arrange()
        self.tabs.set_tabs(
            (
                Tab("look", _("Look"), lambda: LookView(theme, tools)),
                Tab("me", _("Me and this computer"), lambda: MeView(bench, guide, tools)),
                Tab("backups", _("Backups"), lambda: BackupsView(bench, tools)),
                Tab("data", _("Lists and values"), lambda: DataView(bench, guide, tools)),
                Tab("health", _("Health"), lambda: HealthView(bench, tools)),
                Tab("practice", _("Practice mode"), lambda: PracticeView(bench, tools)),
            )
        )
        self.choose("look")

    def choose(self, key: str) -> None:
        """Show a part by its key."""
        self.tabs.choose(key)

    def refresh(self, changed: frozenset[str]) -> None:
        """Let the part in sight read again."""
        self.tabs.refresh(changed)

    def _arrange(self) -> None:
        above = QWidget()
        down = QVBoxLayout(above)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        down.addWidget(self.title)
        down.addWidget(self.tabs.row)
        self.set_head(above)
        self.body.addWidget(self.tabs)
        self.body.addStretch(1)
