"""Rows that come with the program: the same change sets, to the byte, in every store."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.changes import SHIPPED, ChangeSet, Dot, Op, OriginId, Stamp, body, chained, commitment
from integralavoro_desktop.kernel.values import to_bytes
from integralavoro_desktop.storage.changelog import Applied, append
from integralavoro_desktop.storage.edit import register_wire
from integralavoro_desktop.storage.origins import GENESIS, Origins
from integralavoro_desktop.storage.scopes import shared_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.record import Record

_SCHEMA = 1
_APP = "shipped"


def ship(conn: Connection, records: Iterable[Record], *, catalogue: Catalogue, edition: int = 1) -> Applied:
    """Append the shipped rows (shared types and their children, with derived ids) where they are not here yet.

    `edition` grows by one when a version of the program ships other rows: of two, the later one is shown. It is also
    their stamp, so that they are the oldest of all: whatever a person writes is newer.
    """
    ops = _operations(records, catalogue)
    origin = OriginId(SHIPPED, _edition(ops))
    if Origins(conn).known(origin) is not None:
        return Applied()
    sets = []
    chain = GENESIS
    for seq, scope in enumerate(sorted(ops), start=1):
        written = tuple(sorted(ops[scope], key=lambda op: (op.entity, op.row, op.register)))
        nonce = hashlib.sha256(b"jc-shipped-nonce" + scope.encode()).digest()[:16]
        promise = commitment(nonce, body(written))
        chain = chained(chain, dot=Dot(origin, seq), hlc=edition, promise=promise)
        stamp = Stamp(bytes(8), edition, "", scope, _SCHEMA, _APP, "shipped")
        sets.append(ChangeSet(origin, seq, stamp, nonce, promise, chain, written))
    return append(conn, sets, catalogue=catalogue)


def _operations(records: Iterable[Record], catalogue: Catalogue) -> dict[str, list[Op]]:
    ops: dict[str, list[Op]] = defaultdict(list)
    for record in records:
        entity = catalogue.entity_of(type(record))
        scope = shared_scope(entity.kind.name)
        for register, specs in entity.registers.items():
            wire = register_wire(record, specs)
            if wire is not None:
                ops[scope].append(Op(entity.name, record.id.bytes, register, to_bytes(wire)))
    return ops


def _edition(ops: dict[str, list[Op]]) -> bytes:
    encoded = sorted(op.encoded() for written in ops.values() for op in written)
    return hashlib.sha256(b"\n".join(encoded)).digest()[:8]
