"""Real encrypted stores with the little catalogue: made once in a test run, copied file by file for every test."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel
from tests.little.catalogue import LITTLE, TABLES

from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.changes import ChangeSet, Op, OriginId, Stamp, body, chained, commitment
from integralavoro_desktop.storage import guard, health, ledger, outgoing, search
from integralavoro_desktop.storage.changelog import Received, append
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.meta import LAPTOP, OFFICE, Identity
from integralavoro_desktop.storage.schema import migrate
from integralavoro_desktop.storage.store import Store
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.changelog import Applied

PASSPHRASE = "quattro sedie blu in cortile"
CODE = "00000-00000-00000-00000-000001-01"
ANNA = Action("a0" * 16)
BRUNO = Action("b0" * 16)
NONCE = b"n" * 16
DEVICES = {"anna": b"A" * 16, "bruno": b"B" * 16, "office": b"O" * 16}


def make_template(folder: Path) -> Path:
    """Make a closed store with the tables of the little catalogue, behind the tripwire."""
    with Vault.create(folder, PASSPHRASE, user="u-elena", cost=KdfCost.floor()) as vault:
        vault.keys.set_recovery(vault.dek, CODE)
        migrate(vault.engine, Catalogue([]))
        with vault.engine.begin() as conn:
            SQLModel.metadata.create_all(conn, tables=TABLES)
            guard.install(conn, (table.name for table in TABLES))
    return folder


def open_copy(template: Path, folder: Path, *, catalogue: Catalogue = LITTLE) -> Store:
    """Copy a closed store and open the copy, by its sheet: that costs no time."""
    shutil.copytree(template, folder)
    return open_again(folder, catalogue=catalogue)


def open_again(folder: Path, *, catalogue: Catalogue = LITTLE) -> Store:
    """Open a store that was closed."""
    return Store(Vault.open_with_recovery(folder, CODE), catalogue)


def begin(store: Store, name: str) -> Store:
    """Give a store the life of one of the invented devices."""
    role = OFFICE if name == "office" else LAPTOP
    store.begin_life(Identity(DEVICES[name], name[0].encode() * 8, role, name[:2].upper(), "D1"))
    return store


def add(store: Store, *records: Record, action: Action = ANNA) -> None:
    """Write new rows in one action."""
    with store.write(action) as edit:
        for record in records:
            edit.add(record)


def change(store: Store, record: Record, action: Action = ANNA, **values: Any) -> None:
    """Change a row as somebody does who sees it as it stands."""
    with store.read() as reader:
        here = reader.one(store.catalogue.entity_of(type(record)).name, record.id)
    with store.write(action) as edit:
        edit.change(here, values)


def fresh(store: Store, record: Record) -> Any:
    """Return a row as it stands in a store now, None where it is not there."""
    with store.read() as reader:
        return reader.one(store.catalogue.entity_of(type(record)).name, record.id)


def sets_of(store: Store, *, after: int = 0) -> list[ChangeSet]:
    """Return what a store wrote and may send, in order."""
    with store.connection() as conn:
        return list(outgoing.own_sets(conn, store.identity.origin, after=after))


def deliver(store: Store, sets: Iterable[ChangeSet], *, refuses: Any = None) -> Applied:
    """Append change sets to a store as an import does, index them, and tell what changed."""
    received = Received(1, ledger.now_ms(), refuses) if refuses else Received(1, ledger.now_ms())
    with store.transaction() as conn:
        applied = append(conn, sets, catalogue=store.catalogue, received=received)
        search.index_rows(conn, store.catalogue, applied.rows)
    return applied


def written(*ops: Op, scope: str, seq: int = 1, device: bytes = b"X" * 16, stamp: int = 1 << 40) -> ChangeSet:
    """A change set by a device of which nothing else is known."""
    promise = commitment(NONCE, body(ops))
    origin = OriginId(device, b"x" * 8)
    made = ChangeSet(origin, seq, Stamp(b"t" * 8, stamp, "c" * 32, scope, 1, "0.1"), NONCE, promise, b"", ops)
    return replace(made, chain=chained(bytes(32), dot=made.dot, hlc=stamp, promise=promise))


def remove(store: Store, record: Record, action: Action = ANNA) -> None:
    """Delete a row, or propose it."""
    with store.write(action) as edit:
        edit.remove(fresh(store, record))


def is_sound(store: Store) -> bool:
    """Tell whether the tables equal the folded log."""
    with store.connection() as conn:
        return health.check(conn, store.catalogue).is_sound


def rows_of(applied: Applied) -> dict[str, int]:
    """Return how many rows of each entity were written."""
    return {entity: len(rows) for entity, rows in applied.rows.items()}


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every synced table and the heads in numbers that do not depend on the order of arrival."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with store.connection() as conn:
        for entity in store.catalogue.entities:
            rows = conn.exec_driver_sql(f"SELECT * FROM {entity.table} ORDER BY id")  # noqa: S608 - a table of ours
            found[entity.name] = [tuple(row) for row in rows]
        found["heads"] = [
            tuple(row)
            for row in conn.exec_driver_sql(
                "SELECT h.row, h.reg, o.device, o.incarnation, h.seq, h.hlc FROM head h "
                "JOIN origin o ON o.ix=h.origin ORDER BY 1, 2, 3, 4, 5"
            )
        ]
        found["conflicts"] = [
            tuple(row) for row in conn.exec_driver_sql("SELECT row, reg, policy FROM conflict ORDER BY 1, 2")
        ]
    return found


def everything(store: Store) -> list[str]:
    """Return every row of every table, the words of the index aside: equal where nothing was written."""
    with store.connection() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name").scalars().all()
        tables = [name for name in names if name == "search_doc" or not name.startswith("search")]
        return [
            f"{name}: {tuple(row)!r}"
            for name in tables
            for row in conn.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 - tables of ours
        ]
