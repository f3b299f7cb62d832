"""How somebody was in touch: five choices side by side, by Alt and a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from integralavoro_desktop.features.activities.quick import USUAL_WAY, WAYS, Way
from integralavoro_desktop.gui.chips import ChoiceChip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.keymap import key
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme


class Ways(Flow):
    """The chips; `taken(way)` when somebody chose one. The keys work anywhere in `panel`."""

    taken = Signal(object)

    def __init__(self, theme: Theme, panel: QWidget) -> None:
        super().__init__(gap=6)
        self.setAccessibleName(_("How"))
        self._group = QButtonGroup(self)
        for place, way in enumerate(WAYS):
            chip = ChoiceChip(theme, _(way.words), icon=way.icon)
            chip.setObjectName(f"way_{way.key}")
            self._group.addButton(chip, place)
            self.add(chip)
            chip.clicked.connect(lambda _on=False, chosen=way: self.take(chosen))
            shortcut = QShortcut(QKeySequence(key("how").sequences[place]), panel)
            shortcut.activated.connect(lambda chosen=way: self.take(chosen))

    @property
    def chosen(self) -> Way:
        """The way that stands chosen."""
        place = self._group.checkedId()
        return WAYS[place] if place >= 0 else USUAL_WAY

    def choose(self, way: Way) -> None:
        """Show a way as chosen; nobody is told."""
        self._group.button(WAYS.index(way)).setChecked(True)

    def take(self, way: Way) -> None:
        """Choose a way and tell."""
        self.choose(way)
        self.taken.emit(way)
