"""«Documenti»: the papers of the start with their dates, what can be printed, and what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Card, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide

START = ("pfi_signed_on", "notice_on", "inail", "liability", "safety_on", "fitness_on")
NEEDED = frozenset({"pfi_signed_on", "notice_on", "inail", "safety_on"})
PAPERS = (
    ("PF", N_("Training project"), "file-text"),
    ("TR", N_("Attendance register of the month"), "calendar-check"),
    ("VI", N_("Sheet of a visit"), "eye"),
    ("RF", N_("Final report and attestation"), "award"),
)


class PapersTab(TabView):
    """Shows papers; `field_asked(name)` for one of the start that is missing."""

    field_asked = Signal(str)

    def __init__(self, bench: Bench, guide: Guide, traineeship: Traineeship) -> None:
        super().__init__()
        self._bench = bench
        self._guide = guide
        self._key = traineeship.id
        self._columns: QWidget | None = None
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again."""
        with self._bench.store.read() as reader:
            traineeship = reader.one("traineeship", self._key)
            printed = [row for row in reader.facts(traineeship).rows("disclosure") if row.about_id == self._key]
        if self._columns is not None:
            self._columns.setParent(None)
            self._columns.deleteLater()
            while self.body.takeAt(0) is not None:
                pass
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._start(traineeship), self._prints(traineeship), gap=14))
        right.setLayout(column(self._printed(printed), gap=14))
        self._columns = Columns(self._bench.theme, left, right, weights=(1, 1), below=820)
        self.body.addWidget(self._columns)
        self.body.addStretch(1)

    def _start(self, traineeship: Traineeship) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Papers of the start"), icon="file-check")
        card.setObjectName("start_papers")
        rows = []
        for name in START:
            value: Any = getattr(traineeship, name)
            words = _(field_of(type(traineeship), name).ui.label)
            row = FactRow(theme, words, icon="circle-check" if value else "circle", opens=True)
            row.icon.set_icon("circle-check" if value else "circle", "ok" if value else "muted")
            row.setObjectName(f"paper_{name}")
            is_missing = not value and name in NEEDED
            end = value if isinstance(value, str) else day_words(value) if value else _("not written")
            row.end_with(Chip(theme, _("missing"), tone="warn", icon="triangle-alert") if is_missing else end)
            row.opened.connect(lambda name=name: self.field_asked.emit(name))
            rows.append(row)
        card.add(RowList(theme, *rows))
        return card

    def _prints(self, traineeship: Traineeship) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Papers to print"), icon="printer")
        rows = []
        for paper, words, icon in PAPERS:
            row = FactRow(theme, _(words), icon=icon)
            for is_blank, label in ((False, _("Print")), (True, _("Blank form"))):
                button = Button(theme, label, kind="ghost" if is_blank else "plain").small()
                button.setObjectName(f"{'blank' if is_blank else 'print'}_{paper}")
                button.setAccessibleName(f"{label}: {_(words)}")
                wish = PrintWish(paper, person=traineeship.candidate_id, record=self._key, blank=is_blank)
                button.clicked.connect(lambda _checked=False, wish=wish: self._guide.print(wish))
                row.add(button)
            rows.append(row)
        card.add(RowList(theme, *rows))
        return card

    def _printed(self, papers: Sequence[Any]) -> Card:
        theme = self._bench.theme
        card = Card(theme, _("Printed about this traineeship"), icon="history")
        card.setObjectName("printed_papers")
        if not papers:
            card.add(Label(theme, _("What is printed is noted here with its number and for whom."), tone="text2"))
            return card
        rows = []
        for one in sorted(papers, key=lambda paper: str(paper.made_on), reverse=True):
            made = day_words(one.made_on.astimezone().date()) if one.made_on else ""
            whom = one.preset.words if one.preset else ""
            detail = " · ".join(part for part in (one.serial, whom) if part)
            row = FactRow(theme, one.purpose or one.paper or "", detail=detail, opens=True)
            back = _("signed copy back") if one.signed_back_on else made
            row.end_with(back)
            row.opened.connect(lambda key=one.id: self._guide.open("disclosure", key))
            rows.append(row)
        card.add(RowList(theme, *rows))
        return card
