"""One consent as a card: to whom, what, until when, and its withdrawal, which is as easy as giving it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box, Card, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.date_field import DateField
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.typed import read_day
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.periods import add_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from integralavoro_desktop.features.candidates.page.desk_of import Desk
    from integralavoro_desktop.kernel.facts import Facts

_SOON = 30
_NOTE_SIZE = 200


class ConsentCard(Card):
    """Shows a consent; `opened` asks for its form, `withdrawn(day, note)` takes it back."""

    opened = Signal()
    withdrawn = Signal(object, str)

    def __init__(self, desk: Desk, consent: Any, facts: Facts, *, papers: Sequence[str]) -> None:
        kind = consent.kind.words if consent.kind else _("Consent")
        super().__init__(desk.theme, kind, icon="shield-check")
        self.setObjectName("consent")
        self._desk = desk
        self._papers = papers
        self._consent = consent
        self.state = _state_chip(desk, consent, facts.today)
        self.trail.addWidget(self.state)
        for words in _lines(consent, facts):
            self.add(Label(desk.theme, words, tone="text2"))
        self._buttons = QWidget()
        self._buttons.setLayout(self._actions(facts.today))
        self.add(self._buttons)
        self._panel: Box | None = None

    def ask_withdrawal(self) -> None:
        """Show what a withdrawal means and ask for its day."""
        self._buttons.hide()
        self._panel = WithdrawPanel(self._desk, self._papers)
        self._panel.confirmed.connect(self.withdrawn)
        self._panel.left.connect(self._put_away)
        self.add(self._panel)
        self._panel.day.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _actions(self, today: date) -> Any:
        open_it = Button(self.theme, _("Open the consent"), kind="link", icon="file-text").small()
        open_it.setObjectName("open_consent")
        open_it.clicked.connect(self.opened)
        if self._consent.kind == "notice" or self._consent.revoked_on is not None:
            return row(open_it)
        take = Button(self.theme, _("Withdraw it"), icon="ban").small()
        take.setObjectName("withdraw")
        take.clicked.connect(self.ask_withdrawal)
        return row(take, open_it)

    def _put_away(self) -> None:
        if self._panel is not None:
            self._panel.setParent(None)
            self._panel.deleteLater()
            self._panel = None
        self._buttons.show()
        buttons = self._buttons.findChildren(Button)
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


class WithdrawPanel(Box):
    """Asks for the day and a note; says which papers are then to be taken back. `left` when it is put away."""

    confirmed = Signal(object, str)
    left = Signal()

    def __init__(self, desk: Desk, papers: Sequence[str]) -> None:
        super().__init__(desk.theme, kind="warn_soft", bar="warn")
        self.setObjectName("withdraw_panel")
        self.add(Label(desk.theme, _("The person takes the consent back"), role="strong"))
        self.add(Label(desk.theme, _withdrawal_words(papers)))
        for paper in papers:
            self.add(Label(desk.theme, f"• {paper}", role="name"))
        self.day = DateField(desk.theme, "revoked_on")
        self.day.line.setText(_("today"))
        self.day.picked.connect(lambda day: self.day.line.setText(day_words(day)))
        self._day = Labelled(desk.theme, _("From which day"), self.day)
        self.note = LineField(desk.theme, "revoked_note")
        self.note.setMaxLength(_NOTE_SIZE)
        down = QVBoxLayout()
        down.setSpacing(8)
        down.addWidget(self._day)
        down.addWidget(Labelled(desk.theme, _("Note, if it helps"), self.note))
        self.body.addLayout(down)
        confirm = Button(desk.theme, _("Write the withdrawal"), kind="danger", icon="ban")
        confirm.setObjectName("confirm_withdrawal")
        confirm.clicked.connect(self._confirm)
        back = Button(desk.theme, _("Leave it"), kind="ghost")
        back.setObjectName("leave_withdrawal")
        back.clicked.connect(self.left)
        self.body.addLayout(row(confirm, back))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _confirm(self) -> None:
        try:
            day = read_day(self.day.line.text())
        except ValueError:
            self._day.show_mistake(_("Write a day, like «3/11» or «today»."))
            return
        if day > clock.today():
            self._day.show_mistake(_("This day is not here yet: a withdrawal holds from the day it is said."))
            return
        self.confirmed.emit(day, self.note.text().strip())


def _withdrawal_words(papers: Sequence[str]) -> str:
    if not papers:
        return _("Nothing more leaves under it. No paper went out, so none has to be taken back.")
    count = len(papers)
    sentence = ngettext(
        "Nothing more leaves under it. {n} paper went out and has to be taken back:",
        "Nothing more leaves under it. {n} papers went out and have to be taken back:",
        count,
    )
    return sentence.format(n=count)


def _state_chip(desk: Desk, consent: Any, today: date) -> Chip:
    words, tone, icon = _state(consent, today)
    chip = Chip(desk.theme, words, tone=tone, icon=icon)
    chip.setObjectName("consent_state")
    return chip


def _state(consent: Any, today: date) -> tuple[str, str, str]:
    if consent.revoked_on is not None and consent.revoked_on <= today:
        return _("withdrawn on {day}").format(day=day_words(consent.revoked_on)), "neutral", "ban"
    if consent.given_on is None or consent.given_on > today:
        return _("not valid yet"), "warn", "clock"
    if consent.kind == "notice":
        return _("handed over on {day}").format(day=day_words(consent.given_on)), "info", "file-check"
    if consent.expires_on is None:
        return _("in force"), "ok", "circle-check"
    if consent.expires_on < today:
        return _("expired on {day}").format(day=day_words(consent.expires_on)), "danger", "circle-alert"
    until = day_words(consent.expires_on)
    if consent.expires_on <= add_days(today, _SOON):
        return _("expires on {day}").format(day=until), "warn", "clock"
    return _("in force until {day}").format(day=until), "ok", "circle-check"


def _lines(consent: Any, facts: Facts) -> Iterator[str]:
    firm = facts.find("organisation", consent.recipient_id) if consent.recipient_id else None
    recipient = (firm.name if firm is not None else "") or consent.recipient_text
    if recipient:
        yield _("To: {recipient}").format(recipient=recipient)
    if consent.contents:
        yield _("What may be told: {contents}").format(contents=", ".join(c.words.lower() for c in consent.contents))
    if consent.purpose:
        yield _("Purpose: {purpose}").format(purpose=consent.purpose)
    if consent.given_on:
        how = consent.how.words if consent.how else ""
        given = _("Given on {day}").format(day=day_words(consent.given_on))
        yield f"{given} · {how}" if how else given
