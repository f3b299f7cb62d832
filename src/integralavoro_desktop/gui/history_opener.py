"""Opens the history of a field or of a whole record over its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from integralavoro_desktop.gui.history_panel import HistoryPanel, told_history
from integralavoro_desktop.gui.popover import Popover
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench

_OF_A_FIELD = 360
_OF_A_RECORD = 540


class HistoryOpener(QObject):
    """One history at a time; `restore_asked(register, value)` when an older value is wanted."""

    restore_asked = Signal(str, object)

    def __init__(self, bench: Bench, entity: str, page: QWidget) -> None:
        super().__init__(page)
        self._bench = bench
        self._entity = bench.catalogue.entity(entity)
        self._page = page
        self.popover: Popover | None = None

    def open(self, key: UUID, anchor: QWidget, *, name: str = "", title: str = "") -> None:
        """Show the history of a field, or of the record when no field is named, beside `anchor`."""
        self.close()
        spec = field_of(self._entity.model, name) if name else None
        changes = told_history(self._bench, self._entity.name, key, register=spec.register if spec else "")
        label = _(spec.ui.label) if spec else title
        panel = HistoryPanel(self._bench, _("History of «{label}»").format(label=label), changes)
        panel.restore_asked.connect(self._restore)
        width = _OF_A_FIELD if spec else _OF_A_RECORD
        self.popover = Popover(self._bench.theme, self._page, panel, width=width)
        self.popover.closed.connect(self._forget)
        self.popover.open_at(anchor)

    def close(self) -> None:
        """Put the history away."""
        if self.popover is not None:
            self.popover.dismiss()

    def _restore(self, register: str, value: Any) -> None:
        self.close()
        self.restore_asked.emit(register, value)

    def _forget(self) -> None:
        self.popover = None
