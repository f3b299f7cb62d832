"""What every window on records needs at hand: the look, the store, who works, the code lists, unusual editors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from integralavoro_desktop.kernel.reference_data import code_lists
from integralavoro_desktop.storage.meta import get_setting, put_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.gui.work import Work
    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.storage.edit import Action
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store


class CodeItem(Protocol):
    """One value of a code list, as a pick list shows it."""

    @property
    def code(self) -> str:
        """What is stored."""

    @property
    def label(self) -> str:
        """What people read."""


class CodeLists(Protocol):
    """Whatever knows the values of the code lists."""

    def choices(self, name: str, day: date) -> Sequence[CodeItem]:
        """Return the values of a list that may be chosen on a day, in its order."""

    def label(self, name: str, code: str) -> str:
        """Return the words of a code, the code itself where the list does not know it."""


class ShippedCodes:
    """The code lists as they come with the program, without what an office added."""

    def choices(self, name: str, day: date) -> Sequence[CodeItem]:
        """Return all values of a list; an unknown list has none."""
        found = code_lists().get(name)
        return found.values if found else ()

    def label(self, name: str, code: str) -> str:
        """Return the words of a code."""
        found = code_lists().get(name)
        return found.label(code) if found else code


@dataclass(frozen=True, slots=True)
class Bench:
    """What forms and lists work with.

    `kinds` gives an editor maker (bench, spec) for each `Ui.kind` that is unusual; `who` tells the name of the author
    of a change from the hexadecimal id; `may_export` asks for the passphrase again; `is_clinical_open` tells whether
    restricted types may be shown now.
    """

    theme: Theme
    store: Store
    action: Action
    work: Work | None = None
    codes: CodeLists = field(default_factory=ShippedCodes)
    kinds: Mapping[str, Callable[[Bench, FieldSpec], Any]] = field(default_factory=dict)
    who: Callable[[str], str] = lambda author: ""
    may_export: Callable[[], bool] = lambda: False
    is_clinical_open: Callable[[], bool] = lambda: False

    @property
    def catalogue(self) -> Catalogue:
        """The record types known."""
        return self.store.catalogue

    def setting(self, key: str, default: Any = None) -> Any:
        """Return what was remembered under a key."""
        with self.store.connection() as conn:
            return get_setting(conn, key, default)

    def remember(self, key: str, value: Any) -> None:
        """Remember something of the windows: columns, filters, sorting."""
        with self.store.transaction() as conn:
            put_setting(conn, key, value)

    def title_of(self, entity: str, key: UUID) -> str:
        """Return how a record is called, empty where it is not held here."""
        if entity not in self.catalogue:
            return ""
        with self.store.read() as reader:
            return self.titles(reader, entity, [key]).get(key, "")

    def titles(self, reader: Reader, entity: str, keys: Sequence[UUID]) -> dict[UUID, str]:
        """Return how the records with these ids are called; none of a type that this version does not know."""
        return reader.titles(entity, keys) if entity in self.catalogue else {}
