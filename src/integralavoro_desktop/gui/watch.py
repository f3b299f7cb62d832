"""Hears in the window's thread what any thread committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.storage.store import Changed, Store


class Watch(QObject):
    """Calls `heard(changed)` after each commit, once the window's thread is free; it ends with its parent."""

    _told = Signal(object)

    def __init__(self, store: Store, parent: QObject, heard: Callable[[Changed], None]) -> None:
        super().__init__(parent)
        self._store = store
        self._heard = heard
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        end = store.listen(self._told.emit)
        parent.destroyed.connect(lambda: end())

    def _pass_on(self, changed: Changed) -> None:
        # between the commit and now the store may have been locked
        if self._store.vault.is_open:
            self._heard(changed)
