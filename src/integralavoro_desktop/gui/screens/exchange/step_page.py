"""A guided path of the exchange: steps at the top, one stage at a time, a bar with what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from integralavoro_desktop.gui.banners import announce
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.screens.exchange.pieces import ActionBar, RefusalCard
from integralavoro_desktop.gui.step_line import StepLine
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.meta import get_setting, put_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools
    from integralavoro_desktop.gui.work import Job

ENTRY = "exchange"
_FOLDER = "exchange.folder"


class StepPage(Page):
    """Shows stage after stage. Long work goes through `do`, which keeps the bar busy and shows what was refused."""

    def __init__(self, bench: Bench, tools: ExchangeTools, *, title: str, steps: Sequence[str]) -> None:
        super().__init__(bench.theme, title)
        self.bench = bench
        self.tools = tools
        self.is_busy = False
        self._turn = 0
        self._job: Job | None = None
        self._stage: QWidget | None = None
        self.steps = StepLine(bench.theme, steps)
        self.steps.setObjectName("steps")
        self.refusals = QVBoxLayout()
        self.refusals.setSpacing(10)
        self.body.addWidget(self.steps)
        self.body.addLayout(self.refusals)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self.bar = ActionBar(bench.theme)
        self.set_save_bar(self.bar)
        self.set_crumbs(((_("Exchange"), self.leave), (title, None)))

    @property
    def stage(self) -> QWidget | None:
        """What is shown between the steps and the bar."""
        return self._stage

    def leave(self) -> None:
        """Go back to the exchange without doing anything."""
        if self._job is not None:
            self._job.cancel()
        self.asked_for.emit(ENTRY)

    def show_stage(self, step: int, stage: QWidget) -> None:
        """Show one stage, at a step counted from 0."""
        self.steps.set_here(step)
        self.clear_refusal()
        if self._stage is not None:
            self._place.removeWidget(self._stage)
            self._stage.setParent(None)
            self._stage.deleteLater()
        self._stage = stage
        self._place.addWidget(stage)
        self.scroll_area.verticalScrollBar().setValue(0)
        give_mnemonics(self)
        announce(self.steps, self.steps.accessibleName())

    def button(
        self, words: str, name: str, does: Callable[[], object], *, kind: str = "plain", icon: str = ""
    ) -> Button:
        """Return a button for the bar."""
        made = Button(self.theme, words, kind=kind, icon=icon)
        made.setObjectName(name)
        made.clicked.connect(lambda: does())
        return made

    def refuse(self, error: AppError) -> None:
        """Show why something was not done, above the stage; the stage stays as it was."""
        self.clear_refusal()
        card = RefusalCard(self.theme, error)
        self.refusals.addWidget(card)
        announce(card, card.accessibleName())
        QTimer.singleShot(0, card, lambda: self.scroll_area.verticalScrollBar().setValue(0))

    def clear_refusal(self) -> None:
        """Take the last refusal away."""
        while (item := self.refusals.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()

    def do(
        self,
        op: Callable[[Callable[[int, int, str], object]], Any],
        done: Callable[[Any], object],
        *,
        words: str,
        may_stop: bool = True,
    ) -> None:
        """Do `op(tell)` beside the window and then `done(result)`; `tell(done, total, words)` moves the bar."""
        if self.is_busy:
            return
        self.is_busy = True
        self.clear_refusal()
        self.bar.say(words, _("You can go on working elsewhere in the program."), icon="hourglass", tone="accent")
        self.bar.measure(0.0, words)
        self.bar.offer(*([self.button(_("Stop"), "stop", self._stop, kind="ghost", icon="x")] if may_stop else []))

        self._turn += 1
        turn = self._turn

        def is_wanted() -> bool:
            # somebody may have stopped it, or closed the page meanwhile
            return isValid(self) and turn == self._turn

        def finished(result: Any) -> None:
            if is_wanted():
                self._rest()
                done(result)

        def failed(error: AppError) -> None:
            if is_wanted():
                self._rest()
                self.show_bar()
                self.refuse(error)

        if self.bench.work is None:
            self._at_once(op, finished, failed)
            return
        self._job = self.bench.work.run(lambda job: op(job.progress), finished, failed)
        self._job.progressed.connect(self._hear)

    def show_bar(self) -> None:
        """Say in the bar how the stage stands; subclasses know."""

    def remembered_folder(self) -> str:
        """Return the folder of the last package, the person's own one before the first."""
        with self.bench.store.connection() as conn:
            return str(get_setting(conn, _FOLDER, ""))

    def remember_folder(self, folder: str) -> None:
        """Keep the folder of the last package on this computer."""
        with self.bench.store.transaction() as conn:
            put_setting(conn, _FOLDER, folder)

    def _at_once(
        self,
        op: Callable[[Callable[[int, int, str], object]], Any],
        finished: Callable[[Any], object],
        failed: Callable[[AppError], object],
    ) -> None:
        try:
            result = op(lambda _done, _total, _words: None)
        except AppError as error:
            failed(error)
            return
        finished(result)

    def _hear(self, done: int, total: int, words: str) -> None:
        if self.is_busy:
            self.bar.measure(done / max(1, total), words)
            if words:
                self.bar.strong.setText(words)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._turn += 1
        self._rest()
        self.show_bar()

    def _rest(self) -> None:
        self.is_busy = False
        self._job = None
        self.bar.measure(None)
