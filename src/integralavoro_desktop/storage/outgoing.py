"""Reading change sets out of the log, for bundles."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import ChangeSet, Op, Stamp
from integralavoro_desktop.storage.origins import OriginRow, Origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.changes import OriginId

_HEADER = (
    "c.arrival, c.origin, c.seq, c.tx, c.hlc, c.author, c.scope, c.schema, c.app, c.reason, c.nonce, "
    "c.commitment, c.chain"
)
_OPS = "o.n, o.entity, o.row, o.reg, o.value, o.sup"
_N_HEADER = 13


def own_sets(conn: Connection, origin: OriginId, *, after: int, scope: str = "") -> Iterator[ChangeSet]:
    """Yield the change sets of one origin of this device with a sequence above `after`, in order, erased ones too."""
    origins = Origins(conn)
    row = origins.known(origin)
    if row is None:
        return
    values: tuple[Any, ...] = (row.ix, after, scope) if scope else (row.ix, after)
    condition = f"c.origin=? AND c.seq>? {'AND c.scope=?' if scope else ''} ORDER BY c.seq, o.n"
    yield from _sets(conn, origins, condition=condition, values=values)


def sets_between(
    conn: Connection, scopes: Sequence[str], *, above: int, to: int, has: Mapping[OriginId, int]
) -> Iterator[ChangeSet]:
    """Yield the live change sets of these scopes with `above` < arrival <= `to`.

    `has` names the origins that the reader writes itself, and up to which sequence it holds them: a restored laptop
    gets back what it had sent before.
    """
    origins = Origins(conn)
    stage_scopes(conn, scopes)
    held = {row.ix: seq for origin, seq in has.items() if (row := origins.known(origin)) is not None}
    condition = (
        "c.scope IN (SELECT scope FROM wanted_scope) AND c.arrival>? AND c.arrival<=? AND c.state IN (0, 1) "
        "ORDER BY c.arrival, o.n"
    )
    for change_set in _sets(conn, origins, condition=condition, values=(above, to)):
        if change_set.seq > held.get(origins.row(change_set.origin).ix, 0):
            yield change_set


def snapshot(conn: Connection, scope: str) -> Iterator[ChangeSet]:
    """Yield what still counts of a scope: its change sets reduced to the operations that are heads."""
    origins = Origins(conn)
    condition = (
        "c.scope=? AND EXISTS(SELECT 1 FROM head h WHERE h.row=o.row AND h.reg=o.reg AND h.arrival=o.arrival) "
        "ORDER BY c.arrival, o.n"
    )
    yield from _sets(conn, origins, condition=condition, values=(scope,), is_partial=True)


def every_set(conn: Connection) -> Iterator[ChangeSet]:
    """Yield the whole log, origin by origin, in order; of a redacted change set a part."""
    origins = Origins(conn)
    for change_set in _sets(conn, origins, condition="1 ORDER BY c.origin, c.seq, o.n", values=()):
        yield replace(change_set, is_partial=True) if change_set.nonce is None and change_set.ops else change_set


def parked_sets(conn: Connection, device: bytes, scope: str) -> Iterator[ChangeSet]:
    """Yield the change sets of a device in a scope that were kept apart, in order."""
    condition = (
        "c.state=2 AND c.scope=? AND c.origin IN (SELECT ix FROM origin WHERE device=?) ORDER BY c.origin, c.seq, o.n"
    )
    yield from _sets(conn, Origins(conn), condition=condition, values=(scope, device))


def last_arrival(conn: Connection) -> int:
    """Return the highest arrival number of this store."""
    return int(conn.exec_driver_sql("SELECT coalesce(max(arrival), 0) FROM cs").scalar_one())


def waiting_in(conn: Connection, scope: str) -> int:
    """Return how many changes of a scope were written here, travel, and are in no bundle yet."""
    found = conn.exec_driver_sql(
        "SELECT count(*) FROM cs c JOIN origin o ON o.ix=c.origin "
        "WHERE c.scope=? AND c.scope<>'local' AND c.recv_at IS NULL AND c.seq>o.sent",
        (scope,),
    )
    return int(found.scalar_one())


def is_known_elsewhere(conn: Connection, scope: str, acked: Mapping[OriginId, int]) -> bool:
    """Tell whether a change set of a scope came from elsewhere, or was confirmed by the office."""
    origins = Origins(conn)
    confirmed = {row.ix: seq for origin, seq in acked.items() if (row := origins.known(origin)) is not None}
    found = conn.exec_driver_sql("SELECT origin, min(seq) FROM cs WHERE scope=? GROUP BY origin", (scope,))
    return any(seq <= confirmed.get(ix, seq) for ix, seq in found)


def origins_of(conn: Connection, device: bytes) -> dict[OriginId, OriginRow]:
    """Return the origins of one device that travel (not the local one)."""
    return {o: r for o, r in Origins(conn).all().items() if o.device == device and any(o.incarnation)}


def stage_scopes(conn: Connection, scopes: Sequence[str]) -> None:
    """Put scopes into a temporary table, for conditions on many of them."""
    conn.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS wanted_scope(scope TEXT PRIMARY KEY) WITHOUT ROWID")
    conn.exec_driver_sql("DELETE FROM wanted_scope")
    rows = [(scope,) for scope in dict.fromkeys(scopes)]
    if rows:
        conn.exec_driver_sql("INSERT INTO wanted_scope VALUES (?)", rows)


def _sets(
    conn: Connection, origins: Origins, *, condition: str, values: tuple[Any, ...], is_partial: bool = False
) -> Iterator[ChangeSet]:
    # The join is read as a stream: a bundle of any size costs the memory of one change set.
    rows = conn.execution_options(stream_results=True).exec_driver_sql(
        f"SELECT {_HEADER}, {_OPS} FROM cs c LEFT JOIN op o ON o.arrival=c.arrival WHERE {condition}",  # noqa: S608 - fixed conditions
        values,
    )
    for header, lines in groupby(rows, key=lambda row: tuple(row[:_N_HEADER])):
        _arrival, ix, seq, tx, hlc, author, scope, schema, app, reason, nonce, promise, chain = header
        ops = tuple(
            Op(entity, row, register, value, origins.unpack(sup))
            for _n, entity, row, register, value, sup in (tuple(line[_N_HEADER:]) for line in lines)
            if value is not None
        )
        stamp = Stamp(tx, hlc, author, scope, schema, app, reason or "")
        # without the rest of its operations, nonce and commitment would only help to guess them
        yield ChangeSet(
            origins.by_number(ix), seq, stamp, None if is_partial else nonce, promise, chain, ops, is_partial
        )
