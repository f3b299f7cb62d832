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
        self._told.connect(heard, Qt.ConnectionType.QueuedConnection)
        end = store.listen(self._told.emit)
        parent.destroyed.connect(lambda: end())
