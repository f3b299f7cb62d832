"""«Come si calcola»: each step with its rule, its value, and where a value of the law comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Line
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import show_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.calculation import Step


class StepsView(QWidget):
    """Shows the steps one under the other; what nobody verified in an act says so."""

    def __init__(self, theme: Theme, steps: Sequence[Step], *, has_head: bool = True) -> None:
        super().__init__()
        self.setObjectName("steps")
        layout = QVBoxLayout(self)
        side = 8 if has_head else 0
        layout.setContentsMargins(side, side // 2, side, side // 2)
        layout.setSpacing(8)
        if has_head:
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(IconLabel(theme, "info"))
            head.addWidget(Label(theme, _("How it is calculated"), role="h3"), 1)
            layout.addLayout(head)
        for step in steps:
            layout.addWidget(Line(theme))
            layout.addWidget(_step(theme, step))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def value_words(step: Step) -> str:
    """Return the value of a step with its unit."""
    value = show_number(step.value) if isinstance(step.value, Decimal | int) else step.value
    return f"{value} {step.unit}".strip()


def _step(theme: Theme, step: Step) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(theme, step.rule), 0, 0)
    value = Label(theme, value_words(step), role="strong", wraps=False)
    grid.addWidget(value, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    source = " · ".join(part for part in (step.code, step.source) if part)
    if source:
        grid.addWidget(Label(theme, source, role="caption", tone="text2"), 1, 0)
    if not step.verified:
        mark = Chip(theme, _("to be verified"), tone="warn", icon="triangle-alert")
        grid.addWidget(mark, 1, 1, Qt.AlignmentFlag.AlignRight)
    return holder
