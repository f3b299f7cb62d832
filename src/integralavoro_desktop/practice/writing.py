"""Writing what was made up into a store, in few large actions, with the numbers that the store gives."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from integralavoro_desktop.features.disclosures.model import Disclosure
from integralavoro_desktop.kernel.serials import Serial, counter_of, series_for
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.meta import next_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.practice.notebook import Fact
    from integralavoro_desktop.storage.edit import Action, Edit
    from integralavoro_desktop.storage.store import Store

_ROWS_AT_ONCE = 2_000


def write_records(store: Store, action: Action, files: Iterable[Sequence[Record]]) -> None:
    """Write new records, parents before their children; a file is never parted between two actions."""
    prefix = store.identity.prefix
    for batch in _batches(files):
        with store.write(action) as edit:
            for record in batch:
                _put(edit, record, prefix)


def write_facts(store: Store, action: Action, facts: Iterable[Fact]) -> None:
    """Write what happened in the order it happened, as one action: new records, and new values of known ones."""
    prefix = store.identity.prefix
    with store.write(action) as edit:
        for fact in facts:
            if fact.values is None:
                _put(edit, fact.record, prefix)
            else:
                edit.change(fact.record, fact.values)


def by_week(facts: Iterable[Fact]) -> Iterator[tuple[date, list[Fact]]]:
    """Give the facts of each week with its last day on which something happened."""
    ordered = sorted(facts, key=lambda fact: fact.on)
    for _week, found in groupby(ordered, key=lambda fact: fact.on.isocalendar()[:2]):
        week = list(found)
        yield week[-1].on, week


def _batches(files: Iterable[Sequence[Record]]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for file in files:
        batch.extend(file)
        if len(batch) >= _ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _put(edit: Edit, record: Record, prefix: str) -> None:
    desk.number(edit, record, prefix=prefix)
    if isinstance(record, Disclosure) and record.made_on and not record.serial:
        series, year = series_for(str(record.preset)), record.made_on.year
        number = next_count(edit.conn, counter_of(series, year))
        record.serial = str(Serial(series, prefix, year, number))
    edit.add(record)
