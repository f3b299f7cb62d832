"""The locked window: no name of any person, why it is locked, and that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from integralavoro_desktop.gui.banners import Banner, announce
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import Button, give_mnemonics
from integralavoro_desktop.gui.fields_basic import Labelled, PasswordField
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError


@dataclass(frozen=True, slots=True)
class LockFacts:
    """Whom to greet (the coach), why it is locked in a whole sentence, how many drafts wait, whether others use it."""

    name: str = ""
    reason: str = ""
    drafts: int = 0
    has_others: bool = False


class LockScreen(QWidget):
    """Asks for the password. It opens nothing itself.

    Emits `unlock_asked(password)`, `forgot_asked`, `other_asked`. The listener answers with `set_busy`, `fail`.
    """

    unlock_asked = Signal(str)
    forgot_asked = Signal()
    other_asked = Signal()

    def __init__(self, theme: Theme, facts: LockFacts) -> None:
        super().__init__()
        self._theme = theme
        self._facts = facts
        self._seconds = 0
        self.setObjectName("lock_screen")
        self.setAccessibleName(_("Locked"))
        self.password = PasswordField(theme, "password")
        self.password.line.installEventFilter(self)
        self.password.line.returnPressed.connect(self._ask)
        self.unlock = Button(theme, _("Unlock"), kind="primary", icon="lock-open")
        self.unlock.setObjectName("unlock")
        self.unlock.clicked.connect(self._ask)
        self._caps = Label(theme, _("Caps Lock is on"), role="caption-strong", tone="warn")
        self._caps.setObjectName("caps_lock")
        self._caps.hide()
        self._note = Banner(theme, "", tone="ok")
        self._wrong = Banner(theme, "", tone="danger")
        self._wrong.setObjectName("unlock_problem")
        self._wrong.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._build()
        self.setFocusProxy(self.password.line)
        give_mnemonics(self)

    def set_busy(self, is_busy: bool) -> None:
        """Show that the password is being tried."""
        self.unlock.setEnabled(not is_busy and not self._seconds)
        self.password.setEnabled(not is_busy and not self._seconds)
        self.unlock.set_text(_("Opening…") if is_busy else _("Unlock"))

    def fail(self, error: AppError, *, wait: int = 0) -> None:
        """Say why it did not open; with `wait` seconds before the next try."""
        self.set_busy(False)
        self._wrong.set_text(f"{error.kept} {error.todo}", lead=error.happened)
        self._wrong.show()
        self._note.hide()
        announce(self._wrong, self._wrong.accessibleName())
        self.password.clear()
        self._seconds = wait
        if wait:
            self._timer.start()
            self._count()
        else:
            self.password.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Caps Lock from what it does to a letter; there is no portable way to ask for it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if letter.isalpha():
                has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(letter.isupper() != has_shift)
            elif event.key() == Qt.Key.Key_CapsLock:
                self._caps.hide()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Bring the keyboard to the password."""
        self.password.line.setFocus()

    def _ask(self) -> None:
        if self.password.text() and self.unlock.isEnabled():
            self.unlock_asked.emit(self.password.text())

    def _tick(self) -> None:
        self._seconds -= 1
        self._count()

    def _count(self) -> None:
        is_over = self._seconds <= 0
        self.unlock.setEnabled(is_over)
        self.password.setEnabled(is_over)
        words = ngettext("Try again in {n} second", "Try again in {n} seconds", self._seconds)
        self.unlock.set_text(_("Unlock") if is_over else words.format(n=self._seconds))
        if is_over:
            self._timer.stop()
            self.password.line.setFocus()

    def _build(self) -> None:
        theme, center = self._theme, Qt.AlignmentFlag.AlignHCenter
        card = Box(theme)
        card.setObjectName("lock_card")
        card.setFixedWidth(min(theme.px(480), 940))
        card.body.setContentsMargins(40, 32, 40, 32)
        card.body.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(theme.mark(56))
        card.body.addWidget(mark, 0, center)
        card.body.addSpacing(4)
        card.body.addWidget(_centred(Label(theme, "Integr@lavoro", role="h1")))
        card.body.addWidget(_centred(Label(theme, self._facts.reason, tone="text2")))
        card.body.addSpacing(12)
        asked = _("{name}, type your password").format(name=self._facts.name) if self._facts.name else _("Password")
        card.add(Labelled(theme, asked, self.password))
        card.add(self._caps)
        card.body.addSpacing(4)
        card.add(self.unlock)
        card.body.addSpacing(4)
        card.add(self._wrong)
        self._greet()
        card.add(self._note)
        card.body.addLayout(self._ways_out())
        _fill(self, card, Label(theme, _foot(), role="caption", tone="text2"))

    def _greet(self) -> None:
        if self._facts.drafts:
            words = ngettext(
                "{n} encrypted draft waits for you, where you left it.",
                "{n} encrypted drafts wait for you, where you left them.",
                self._facts.drafts,
            ).format(n=self._facts.drafts)
            self._note.set_text(words, lead=_("You have lost nothing."))
        else:
            self._note.hide()

    def _ways_out(self) -> QHBoxLayout:
        line = QHBoxLayout()
        forgot = Button(self._theme, _("I forgot the password"), kind="link", icon="key-round")
        forgot.setObjectName("forgot")
        forgot.clicked.connect(self.forgot_asked)
        line.addWidget(forgot)
        line.addStretch(1)
        if self._facts.has_others:
            other = Button(self._theme, _("Somebody else"), kind="link")
            other.setObjectName("other_person")
            other.clicked.connect(self.other_asked)
            line.addWidget(other)
        return line


def _foot() -> str:
    return _("Until you unlock, no name of any person is shown. Everything works without a network, recovery too.")


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


def _fill(screen: QWidget, card: QWidget, foot: Label) -> None:
    content = QWidget()
    content.setProperty("page", True)
    down = QVBoxLayout(content)
    down.setContentsMargins(24, 24, 24, 20)
    down.addStretch(1)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card)
    across.addStretch(1)
    down.addLayout(across)
    down.addStretch(1)
    down.addWidget(_centred(foot))
    scroll = QScrollArea()
    scroll.setObjectName("lock_scroll")
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    whole = QVBoxLayout(screen)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scroll)
