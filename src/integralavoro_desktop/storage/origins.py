"""Origins of change sets in this store: their number, last sequence and chain."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.changes import Dot, OriginId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

GENESIS = bytes(32)
_PACKED = struct.Struct(">IQ")


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin: its number in this store, the highest sequence seen and the chain there."""

    ix: int
    last_seq: int = 0
    last_chain: bytes = GENESIS


class Origins:
    """The origins known to one connection's transaction, read once and written back when they move."""

    def __init__(self, conn: Connection) -> None:
        """Read the table."""
        self._conn = conn
        self._rows: dict[OriginId, OriginRow] = {}
        self._ids: dict[int, OriginId] = {}
        for ix, device, incarnation, seq, chain in conn.exec_driver_sql(
            "SELECT ix, device, incarnation, last_seq, last_chain FROM origin"
        ):
            self._remember(OriginId(device, incarnation), OriginRow(ix, seq, chain or GENESIS))

    def row(self, origin: OriginId) -> OriginRow:
        """Return the row of an origin, making it when it is new."""
        found = self._rows.get(origin)
        if found is None:
            found = OriginRow(max(self._ids, default=0) + 1)
            self._conn.exec_driver_sql(
                "INSERT INTO origin(ix, device, incarnation) VALUES (?,?,?)", (found.ix, *origin)
            )
            self._remember(origin, found)
        return found

    def known(self, origin: OriginId) -> OriginRow | None:
        """Return the row of an origin, None when nothing of it ever arrived."""
        return self._rows.get(origin)

    def all(self) -> dict[OriginId, OriginRow]:
        """Return every origin known here."""
        return dict(self._rows)

    def advance(self, origin: OriginId, *, seq: int, chain: bytes) -> None:
        """Note that an origin reached `seq`; an older one changes nothing."""
        row = self.row(origin)
        if seq > row.last_seq:
            self._rows[origin] = OriginRow(row.ix, seq, chain)

    def save(self) -> None:
        """Write the sequences and chains back."""
        rows = [(row.last_seq, row.last_chain, row.ix) for row in self._rows.values()]
        if rows:
            self._conn.exec_driver_sql("UPDATE origin SET last_seq=?, last_chain=? WHERE ix=?", rows)

    def numbers(self, dots: Sequence[Dot]) -> list[tuple[int, int]]:
        """Return dots as pairs of numbers of this store: origin, sequence."""
        return [(self.row(dot.origin).ix, dot.seq) for dot in dots] if dots else []

    def pack(self, dots: Sequence[Dot]) -> bytes:
        """Return dots as 12 bytes each."""
        return packed(self.numbers(dots))

    def unpack(self, together: bytes) -> tuple[Dot, ...]:
        """Read packed dots back."""
        return tuple(Dot(self._ids[ix], seq) for ix, seq in unpack_numbers(together))

    def by_number(self, ix: int) -> OriginId:
        """Return an origin by its number here."""
        return self._ids[ix]

    def _remember(self, origin: OriginId, row: OriginRow) -> None:
        self._rows[origin] = row
        self._ids[row.ix] = origin


def packed(numbers: Sequence[tuple[int, int]]) -> bytes:
    """Return (origin number, sequence) pairs as 12 bytes each."""
    return b"".join([_PACKED.pack(ix, seq) for ix, seq in numbers]) if numbers else b""


def unpack_numbers(together: bytes) -> list[tuple[int, int]]:
    """Return the (origin number, sequence) pairs of packed dots."""
    return list(_PACKED.iter_unpack(together))
