"""Changing the password: the old one proves who asks, the new one is judged in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Meter
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Labelled, PasswordField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.password_strength import strength
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.keyslots import calibrated

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.work import Job
    from integralavoro_desktop.kernel.problems import AppError

_TONES = ("danger", "danger", "warn", "ok", "ok")


class PasswordCard(Card):
    """Three fields and a button; `changed` once the new password holds."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.theme, _("Password"), icon="lock")
        self.setObjectName("password_card")
        self._bench = bench
        self.old = PasswordField(bench.theme, "old_password")
        self.new = PasswordField(bench.theme, "new_password")
        self.again = PasswordField(bench.theme, "new_password_again")
        self._old = Labelled(bench.theme, _("The password of now"), self.old)
        hint = _("Four or five words are easy to remember and hard to guess. Symbols are not needed.")
        self._new = Labelled(bench.theme, _("The new one"), self.new, help_line=hint)
        self._again = Labelled(bench.theme, _("The same once more"), self.again)
        self._meter = Meter(bench.theme, 0, words="")
        self._words = Label(bench.theme, " ", role="caption-strong", tone="text2")
        self._button = Button(bench.theme, _("Change the password"), icon="check")
        self._button.setObjectName("change_password")
        self._done = Chip(bench.theme, _("changed: the old one no longer opens"), tone="ok")
        self._done.hide()
        for widget in (self._old, self._new, self._meter, self._words, self._again):
            self.add(widget)
        self.add(Flow(self._button, self._done, gap=12))
        older = _("Copies made until today open with the password of their day.")
        self.add(Label(bench.theme, older, role="caption", tone="text2"))
        self.new.line.textChanged.connect(self._judge)
        self._button.clicked.connect(self.change)

    def change(self) -> None:
        """Put the new password in the place of the old one, or say what is missing."""
        self._done.hide()
        if self._mistakes():
            return
        self._button.setEnabled(False)
        vault = self._bench.store.vault
        user = vault.opened_by.user or self._bench.action.author
        old, new = self.old.text(), self.new.text()

        def op(_job: Job | None) -> None:
            vault.keys.change_passphrase(user, old, new, cost=calibrated())

        if self._bench.work is not None:
            self._bench.work.run(op, lambda _result: self._changed(), self._failed)
            return
        op(None)
        self._changed()

    def _changed(self) -> None:
        self._button.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self._words.setText(" ")
        self._meter.set_share(0, words="")
        self._done.show()
        self.changed.emit()

    def _failed(self, failure: AppError) -> None:
        self._button.setEnabled(True)
        self._old.show_mistake(f"{failure.happened} {failure.todo}")
        self.old.line.setFocus()

    def _mistakes(self) -> bool:
        judged = strength(self.new.text())
        old = "" if self.old.text() else _("Type the password of now.")
        new = "" if judged.is_enough else judged.words or _("Type the new password.")
        is_same = self.new.text() == self.again.text()
        again = "" if is_same or new else _("The two passwords differ. Type the same one again.")
        self._old.show_mistake(old)
        self._new.show_mistake(new)
        self._again.show_mistake(again)
        return bool(old or new or again)

    def _judge(self) -> None:
        judged = strength(self.new.text())
        self._words.setText(judged.words or " ")
        self._words.set_tone(_TONES[judged.level] if judged.words else "text2")
        self._meter.set_share(judged.level / 4, words=judged.words)
