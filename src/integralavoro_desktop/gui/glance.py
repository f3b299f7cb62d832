"""A look at one record beside its list: what is filled, without leaving the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from integralavoro_desktop.gui.boxes import Card, row
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.record_chooser import serial_of
from integralavoro_desktop.gui.shown import Shower, filled_lines
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from typing import Any

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.catalogue import Entity

_WIDE = 330
_MOST_LINES = 14


class Glance(Card):
    """The filled fields of one record. `open_asked` and `closed` come from its buttons."""

    open_asked = Signal()
    closed = Signal()

    def __init__(self, bench: Bench, entity: Entity, record: Any) -> None:
        title = entity.kind.title(record) if entity.child is None else _(entity.child.words.one)
        super().__init__(bench.theme, title, caption=serial_of(record))
        self.setObjectName("glance")
        self.setFixedWidth(bench.theme.px(_WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        close = IconButton(bench.theme, "x", _("Close the preview"), kind="ghost").small()
        close.clicked.connect(self.closed)
        self.trail.addWidget(close)
        specs = fields_of(entity.model)
        values = {spec.name: getattr(record, spec.name) for spec in specs}
        lines = filled_lines(Shower(bench), specs, values)
        self.body.setSpacing(1)
        for label, words in lines[:_MOST_LINES]:
            self.body.addSpacing(7)
            self.add(Label(bench.theme, label, role="caption", tone="text2"))
            self.add(Label(bench.theme, words))
        if len(lines) > _MOST_LINES:
            more = _("and {n} more fields").format(n=len(lines) - _MOST_LINES)
            self.add(Label(bench.theme, more, role="caption", tone="muted"))
        self.body.addSpacing(10)
        button = Button(bench.theme, _("Open the record"), icon="arrow-right")
        button.setObjectName("glance_open")
        button.clicked.connect(self.open_asked)
        self.body.addLayout(row(button))
