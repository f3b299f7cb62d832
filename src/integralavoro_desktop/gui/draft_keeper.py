"""What is typed is kept as an encrypted draft one second after the last key, until it is saved or thrown away."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.changes import Dot, OriginId
from integralavoro_desktop.storage import drafts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.storage.edit import Base

PAUSE_MS = 1000
_BASE = "_base"


class DraftKeeper(QObject):
    """Keeps one draft. `content()` is asked for the typed values when it is time; none means that nothing is typed.

    `kept` tells that the draft was written. `base` are the versions that the person saw when she began to type.
    """

    kept = Signal()

    def __init__(self, bench: Bench, entity: str, row: UUID | None, *, key: str = "") -> None:
        super().__init__()
        self._bench = bench
        self._entity = entity
        self._row = row.hex if row else ""
        self.key = key or f"{entity}:{self._row or f'new.{secrets.token_hex(8)}'}"
        self.title = ""
        self.base: Base | None = None
        self.content: Callable[[], dict[str, Any]] = dict
        self.kept_at: datetime | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def belong_to(self, row: UUID) -> None:
        """Say that the new record has been made: drafts from here on are changes to it."""
        self._row = row.hex
        self.key = f"{self._entity}:{self._row}"

    def touch(self) -> None:
        """Say that a key was pressed: the draft is written when no other follows for a second."""
        self._pause.start()

    def flush(self) -> None:
        """Write now what still waits: the page is left, or the window is locked."""
        if self._pause.isActive():
            self.keep()

    def keep(self) -> None:
        """Write the draft, or take it away when nothing is typed any more."""
        self._pause.stop()
        if not self._bench.store.vault.is_open:
            # locked before the second was over: what is typed stays on its page and is written after the unlock
            self._pause.start()
            return
        typed = self.content()
        if not typed:
            self.discard()
            return
        if self.base is not None:
            typed = typed | {_BASE: _plain(self.base)}
        now = clock.now()
        draft = drafts.Draft(
            self.key, self._entity, self._row, self.title, typed, now, operator=self._bench.action.author
        )
        with self._bench.store.transaction() as conn:
            drafts.keep(conn, draft)
        self.kept_at = now
        self.kept.emit()

    def discard(self) -> None:
        """Take the draft away: it was saved, or thrown away."""
        self._pause.stop()
        if self.kept_at is not None:
            with self._bench.store.transaction() as conn:
                drafts.discard(conn, self.key)
            self.kept_at = None

    def read(self) -> dict[str, Any]:
        """Return the values of the draft that waits under this key, empty for none; its base comes with it."""
        with self._bench.store.connection() as conn:
            found = drafts.one(conn, self.key)
        if found is None:
            return {}
        self.kept_at = found.changed_at
        content = dict(found.content)
        self.base = _dots(content.pop(_BASE, None))
        return content


def _plain(base: Base) -> dict[str, list[list[Any]]]:
    return {register: [[dot.origin.text(), dot.seq] for dot in dots] for register, dots in base.items()}


def _dots(plain: dict[str, list[list[Any]]] | None) -> Base | None:
    if plain is None:
        return None
    return {register: tuple(Dot(OriginId.of(text), seq) for text, seq in dots) for register, dots in plain.items()}
