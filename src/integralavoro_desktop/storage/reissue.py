"""Putting a restored or copied store in order: what it wrote after the parting of ways gets new numbers."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.changes import ChangeSet, Dot, Op, OriginId, body, chained, commitment
from integralavoro_desktop.storage.changelog import append
from integralavoro_desktop.storage.guard import writing
from integralavoro_desktop.storage.ledger import chain_at
from integralavoro_desktop.storage.meta import new_incarnation, read_identity, write_identity
from integralavoro_desktop.storage.origins import Origins, unpack_numbers
from integralavoro_desktop.storage.outgoing import origins_of, own_sets
from integralavoro_desktop.storage.refold import fold_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue

_CHUNK = 500
_LEFT = "SELECT o.row, o.reg, c.origin, c.seq, c.hlc, c.arrival, o.sup FROM op o JOIN cs c USING (arrival)"


def reissue(conn: Connection, origin: OriginId, after: int, *, catalogue: Catalogue) -> int:
    """Cut an origin of this device after a sequence and write what followed anew, in order; returns how many sets.

    What later incarnations built on it goes the same way. The present origin, where it is cut, is closed and a new
    incarnation goes on. Contents, authors and stamps stay; what one of these changes replaced, its new version
    replaces. Runs in the caller's write transaction.
    """
    cuts = _all_cuts(conn, origin, after)
    moved = [made for cut, last in cuts.items() for made in own_sets(conn, cut, after=last) if made.nonce is not None]
    rows = list(dict.fromkeys(op.row for change_set in moved for op in change_set.ops))
    for cut, last in cuts.items():
        _cut(conn, cut, last)
    for start in range(0, len(rows), _CHUNK):
        _rebuild(conn, rows[start : start + _CHUNK], catalogue=catalogue)
    identity = read_identity(conn)
    if identity.origin in cuts:
        identity = replace(identity, incarnation=new_incarnation())
        write_identity(conn, identity)
    append(conn, list(_renumbered(conn, moved, identity.origin)), catalogue=catalogue)
    return len(moved)


def _all_cuts(conn: Connection, origin: OriginId, after: int) -> dict[OriginId, int]:
    """Return where each origin of this device is cut, in the order in which they began.

    The office has taken nothing of what builds on the part that it does not know, so none of that is lost or doubled.
    """
    own = sorted(origins_of(conn, origin.device).items(), key=lambda known: known[1].ix)
    cuts = {origin: after}
    moved = {made.dot for made in own_sets(conn, origin, after=after)}
    for other, _row in own:
        if other == origin:
            continue
        sets = list(own_sets(conn, other, after=0))
        first = next((made.seq for made in sets if any(moved.intersection(op.supersedes) for op in made.ops)), 0)
        if first:
            cuts[other] = first - 1
            moved.update(made.dot for made in sets if made.seq >= first)
    return {known: cuts[known] for known, _row in own if known in cuts}


def _cut(conn: Connection, origin: OriginId, after: int) -> None:
    number = Origins(conn).row(origin).ix
    conn.exec_driver_sql(
        "DELETE FROM op WHERE arrival IN (SELECT arrival FROM cs WHERE origin=? AND seq>?)", (number, after)
    )
    conn.exec_driver_sql("DELETE FROM cs WHERE origin=? AND seq>?", (number, after))
    conn.exec_driver_sql(
        "UPDATE origin SET last_seq=?, last_chain=?, sent=min(sent, ?), acked=min(acked, ?) WHERE ix=?",
        (after, chain_at(conn, origin, after), after, after, number),
    )


def _rebuild(conn: Connection, rows: Sequence[bytes], *, catalogue: Catalogue) -> None:
    """Work out heads and tables of rows again from the operations that are left."""
    marks = ",".join("?" * len(rows))
    keys = tuple(row.hex() for row in rows)
    with writing(conn):
        for table in ("head", "dead_early", "conflict"):
            conn.exec_driver_sql(f"DELETE FROM {table} WHERE row IN ({marks})", tuple(rows))  # noqa: S608 - fixed names
        for entity in catalogue.entities:
            conn.exec_driver_sql(f"DELETE FROM {entity.table} WHERE id IN ({marks})", keys)  # noqa: S608 - declared
    found = conn.exec_driver_sql(
        f"{_LEFT} WHERE o.row IN ({marks}) AND c.state IN (0, 1, 3)",
        tuple(rows),
    ).all()
    here = {tuple(line[:4]): (line[4], line[5]) for line in found}
    dead = {(row, register, *number) for row, register, *_o, sup in found for number in unpack_numbers(sup)}
    heads = [(*key, *stamp) for key, stamp in here.items() if key not in dead]
    early = [key for key in dead if key not in here]
    if heads:
        conn.exec_driver_sql("INSERT INTO head VALUES (?,?,?,?,?,?)", heads)
    if early:
        conn.exec_driver_sql("INSERT INTO dead_early VALUES (?,?,?,?)", early)
    fold_rows(conn, rows, catalogue=catalogue)


def _renumbered(conn: Connection, moved: Sequence[ChangeSet], origin: OriginId) -> Iterator[ChangeSet]:
    row = Origins(conn).row(origin)
    seq, chain = row.last_seq, row.last_chain
    new: dict[Dot, Dot] = {}
    for change_set in moved:
        seq += 1
        dot = new[change_set.dot] = Dot(origin, seq)
        ops = tuple(_replacing(op, new) for op in change_set.ops)
        nonce = secrets.token_bytes(16)
        promise = commitment(nonce, body(ops))
        chain = chained(chain, dot=dot, hlc=change_set.stamp.hlc, promise=promise)
        yield ChangeSet(origin, seq, change_set.stamp, nonce, promise, chain, ops)


def _replacing(op: Op, new: dict[Dot, Dot]) -> Op:
    return replace(op, supersedes=tuple(new.get(dot, dot) for dot in op.supersedes))
