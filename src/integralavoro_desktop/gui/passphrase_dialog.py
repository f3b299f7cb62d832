"""Asks for the passphrase again, before something leaves the program that many people's data stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from integralavoro_desktop.gui.banners import Banner
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.fields_basic import Labelled, PasswordField
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.theme import Theme


class PassphraseDialog(QDialog):
    """Accepts only the right passphrase; Escape leaves everything as it is."""

    def __init__(self, theme: Theme, parent: QWidget, is_right: Callable[[str], bool], *, why: str) -> None:
        super().__init__(parent)
        self._is_right = is_right
        self.setObjectName("passphrase_dialog")
        self.setWindowTitle(_("Type your password again"))
        self.setMinimumWidth(theme.px(440))
        self.password = PasswordField(theme, "password_again")
        wrong = _("This password does not open the archive. Nothing has left the program.")
        self._wrong = Banner(theme, wrong, tone="danger")
        self._wrong.setObjectName("password_again_wrong")
        self._wrong.hide()
        self.go_on = Button(theme, _("Go on"), kind="primary", icon="arrow-right")
        self.go_on.setObjectName("password_again_go_on")
        self.go_on.clicked.connect(self._try)
        stop = Button(theme, _("Stop"))
        stop.setObjectName("password_again_stop")
        stop.clicked.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(14)
        down.addWidget(Label(theme, _("Type your password again"), role="h2"))
        down.addWidget(Label(theme, why))
        down.addWidget(self._wrong)
        down.addWidget(Labelled(theme, _("Password"), self.password))
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(stop)
        feet.addWidget(self.go_on)
        down.addLayout(feet)
        self.password.line.returnPressed.connect(self._try)
        self.password.line.setFocus()

    def _try(self) -> None:
        if self._is_right(self.password.text()):
            self.accept()
            return
        self._wrong.show()
        self.password.clear()
        self.password.line.setFocus()
