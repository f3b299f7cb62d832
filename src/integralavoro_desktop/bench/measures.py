"""What is measured on the store: search, one person, one save, a bundle of many changes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import stores
from integralavoro_desktop.bench.figures import Figure, median, once, peak_mb, percentiles
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.storage import changelog, desk, outgoing, search
from integralavoro_desktop.storage.cipher import writing
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.records import Query, match_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from integralavoro_desktop.kernel.changes import ChangeSet
    from integralavoro_desktop.storage.store import Store

_OF_A_PERSON = {Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE}
_TYPED = ("g", "gi", "gio", "gio f", "gio fe", "mar", "marc ro", "sa", "an ma", "lu")
_FRAME = 0.016
_PERSON = 0.150
_SAVE = 4.0
_APPLY = 0.4
_CHANGES = 100_000


def searching(store: Store) -> list[Figure]:
    """Measure the model of the palette's search against the bare FTS5 query."""
    words = iter(_TYPED * 40)
    with store.connection() as conn:
        ours, slow = percentiles(lambda: search.find(conn, next(words), where=search.NAMES, limit=6), times=120)
        words = iter(_TYPED * 40)

        def bare() -> Sequence[Any]:
            match = f"name : ({match_words(fold(next(words)))})"
            return conn.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH ? LIMIT 6", (match,)).all()

        reference, _slow = percentiles(bare, times=120)
    return [
        Figure("search, p50", ours, reference, "<= 2 times the bare query", ours <= 2 * reference),
        Figure("search, p95", slow, None, "<= 16 ms", slow <= _FRAME),
    ]


def person(store: Store, key: UUID) -> list[Figure]:
    """Measure reading a person with two thousand contacts, as her page does."""

    def read() -> None:
        with store.read() as reader:
            record = reader.one("candidate", key)
            facts = reader.facts(record)
            for entity in CATALOG.entities:
                if entity.scope in _OF_A_PERSON:
                    facts.rows(entity.name)

    def bare() -> None:
        with store.connection() as conn:
            conn.exec_driver_sql("SELECT * FROM activity WHERE candidate_id=?", (key.hex,)).all()

    taken = median(read)
    return [Figure("a person with 2,000 contacts", taken, median(bare), "<= 150 ms", taken <= _PERSON)]


def saving(store: Store) -> list[Figure]:
    """Measure saving one form (checks, log, fold, index, commit) against a bare insert with commit."""
    with store.read() as reader:
        record = reader.many("candidate", Query(limit=1))[0]
    turn = iter(range(1_000_000))
    action = stores.action_of(store)

    def save() -> None:
        desk.change(store, action, "candidate", desk.Change(record.id, {"contact_note": f"dopo le {next(turn)}"}))

    def bare() -> None:
        with store.transaction() as conn:
            conn.exec_driver_sql("INSERT OR REPLACE INTO setting VALUES ('bench', ?)", (str(next(turn)),))

    ours, reference = median(save, times=30), median(bare, times=30)
    aim = "<= 4 times a bare insert with commit"
    return [Figure("save one form", ours, reference, aim, ours <= _SAVE * reference)]


def applying(store: Store) -> list[Figure]:
    """Measure taking in a bundle's change sets against a bare insert of the same rows into SQLCipher."""
    with store.connection() as conn:
        sets = _sets(conn, store)
    changes = sum(len(one.ops) for one in sets)
    with tempfile.TemporaryDirectory() as folder:
        founding = stores.Founding("Chi riceve", cost=KdfCost.floor())
        other = stores.make_store(Path(folder) / "other", "una frase per la misura", founding)
        before = peak_mb()
        with other.vault.engine.connect() as conn, conn.execution_options(**writing()).begin():
            ours = once(lambda: changelog.append(conn, sets, catalogue=CATALOG))
        grown = peak_mb() - before
        with other.vault.engine.connect() as conn, conn.execution_options(**writing()).begin():
            reference = once(lambda: _bare(conn, sets))
        other.close()
    speed = reference / ours
    aim = f">= 0.4 of the bare insert's speed ({changes} changes, {changes / ours:,.0f} a second)"
    return [Figure("apply a bundle", ours, reference, aim, speed >= _APPLY, memory_mb=grown)]


def _sets(conn: Any, store: Store) -> list[ChangeSet]:
    chosen: list[ChangeSet] = []
    size = 0
    for one in outgoing.own_sets(conn, store.identity.origin, after=1):
        chosen.append(one)
        size += len(one.ops)
        if size >= _CHANGES:
            break
    return chosen


def _bare(conn: Any, sets: Sequence[ChangeSet]) -> None:
    conn.exec_driver_sql("CREATE TABLE bare(a INT, n INT, entity TEXT, row BLOB, reg TEXT, value BLOB, sup BLOB)")
    rows = [
        (arrival, n, op.entity, op.row, op.register, op.value, b"")
        for arrival, one in enumerate(sets)
        for n, op in enumerate(one.ops)
    ]
    conn.exec_driver_sql("INSERT INTO bare VALUES (?,?,?,?,?,?,?)", rows)
