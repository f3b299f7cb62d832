"""The page of one assessment: the grid by keyboard, occasion and sheets, the decision; one save for all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from integralavoro_desktop.features.assessments import keeping
from integralavoro_desktop.features.assessments.page.field_tabs import DecisionTab, FieldTab, OccasionTab
from integralavoro_desktop.features.assessments.page.filling import Filling
from integralavoro_desktop.features.assessments.page.filling_bar import FillingBar
from integralavoro_desktop.features.assessments.page.grid_tab import GridTab
from integralavoro_desktop.gui.banners import EmptyState, announce, error_banner
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.keymap import bind, with_key
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.tabs import Tab, Tabs
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from integralavoro_desktop.features.assessments.keeping import Kept
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.store import Changed

GRID, OCCASION, DECISION = "grid", "occasion", "decision"
_PAPER = "VA"
_HINT_FROM = 960
_DECIDED = frozenset(
    {
        "outcome", "outcome_on", "outcome_by", "outcome_reasons", "person_view", "missing_items", "supports",
        "review_on", "returned_on", "returned_how",
    }
)  # fmt: skip


class AssessmentPage(Page):
    """Fills a new assessment of a person (`assessment_id` None) or goes on with an old one. `closed` after saving.

    `given` are values of a new one (the purpose, the traineeship).
    """

    closed = Signal()

    def __init__(
        self,
        bench: Bench,
        guide: Guide,
        assessment_id: UUID | None,
        candidate_id: UUID | None = None,
        *,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(bench.theme, _("Assessment"))
        self.setObjectName("assessment_page")
        self._bench = bench
        self._guide = guide
        self.assessment_id = assessment_id
        self._called = ""
        kept = self._kept(assessment_id, candidate_id, given)
        self.candidate_id = kept.candidate_id if kept else candidate_id
        if kept is None:
            self._say_nothing_here()
            return
        self.filling = Filling(bench, kept, self)
        self.tabs = Tabs(bench.theme, self._tabs())
        self.save = FillingBar(bench.theme, self.filling)
        self._put_together()
        self._connect()
        self.filling.look()
        self._show()
        Watch(bench.store, self, self._hear)

    def refresh(self, changed: frozenset[str]) -> None:
        """Take in what others wrote."""
        if hasattr(self, "filling"):
            self.filling.follow()

    def save_all(self) -> bool:
        """Save the occasion, its sheets and levels in one action; False when something must be corrected."""
        try:
            is_saved = self.filling.save()
        except AppError as error:
            self.banners.add(error_banner(self.theme, error))
            return False
        self._show()
        if is_saved:
            self.assessment_id = self.filling.kept_now.key
            announce(self, _("Saved"))
        elif stop := next((one for one in self.filling.problems if keeping.stops([one])), None):
            self._go_to_problem(stop.field)
        return is_saved

    def print_sheet(self, *, is_blank: bool = False) -> None:
        """Ask for the paper of this assessment, or its blank twin."""
        record = None if is_blank or self.filling.is_new else self.filling.kept_now.key
        self._guide.print(PrintWish(_PAPER, person=self.candidate_id, record=record, blank=is_blank or record is None))

    def event(self, event: QEvent) -> bool:
        """Keep undo for what was marked here, before the window takes back what was saved."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo what was marked."""
        if self._is_undo(event):
            self.filling.undo()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where the head is narrow."""
        if hasattr(self, "hint"):
            self.hint.setVisible(self.width() >= self.theme.px(_HINT_FROM))
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft when the page is left."""
        super().hideEvent(event)
        if hasattr(self, "filling"):
            self.filling.leave()

    def _kept(
        self, assessment_id: UUID | None, candidate_id: UUID | None, given: Mapping[str, Any] | None
    ) -> Kept | None:
        store, action = self._bench.store, self._bench.action
        if assessment_id is not None:
            return keeping.open_kept(store, action, assessment_id)
        return keeping.begin(store, action, candidate_id, given) if candidate_id else None

    def _say_nothing_here(self) -> None:
        sentence = _("This assessment, or the grid it was made with, is not on this computer.")
        self.body.addWidget(EmptyState(self.theme, sentence, icon="clipboard-check"))
        self.body.addStretch(1)

    def _tabs(self) -> list[Tab]:
        self.grid_tab = GridTab(self.theme, self.filling)
        return [
            Tab(GRID, _("Grid"), lambda: self.grid_tab),
            Tab(OCCASION, _("Occasion and sheets"), partial(OccasionTab, self._bench, self.filling)),
            Tab(DECISION, _("Decision"), partial(DecisionTab, self._bench, self.filling)),
        ]

    def _put_together(self) -> None:
        theme = self.theme
        self.hint = Chip(theme, _("Arrows and 0–4: write without the mouse"), tone="info", icon="keyboard")
        self.cover = Button(theme, _("Cover the other scores"), icon="eye-off")
        self.cover.setObjectName("cover")
        self.cover.setCheckable(True)
        self.cover.setToolTip(_("The person fills hers without seeing the others."))
        self.print = Button(theme, _("Print"), icon="printer")
        self.print.setObjectName("print")
        self.print.setToolTip(with_key(_("Print the assessment"), "print"))
        for widget in (self.hint, self.cover, self.print):
            self.trail.addWidget(widget)
        self.body.setSpacing(10)
        self.body.addWidget(self.tabs.row)
        self.body.addWidget(self.tabs, 1)
        self.set_save_bar(self.save)
        self.tabs.bind_keys(self)
        self.tabs.choose(GRID)

    def _connect(self) -> None:
        self.cover.toggled.connect(self._turn_cover)
        self.print.clicked.connect(lambda: self.print_sheet())
        self.save.save_asked.connect(self._save_and_close)
        self.save.blank_asked.connect(lambda: self.print_sheet(is_blank=True))
        self.save.problem_chosen.connect(self._go_to_problem)
        self.filling.changed.connect(self._show)
        bind(self, "save", self._save_and_close)
        bind(self, "print", self.print_sheet)

    def _save_and_close(self) -> None:
        if not self.save_all():
            return
        self.closed.emit()
        self._guide.back_asked.emit()

    def _turn_cover(self, is_covered: bool) -> None:
        words = _("Show all scores") if is_covered else _("Cover the other scores")
        self.cover.set_text(words, icon="eye" if is_covered else "eye-off")
        self.grid_tab.cover(is_covered=is_covered)

    def _show(self) -> None:
        filling = self.filling
        with self._bench.store.read() as reader:
            name = keeping.person_name(reader, filling.kept_now.candidate_id)
        self.set_title(_("Assessment of {person}").format(person=name), subtitle=_subtitle(filling))
        if name != self._called:
            self._called = name
            self._crumbs_of(name)
        filling.keeper.title = self.title.text()
        self.print.setEnabled(not filling.is_new)

    def _crumbs_of(self, name: str) -> None:
        person = self.filling.kept_now.candidate_id
        self.set_crumbs(
            [
                (_("People"), lambda: self._guide.entry_asked.emit("people")),
                (name, lambda: self._guide.open("candidate", person)),
                (_("Assessments"), lambda: self._guide.open("candidate", person, "assessments")),
            ]
        )

    def _go_to_problem(self, name: str) -> None:
        if name.startswith("rating."):
            self.tabs.choose(GRID)
            self.grid_tab.go_to_item(self.grid_tab.table.item)
            return
        self.tabs.choose(DECISION if name in _DECIDED else OCCASION)
        if isinstance(self.tabs.view, FieldTab):
            self.tabs.view.focus_problem(name)

    def _is_undo(self, event: QKeyEvent) -> bool:
        is_key = event.matches(QKeySequence.StandardKey.Undo)
        return is_key and hasattr(self, "filling") and bool(self.filling.next_undo)

    def _hear(self, changed: Changed) -> None:
        if not changed.touches("assessment"):
            return
        if self.isVisible():
            self.refresh(frozenset(changed.rows))
        else:
            self.is_stale = True


def _subtitle(filling: Filling) -> str:
    values, grid = filling.now.values, filling.kept_now.grid
    held_on = values.get("held_on")
    parts = [
        getattr(values.get("purpose"), "words", ""),
        _("grid {code} {version}, from {low} to {high}").format(
            code=grid.code, version=grid.version, low=grid.low, high=grid.high
        ),
        held_on if isinstance(held_on, str) else day_words(held_on) if held_on else "",
    ]
    return " · ".join(part for part in parts if part)
