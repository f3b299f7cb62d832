"""The ledgers of the exchange: who holds which scope, which bundles went and came, how far each side is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.changes import OriginId

OUT = 0
IN = 1
ACTIVE = 1
READ_ONLY = 2
EVICTED = 3
APPLIED = "applied"
PUT_ASIDE = "aside"
MADE = "made"


@dataclass(frozen=True, slots=True)
class Grant:
    """A scope given to a device under one epoch."""

    scope: str
    epoch: bytes
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """One bundle that went or came: its number, the file's hash, what became of it."""

    direction: int
    sha256: bytes
    device: bytes
    number: int
    result: str
    sets: int
    at: int
    header: bytes = b""
    key: int = 0


def now_ms() -> int:
    """Return this computer's time in milliseconds, as receipts are stamped."""
    return int(clock.now().timestamp() * 1000)


def new_epoch() -> bytes:
    """Return a fresh grant epoch: another grant of the same scope never has the same."""
    return secrets.token_bytes(8)


def new_office_epoch() -> bytes:
    """Return an epoch of the office's own numbering: a later one is greater, and no two are the same."""
    return now_ms().to_bytes(8, "big") + secrets.token_bytes(4)


def grants(conn: Connection, device: bytes) -> dict[str, Grant]:
    """Return the grants in force of a device, by scope."""
    rows = conn.exec_driver_sql(
        'SELECT scope, epoch, "until" FROM scope_grant WHERE device=? AND revoked_at IS NULL', (device,)
    )
    return {scope: Grant(scope, epoch, until) for scope, epoch, until in rows}


def was_granted(conn: Connection, scope: str) -> bool:
    """Tell whether any device was ever granted a scope."""
    return bool(
        conn.exec_driver_sql("SELECT EXISTS(SELECT 1 FROM scope_grant WHERE scope=?)", (scope,)).scalar_one()
    )


def set_grants(conn: Connection, device: bytes, wanted: Mapping[str, int | None]) -> None:
    """Make the grants of a device be `wanted` (scope to its end in milliseconds, None for no end).

    A new grant gets an epoch of its own; one that is no longer wanted, or has come to its end, is revoked, never
    deleted.
    """
    now = now_ms()
    held = grants(conn, device)
    wanted = {scope: until for scope, until in wanted.items() if until is None or until > now}
    for scope in held.keys() & wanted.keys():
        if held[scope].until != wanted[scope]:
            conn.exec_driver_sql(
                'UPDATE scope_grant SET "until"=? WHERE device=? AND scope=? AND epoch=?',
                (wanted[scope], device, scope, held[scope].epoch),
            )
    for scope in held.keys() - wanted.keys():
        conn.exec_driver_sql(
            "UPDATE scope_grant SET revoked_at=? WHERE device=? AND scope=? AND epoch=?",
            (now, device, scope, held[scope].epoch),
        )
    fresh = [(device, scope, new_epoch(), now, wanted[scope]) for scope in sorted(wanted.keys() - held.keys())]
    if fresh:
        conn.exec_driver_sql(
            'INSERT INTO scope_grant(device, scope, epoch, from_at, "until") VALUES (?,?,?,?,?)', fresh
        )


def give(conn: Connection, device: bytes, scope: str) -> None:
    """Grant one more scope to a device: a person whom she registered herself."""
    conn.exec_driver_sql(
        "INSERT INTO scope_grant(device, scope, epoch, from_at) VALUES (?,?,?,?)",
        (device, scope, new_epoch(), now_ms()),
    )


def may_write(conn: Connection, device: bytes, scope: str) -> bool:
    """Tell whether the office accepts a change of this device in a scope.

    Shared rows are everybody's, and rows for the office each device's own; a file must have been granted and not taken
    away since. Control rows are the office's alone.
    """
    if scope.startswith("cat.") or scope == f"up.{device.hex()}":
        return True
    found = conn.exec_driver_sql(
        "SELECT 1 FROM scope_grant WHERE device=? AND scope=? AND evicted_at IS NULL LIMIT 1", (device, scope)
    ).scalar()
    return bool(found) and scope.startswith(("p:", "c:"))


def note_evicted(conn: Connection, device: bytes, scope: str, epoch: bytes) -> None:
    """Note that a device reported a scope as taken off it; without an epoch, one that it never held under a grant."""
    conn.exec_driver_sql(
        "UPDATE scope_grant SET evicted_at=? WHERE device=? AND scope=? AND (epoch=? OR ?=x'') "
        "AND evicted_at IS NULL AND revoked_at IS NOT NULL",
        (now_ms(), device, scope, epoch, epoch),
    )


