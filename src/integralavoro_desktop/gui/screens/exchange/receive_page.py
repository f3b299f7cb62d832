"""Receiving a package: choose it, rehearse it, decide, import it after a backup, keep the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.gui.screens.exchange import receiving
from integralavoro_desktop.gui.screens.exchange.decisions_view import DecisionsView
from integralavoro_desktop.gui.screens.exchange.receive_stages import (
    ConfirmStage,
    PackStage,
    ReceiptStage,
    TrialStage,
)
from integralavoro_desktop.gui.screens.exchange.step_page import StepPage
from integralavoro_desktop.gui.screens.exchange.words import at_time
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.buttons import Button
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.screens.exchange.question_card import Decided
    from integralavoro_desktop.gui.screens.exchange.receiving import Done, Trial
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools
    from integralavoro_desktop.printing.sheet import Sheet

_PACK, _TRIAL, _DECISIONS, _CONFIRM, _RECEIPT = range(5)


class ReceivePage(StepPage):
    """Takes one package in, step by step; nothing changes before the last button."""

    def __init__(self, bench: Bench, guide: Guide, tools: ExchangeTools) -> None:
        steps = (_("Package"), _("Rehearsal"), _("Decisions"), _("Confirmation"), _("Receipt"))
        super().__init__(bench, tools, title=_("Receive a package"), steps=steps)
        self._guide = guide
        self._step = _PACK
        self._trial: Trial | None = None
        self._answers: dict[tuple[UUID, str], Decided] = {}
        self._agreed = True
        self._done: Done | None = None
        self.show_pack()

    def show_pack(self) -> None:
        """Ask which package."""
        self._step = _PACK
        stage = PackStage(self.theme, receiving.lying(self.bench, self.remembered_folder()))
        stage.asked.connect(self._pick)
        stage.chosen.connect(self.load)
        self.show_stage(_PACK, stage)
        self.show_bar()

    def load(self, path: Path) -> None:
        """Look at a package and rehearse it, beside the window."""
        bench = self.bench
        self.do(lambda tell: receiving.look(bench, path, tell), self._show_trial, words=_("I look at the package"))

    def show_bar(self) -> None:
        """Say in the bar how the step stands and what comes next."""
        if self._step == _PACK:
            self.bar.say(_("Nothing has changed so far."))
            self.bar.offer(self._way_out())
            return
        (self._bar_trial, self._bar_decisions, self._bar_confirm, self._bar_receipt)[self._step - 1]()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show or cover the fields of the clinical area when it was opened or closed."""
        if isinstance(self.stage, DecisionsView):
            self.stage.go(self.stage.here)

    def _pick(self) -> None:
        path = self.tools.pick_package(self, _("Choose the package"), self.remembered_folder())
        if path is not None:
            self.load(path)

    def _show_trial(self, trial: Trial) -> None:
        self._step = _TRIAL
        unusual = receiving.unusual(self.bench, trial)
        if trial is not self._trial:
            self._trial, self._answers, self._agreed = trial, {}, not unusual
            self.remember_folder(str(trial.path.parent))
        self.set_title(
            _("Import package {n}").format(n=trial.arrival.number),
            subtitle=_("{file} · closed on {when}").format(file=trial.path.name, when=at_time(trial.arrival.made_at)),
        )
        stage = TrialStage(self.theme, trial.arrival, trial.preview, unusual=unusual, agreed=self._agreed)
        stage.agreed.connect(self._agree)
        self.show_stage(_TRIAL, stage)
        self.show_bar()

    def _agree(self, is_right: bool) -> None:
        self._agreed = is_right
        self.show_bar()

    def _show_decisions(self) -> None:
        trial = self._trial
        if trial is None or not trial.preview.questions:
            self._show_confirm()
            return
        self._step = _DECISIONS
        settled = trial.preview.plain_fields
        view = DecisionsView(
            self.bench,
            trial.preview.questions,
            headings=receiving.headings(self.bench, trial.arrival.number),
            settled=settled,
        )
        view.answers.update(self._answers)
        view.go(view.here)
        view.changed.connect(self.show_bar)
        view.clinical_asked.connect(self._guide.clinical_asked)
        self.show_stage(_DECISIONS, view)
        self.show_bar()

    def _go_on(self) -> None:
        view = self.stage
        if isinstance(view, DecisionsView):
            self._answers = dict(view.answers)
            if view.go_on():
                self.show_bar()
                return
        self._show_confirm()

    def _show_confirm(self) -> None:
        if self._trial is not None:
            self._step = _CONFIRM
            decided = sum(not answer.later for answer in self._answers.values())
            self.show_stage(_CONFIRM, ConfirmStage(self.theme, self._trial.preview, decided=decided))
            self.show_bar()

    def _import(self) -> None:
        trial, bench, backups = self._trial, self.bench, self.tools.backups
        if trial is not None:
            chosen = receiving.chosen(trial, self._answers)
            self.do(
                lambda tell: receiving.take(bench, trial, chosen, backups=backups, tell=tell),
                self._show_receipt,
                words=_("I make the backup"),
                may_stop=False,
            )

    def _show_receipt(self, done: Done) -> None:
        trial = self._trial
        if trial is None:
            return
        self._step = _RECEIPT
        self._done = done
        title = _("Package number {n} is imported").format(n=trial.arrival.number)
        self.set_title(title)
        stage = ReceiptStage(self.theme, title, receiving.receipt_lines(trial, done), trial.arrival)
        self.show_stage(_RECEIPT, stage)
        self.show_bar()

    def _bar_trial(self) -> None:
        self.bar.measure(None)
        caption = _("Before I import I make a backup.")
        self.bar.say(_("Nothing has changed so far."), caption)
        has_questions = self._trial is not None and bool(self._trial.preview.questions)
        words = _("Go to the decisions") if has_questions else _("Go to the confirmation")
        onward = self.button(words, "go_on", self._show_decisions, kind="primary", icon="arrow-right")
        onward.setEnabled(self._agreed)
        paper = self.button(
            _("Print the rehearsal"), "print_trial", lambda: self._print(receiving.trial_paper), icon="printer"
        )
        self.bar.offer(self._way_out(), paper, onward)

    def _bar_decisions(self) -> None:
        view = self.stage
        if not isinstance(view, DecisionsView):
            return
        words = ngettext("{n} decision of {total}", "{n} decisions of {total}", view.decided)
        count = words.format(n=view.decided, total=view.total)
        self.bar.say(count, _("the others can wait: the field keeps one version, marked"), icon="git-compare")
        self.bar.measure(view.decided / max(1, view.total), count)
        back = self.button(_("Back"), "go_back", self._back, icon="chevron-left")
        words = _("On: {title}").format(title=view.next_title) if view.next_title else _("Go to the confirmation")
        self.bar.offer(back, self.button(words, "go_on", self._go_on, kind="primary", icon="arrow-right"))

    def _back(self) -> None:
        if isinstance(self.stage, DecisionsView):
            self._answers = dict(self.stage.answers)
        elif self._trial is not None and self._trial.preview.questions:
            self._show_decisions()
            return
        if self._trial is not None:
            self._show_trial(self._trial)

    def _bar_confirm(self) -> None:
        self.bar.measure(None)
        self.bar.say(_("Nothing has changed so far."), _("The import takes a few seconds and is not interrupted."))
        back = self.button(_("Back"), "go_back", self._back, icon="chevron-left")
        take = self.button(_("Import the package"), "import", self._import, kind="primary", icon="package-check")
        self.bar.offer(self._way_out(), back, take)

    def _bar_receipt(self) -> None:
        self.bar.say(_("Done. The backup made before is kept."), icon="circle-check")
        paper = self.button(
            _("Print the receipt"), "print_receipt", lambda: self._print(receiving.receipt_paper), icon="printer"
        )
        back = self.button(_("Back to the exchange"), "to_exchange", self.leave, kind="primary", icon="arrow-right")
        self.bar.offer(paper, back)

    def _print(self, paper: Callable[[Trial, Done | None, bool], Sheet]) -> None:
        if self._trial is not None:
            self.tools.print_sheet(paper(self._trial, self._done, self.tools.is_practice))

    def _way_out(self) -> Button:
        return self.button(_("Leave without importing"), "leave", self.leave, kind="ghost")
