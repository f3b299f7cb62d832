"""The lists behind the program: operators, places, codes, instruments, and the values of the law with their source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, column, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import N_, _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.screens.settings_tools import SettingsTools

LAW = "legal_parameter"
LISTS = {
    "operator": N_("who works here, with rights and services"),
    "territory": N_("municipalities and Poli"),
    "code_value": N_("words of the pick lists; the office adds its own"),
    "instrument": N_("scales and their versions"),
    LAW: N_("values of the law with source and date"),
}
MOST = 8


class DataView(TabView):
    """Counts and the values that somebody must still check; each list opens on a page of its own."""

    def __init__(self, bench: Bench, guide: Guide, tools: SettingsTools) -> None:
        super().__init__()
        self._bench = bench
        self._guide = guide
        self._tools = tools
        self._lists = RowList(bench.theme)
        self._values = RowList(bench.theme)
        self._law = Card(bench.theme, _("Values of the law"), icon="scale")
        self._law.setObjectName("law_values")
        self._checked = Chip(bench.theme, "")
        self._law.trail.addWidget(self._checked)
        self._more = Button(bench.theme, " ", kind="link")
        self._more.setObjectName("all_law_values")
        self._more.clicked.connect(lambda: tools.open_list(LAW))
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._behind(), gap=14))
        right.setLayout(column(self._of_law(), gap=14))
        self.body.addWidget(Columns(bench.theme, left, right, weights=(5, 6)))
        self.body.addStretch(1)
        self._show()

    def refresh(self, changed: frozenset[str]) -> None:
        """Count again where one of the lists changed."""
        if not changed or changed & LISTS.keys():
            self._show()

    def _behind(self) -> Card:
        card = Card(self._bench.theme, _("Lists"), icon="database")
        card.add(self._lists)
        words = _("The office keeps these lists; what you add here stays on this computer until the exchange.")
        card.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        return card

    def _of_law(self) -> Card:
        words = _("A value that nobody has checked in its source carries «to check»: look at it before you rely on it.")
        self._law.add(Label(self._bench.theme, words, role="caption", tone="text2"))
        self._law.add(self._values)
        self._law.body.addLayout(row(self._more))
        return self._law

    def _show(self) -> None:
        catalogue = self._bench.catalogue
        with self._bench.store.read() as reader:
            counts = {name: reader.count(name) for name in LISTS if name in catalogue}
            law = reader.many(LAW) if LAW in catalogue else []
        self._lists.set_rows(*(self._list_row(name, count) for name, count in counts.items()))
        self._show_law(in_force(law, clock.today()))

    def _list_row(self, name: str, count: int) -> FactRow:
        words = self._bench.catalogue.kind(name).words
        line = FactRow(self._bench.theme, _(words.many), detail=_(LISTS[name]), icon=words.icon, opens=True)
        line.setObjectName(f"list_{name}")
        line.opened.connect(partial(self._tools.open_list, name))
        return line.end_with(str(count))

    def _show_law(self, rows: Sequence[Any]) -> None:
        waiting = sum(not one.verified for one in rows)
        words = ngettext("{n} to check", "{n} to check", waiting).format(n=waiting)
        self._checked.set_state(words if waiting else _("all checked"), tone="warn" if waiting else "ok")
        self._values.set_rows(*(self._value_row(one) for one in rows[:MOST]))
        self._more.set_text(_("Show all {n}").format(n=len(rows)))
        self._more.setVisible(len(rows) > MOST)

    def _value_row(self, one: Any) -> FactRow:
        value = " ".join(part for part in (one.value or "–", one.unit) if part)
        line = FactRow(self._bench.theme, f"{one.code}: {value}", detail=_source(one), opens=True)
        line.opened.connect(partial(self._guide.open, LAW, one.id))
        mark = (_("checked"), "ok") if one.verified else (_("to check"), "warn")
        return line.end_with(Chip(self._bench.theme, mark[0], tone=mark[1]))


def in_force(rows: Sequence[Any], day: date) -> list[Any]:
    """Return the values that count on a day, those that somebody must still check first."""
    counting = [one for one in rows if covers(one.valid_from, one.valid_to, day)]
    return sorted(counting, key=lambda one: (bool(one.verified), one.code or "", str(one.id)))


def _source(one: Any) -> str:
    since = _("from {day}").format(day=day_words(one.valid_from)) if one.valid_from else _("first day not known")
    looked = _("looked at on {day}").format(day=day_words(one.checked_on)) if one.checked_on else ""
    return " · ".join(part for part in (one.source or _("no source"), since, looked) if part)
