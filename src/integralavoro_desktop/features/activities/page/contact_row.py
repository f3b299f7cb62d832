"""One contact of the diary in full: when, what, by whom, the person's words, what happened, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from integralavoro_desktop.features.activities.kinds import ON_THE_PHONE
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import Row
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.gui.typed import minutes_words, time_words
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integralavoro_desktop.gui.bench import Bench

_ICONS = {ON_THE_PHONE: "phone", "7": "video", "2": "house"}


class ContactRow(Row):
    """Opens the record."""

    def __init__(self, bench: Bench, contact: Any, names: Mapping[str, str]) -> None:
        label = bench.codes.label("ATT", contact.kind) if contact.kind else _("Contact")
        day = short_day(contact.happened_on, today=clock.today()) if contact.happened_on else _("without a date")
        super().__init__(bench.theme, f"{day}, {label}", opens=True)
        self.setObjectName("contact_row")
        self.body.setContentsMargins(0, 10, 0, 12)
        self.body.setSpacing(12)
        date = Label(self.theme, day, role="caption-strong", tone="text2", wraps=False)
        date.setMinimumWidth(self.theme.px(92))
        date.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(date, 0, Qt.AlignmentFlag.AlignTop)
        icon = IconLabel(self.theme, _ICONS.get(contact.place or "", "user"), size=18)
        self.body.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        down = QVBoxLayout()
        down.setSpacing(3)
        down.addWidget(Label(self.theme, label, role="strong"))
        down.addWidget(Label(self.theme, _facts(contact, names), role="caption", tone="text2"))
        if contact.person_words:
            said = f"«{contact.person_words.strip('«»')}»"
            down.addWidget(Label(self.theme, said, role="name", tone="words"))
        if contact.summary:
            down.addWidget(Label(self.theme, contact.summary))
        if contact.next_step:
            down.addWidget(self._next_step(contact))
        if contact.hidden:
            words = _("obscured: only who was at work reads it")
            down.addWidget(Flow(Chip(self.theme, words, tone="warn", icon="eye-off")))
        self.body.addLayout(down, 1)
        self.setAccessibleDescription(" ".join(part for part in (contact.person_words, contact.summary) if part))

    def _next_step(self, contact: Any) -> Label:
        day = short_day(contact.next_on, today=clock.today()) if contact.next_on else ""
        label = Label(self.theme, role="caption", tone="text2")
        label.set_lead(_("Next step:"), ", ".join(part for part in (contact.next_step, day) if part))
        return label


def _facts(contact: Any, names: Mapping[str, str]) -> str:
    who = ", ".join(name for key in contact.operators if (name := names.get(key)))
    where = names.get(contact.organisation_id.hex, "") if contact.organisation_id else ""
    parts = (
        time_words(contact.starts_at) if contact.starts_at else "",
        minutes_words(contact.minutes) if contact.minutes else _("no answer"),
        ", ".join(one.words.lower() for one in contact.with_whom),
        where,
        who,
    )
    return " · ".join(part for part in parts if part)
