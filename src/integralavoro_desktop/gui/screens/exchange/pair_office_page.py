"""Pairing at the office: an invitation and a code to say aloud, then the answer of the laptop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.exchange import enrol
from integralavoro_desktop.exchange.fingerprint import of_keys
from integralavoro_desktop.exchange.standing import key_fingerprints
from integralavoro_desktop.gui.boxes import Box, Card
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.screens.exchange.pieces import WordsToCompare, lines_of
from integralavoro_desktop.gui.screens.exchange.step_page import StepPage
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from integralavoro_desktop.exchange.pairing import JoinRequest
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.exchange.tools import ExchangeTools

INVITE = "invite.jcp"
_INVITE, _ANSWER, _DONE = range(3)
_VALID = timedelta(minutes=30)
_TICK_MS = 20_000
_PREFIX_SIZE = 4
_NARROW = 300


class PairOfficePage(StepPage):
    """Three steps; `first_package_asked(device)` when the new laptop's first package is wanted."""

    first_package_asked = Signal(object)

    def __init__(self, bench: Bench, tools: ExchangeTools) -> None:
        steps = (_("Invitation"), _("Answer"), _("Paired"))
        super().__init__(bench, tools, title=_("Pair a laptop"), steps=steps)
        self._step = _INVITE
        self._until: datetime | None = None
        self._time = Label(bench.theme)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self.prefix = LineField(bench.theme, "laptop_prefix")
        self._prefix = Labelled(bench.theme, _("Prefix of the laptop"), self.prefix)
        self.show_invite()

    def show_invite(self) -> None:
        """Explain, and offer to write the invitation."""
        self._step = _INVITE
        stage, down = _stage("invite_stage")
        card = Card(self.theme, _("The coach is here, with the laptop"), icon="laptop")
        rows = [
            ("usb", "accent", _("I write an invitation on a stick, and show you a code.")),
            ("message-circle", "accent", _("You say the code aloud; the coach types it on the laptop.")),
            ("file-check", "accent", _("The laptop writes its answer on the stick, and you bring it back here.")),
            ("clock", "accent", _("The code holds for thirty minutes, five attempts and one laptop.")),
        ]
        card.add(lines_of(self.theme, rows))
        down.addWidget(card)
        self.show_stage(_INVITE, stage)
        self.show_bar()

    def invite(self, folder: Path) -> None:
        """Write the invitation into a folder and show its code."""
        store, cost = self.bench.store, self.tools.cost

        def op(_tell: object) -> str:
            code, data = enrol.invite(store, store.identity.district, cost=cost)
            write_durably(folder / INVITE, data)
            return code

        self.remember_folder(str(folder))
        self.do(op, self._show_code, words=_("I write the invitation"), may_stop=False)

    def accept(self, answer: Path) -> None:
        """Check the answer of the laptop and certify it."""
        prefix = self.prefix.text().strip().upper()
        if not prefix.isalpha() or not 2 <= len(prefix) <= _PREFIX_SIZE:
            self._prefix.show_mistake(_("Type two to four letters: they begin the numbers made on that laptop."))
            return
        self._prefix.show_mistake("")
        store = self.bench.store

        def op(_tell: object) -> JoinRequest:
            with known_faults():
                data = answer.read_bytes()
            return enrol.accept(store, data, prefix=prefix)

        self.do(op, self._show_paired, words=_("I check the answer"), may_stop=False)

    def show_bar(self) -> None:
        """Say what comes next."""
        leave = self.button(_("Leave"), "leave", self.leave, kind="ghost")
        if self._step == _INVITE:
            self.bar.say(_("No pairing is open."))
            write = self.button(
                _("Write the invitation"), "write_invite", self._pick_folder, kind="primary", icon="usb"
            )
            self.bar.offer(leave, write)
        elif self._step == _ANSWER:
            self.bar.say(_("The laptop is waited for."), icon="clock", tone="accent")
            again = self.button(_("New code"), "new_code", self._pick_folder, icon="refresh-cw")
            read = self.button(
                _("Read the answer"), "read_answer", self._pick_answer, kind="primary", icon="file-check"
            )
            self.bar.offer(leave, again, read)
        else:
            self.bar.say(_("The laptop is paired. Now it needs its first package."), icon="circle-check")
            make = self.button(_("Prepare its first package"), "first_package", self._ask_first, kind="primary")
            self.bar.offer(self.button(_("Back to the exchange"), "to_exchange", self.leave), make)

    def _pick_folder(self) -> None:
        folder = self.tools.pick_folder(self, _("Where the invitation goes"), self.remembered_folder())
        if folder is not None:
            self.invite(folder)

    def _pick_answer(self) -> None:
        answer = self.tools.pick_pairing(self, _("The answer of the laptop"), self.remembered_folder())
        if answer is not None:
            self.accept(answer)

    def _show_code(self, code: str) -> None:
        self._step = _ANSWER
        self._until = clock.now() + _VALID
        stage, down = _stage("code_stage")
        card = Card(self.theme, _("Say this code aloud"), icon="key-round")
        groups = Flow(*(_group(self, part) for part in code.split("-")), gap=12)
        groups.setObjectName("pairing_code")
        groups.setAccessibleName(code)
        card.add(groups)
        self._time = Label(self.theme, role="caption", tone="text2")
        self._time.setObjectName("code_time")
        card.add(self._time)
        card.add(Label(self.theme, _("Do not write it down and do not send it: only to the person in front of you.")))
        down.addWidget(card)
        answer = Card(self.theme, _("When the laptop has answered"), icon="file-check")
        self.prefix = LineField(self.theme, "laptop_prefix")
        self.prefix.setMaxLength(_PREFIX_SIZE)
        self.prefix.setMaximumWidth(self.theme.px(_NARROW))
        help_line = _("Two to four letters: they begin the numbers made on that laptop, as in «EM-0042».")
        self._prefix = Labelled(
            self.theme, _("Prefix of the laptop"), self.prefix, help_line=help_line, need=_("(needed)")
        )
        answer.add(self._prefix)
        down.addWidget(answer)
        self.show_stage(_ANSWER, stage)
        self._show_time()
        self._clock.start(_TICK_MS)
        self.show_bar()

    def _show_time(self) -> None:
        if self._until is None or self._step != _ANSWER:
            self._clock.stop()
            return
        left = max(0, round((self._until - clock.now()).total_seconds() / 60))
        words = ngettext("The code holds for {n} more minute.", "The code holds for {n} more minutes.", left)
        self._time.setText(words.format(n=left) if left else _("The code has run out. Make a new one."))

    def _show_paired(self, request: JoinRequest) -> None:
        self._step, self._until = _DONE, None
        self._device = request.device_id
        if request.user_id:
            self.tools.welcome(request.user_id, request.user_name)
        stage, down = _stage("paired_stage")
        card = Card(self.theme, _("The laptop is paired"), icon="shield-check")
        rows = [("laptop", "accent", request.label), ("user", "accent", request.user_name)]
        card.add(lines_of(self.theme, [row for row in rows if row[2]]))
        down.addWidget(card)
        for title, fingerprint in (
            (_("Fingerprint of the laptop"), of_keys(request.sign_pub, request.age_rcpt)),
            (_("Fingerprint of this office"), key_fingerprints(self.bench.store)[0]),
        ):
            words = Card(self.theme, title, icon="fingerprint")
            words.add(WordsToCompare(self.theme, fingerprint, with_digits=True))
            down.addWidget(words)
        self.show_stage(_DONE, stage)
        self.show_bar()

    def _ask_first(self) -> None:
        self.first_package_asked.emit(self._device)


def _stage(name: str) -> tuple[QWidget, QVBoxLayout]:
    stage = QWidget()
    stage.setObjectName(name)
    down = QVBoxLayout(stage)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(14)
    return stage, down


def _group(page: StepPage, letters: str) -> QWidget:
    box = Box(page.theme, kind="accent_soft")
    box.body.setContentsMargins(18, 8, 18, 8)
    box.add(Label(page.theme, letters, role="number", wraps=False))
    return box
