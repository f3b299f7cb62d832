"""The card of what was typed and not saved: take it up again, or throw it away and change your mind."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from integralavoro_desktop.features.today.agenda import time_words
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.storage import drafts

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.storage.drafts import Draft

MOST = 2


class DraftsCard(Box):
    """Hidden while no draft waits. `resumed(draft)` wants the form; throwing away happens here."""

    resumed = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.theme, kind="info_soft", bar="info")
        self.setObjectName("drafts")
        self._bench = bench
        self._thrown: Draft | None = None
        self._inside: list[QWidget] = []
        self._title = Label(bench.theme, role="strong", tone="info")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(bench.theme, "pencil", tone="info"))
        head.addWidget(self._title, 1)
        self.body.addLayout(head)

    def read(self) -> None:
        """Show the drafts that wait."""
        with self._bench.store.connection() as conn:
            found = drafts.all_of(conn, self._bench.action.author)
        for old in self._inside:
            old.setParent(None)
            old.deleteLater()
        self._inside = [part for draft in found[:MOST] for part in self._parts(draft)]
        if len(found) > MOST:
            self._inside.append(self._caption(_("and {n} more").format(n=len(found) - MOST)))
        if self._thrown is not None:
            self._inside.append(self._way_back())
        for part in self._inside:
            self.add(part)
        title = ngettext("A draft waits for you", "{n} drafts wait for you", len(found)).format(n=len(found))
        self._title.setText(title if found else _("No draft waits any more"))
        self.setVisible(bool(found) or self._thrown is not None)

    def forget_thrown(self) -> None:
        """Stop offering to bring back what was thrown away."""
        self._thrown = None

    def _parts(self, draft: Draft) -> list[QWidget]:
        words = _("{what}, {when}. The text is safe, even if the program was locked.")
        text = Label(self.theme, words.format(what=self._what(draft), when=moment(draft.changed_at)))
        resume = Button(self.theme, _("Take it up again")).small()
        resume.setObjectName("resume_draft")
        resume.clicked.connect(partial(self.resumed.emit, draft))
        throw = Button(self.theme, _("Throw the draft away"), kind="ghost").small()
        throw.setObjectName("throw_draft")
        throw.clicked.connect(partial(self._throw, draft))
        return [text, Flow(resume, throw, gap=6)]

    def _what(self, draft: Draft) -> str:
        catalogue = self._bench.catalogue
        if draft.entity not in catalogue:
            return draft.title
        entity = catalogue.entity(draft.entity)
        kind = _((entity.child or entity.kind).words.one)
        if draft.title.casefold().startswith(kind.casefold()):
            return draft.title
        return f"{kind}: {draft.title}" if draft.title else kind

    def _throw(self, draft: Draft) -> None:
        with self._bench.store.transaction() as conn:
            drafts.discard(conn, draft.key)
        self._thrown = draft
        self.read()

    def _bring_back(self, draft: Draft) -> None:
        with self._bench.store.transaction() as conn:
            drafts.keep(conn, draft)
        self._thrown = None
        self.read()

    def _way_back(self) -> QWidget:
        undo = Button(self.theme, _("Keep it after all"), kind="link").small()
        undo.setObjectName("bring_back_draft")
        if self._thrown is not None:
            undo.clicked.connect(partial(self._bring_back, self._thrown))
        return Flow(self._caption(_("The draft was thrown away.")), undo, gap=6)

    def _caption(self, words: str) -> Label:
        return Label(self.theme, words, role="caption", tone="text2")


def moment(at: datetime) -> str:
    """Return a moment of the near past: «oggi alle 9:05», «ieri alle 17:42», «3 novembre 2026 alle 9:05»."""
    local = at.astimezone()
    today, hour = clock.today(), time_words(local.time())
    if local.date() == today:
        return _("today at {time}").format(time=hour)
    if local.date() == today - timedelta(days=1):
        return _("yesterday at {time}").format(time=hour)
    return _("{day} at {time}").format(day=day_words(local.date()), time=hour)
