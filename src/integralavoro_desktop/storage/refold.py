"""Folding the whole log again: after an update of the program, what waited for it is shown."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from integralavoro_desktop.storage.changelog import Applied
from integralavoro_desktop.storage.fold import Folder
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.heads import HeadTable
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.verdict import UNFIT, Judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue

_ROWS = 1_000
_NAME = "catalogue"


def learn(conn: Connection, catalogue: Catalogue) -> Applied | None:
    """Fold everything again when the program knows other types or fields than at the last opening; else None."""
    known = _digest(catalogue)
    stored = conn.exec_driver_sql("SELECT value FROM meta WHERE key=?", (_NAME,)).scalar()
    if stored == known:
        return None
    applied = refold(conn, catalogue)
    conn.exec_driver_sql("INSERT OR REPLACE INTO meta(key, value) VALUES (?,?)", (_NAME, known))
    return applied


def is_known(conn: Connection, catalogue: Catalogue) -> bool:
    """Tell whether this catalogue is the one that the tables were folded with."""
    stored = conn.exec_driver_sql("SELECT value FROM meta WHERE key=?", (_NAME,)).scalar()
    return bool(stored == _digest(catalogue))


def refold(conn: Connection, catalogue: Catalogue) -> Applied:
    """Fold every register of every row again, a thousand rows at a time; what was parked and is known now counts."""
    judge = Judge(catalogue, frozenset(), None)
    folder = Folder(conn, catalogue, Origins(conn), judge)
    done = Applied()
    last = b""
    with writing(conn):
        while rows := _next_rows(conn, last):
            done.add_rows(_fold(conn, rows, folder))
            last = rows[-1]
    _release(conn, judge)
    return done


def fold_rows(conn: Connection, rows: Sequence[bytes], *, catalogue: Catalogue) -> None:
    """Fold every register of these rows again."""
    folder = Folder(conn, catalogue, Origins(conn), Judge(catalogue, frozenset(), None))
    with writing(conn):
        _fold(conn, rows, folder)


def _fold(conn: Connection, rows: Sequence[bytes], folder: Folder) -> dict[str, set[bytes]]:
    heads = HeadTable(conn, rows)
    for state in heads.rows.values():
        state.touched.update(state.registers)
    return folder.fold(heads.changed())


def _next_rows(conn: Connection, after: bytes) -> list[bytes]:
    found = conn.exec_driver_sql("SELECT DISTINCT row FROM head WHERE row>? ORDER BY row LIMIT ?", (after, _ROWS))
    return [row for (row,) in found]


def _release(conn: Connection, judge: Judge) -> None:
    parked = conn.exec_driver_sql("SELECT arrival FROM cs WHERE state=1").scalars().all()
    for arrival in parked:
        ops = conn.exec_driver_sql("SELECT entity, reg, value FROM op WHERE arrival=?", (arrival,)).all()
        if all(judge.wire_of(entity, register, value) is not UNFIT for entity, register, value in ops):
            # one that came with a snapshot has no nonce: it stays a part of a change set
            conn.exec_driver_sql(
                "UPDATE cs SET state=CASE WHEN nonce IS NULL THEN 3 ELSE 0 END WHERE arrival=?", (arrival,)
            )


def _digest(catalogue: Catalogue) -> str:
    names = [f"{e.name}.{register}:{','.join(s.name + s.kind for s in specs)}" for e in catalogue.entities
             for register, specs in e.registers.items()]  # fmt: skip
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
