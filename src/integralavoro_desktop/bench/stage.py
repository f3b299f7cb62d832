"""The store that is measured: a crowd of invented people with their diaries, made once and kept for the next run."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from integralavoro_desktop import stores
from integralavoro_desktop.practice.crowd import generate
from integralavoro_desktop.practice.plan import Plan
from integralavoro_desktop.storage.keyslots import KdfCost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.store import Store

PASSPHRASE = "le misure di una sera di pioggia"  # noqa: S105 - it guards invented people only
RICH_DIARY = 2_000
_AT_A_TIME = 500


def open_crowd(folder: Path, people: int, say: Callable[[str], object]) -> Store:
    """Return the store with so many people and ten contacts each; it is made where it is not there yet."""
    place = folder / f"crowd-{people}"
    if (place / "vault.json").exists():
        return stores.open_store(place, PASSPHRASE)
    store = stores.make_store(place, PASSPHRASE, stores.Founding("Banco di prova", prefix="BM", cost=KdfCost.floor()))
    written = 0
    for batch in _batches(generate(Plan(people, seed=7))):
        with store.write(stores.action_of(store)) as edit:
            for record in batch:
                edit.add(record)
        written += _AT_A_TIME
        say(f"{min(written, people)} of {people} people")
    return store


def rich_person(store: Store) -> UUID:
    """Return one person with a diary of two thousand contacts."""
    person, *contacts = next(generate(Plan(1, seed=11), activities=RICH_DIARY))
    with store.read() as reader:
        is_there = reader.one("candidate", person.id) is not None
    if not is_there:
        with store.write(stores.action_of(store)) as edit:
            for record in (person, *contacts):
                edit.add(record)
    return person.id


def _batches(files: Iterator[list[Record]]) -> Iterator[list[Record]]:
    while some := list(islice(files, _AT_A_TIME)):
        yield [record for file in some for record in file]
