"""«Documenti e consensi»: what the person allows and to whom, papers to take back, and what a firm would read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.candidates.page.consent_card import ConsentCard
from integralavoro_desktop.features.candidates.page.seen import SeenCard
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import EmptyState, announce
from integralavoro_desktop.gui.boxes import Box, Card, column, empty, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.storage import desk as saving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.features.candidates.page.desk_of import Desk
    from integralavoro_desktop.kernel.facts import Facts

_STACKED_BELOW = 900


class PapersView(TabView):
    """Consents at the left, what a firm would read at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._new = Button(desk.theme, _("New consent"), icon="plus")
        self._new.setObjectName("new_consent")
        self._new.clicked.connect(self._ask_new)
        self.body.addLayout(row(self._new))
        self._left = QWidget()
        self._cards = column(gap=14)
        self._left.setLayout(self._cards)
        self._open: UUID | None = None
        self.seen = SeenCard(desk)
        right = QWidget()
        right.setLayout(column(self.seen, gap=14))
        self.body.addWidget(Columns(desk.theme, self._left, right, weights=(3, 2), below=_STACKED_BELOW))
        self.body.addStretch(1)
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the consents and the papers again."""
        empty(self._cards, but=1)
        with self._desk.read() as file:
            rows = sorted(file.facts.rows("consent"), key=_in_order)
            cards: list[QWidget] = [self._consent(one, file.facts) for one in rows]
            recall = self._to_recall(file.facts)
        shown = [*([recall] if recall else []), *(cards or [self._empty()])]
        for place, card in enumerate(shown):
            self._cards.insertWidget(place, card)
        self._new.setVisible(bool(cards))
        self.seen.read()

    def _consent(self, one: Any, facts: Facts) -> ConsentCard:
        papers = [d for d in facts.rows("disclosure") if d.consent_id == one.id and d.recalled_on is None]
        card = ConsentCard(self._desk, one, facts, papers=[paper_name(paper, self._desk) for paper in papers])
        card.opened.connect(lambda: self._desk.guide.open("consent", one.id))
        card.withdrawn.connect(lambda day, note: self._withdraw(one.id, day, note))
        return card

    def _withdraw(self, key: UUID, day: object, note: str) -> None:
        values = {"revoked_on": day, "revoked_note": note or None}
        bench = self._desk.bench
        outcome = saving.change(bench.store, bench.action, "consent", saving.Change(key, values))
        if outcome.saved:
            announce(self, _("The consent is withdrawn. It holds for nothing more from that day."))
            self.refresh(frozenset({"consent"}))

    def _to_recall(self, facts: Facts) -> Card | None:
        withdrawn = {c.id for c in facts.rows("consent") if c.revoked_on is not None and c.revoked_on <= facts.today}
        papers = [d for d in facts.rows("disclosure") if d.consent_id in withdrawn and d.recalled_on is None]
        if not papers:
            return None
        card = Card(self._desk.theme, _("Papers to take back"), icon="file-down")
        card.setObjectName("recall")
        sentence = _("They went out under a consent that is withdrawn. Ask for them, then write it here.")
        card.add(Label(self._desk.theme, sentence, role="caption", tone="text2"))
        card.add(RowList(self._desk.theme, *self._recall_rows(papers, facts)))
        return card

    def _recall_rows(self, papers: Sequence[Any], facts: Facts) -> list[FactRow]:
        rows = []
        for paper in sorted(papers, key=lambda d: (d.serial or "", str(d.id))):
            one = FactRow(
                self._desk.theme, paper_name(paper, self._desk), detail=paper_detail(paper, facts), icon="file-text"
            )
            back = Button(self._desk.theme, _("Write that it came back"), icon="check").small()
            back.setObjectName("came_back")
            back.clicked.connect(lambda _checked=False, key=paper.id: self._came_back(key))
            one.end_with(back)
            rows.append(one)
        return rows

    def _came_back(self, key: UUID) -> None:
        bench = self._desk.bench
        wanted = saving.Change(key, {"recalled_on": clock.today()})
        saving.change(bench.store, bench.action, "disclosure", wanted)
        self.refresh(frozenset({"disclosure"}))

    def _empty(self) -> Box:
        box = Box(self._desk.theme)
        sentence = _("No consent is written yet. Without one, no firm reads anything of the person.")
        state = EmptyState(self._desk.theme, sentence, icon="shield-check", action=_("Write a consent"))
        state.acted.connect(self._ask_new)
        box.add(state)
        return box

    def _ask_new(self) -> None:
        self._desk.guide.new("consent", {"candidate_id": self._desk.key})


def paper_name(paper: Any, desk: Desk) -> str:
    """Return what a paper is and its number."""
    title = desk.parts.paper_title(paper.paper or "")
    return ", ".join(part for part in (title, paper.serial) if part)


def paper_detail(paper: Any, facts: Facts) -> str:
    """Return for whom a paper was made, and when."""
    firm = facts.find("organisation", paper.recipient_id) if paper.recipient_id else None
    whom = (firm.name if firm is not None else "") or (paper.preset.words if paper.preset else "")
    day = short_day(paper.made_on.astimezone().date(), today=facts.today) if paper.made_on else ""
    return " · ".join(part for part in (whom, day) if part)


def _in_order(consent: Any) -> tuple[bool, str, str]:
    """Put what holds before what was withdrawn, then what expires first."""
    return (consent.revoked_on is not None, str(consent.expires_on or "9999"), str(consent.id))
