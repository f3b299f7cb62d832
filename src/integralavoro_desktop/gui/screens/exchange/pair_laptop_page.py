"""Pairing on the laptop: the file of the invitation, the code heard from the office, the answer to bring back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.exchange import enrol
from integralavoro_desktop.exchange.pairing_code import secret_of
from integralavoro_desktop.exchange.refusal import CodeMistyped
from integralavoro_desktop.exchange.standing import key_fingerprints
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.screens.exchange.pieces import WordsToCompare, lines_of
from integralavoro_desktop.gui.screens.exchange.step_page import StepPage
from integralavoro_desktop.gui.screens.exchange.words import folder_words
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools

JOIN = "join.jcp"
_CODE, _DONE = range(2)
_WIDE = 420


@dataclass(slots=True)
class _Fields:
    """What the person gives."""

    file: Path | None
    code: LineField
    label: LineField
    code_box: Labelled
    label_box: Labelled


class PairLaptopPage(StepPage):
    """Two steps: the code, then the answer file with both fingerprints."""

    def __init__(self, bench: Bench, tools: ExchangeTools, *, user: str = "") -> None:
        steps = (_("Code of the office"), _("Answer"))
        super().__init__(bench, tools, title=_("Pair this computer"), steps=steps)
        self._user = user
        self._step = _CODE
        self.show_stage(_CODE, self._code_stage())
        self.show_bar()

    def use(self, invitation: Path) -> None:
        """Take the file of the invitation."""
        self.fields.file = invitation
        self.remember_folder(str(invitation.parent))
        self._file.setText(_("Invitation: {name}").format(name=invitation.name))
        self.show_bar()

    def join(self) -> None:
        """Check the code against the invitation and write the answer beside it."""
        fields, bench, cost = self.fields, self.bench, self.tools.cost
        if not self._is_complete() or fields.file is None:
            return
        file, code, label = fields.file, fields.code.text(), fields.label.text().strip()
        who = enrol.Applicant(label, self._user, bench.action.author)

        def op(_tell: object) -> Path:
            with known_faults():
                invitation = file.read_bytes()
            answer = enrol.join(bench.store, code, invitation, who=who, cost=cost)
            path = file.with_name(JOIN)
            write_durably(path, answer)
            return path

        self.do(op, self._show_answer, words=_("I check the code"), may_stop=False)

    def show_bar(self) -> None:
        """Say what comes next."""
        if self._step == _DONE:
            self.bar.say(_("This computer knows its office. It waits for the first package."), icon="circle-check")
            back = self.button(_("Back to the exchange"), "to_exchange", self.leave, kind="primary")
            self.bar.offer(back)
            return
        self.bar.say(_("No pairing has been made."))
        leave = self.button(_("Leave"), "leave", self.leave, kind="ghost")
        pair = self.button(_("Pair this computer"), "pair", self.join, kind="primary", icon="laptop")
        pair.setEnabled(self.fields.file is not None)
        self.bar.offer(leave, pair)

    def _code_stage(self) -> QWidget:
        stage = QWidget()
        stage.setObjectName("code_stage")
        down = QVBoxLayout(stage)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(14)
        card = Card(self.theme, _("1. The invitation of the office"), icon="usb")
        self._file = Label(self.theme, _("It is the file invite.jcp on the stick of the office."), tone="text2")
        self._file.setObjectName("invitation_name")
        card.add(self._file)
        choose = Button(self.theme, _("Choose the file"), icon="folder-open")
        choose.setObjectName("choose_invitation")
        choose.clicked.connect(self._pick)
        card.add(Flow(choose))
        down.addWidget(card)
        typed = Card(self.theme, _("2. The code that you hear"), icon="key-round")
        self.fields = self._make_fields()
        typed.add(self.fields.code_box)
        typed.add(self.fields.label_box)
        down.addWidget(typed)
        return stage

    def _make_fields(self) -> _Fields:
        code, label = LineField(self.theme, "pairing_code"), LineField(self.theme, "computer_name")
        for field in (code, label):
            field.setMaximumWidth(self.theme.px(_WIDE))
        code.setProperty("large", True)
        label.setText(self.bench.store.identity.prefix)
        code_help = _("Fifteen letters and digits. Capitals and hyphens do not matter, O is 0, I and L are 1.")
        label_help = _("The office reads it in its list of laptops: for instance «portable of the CPS in Rho».")
        return _Fields(
            None,
            code,
            label,
            Labelled(self.theme, _("Code"), code, help_line=code_help, need=_("(needed)")),
            Labelled(self.theme, _("Name of this computer"), label, help_line=label_help, need=_("(needed)")),
        )

    def _pick(self) -> None:
        chosen = self.tools.pick_pairing(self, _("The invitation of the office"), self.remembered_folder())
        if chosen is not None:
            self.use(chosen)

    def _is_complete(self) -> bool:
        fields = self.fields
        try:
            secret_of(fields.code.text())
            wrong = ""
        except CodeMistyped as slip:
            wrong = f"{slip.happened} {slip.todo}"
        fields.code_box.show_mistake(wrong)
        nameless = "" if fields.label.text().strip() else _("Type a name for this computer.")
        fields.label_box.show_mistake(nameless)
        return not wrong and not nameless

    def _show_answer(self, answer: Path) -> None:
        self._step = _DONE
        mine, office = key_fingerprints(self.bench.store)
        stage = QWidget()
        stage.setObjectName("answer_stage")
        down = QVBoxLayout(stage)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(14)
        card = Card(self.theme, _("Give the stick back to the office"), icon="usb")
        rows = [
            ("file-check", "accent", _("The answer is the file {name}.").format(name=answer.name)),
            ("folder", "accent", folder_words(answer)),
            ("package", "accent", _("The office makes the first package: receive it here and you are ready.")),
        ]
        card.add(lines_of(self.theme, rows))
        down.addWidget(card)
        for title, fingerprint in ((_("Fingerprint of this computer"), mine), (_("Fingerprint of the office"), office)):
            if fingerprint is not None:
                words = Card(self.theme, title, icon="fingerprint")
                words.add(WordsToCompare(self.theme, fingerprint, with_digits=True))
                down.addWidget(words)
        self.show_stage(_DONE, stage)
        self.show_bar()
