"""Where a value or a territory is used: a used one is retired from a day, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import ngettext
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.fields import FieldSpec
    from integralavoro_desktop.kernel.record import Record


def uses(record: Record, catalogue: Catalogue, rows: Callable[[str], Iterable[Any]]) -> int:
    """Return how many living records use a value of a list or a territory; `rows(entity)` gives those of an entity."""
    return sum(
        any(_names(getattr(row, spec.name), key) for spec in specs)
        for entity, specs, key in _places(record, catalogue)
        for row in rows(entity)
        if row.deleted_at is None and row.id != record.id
    )


def removal(record: Record, catalogue: Catalogue, rows: Callable[[str], Iterable[Any]]) -> Problem | None:
    """Return CAT-2 for a value or territory in use, None for one that may be deleted."""
    count = uses(record, catalogue, rows)
    if not count:
        return None
    sentence = ngettext(
        "The value is used in {n} record: retire it from the day you like.",
        "The value is used in {n} records: retire it from the day you like.",
        count,
    )
    return Problem("CAT-2", Severity.STOP, "valid_to", sentence.format(n=count))


def _places(record: Any, catalogue: Catalogue) -> Iterator[tuple[str, list[FieldSpec], str]]:
    """Give each entity with the fields that may hold the value, and what they would hold."""
    listed = getattr(record, "list", "")
    key = record.code if listed else record.id.hex
    for entity in catalogue.entities:
        specs = [
            spec
            for spec in fields_of(entity.model)
            if (spec.ui.codes == listed if listed else spec.ui.reference == str(record.__tablename__))
        ]
        if specs and key:
            yield entity.name, specs, key


def _names(held: Any, key: str) -> bool:
    held = held if isinstance(held, list) else [held]
    return any(key == (one.hex if hasattr(one, "hex") else one) for one in held if one is not None)
