"""The head of a record's page as a card: initials, title, state chips, facts, actions, and what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from integralavoro_desktop.gui.arrange import Across
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.chips import Avatar, Chip
from integralavoro_desktop.gui.flow import Flow, FlowLayout
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.gui.page import Page

MOST_ALERTS = 3


class HeadCard(Box):
    """Takes the page's title and subtitle in; give it to `page.set_head`.

    `chips` takes the state, `trail` the buttons, `add` whatever comes below (the phase line).
    """

    def __init__(self, page: Page, *, initials_of: str = "") -> None:
        super().__init__(page.theme)
        self.setObjectName("head_card")
        self.chips = Flow()
        self.trail = FlowLayout(10)
        self.avatar = Avatar(page.theme, initials_of)
        self.body.setSpacing(12)
        names = Flow(gap=10)
        names.add(page.title)
        names.add(self.chips)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(names)
        words.addWidget(page.subtitle)
        who = QHBoxLayout()
        who.setSpacing(14)
        who.addWidget(self.avatar)
        who.addLayout(words, 1)
        if not initials_of:
            self.avatar.hide()
        top = Across(page.theme, gap=14)
        top.line.addLayout(who, 1)
        top.line.addLayout(self.trail)
        self.add(top)

    def add_next_step(self, words: str, alerts: Sequence[Chip] = ()) -> Flow:
        """Show the strip of the next step with at most three alerts; without a step a danger chip says so.

        Returns the line, for what else belongs there.
        """
        line = Flow()
        if words:
            line.add(self._strip(words))
        else:
            line.add(Chip(self.theme, _("no next step"), tone="danger"))
        for alert in alerts[:MOST_ALERTS]:
            line.add(alert)
        self.add(line)
        return line

    def _strip(self, words: str) -> Box:
        strip = Box(self.theme, kind="accent_soft", across=True)
        strip.setObjectName("next_step")
        strip.body.setContentsMargins(12, 6, 12, 6)
        strip.add(IconLabel(self.theme, "corner-down-left"))
        strip.add(Label(self.theme, _("Next step"), role="caption-strong", tone="accent", wraps=False))
        strip.add(Label(self.theme, words, role="name"), 1)
        strip.setAccessibleName(f"{_('Next step')}: {words}")
        return strip
