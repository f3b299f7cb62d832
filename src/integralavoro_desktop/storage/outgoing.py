"""Reading change sets out of the log, for bundles."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import ChangeSet, Op, Stamp
from integralavoro_desktop.storage.origins import OriginRow, Origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.changes import OriginId

_HEADER = (
    "c.arrival, c.origin, c.seq, c.tx, c.hlc, c.author, c.scope, c.schema, c.app, c.reason, c.nonce, "
    "c.commitment, c.chain"
)
_OPS = "o.n, o.entity, o.row, o.reg, o.value, o.sup"
_N_HEADER = 13


def own_sets(conn: Connection, origin: OriginId, *, after: int) -> Iterator[ChangeSet]:
    """Yield the change sets of one origin of this device with a sequence above `after`, in order, erased ones too."""
    origins = Origins(conn)
    row = origins.known(origin)
    if row is not None:
        yield from _sets(conn, origins, condition="c.origin=? AND c.seq>? ORDER BY c.seq, o.n", values=(row.ix, after))


def sets_between(
    conn: Connection, scopes: Sequence[str], *, above: int, to: int, without: bytes
) -> Iterator[ChangeSet]:
    """Yield the live change sets of these scopes with `above` < arrival <= `to`, but not those of one device."""
    origins = Origins(conn)
    stage_scopes(conn, scopes)
    condition = (
        "c.scope IN (SELECT scope FROM wanted_scope) AND c.arrival>? AND c.arrival<=? "
        "AND c.state IN (0, 1) AND c.origin NOT IN (SELECT ix FROM origin WHERE device=?) "
        "ORDER BY c.arrival, o.n"
    )
    yield from _sets(conn, origins, condition=condition, values=(above, to, without))


def snapshot(conn: Connection, scope: str) -> Iterator[ChangeSet]:
    """Yield what still counts of a scope: its change sets reduced to the operations that are heads."""
    origins = Origins(conn)
    condition = (
        "c.scope=? AND EXISTS(SELECT 1 FROM head h WHERE h.row=o.row AND h.reg=o.reg AND h.arrival=o.arrival) "
        "ORDER BY c.arrival, o.n"
    )
    yield from _sets(conn, origins, condition=condition, values=(scope,), is_partial=True)


def last_arrival(conn: Connection) -> int:
    """Return the highest arrival number of this store."""
    return int(conn.exec_driver_sql("SELECT coalesce(max(arrival), 0) FROM cs").scalar_one())


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
        yield ChangeSet(origins.by_number(ix), seq, stamp, nonce, promise, chain, ops, is_partial)
