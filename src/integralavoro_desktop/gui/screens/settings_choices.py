"""One choice of a few, side by side under its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from integralavoro_desktop.gui.chips import ChoiceChip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.theme import Theme


class Choices(QWidget):
    """Options (key, words, icon) of which one holds; `chosen(key)` when a person takes another one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, label: str, *, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.chips: dict[str, ChoiceChip] = {}
        self._group = QButtonGroup(self)
        flow = Flow(gap=8)
        for key, words, icon in options:
            chip = ChoiceChip(theme, words, icon=icon)
            chip.setObjectName(f"{name}_{key}")
            chip.setAccessibleName(f"{label}: {words}")
            chip.clicked.connect(lambda _checked=False, taken=key: self.chosen.emit(taken))
            self._group.addButton(chip)
            self.chips[key] = chip
            flow.add(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Label(theme, label, role="strong"))
        layout.addWidget(flow)

    def show_choice(self, key: str) -> None:
        """Show which one holds; nobody is told."""
        if key in self.chips:
            self.chips[key].setChecked(True)