def is_new_scope(conn: Connection, scope: str) -> bool:
    """Tell whether nothing of a scope was ever accepted here: a person registered on the laptop."""
    return conn.exec_driver_sql("SELECT 1 FROM cs WHERE scope=? AND state<>2 LIMIT 1", (scope,)).scalar() is None


def held(conn: Connection) -> dict[str, bytes]:
    """Return the scopes that this store holds under a grant, with their epochs, those that can only be read too."""
    return {row[0]: row[1] for row in conn.exec_driver_sql("SELECT scope, epoch FROM scope_held WHERE state IN (1, 2)")}


def evicted(conn: Connection) -> dict[str, bytes]:
    """Return the scopes that were taken off this store, to be reported to the office, with the epoch of their grant."""
    return {row[0]: row[1] for row in conn.exec_driver_sql("SELECT scope, epoch FROM scope_held WHERE state=3")}


def hold(conn: Connection, scope: str, epoch: bytes, *, until: int | None = None) -> None:
    """Note that this store holds a scope under an epoch, to its end in milliseconds or without one."""
    conn.exec_driver_sql("INSERT OR REPLACE INTO scope_held VALUES (?,?,?,?)", (scope, epoch, ACTIVE, until))


def release(conn: Connection, scope: str) -> None:
    """Note that a scope was taken off this store: the office is told with each package from now on."""
    conn.exec_driver_sql("INSERT OR IGNORE INTO scope_held(scope, epoch) VALUES (?, x'')", (scope,))
    conn.exec_driver_sql("UPDATE scope_held SET state=? WHERE scope=?", (EVICTED, scope))


def make_read_only(conn: Connection, scope: str) -> None:
    """Note that a scope was handed over, but waits for the receipt of the last changes made here."""
    conn.exec_driver_sql("INSERT OR IGNORE INTO scope_held(scope, epoch) VALUES (?, x'')", (scope,))
    conn.exec_driver_sql("UPDATE scope_held SET state=? WHERE scope=?", (READ_ONLY, scope))


def read_only_scopes(conn: Connection) -> frozenset[str]:
    """Return the scopes that can be read and no longer changed: handed over, or held for a time that has ended."""
    found = conn.exec_driver_sql(
        'SELECT scope FROM scope_held WHERE state=2 OR (state=1 AND "until"<=?)', (now_ms(),)
    )
    return frozenset(row[0] for row in found)


def files_here(conn: Connection) -> frozenset[str]:
    """Return the persons' scopes of which this store holds values."""
    found = conn.exec_driver_sql(
        "SELECT DISTINCT c.scope FROM head h JOIN cs c USING (arrival) WHERE c.scope LIKE 'p:%' OR c.scope LIKE 'c:%'"
    )
    return frozenset(scope for (scope,) in found)


def get_position(conn: Connection, name: str, default: Any = 0) -> Any:
    """Return a position of the exchange kept in the store's own table."""
    found = conn.exec_driver_sql("SELECT value FROM meta WHERE key=?", (name,)).scalar()
    return default if found is None else found


def put_position(conn: Connection, name: str, value: Any) -> None:
    """Keep a position of the exchange."""
    conn.exec_driver_sql("INSERT OR REPLACE INTO meta(key, value) VALUES (?,?)", (name, value))


def mark_sent(conn: Connection, origin: OriginId, seq: int) -> None:
    """Note that change sets up to `seq` left this store in a bundle: they can no longer be undone quietly."""
    conn.exec_driver_sql("UPDATE origin SET sent=max(sent, ?) WHERE device=? AND incarnation=?", (seq, *origin))


def mark_acked(conn: Connection, origin: OriginId, seq: int) -> None:
    """Note that the office confirmed change sets up to `seq`."""
    conn.exec_driver_sql(
        "UPDATE origin SET acked=max(acked, ?), sent=max(sent, ?) WHERE device=? AND incarnation=?",
        (seq, seq, *origin),
    )


def acked(conn: Connection, device: bytes) -> dict[tuple[bytes, bytes], int]:
    """Return what the office confirmed of each origin of this device (device, incarnation)."""
    rows = conn.exec_driver_sql("SELECT device, incarnation, acked FROM origin WHERE device=?", (device,))
    return {(row[0], row[1]): row[2] for row in rows if any(row[1])}


