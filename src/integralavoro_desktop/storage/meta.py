"""What the store knows of itself: its device, its incarnation, its role, its prefix, settings and counters."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import LOCAL_INCARNATION, OriginId

if TYPE_CHECKING:
    from sqlalchemy import Connection

OFFICE = "office"
LAPTOP = "laptop"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose store this is: `role` is office or laptop, `prefix` begins every number made offline."""

    device: bytes
    incarnation: bytes
    role: str
    prefix: str
    district: str = ""

    @property
    def origin(self) -> OriginId:
        """Return the origin of change sets that travel."""
        return OriginId(self.device, self.incarnation)

    @property
    def local_origin(self) -> OriginId:
        """Return the origin of change sets that never leave this store."""
        return OriginId(self.device, LOCAL_INCARNATION)

    @property
    def is_office(self) -> bool:
        """Tell whether this is the district office's store."""
        return self.role == OFFICE


def new_incarnation() -> bytes:
    """Return a fresh random incarnation (8 bytes, never the local one)."""
    return secrets.token_bytes(8)


def read_identity(conn: Connection) -> Identity:
    """Read whose store this is."""
    found: dict[str, Any] = {row[0]: row[1] for row in conn.exec_driver_sql("SELECT key, value FROM meta")}
    return Identity(found["device"], found["incarnation"], found["role"], found["prefix"], found.get("district") or "")


def write_identity(conn: Connection, identity: Identity) -> None:
    """Write whose store this is."""
    names = ("device", "incarnation", "role", "prefix", "district")
    rows = [(name, getattr(identity, name)) for name in names]
    conn.exec_driver_sql("INSERT OR REPLACE INTO meta(key, value) VALUES (?,?)", rows)


def get_setting(conn: Connection, key: str, default: Any = None) -> Any:
    """Return a setting of this store."""
    found = conn.exec_driver_sql("SELECT value FROM setting WHERE key=?", (key,)).scalar()
    return default if found is None else json.loads(found)


def put_setting(conn: Connection, key: str, value: Any) -> None:
    """Keep a setting of this store; it is not exchanged."""
    conn.exec_driver_sql("INSERT OR REPLACE INTO setting VALUES (?,?)", (key, json.dumps(value)))


def get_secret(conn: Connection, name: str) -> bytes | None:
    """Return a secret of this store; it is never logged and never sent."""
    value: bytes | None = conn.exec_driver_sql("SELECT value FROM secret WHERE name=?", (name,)).scalar()
    return value


def put_secret(conn: Connection, name: str, value: bytes) -> None:
    """Keep a secret of this store."""
    conn.exec_driver_sql("INSERT OR REPLACE INTO secret VALUES (?,?)", (name, value))


def read_stamp(conn: Connection) -> int:
    """Return the last stamp of this store's clock, 0 before the first change."""
    return int(conn.exec_driver_sql("SELECT value FROM meta WHERE key='stamp'").scalar() or 0)


def put_stamp(conn: Connection, stamp: int) -> None:
    """Keep the last stamp of this store's clock: a machine whose clock was set back goes on from there."""
    conn.exec_driver_sql("INSERT OR REPLACE INTO meta(key, value) VALUES ('stamp', ?)", (stamp,))


def next_count(conn: Connection, name: str) -> int:
    """Return the next value of a counter; a value is never given twice."""
    return int(
        conn.exec_driver_sql(
            "INSERT INTO counter VALUES (?,1) ON CONFLICT(name) DO UPDATE SET value=value+1 RETURNING value", (name,)
        ).scalar_one()
    )
