"""Preparing a package: the checks, what goes out, where to, and the letter that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from integralavoro_desktop.exchange.bundle_file import bundle_name
from integralavoro_desktop.exchange.readiness import Mend
from integralavoro_desktop.gui.screens.exchange import preparing
from integralavoro_desktop.gui.screens.exchange.prepare_stages import (
    ChecksStage,
    CloseStage,
    OfferStage,
    ReadyStage,
)
from integralavoro_desktop.gui.screens.exchange.step_page import StepPage
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage.backup import make_backup

if TYPE_CHECKING:
    from integralavoro_desktop.exchange.courier import Prepared
    from integralavoro_desktop.exchange.readiness import Finding
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.buttons import Button
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.screens.exchange.preparing import Plan, Recipient
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools

_CHECKS, _OFFER, _CLOSE = range(3)


@dataclass(slots=True)
class _Path:
    """How far the person is."""

    step: int = _CHECKS
    plan: Plan | None = None
    made: Prepared | None = None


class PreparePage(StepPage):
    """Makes one package. `mend_asked(place)` asks for another page of the exchange (see `readiness.Mend`)."""

    mend_asked = Signal(str)

    def __init__(self, bench: Bench, guide: Guide, tools: ExchangeTools, *, to: Recipient) -> None:
        steps = (_("Checks"), _("What goes out"), _("Close"))
        super().__init__(bench, tools, title=_("Prepare the package"), steps=steps)
        self._guide = guide
        self._to = to
        self._path = _Path()
        self.set_title(_("Prepare the package"), subtitle=_("For {other}").format(other=to.name))
        self.check()

    def check(self) -> None:
        """Run the checks, beside the window."""
        bench, tools, to = self.bench, self.tools, self._to
        self.do(
            lambda tell: preparing.plan(bench, tools.backups, to, tell=tell),
            self._show_checks,
            words=_("I look whether everything is in order"),
        )

    def show_bar(self) -> None:
        """Say in the bar how the step stands and what comes next."""
        if self._path.made is not None:
            self._bar_ready()
        elif self._path.plan is None:
            self.bar.say(_("Nothing has left this computer."))
            again = self.button(_("Check again"), "check_again", self.check, icon="refresh-cw")
            self.bar.offer(self._way_out(), again)
        else:
            (self._bar_checks, self._bar_offer, self._bar_close)[self._path.step]()

    def _show_checks(self, plan: Plan) -> None:
        self._path = _Path(_CHECKS, plan)
        stage = ChecksStage(self.theme, plan.findings)
        stage.mend_asked.connect(self._mend)
        self.show_stage(_CHECKS, stage)
        self.show_bar()

    def _mend(self, finding: Finding) -> None:
        if finding.mend is Mend.BACKUP:
            vault, folder = self.bench.store.vault, self.tools.backups
            self.do(lambda _tell: make_backup(vault, folder), lambda _made: self.check(), words=_("I make the backup"))
        elif finding.mend is Mend.RECORD and finding.record is not None:
            self._guide.open(*finding.record)
        elif finding.mend in (Mend.DRAFTS, Mend.HEALTH):
            self._guide.entry_asked.emit(finding.mend.value)
        else:
            self.mend_asked.emit(finding.mend.value)

    def _show_offer(self) -> None:
        if self._path.plan is not None:
            self._path.step = _OFFER
            self.show_stage(_OFFER, OfferStage(self.theme, self._path.plan.offer, to=self._to.name))
            self.show_bar()

    def _show_close(self) -> None:
        if self._path.plan is not None:
            self._path.step = _CLOSE
            name = bundle_name(self._to.device, self._path.plan.offer.number)
            stage = CloseStage(self.theme, self.remembered_folder(), file_name=name, to=self._to.name)
            stage.folder_asked.connect(lambda: self._pick(stage))
            stage.folder.textChanged.connect(self.show_bar)
            self.show_stage(_CLOSE, stage)
            self.show_bar()

    def _pick(self, stage: CloseStage) -> None:
        chosen = self.tools.pick_folder(self, _("Where the package goes"), stage.folder.text())
        if chosen is not None:
            stage.folder.setText(str(chosen))

    def _close(self) -> None:
        stage = self.stage
        if isinstance(stage, CloseStage):
            folder, bench, to, backups = Path(stage.folder.text().strip()), self.bench, self._to, self.tools.backups
            self.remember_folder(str(folder))
            self.do(
                lambda tell: preparing.close(bench, folder, to, backups=backups, tell=tell),
                self._show_ready,
                words=_("I close the package"),
                may_stop=False,
            )

    def _show_ready(self, made: Prepared) -> None:
        self._path.made = made
        self.show_stage(_CLOSE, ReadyStage(self.theme, made, to=self._to.name))
        self.show_bar()

    def _bar_checks(self) -> None:
        findings = self._path.plan.findings if self._path.plan else ()
        wrong = sum(not one.is_passed for one in findings)
        words = ngettext("{n} thing to look at", "{n} things to look at", wrong).format(n=wrong)
        if wrong:
            self.bar.say(words, _("You can go on all the same."), icon="triangle-alert", tone="warn")
        else:
            self.bar.say(_("Everything is in order."))
        again = self.button(_("Check again"), "check_again", self.check, icon="refresh-cw")
        onward = self.button(_("See what goes out"), "go_on", self._show_offer, kind="primary", icon="arrow-right")
        self.bar.offer(self._way_out(), again, onward)

    def _bar_offer(self) -> None:
        self.bar.say(_("Nothing has left this computer."))
        back = self.button(_("Back"), "go_back", self.check, icon="chevron-left")
        onward = self.button(_("Go to the closing"), "go_on", self._show_close, kind="primary", icon="arrow-right")
        self.bar.offer(self._way_out(), back, onward)

    def _bar_close(self) -> None:
        self.bar.say(_("Nothing has left this computer."), _("Closing writes the file and counts its number."))
        back = self.button(_("Back"), "go_back", self._show_offer, icon="chevron-left")
        close = self.button(_("Close the package"), "close_package", self._close, kind="primary", icon="package-check")
        stage = self.stage
        close.setEnabled(isinstance(stage, CloseStage) and bool(stage.folder.text().strip()))
        self.bar.offer(self._way_out(), back, close)

    def _bar_ready(self) -> None:
        made, plan = self._path.made, self._path.plan
        if made is None or plan is None:
            return
        self.bar.say(_("The file is in its folder."), _("Print the letter that goes with it."), icon="circle-check")

        def print_letter() -> None:
            self.tools.print_sheet(preparing.letter(self.bench, self._to, made, plan, practice=self.tools.is_practice))

        paper = self.button(_("Print the letter"), "print_letter", print_letter, icon="printer")
        back = self.button(_("Back to the exchange"), "to_exchange", self.leave, kind="primary", icon="arrow-right")
        self.bar.offer(paper, back)

    def _way_out(self) -> Button:
        return self.button(_("Leave without preparing"), "leave", self.leave, kind="ghost")
