"""Values as lists, sentences and previews show them: every kind of field in people's words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.gui.typed import time_words
from integralavoro_desktop.kernel import clock, show
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import month_words
from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.records import Reader

MONTH = "month"
_ONE = {Kind.CHOICES: Kind.CHOICE, Kind.CODES: Kind.CODE, Kind.LINKS: Kind.LINK, Kind.TEXTS: Kind.TEXT}


class Shower:
    """Turns values into words; the titles of linked records are read once and kept."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._titles: dict[str, dict[UUID, str]] = defaultdict(dict)

    def prepare(self, reader: Reader, specs: Iterable[FieldSpec], rows: Sequence[Record]) -> None:
        """Read at once the titles of the records that these rows link to."""
        wanted: dict[str, list[UUID]] = defaultdict(list)
        for spec in specs:
            if spec.kind in {Kind.LINK, Kind.LINKS}:
                for row in rows:
                    wanted[spec.ui.reference].extend(_keys(getattr(row, spec.name)))
        for entity, keys in wanted.items():
            known = self._titles[entity]
            known.update(self._bench.titles(reader, entity, [key for key in keys if key not in known]))

    def forget(self) -> None:
        """Read the titles again from here on."""
        self._titles.clear()

    def cell(self, spec: FieldSpec, value: Any) -> str:
        """Return a value as a list shows it: days are short, nothing is empty."""
        if spec.kind is Kind.DATE and value:
            return show.short_day(value, today=clock.today())
        if spec.kind is Kind.MOMENT and value:
            local = value.astimezone()
            return f"{show.short_day(local.date(), today=clock.today())}, {time_words(local)}"
        if spec.kind is Kind.FLAG:
            return _("Yes") if value else ""
        return self.words(spec, value)

    def words(self, spec: FieldSpec, value: Any) -> str:
        """Return a value in running text; an empty one gives empty words."""
        if value is None or value == "" or value == []:
            return ""
        if spec.is_list:
            return ", ".join(self._item(spec, item) for item in value)
        return self._item(spec, value)

    def wire(self, specs: Sequence[FieldSpec], wire: Any) -> str:
        """Return a value of the change log in words: of one field, or of the fields of a group."""
        if isinstance(wire, dict):
            parts = [self._of_wire(spec, wire.get(spec.name)) for spec in specs]
            return ", ".join(part for part in parts if part)
        return self._of_wire(specs[0], wire)

    def _of_wire(self, spec: FieldSpec, wire: Any) -> str:
        try:
            return self.words(spec, parse(spec, wire))
        except BadValueError:
            return str(wire)

    def _item(self, spec: FieldSpec, value: Any) -> str:
        if spec.ui.kind == MONTH:
            return _month(value)
        return show.Shower(self._bench.codes, self._title).value(
            replace(spec, kind=_ONE.get(spec.kind, spec.kind)), value
        )

    def _title(self, entity: str, key: UUID) -> str:
        known = self._titles[entity]
        if key not in known:
            known[key] = self._bench.title_of(entity, key)
        return known[key]


def filled_lines(shower: Shower, specs: Iterable[FieldSpec], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return label and words of every field that has a value."""
    lines = ((_(spec.ui.label), shower.words(spec, values.get(spec.name))) for spec in specs if not spec.ui.hidden)
    return [(label, words) for label, words in lines if words]


def author_line(who: str, at: datetime) -> str:
    """Return who and when, as a line under a sentence: «Elena Marchetti, 18 nov»."""
    day = show.short_day(at.astimezone().date(), today=clock.today())
    return f"{who}, {day}" if who else day


def _keys(value: Any) -> list[UUID]:
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, UUID) else UUID(str(item)) for item in items if item]


def _month(text: str) -> str:
    try:
        return month_words(text)
    except ValueError:
        return text
