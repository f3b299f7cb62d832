"""What every view of one person works with: the windows' bench, the way to other pages, the person, other features."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.candidates.portrait import file_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.features.candidates.parts import Parts
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.storage.records import Reader

PERSON = "candidate"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it is read: the person, the facts around her, the reader for more."""

    person: Any
    facts: Facts
    reader: Reader


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of one person's page."""

    bench: Bench
    guide: Guide
    key: UUID
    parts: Parts

    @property
    def theme(self) -> Theme:
        """The look."""
        return self.bench.theme

    @property
    def operator_id(self) -> UUID | None:
        """Who works here."""
        author = self.bench.action.author
        return UUID(author) if len(author) == 32 else None

    @contextmanager
    def read(self) -> Iterator[Opened]:
        """Read the file; it must be held here."""
        with self.bench.store.read() as reader:
            person = reader.one(PERSON, self.key)
            yield Opened(person, file_facts(reader, person, self.operator_id), reader)

    def holds(self) -> bool:
        """Tell whether the file is in this store."""
        with self.bench.store.read() as reader:
            return reader.one(PERSON, self.key) is not None
