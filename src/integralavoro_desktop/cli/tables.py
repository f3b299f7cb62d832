"""Records as plain documents and as text in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.values import to_wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integralavoro_desktop.kernel.problems import Problem
    from integralavoro_desktop.kernel.record import Record

_WIDEST = 48
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def as_document(record: Record) -> dict[str, Any]:
    """Return a record as a JSON document: its id, scope, state and every field by its key."""
    document: dict[str, Any] = {"id": record.id.hex, "scope": record.scope_id, "deleted_at": to_wire(record.deleted_at)}
    document.update({spec.name: to_wire(getattr(record, spec.name)) for spec in fields_of(type(record))})
    return document


def as_problem(problem: Problem) -> dict[str, str]:
    """Return a problem as a JSON document."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "sentence": problem.sentence,
    }


def columns(rows: Iterable[Sequence[Any]], titles: Sequence[str]) -> str:
    """Return rows as text in columns under their titles."""
    lines = [[_on_one_line(str(cell if cell is not None else "")) for cell in row] for row in rows]
    cut = [[cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in line] for line in (titles, *lines)]
    widths = [max(len(line[place]) for line in cut) for place in range(len(titles))]
    padded = ([cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in cut)
    return "\n".join("  ".join(line).rstrip() for line in padded)


def _on_one_line(text: str) -> str:
    """Return a text that cannot command the terminal or turn the line around: pasted text can hold such letters."""
    return "".join(" " if category(sign) == "Cc" or sign in _TURNING else sign for sign in text)