def undelivered(conn: Connection, device: bytes) -> int:
    """Return how many change sets of this device the office has not confirmed."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM cs c JOIN origin o ON o.ix=c.origin WHERE o.device=? AND c.seq>o.acked "
            "AND o.incarnation<>zeroblob(8)",
            (device,),
        ).scalar_one()
    )


def note_bundle(conn: Connection, bundle: Bundle) -> int:
    """Enter a bundle into the register and return its number there."""
    return int(
        conn.exec_driver_sql(
            "INSERT INTO bundle(dir, sha256, device, no, result, n_cs, at, header) VALUES (?,?,?,?,?,?,?,?) "
            "ON CONFLICT(sha256) DO UPDATE SET result=excluded.result RETURNING id",
            (
                bundle.direction,
                bundle.sha256,
                bundle.device,
                bundle.number,
                bundle.result,
                bundle.sets,
                bundle.at,
                bundle.header,
            ),
        ).scalar_one()
    )


def bundles(conn: Connection, *, limit: int = 50) -> list[Bundle]:
    """Return the newest bundles of the register."""
    rows = conn.exec_driver_sql(
        "SELECT dir, sha256, device, no, result, n_cs, at, header, id FROM bundle ORDER BY id DESC LIMIT ?", (limit,)
    )
    return [Bundle(*row) for row in rows]


def find_bundle(conn: Connection, sha256: bytes) -> Bundle | None:
    """Return a bundle of the register by the hash of its file."""
    row = conn.exec_driver_sql(
        "SELECT dir, sha256, device, no, result, n_cs, at, header, id FROM bundle WHERE sha256=?", (sha256,)
    ).first()
    return Bundle(*row) if row else None


def put_declaration(conn: Connection, device: bytes, incarnation: bytes, *, number: int, declaration: bytes) -> None:
    """Keep the newest declaration of a laptop; an older one changes nothing."""
    conn.exec_driver_sql(
        "INSERT INTO peer(device, incarnation, bundle_no, declaration, heard) "
        "VALUES (?,?,?,?,(SELECT coalesce(max(heard), 0) + 1 FROM peer)) "
        "ON CONFLICT(device, incarnation) DO UPDATE SET bundle_no=excluded.bundle_no, "
        "declaration=excluded.declaration WHERE excluded.bundle_no > bundle_no",
        (device, incarnation, number, declaration),
    )


def declaration(conn: Connection, device: bytes) -> bytes | None:
    """Return the newest declaration of a laptop's newest incarnation, None when none ever came."""
    found: bytes | None = conn.exec_driver_sql(
        "SELECT declaration FROM peer WHERE device=? ORDER BY heard DESC LIMIT 1", (device,)
    ).scalar()
    return found


def declared_number(conn: Connection, device: bytes, incarnation: bytes) -> int:
    """Return the number of the newest bundle of a laptop's incarnation, 0 when none ever came."""
    found = conn.exec_driver_sql(
        "SELECT bundle_no FROM peer WHERE device=? AND incarnation=?", (device, incarnation)
    ).scalar()
    return int(found or 0)


def is_newest_incarnation(conn: Connection, device: bytes, incarnation: bytes) -> bool:
    """Tell whether no other incarnation of a laptop was first heard of later."""
    newest = conn.exec_driver_sql(
        "SELECT incarnation FROM peer WHERE device=? ORDER BY heard DESC LIMIT 1", (device,)
    ).scalar()
    return bool(newest == incarnation)


def put_certificate(conn: Connection, device: bytes, serial: int, *, signed: bytes) -> None:
    """Keep a certificate of a device; older serials stay for the record."""
    conn.exec_driver_sql("INSERT OR IGNORE INTO certificate VALUES (?,?,?)", (device, serial, signed))


def certificates(conn: Connection) -> dict[bytes, bytes]:
    """Return the newest certificate of every device, as signed."""
    rows = conn.exec_driver_sql("SELECT device, signed FROM certificate ORDER BY serial")
    return {row[0]: row[1] for row in rows}


def erased_tags(conn: Connection) -> list[bytes]:
    """Return the complete list of erasure tags."""
    return [row[0] for row in conn.exec_driver_sql("SELECT tag FROM erased ORDER BY tag")]


def chain_at(conn: Connection, origin: OriginId, seq: int) -> bytes | None:
    """Return the chain of an origin at a sequence number, None where this store does not know it."""
    if seq == 0:
        return bytes(32)
    found: bytes | None = conn.exec_driver_sql(
        "SELECT c.chain FROM cs c JOIN origin o ON o.ix=c.origin WHERE o.device=? AND o.incarnation=? AND c.seq=?",
        (*origin, seq),
    ).scalar()
    return found
