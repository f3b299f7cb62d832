"""Deletions that somebody proposed: a person confirms each one, or keeps the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.exchange.telling import Teller, person_of
from integralavoro_desktop.gui.banners import EmptyState, announce
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.rows import FactRow
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage import conflicts
from integralavoro_desktop.storage.edit import Action

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.conflicts import Proposal

_ENTRY = "exchange"
_REASON = "resolve:_life"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed deletion in words."""

    proposal: Proposal
    title: str
    detail: str
    is_clinical: bool


def proposed(bench: Bench) -> list[Proposed]:
    """Return the deletions that wait for a person, in words."""
    with bench.store.connection() as conn:
        waiting = conflicts.proposals(conn)
    with bench.store.read() as reader:
        teller = Teller(reader, bench.catalogue, bench.codes)
        return [
            _proposed(teller, bench, proposal, reader.one(proposal.entity, proposal.row))
            for proposal in waiting
            if proposal.entity in bench.catalogue
        ]


class DeletionsPage(Page):
    """One card for each proposal, with «Conferma» and «Tieni la scheda»; nothing is deleted by itself."""

    def __init__(self, bench: Bench, guide: Guide) -> None:
        super().__init__(bench.theme, _("Proposed deletions"))
        self.setObjectName("deletions_page")
        self.bench = bench
        self._guide = guide
        self._shown: QWidget | None = None
        self.set_crumbs(((_("Exchange"), self._leave), (_("Proposed deletions"), None)))
        words = _("A deletion is only proposed until a person confirms it. What is deleted can be restored.")
        self.set_title(self.title.text(), subtitle=words)
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what is proposed."""
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        down = QVBoxLayout(self._shown)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        found = proposed(self.bench)
        for one in found:
            down.addWidget(self._card(one))
        if not found:
            down.addWidget(self._nothing())
        down.addStretch(1)
        self.body.addWidget(self._shown, 1)

    def _card(self, one: Proposed) -> QWidget:
        theme = self.theme
        card = Card(theme)
        card.setObjectName("proposal")
        is_covered = one.is_clinical and not self.bench.is_clinical_open()
        title = _("A record of the clinical area") if is_covered else one.title
        row = FactRow(theme, title, detail=one.detail, icon="trash-2")
        row.icon.set_icon("trash-2", "warn")
        if one.proposal.edited_meanwhile:
            row.end_with(Chip(theme, _("changed by others since"), tone="warn", icon="triangle-alert"))
        card.add(row)
        if one.proposal.edited_meanwhile:
            words = _("Somebody wrote in this record without seeing the proposal: look at it before you confirm.")
            card.add(Label(theme, words, role="caption", tone="text2"))
        keep = self._button(_("Keep the record"), "keep", lambda: self._decide(one.proposal, is_deleted=False))
        delete = self._button(
            _("Delete for everybody"), "delete", lambda: self._decide(one.proposal, is_deleted=True), kind="danger"
        )
        ways = [keep, delete]
        if not is_covered:
            ways.insert(0, self._button(_("Open the record"), "open_record", lambda: self._open(one.proposal)))
        card.add(Flow(*ways, gap=10))
        return card

    def _button(self, words: str, name: str, does: Any, *, kind: str = "plain") -> Button:
        button = Button(self.theme, words, kind=kind)
        button.setObjectName(name)
        button.clicked.connect(lambda: does())
        return button

    def _nothing(self) -> QWidget:
        card = Card(self.theme)
        empty = EmptyState(self.theme, _("No deletion is proposed."), icon="circle-check", action=_("Back"))
        empty.acted.connect(self._leave)
        card.add(empty)
        return card

    def _open(self, proposal: Proposal) -> None:
        entity = self.bench.catalogue.entity(proposal.entity)
        with self.bench.store.read() as reader:
            root, record = Teller(reader, self.bench.catalogue, self.bench.codes).root(
                entity, reader.one(proposal.entity, proposal.row)
            )
        if record is not None:
            self._guide.open(root.name, record.id)

    def _decide(self, proposal: Proposal, *, is_deleted: bool) -> None:
        with self.bench.store.read() as reader:
            record = reader.one(proposal.entity, proposal.row)
        with self.bench.store.write(Action(self.bench.action.author, _REASON)) as edit:
            if is_deleted:
                edit.confirm_removal(record)
            else:
                edit.restore(record)
        self.refresh(frozenset())
        announce(self, _("The record is deleted and can be restored.") if is_deleted else _("The record stays."))

    def _leave(self) -> None:
        self.asked_for.emit(_ENTRY)


def _proposed(teller: Teller, bench: Bench, proposal: Proposal, record: Any) -> Proposed:
    entity = bench.catalogue.entity(proposal.entity)
    name = teller.record(entity, record) if record is not None else ""
    person = person_of(record.scope_id) if record is not None else ""
    who = teller.who(proposal.by)
    parts = [teller.person(person)] if person and proposal.entity != "candidate" else []
    parts.append(_("proposed by {who}").format(who=who) if who else _("proposed on another computer"))
    kind = teller.kind(entity)
    is_clinical = record is not None and str(record.scope_id).startswith("c:")
    return Proposed(proposal, f"{kind}: {name}" if name else kind, " · ".join(parts), is_clinical)
