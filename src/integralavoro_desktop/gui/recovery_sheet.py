"""The recovery sheet as it looks on paper, beside the step that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from integralavoro_desktop.gui.boxes import Box, Line
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What stands on the sheet beside the code: whose it is, the office, the date in words."""

    name: str
    office: str = ""
    date: str = ""


class RecoverySheet(Box):
    """A small paper with the numbered groups of the code."""

    def __init__(self, theme: Theme, groups: Sequence[str], facts: SheetFacts) -> None:
        super().__init__(theme)
        self.setObjectName("recovery_sheet")
        self.setAccessibleName(_("Recovery sheet"))
        self.setMaximumWidth(theme.px(420))
        self.body.setContentsMargins(28, 26, 28, 26)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Label(theme, "Integr@lavoro", role="caption-strong", wraps=False))
        head.addStretch(1)
        head.addWidget(Label(theme, _("Recovery sheet"), role="caption-strong", wraps=False))
        self.body.addLayout(head)
        self.add(Line(theme))
        whose = " · ".join(part for part in (facts.name, facts.office, facts.date) if part)
        self.add(Label(theme, whose, role="caption"))
        for place, group in enumerate(groups, 1):
            self.add(self._group(place, group))
        self.body.addSpacing(6)
        self.add(Label(theme, _how(), role="caption"))
        self.body.addStretch(1)
        self.add(Line(theme))
        foot = _("Close it in an envelope and sign the flap. Whoever finds this sheet brings it back to the office.")
        self.add(Label(theme, foot, role="small", tone="text2"))

    def _group(self, place: int, group: str) -> Box:
        line = Box(self.theme, kind="sunken", across=True)
        line.body.setContentsMargins(14, 7, 14, 7)
        line.body.setSpacing(18)
        line.add(Label(self.theme, str(place), role="caption", tone="muted", wraps=False))
        line.add(Label(self.theme, group, role="h2", wraps=False), 1)
        return line


def _how() -> str:
    return _(
        "To use it: on the lock screen choose «I forgot the password» and type all the groups. Capitals do not matter;"
        " the code has no letters O, I, L and U."
    )
