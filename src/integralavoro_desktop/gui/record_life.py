"""Deleting a record and bringing it back, asked and told in banners, never in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from integralavoro_desktop.gui.banners import Banner, error_banner
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.kernel.record import Record


class RecordLife(QObject):
    """Speaks in the banners of a page. `changed` after a deletion, a proposal or a return."""

    changed = Signal()

    def __init__(self, bench: Bench, entity: str, page: Page) -> None:
        super().__init__(page)
        self._bench = bench
        self._entity = entity
        self._page = page
        self._told: Banner | None = None

    def show(self, record: Record) -> None:
        """Say that the record is deleted, with the way back; nothing for a living one."""
        self._put_away()
        if record.deleted_at is not None:
            self._tell(_("This record is deleted. Nothing of it is lost."), _("Bring it back"), self._restore)
            self._key = record.id

    def ask(self, key: UUID) -> None:
        """Ask whether the record is to be deleted."""
        self._put_away()
        self._key = key
        sentence = _("Delete this record? What was already delivered goes away only when the office agrees.")
        self._tell(sentence, _("Delete the record"), self._remove)

    def _tell(self, sentence: str, action: str, does: Callable[[], None]) -> None:
        self._told = Banner(self._page.theme, sentence, tone="warn", action=action, is_closable=True)
        self._told.acted.connect(does)
        self._page.banners.add(self._told)

    def _remove(self) -> None:
        self._do(desk.remove)

    def _restore(self) -> None:
        self._do(desk.restore)

    def _do(self, does: Callable[..., None]) -> None:
        self._put_away()
        try:
            does(self._bench.store, self._bench.action, self._entity, self._key)
        except AppError as error:
            self._page.banners.add(error_banner(self._page.theme, error))
            return
        self.changed.emit()

    def _put_away(self) -> None:
        if self._told is not None:
            self._told.hide()
            self._told.closed.emit()
            self._told = None
