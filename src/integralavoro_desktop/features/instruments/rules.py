"""What must hold for an instrument: a version in use stands still, every level is described, no code comes twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.instruments.choices import InstrumentKind
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from integralavoro_desktop.features.instruments.model import Instrument, Item
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Record

MAY_CHANGE = frozenset({"valid_to"})
LEVELS = range(5)
LANGUAGES = ("it", "en")
_FROZEN = ("instrument.area", "instrument.item")


def check(record: Instrument, facts: Facts) -> Iterator[Problem]:
    """Check INS-1 to INS-3.

    `facts.find` and `facts.seek` tell what the store holds, `facts.rows` the areas and items as they would be.
    """
    if is_used(record, facts):
        yield from _frozen(record, facts)
    items = _mine(record, facts.rows("instrument.item"))
    areas = _mine(record, facts.rows("instrument.area"))
    if record.kind == InstrumentKind.GRID:
        for item in items:
            yield from _anchors(record, item)
    for field, rows in (("area.code", areas), ("item.code", items)):
        yield from _twice(field, rows)
    known = {area.code for area in areas}
    for item in items:
        if item.area not in known:
            sentence = _("{code} belongs to no area of this instrument.").format(code=item.code)
            yield Problem("INS-3", Severity.STOP, "item.area", sentence)


def is_used(record: Instrument, facts: Facts) -> bool:
    """Tell whether a sheet was filled with this version."""
    occasions = facts.seek("assessment", "instrument_id", record.id)
    return any(facts.seek("assessment.sheet", "assessment_id", occasion.id) for occasion in occasions)


def name_of(record: Any, language: str) -> str:
    """Return the name in a language with the version, as lists show it."""
    name = (record.name_en if language == "en" else record.name_it) or record.name_it or ""
    return " ".join(part for part in (name, record.version or "") if part)


def _frozen(record: Instrument, facts: Facts) -> Iterator[Problem]:
    before = facts.find("instrument", record.id)
    changed = [] if before is None else _changed(before, record)
    field = next((name for name in changed if name not in MAY_CHANGE), "")
    for entity in _FROZEN:
        stored, wanted = facts.seek(entity, "instrument_id", record.id), _mine(record, facts.rows(entity))
        field = field or _moved(entity.partition(".")[2], stored, wanted)
    if field:
        sentence = _("This version has been used already: make a new version.")
        yield Problem("INS-1", Severity.STOP, field, sentence)


def _moved(name: str, stored: Iterable[Any], wanted: Iterable[Any]) -> str:
    """Give the field in which rows differ from the stored ones; their code where one came or went."""
    before, after = ({row.id: row for row in rows} for rows in (stored, wanted))
    if before.keys() != after.keys():
        return f"{name}.code"
    fields = (field for key in before for field in _changed(before[key], after[key]))
    found = next(fields, "")
    return f"{name}.{found}" if found else ""


def _changed(before: Record, after: Record) -> list[str]:
    return [s.name for s in fields_of(type(after)) if getattr(before, s.name) != getattr(after, s.name)]


def _anchors(record: Instrument, item: Item) -> Iterator[Problem]:
    low = LEVELS.start if record.value_min is None else record.value_min
    high = LEVELS.stop - 1 if record.value_max is None else record.value_max
    for level in LEVELS:
        missing = [f"anchor_{language}_{level}" for language in LANGUAGES]
        missing = [name for name in missing if not (getattr(item, name) or "").strip()]
        if missing and low <= level <= high:
            sentence = _("The description of level {n} is missing.").format(n=level)
            yield Problem("INS-2", Severity.STOP, f"item.{missing[0]}", sentence)


def _twice(field: str, rows: Sequence[Any]) -> Iterator[Problem]:
    for code, count in Counter(row.code for row in rows if row.code).items():
        if count > 1:
            sentence = _("The code {code} is already in use.").format(code=code)
            yield Problem("INS-3", Severity.STOP, field, sentence)


def _mine(record: Instrument, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.instrument_id == record.id]
