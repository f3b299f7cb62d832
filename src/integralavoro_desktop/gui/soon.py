"""Does a thing once, soon, however often it is asked for: two who tell of one commit cost one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


class Soon(QObject):
    """Calls `does(names)` with everything that was asked for, when the window's thread is free."""

    def __init__(self, parent: QObject, does: Callable[[frozenset[str]], object]) -> None:
        super().__init__(parent)
        self._does = does
        self._names: set[str] = set()
        self._asks_all = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do)

    def ask(self, names: frozenset[str]) -> None:
        """Ask for it; no names means everything."""
        self._asks_all = self._asks_all or not names
        self._names |= names
        self._timer.start()

    def _do(self) -> None:
        names = frozenset() if self._asks_all else frozenset(self._names)
        self._names, self._asks_all = set(), False
        self._does(names)
