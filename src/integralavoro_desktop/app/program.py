"""The life of the window: first run, lock and unlock, idle time, crash, end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from integralavoro_desktop import stores
from integralavoro_desktop.app.founding import FoundingTools
from integralavoro_desktop.app.log import note_fault
from integralavoro_desktop.app.workspace import Workspace
from integralavoro_desktop.gui.banners import Banner
from integralavoro_desktop.gui.draft_keeper import DraftKeeper
from integralavoro_desktop.gui.first_run import FirstRun, FirstRunAnswers
from integralavoro_desktop.gui.lock_screen import LockFacts, LockScreen
from integralavoro_desktop.gui.main_window import MainWindow
from integralavoro_desktop.gui.recover_screen import RecoverScreen
from integralavoro_desktop.gui.work import Job, Work
from integralavoro_desktop.kernel.i18n import _, use_language
from integralavoro_desktop.storage import drafts
from integralavoro_desktop.storage.keyslots import wait_after
from integralavoro_desktop.storage.meta import get_setting
from integralavoro_desktop.storage.vault_file import NAME as VAULT_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import AppError
    from integralavoro_desktop.storage.store import Store

IDLE_MINUTES = 10
_MINUTE = 60_000
_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}


class Program(QObject):
    """Owns the window, the worker, and the store while it is open."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        """Make the window; nothing of the store is read yet."""
        super().__init__()
        self.theme = theme
        self.folder = folder
        self.work = Work(self._crashed, self)
        self.store: Store | None = None
        self.workspace: Workspace | None = None
        self.window: MainWindow = MainWindow(theme, ())
        self._wrong_tries = 0
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(lambda: self.lock(_("Nobody touched the computer for a while.")))

    def start(self, passphrase_file: str | None = None) -> None:
        """Show the first run, or the lock; with a passphrase file (practice, tests) open at once."""
        if not (self.folder / VAULT_NAME).exists():
            self._first_run()
        elif passphrase_file:
            self._opened(stores.open_store(self.folder, _first_line(passphrase_file)))
        else:
            self._show_lock(LockFacts())

    def lock(self, reason: str = "") -> None:
        """Cover the window, write the drafts, close the store and wipe the key.

        What the worker is doing is finished first; what it brings is told to nobody any more.
        """
        store = self.store
        if store is None or self.window.is_covered or not store.vault.is_open:
            return
        name, count = self._greeting(store)
        self._flush_drafts()
        self._idle.stop()
        if self.workspace is not None:
            self.workspace.before_lock()
        # what was committed is told to the pages now: later there is no store to read from
        QCoreApplication.sendPostedEvents()
        self._show_lock(LockFacts(name, reason, count))
        if self.work.is_busy:
            self.work.forget()
            self.work.run(lambda job: _close(store))
        else:
            _close(store)

    def stop(self) -> None:
        """End in order: drafts written, mark kept, key wiped, worker stopped."""
        if self.store is not None and self.store.vault.is_open:
            self._flush_drafts()
        self.work.stop()
        if self.store is not None:
            _close(self.store)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count any key or movement as a sign of life."""
        if event.type() in _SIGNS_OF_LIFE and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _first_run(self) -> None:
        tools = FoundingTools(self.folder, self.window)
        view = FirstRun(self.theme, tools.for_steps())
        view.finished.connect(partial(self._found, view, tools))
        self.window.cover(view)

    def _found(self, view: FirstRun, tools: FoundingTools, answers: FirstRunAnswers) -> None:
        view.set_busy(True)
        self.work.run(lambda job: tools.make(answers), self._opened, view.fail)

    def _show_lock(self, facts: LockFacts) -> None:
        view = LockScreen(self.theme, facts)
        view.unlock_asked.connect(partial(self._unlock, view))
        view.forgot_asked.connect(self._show_recovery)
        self.window.cover(view)

    def _unlock(self, view: LockScreen, passphrase: str) -> None:
        view.set_busy(True)
        self.work.run(partial(self._open, passphrase), self._opened, partial(self._refused, view))

    def _open(self, passphrase: str, _job: Job) -> Store:
        if self.store is None:
            return stores.open_store(self.folder, passphrase)
        stores.reopen(self.store, passphrase)
        return self.store

    def _refused(self, view: LockScreen, failure: AppError) -> None:
        self._wrong_tries += 1
        view.fail(failure, wait=wait_after(self._wrong_tries))

    def _show_recovery(self) -> None:
        view = RecoverScreen(self.theme)
        view.back_asked.connect(lambda: self._show_lock(LockFacts()))
        view.recover_asked.connect(partial(self._recover, view))
        self.window.cover(view)

    def _recover(self, view: RecoverScreen, code: str, passphrase: str) -> None:
        view.set_busy(True)
        op: Callable[[Job], Store] = lambda job: stores.recover(self.folder, code, passphrase)  # noqa: E731
        self.work.run(op, self._opened, view.fail)

    def _opened(self, store: Store) -> None:
        self._wrong_tries = 0
        if self.store is store and self.workspace is not None:
            self.workspace.after_unlock()
        else:
            self._take(store)
        self.window.uncover()
        with store.connection() as conn:
            minutes = int(get_setting(conn, "idle_minutes", IDLE_MINUTES))
        self._idle.setInterval(minutes * _MINUTE)
        self._idle.start()

    def _take(self, store: Store) -> None:
        self.store = store
        self.workspace = Workspace(self.theme, store, self.work)
        self.workspace.idle_changed.connect(lambda minutes: self._idle.start(minutes * _MINUTE))
        self.workspace.language_changed.connect(self._speak)
        old, self.window = self.window, self.workspace.window
        self.window.lock_asked.connect(self.lock)
        self.window.about_to_close.connect(self._flush_drafts)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        if old.isVisible():
            self.window.setGeometry(old.geometry())
            self.window.show()
        old.close()
        old.deleteLater()
        self.workspace.begin()

    def _speak(self, language: str) -> None:
        """Put a language in force: the window is made anew in it, on the same store."""
        use_language(language)
        if self.store is not None:
            self._flush_drafts()
            QTimer.singleShot(0, partial(self._take, self.store))

    def _greeting(self, store: Store) -> tuple[str, int]:
        operator = stores.operator_of(store)
        with store.read() as reader:
            found = reader.one("operator", operator) if operator else None
        with store.connection() as conn:
            waiting = len(drafts.all_of(conn, operator.hex if operator else ""))
        return (found.name or "") if found else "", waiting

    def _flush_drafts(self) -> None:
        for keeper in self.window.findChildren(DraftKeeper):
            keeper.flush()

    def _crashed(self, fault: BaseException) -> None:
        details = note_fault(fault)
        page = self.window.page
        if page is None:
            return
        sentence = _("Something went wrong, and it is our mistake. What you typed is kept as a draft. Go on, or lock.")
        banner = Banner(self.theme, sentence, tone="danger", is_closable=True)
        banner.setToolTip(details)
        page.banners.add(banner)


def _close(store: Store) -> None:
    """Write the mark and close; a store that is closed already stays so."""
    if store.vault.is_open:
        stores.keep_mark(store)
        store.close()


def _first_line(path: str) -> str:
    return Path(path).read_text("utf-8").splitlines()[0]
