"""The way back in with the recovery sheet: the code, and a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import BannerArea, error_banner
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.first_run_steps import PasswordStep
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError


class RecoverScreen(QWidget):
    """Asks for the code of the sheet and a new password.

    Emits `recover_asked(code, new password)` and `back_asked`. The listener answers with `set_busy` and `fail`, and
    prints a new sheet afterwards: a used one is worth nothing.
    """

    recover_asked = Signal(str, str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("recover_screen")
        self.setAccessibleName(_("Open with the recovery sheet"))
        self.code = LineField(theme, "recovery_code")
        self.passwords = PasswordStep(theme)
        self._problems = BannerArea()
        self._back = Button(theme, _("Back"), icon="chevron-left")
        self._back.setObjectName("recover_back")
        self._open = Button(theme, _("Open and change the password"), kind="primary", icon="lock-open")
        self._open.setObjectName("recover_open")
        code_help = _("All the groups, from left to right. Capitals and hyphens do not matter.")
        self._code = Labelled(theme, _("Code of the sheet"), self.code, help_line=code_help)
        self._back.clicked.connect(self.back_asked)
        self._open.clicked.connect(self._ask)
        self._build()
        self.setFocusProxy(self.code)
        give_mnemonics(self)

    def set_busy(self, is_busy: bool) -> None:
        """Show that the code is being tried."""
        self._open.setEnabled(not is_busy)
        self._open.set_text(_("Opening…") if is_busy else _("Open and change the password"))

    def fail(self, error: AppError) -> None:
        """Say why it did not open; what was typed stays."""
        self.set_busy(False)
        self._problems.clear()
        self._problems.add(error_banner(self._theme, error))
        self.code.setFocus()

    def _ask(self) -> None:
        has_code = bool(self.code.text().strip())
        self._code.show_mistake("" if has_code else _("Type the code of the sheet."))
        if not has_code:
            self.code.setFocus()
        elif not self.passwords.missing():
            self.recover_asked.emit(self.code.text().strip(), self.passwords.password.text())

    def _build(self) -> None:
        theme = self._theme
        card = Box(theme)
        card.setMaximumWidth(theme.px(680))
        card.body.setContentsMargins(40, 32, 40, 28)
        card.body.setSpacing(14)
        card.add(Label(theme, _("Open with the recovery sheet"), role="h1"))
        card.add(Label(theme, _("The sheet serves once: afterwards you print a new one."), tone="text2"))
        card.add(self._problems)
        card.add(self._code)
        card.add(self.passwords)
        feet = QHBoxLayout()
        feet.addWidget(self._back)
        feet.addStretch(1)
        feet.addWidget(self._open)
        card.body.addLayout(feet)
        self.passwords.title.setProperty("role", "h2")
        content = QWidget()
        content.setProperty("page", True)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        down = QVBoxLayout(content)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
