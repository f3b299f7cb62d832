"""Ctrl+L: a contact in less than thirty seconds, from anywhere; what is typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from integralavoro_desktop.features.activities.page.contact_form import ContactForm
from integralavoro_desktop.features.activities.quick import unit_of, values
from integralavoro_desktop.gui.banners import Banner, announce
from integralavoro_desktop.gui.boxes import row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip, KeyCap
from integralavoro_desktop.gui.draft_keeper import DraftKeeper
from integralavoro_desktop.gui.keymap import bind, shown
from integralavoro_desktop.gui.overlay import Overlay
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.scrolled import Scrolled
from integralavoro_desktop.gui.text import IconLabel, Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.values import to_wire
from integralavoro_desktop.storage import desk

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.features.activities.quick import Typed
    from integralavoro_desktop.gui.bench import Bench

ENTITY = "activity"
DRAFT = "activity:quick"
_BANNER = "draft_kept"
_WIDTH = 712


class QuickLog(Overlay):
    """The panel over `window`. `logged(id)` after a contact is saved, `said(sentence)` when there is something to tell.

    Escape closes it and keeps what was typed as a draft, which comes back with the next Ctrl+L.
    """

    logged = Signal(object)
    said = Signal(str)

    def __init__(self, bench: Bench, window: QWidget, person: UUID | None = None) -> None:
        super().__init__(bench.theme, window, width=_WIDTH, high=0.22)
        self.setObjectName("quick_log")
        self._bench = bench
        self._chosen = person
        self.keeper = DraftKeeper(bench, ENTITY, None, key=DRAFT)
        self.keeper.setParent(self)
        self.keeper.content = self._draft
        self.keeper.kept.connect(self._show_kept)
        self._build()
        bind(self, "main_action", self.save)
        bind(self, "save_another", self.save_another)

    def start(self) -> None:
        """Show it: with the draft that waits, else empty, with the person of the page. One is open at a time."""
        others = self._window.findChildren(QuickLog) if self.isHidden() else []
        already = next((one for one in others if one.isVisible()), None)
        if already is not None:
            already.form.focus_first()
            return
        self._put_banners_away()
        super().start()
        waiting = self.keeper.read()
        self.form.start(self._chosen)
        if waiting:
            self.form.take_back(waiting)
            self._kept.set_state(_("draft taken up again"), tone="info", icon="pencil")
        self._kept.setVisible(bool(waiting))
        self.form.focus_first()
        self.place_panel()

    def stop(self) -> None:
        """Close it; what was typed stays as a draft, and a sentence says so."""
        if self.isHidden():
            return
        self.keeper.keep()
        super().stop()
        if self.keeper.kept_at is not None:
            self._say_kept()

    def save(self) -> bool:
        """Save the contact and close; what must be corrected first is said under its field."""
        outcome = self._saved()
        if outcome is None:
            return False
        self.form.clear()
        self.stop()
        self._tell(_("The contact is in the diary."))
        self.logged.emit(outcome.record.id)
        return True

    def save_another(self) -> bool:
        """Save the contact and begin another one."""
        outcome = self._saved()
        if outcome is None:
            return False
        self.logged.emit(outcome.record.id)
        self.form.start(None)
        self._kept.set_state(_("in the diary"), tone="ok")
        self._kept.show()
        announce(self, _("The contact is in the diary. You can write another one."))
        self.form.focus_first()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel does nothing: it would take a half-written note away."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, the draft stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        event.accept()

    def _build(self) -> None:
        theme = self.theme
        head = row(IconLabel(theme, "notebook-pen", size=20), Label(theme, _("Log a contact"), role="h2", wraps=False))
        self._kept = Chip(theme, _("draft saved"), tone="ok")
        self._kept.setObjectName("draft_state")
        head.addWidget(self._kept)
        head.addWidget(KeyCap(theme, "Esc"))
        self.panel.setAccessibleName(_("Log a contact"))
        self.panel.body.addLayout(head)
        self.form = ContactForm(self._bench)
        self.form.changed.connect(self.keeper.touch)
        self.form.grown.connect(self.place_panel)
        self.panel.add(Scrolled(self.form), 1)
        another = Button(theme, _("Save and another"), key=shown("save_another"))
        another.setObjectName("save_another")
        another.clicked.connect(self.save_another)
        save = Button(theme, _("Save"), kind="primary", icon="check", key=shown("main_action"))
        save.setObjectName("save")
        save.clicked.connect(self.save)
        self.panel.body.addLayout(row(another, save, pushed=True))

    def _saved(self) -> desk.Outcome | None:
        typed = self.form.typed()
        if typed is None:
            self.keeper.keep()
            self.place_panel()
            return None
        outcome = desk.add(self._bench.store, self._bench.action, ENTITY, self._values(typed))
        if outcome.stops:
            self.form.show_problems(outcome.stops)
            self.keeper.keep()
            self.place_panel()
            return None
        self.keeper.discard()
        return outcome

    def _values(self, typed: Typed) -> dict[str, Any]:
        operator = UUID(self._bench.action.author)
        local = typed.at.astimezone().date()
        with self._bench.store.read() as reader:
            person = reader.one("candidate", typed.person)
            assignments = reader.children(person, "candidate.assignment")
            members = reader.many("operator.membership") if "operator.membership" in self._bench.catalogue else []
        unit = unit_of({"candidate.assignment": assignments, "operator.membership": members}, operator, local)
        return values(typed, operator, unit)

    def _draft(self) -> dict[str, Any]:
        """Return what was typed in the fields of the diary, so that the usual form could take it up too."""
        return {name: to_wire(value) for name, value in self.form.unfinished().items() if value not in (None, "", [])}

    def _show_kept(self) -> None:
        self._kept.set_state(_("draft saved"), tone="ok")
        self._kept.show()

    def _say_kept(self) -> None:
        """Say in the page behind that the draft is there, with a way back to it."""
        sentence = _("The contact is kept as a draft. Ctrl+L takes it up again.")
        self._put_banners_away()
        pages = [self._window] if isinstance(self._window, Page) else self._window.findChildren(Page)
        page = next((one for one in pages if one.isVisible()), None)
        if page is not None:
            banner = Banner(self.theme, sentence, tone="info", action=_("Take it up again"), is_closable=True)
            banner.setObjectName(_BANNER)
            banner.acted.connect(self.start)
            page.banners.add(banner)
        self.said.emit(sentence)

    def _put_banners_away(self) -> None:
        for banner in self._window.findChildren(Banner, _BANNER):
            banner.hide()
            banner.closed.emit()

    def _tell(self, sentence: str) -> None:
        announce(self._window, sentence)
        self.said.emit(sentence)
