"""How a page asks for what lies outside it: it says what it wants, and whoever wired the window does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class PrintWish:
    """A paper that a person wants: its two letters, for whom (preset), about which person or record."""

    paper: str
    preset: str = ""
    person: UUID | None = None
    record: UUID | None = None
    recipient: UUID | None = None
    blank: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


class Guide(QObject):
    """Carries the wishes of pages. No page knows another one.

    `record_asked(entity, id, tab)` opens a record's page; `new_asked(entity, values)` opens an empty form with these
    values; `print_asked(PrintWish)` opens the print dialog; `log_asked(person id or None)` opens the quick log;
    `list_asked(entity)` opens the list of a record type; `entry_asked(key)` opens an entry of the navigation;
    `draft_asked(Draft)` takes up a record that was never saved; `back_asked()` goes to the page before;
    `clinical_asked()` asks for the clinical area.
    """

    record_asked = Signal(str, object, str)
    new_asked = Signal(str, object)
    print_asked = Signal(object)
    log_asked = Signal(object)
    list_asked = Signal(str)
    entry_asked = Signal(str)
    draft_asked = Signal(object)
    back_asked = Signal()
    clinical_asked = Signal()

    def open(self, entity: str, key: UUID, tab: str = "") -> None:
        """Ask for the page of a record, on one of its tabs."""
        self.record_asked.emit(entity, key, tab)

    def new(self, entity: str, values: Mapping[str, Any] | None = None) -> None:
        """Ask for an empty form."""
        self.new_asked.emit(entity, dict(values or {}))

    def print(self, wish: PrintWish) -> None:
        """Ask for a paper."""
        self.print_asked.emit(wish)
