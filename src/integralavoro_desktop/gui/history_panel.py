"""The history of a record or of one field in sentences, the newest first, each value with «Ripristina»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.shown import Shower, author_line
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.changes import LIFE
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage import history

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.storage.history import Version

_MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words: the field it is of, the sentence, who and when, and the value it left behind."""

    register: str
    label: str
    sentence: str
    by: str
    before: Any
    can_restore: bool


def told_history(bench: Bench, entity: str, key: UUID, *, register: str = "") -> list[Told]:
    """Return the changes of a record, or of one register of it, in sentences, the newest first."""
    with bench.store.connection() as conn:
        known = history.versions(conn, key, register=register)
    found = bench.catalogue.entity(entity)
    shower = Shower(bench)
    values = {(version.register, version.dot): version.value for version in known}
    return [one for version in known[:_MOST] if (one := _told(bench, found, version, values=values, shower=shower))]


class HistoryPanel(QWidget):
    """Sentences with «Ripristina»; `restore_asked(register, value)` asks for the value that a change left behind."""

    restore_asked = Signal(str, object)

    def __init__(self, bench: Bench, title: str, changes: Sequence[Told]) -> None:
        super().__init__()
        self.setObjectName("history_panel")
        self._bench = bench
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(Label(bench.theme, title, role="strong"))
        if not changes:
            layout.addWidget(Label(bench.theme, _("Nothing has been written here yet."), tone="text2"))
        for place, change in enumerate(changes):
            if place:
                layout.addWidget(Line(bench.theme))
            layout.addWidget(self._row(change, with_label=len({one.register for one in changes}) > 1))
        layout.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _row(self, change: Told, *, with_label: bool) -> QWidget:
        theme = self._bench.theme
        row = QWidget()
        row.setObjectName("history_row")
        down = QVBoxLayout(row)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        sentence = Label(theme, role="caption", tone="text")
        sentence.set_lead(f"{change.label}:" if with_label and change.label else "", change.sentence)
        down.addWidget(sentence)
        foot = QHBoxLayout()
        foot.addWidget(Label(theme, change.by, role="caption", tone="text2"), 1)
        if change.can_restore:
            again = Button(theme, _("Restore"), kind="link", icon="history").small()
            again.setObjectName("restore")
            again.setAccessibleName(_("Restore the value before: {sentence}").format(sentence=change.sentence))
            again.clicked.connect(lambda: self.restore_asked.emit(change.register, change.before))
            foot.addWidget(again)
        down.addLayout(foot)
        return row


def _told(
    bench: Bench, entity: Entity, version: Version, *, values: dict[tuple[str, Any], Any], shower: Shower
) -> Told | None:
    by = author_line(bench.who(version.author), version.at)
    if version.register == LIFE:
        return Told(LIFE, "", _life(str(version.value.get("state", ""))), by, None, can_restore=False)
    specs = entity.registers.get(version.register)
    if specs is None or all(spec.ui.hidden for spec in specs):
        return None
    before = next((values[version.register, dot] for dot in version.parents if (version.register, dot) in values), None)
    sentence = _sentence(specs, before, version.value, shower=shower)
    return Told(version.register, _label(specs), sentence, by, before, can_restore=bool(version.parents))


def _sentence(specs: Sequence[FieldSpec], before: Any, after: Any, *, shower: Shower) -> str:
    old, new = shower.wire(specs, before), shower.wire(specs, after)
    if old and new:
        return _("from «{before}» to «{after}»").format(before=old, after=new)
    if new:
        return _("written «{after}»").format(after=new)
    return _("«{before}» taken away").format(before=old) if old else _("left empty")


def _label(specs: Sequence[FieldSpec]) -> str:
    return _(specs[0].ui.label)


def _life(state: str) -> str:
    if state == "live":
        return _("The record was made or brought back.")
    return _("Its deletion was proposed.") if state == "proposed" else _("The record was deleted.")
