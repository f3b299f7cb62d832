"""What really happened, kept beside the stores: which version each writer had seen of what she wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.storage.store import Store


class Dot(NamedTuple):
    """One version of a register: device, incarnation, sequence, and what it promised, since a copy counts again."""

    device: bytes
    incarnation: bytes
    seq: int
    promise: bytes


Register = tuple[bytes, str]
_LOGGED = (
    "SELECT o.row, o.reg, g.device, g.incarnation, c.seq, c.commitment FROM op o JOIN cs c USING (arrival) "
    "JOIN origin g ON g.ix=c.origin WHERE c.state IN (0, 1, 3)"
)
_HEADS = (
    "SELECT h.row, h.reg, g.device, g.incarnation, h.seq, c.commitment FROM head h JOIN cs c USING (arrival) "
    "JOIN origin g ON g.ix=h.origin"
)
_CONTENTS = (
    "SELECT o.row, o.reg, g.device, g.incarnation, c.seq, c.commitment, c.hlc, o.value FROM op o "
    "JOIN cs c USING (arrival) JOIN origin g ON g.ix=c.origin WHERE c.recv_at IS NULL"
)


@dataclass
class Oracle:
    """The true order of writes: `known[dot]` are the versions that its writer had seen of that register."""

    writes: dict[Register, set[Dot]] = field(default_factory=dict)
    known: dict[tuple[Register, Dot], frozenset[Dot]] = field(default_factory=dict)
    lost: set[tuple[Register, Dot]] = field(default_factory=set)

    def before(self, store: Store) -> dict[Register, set[Dot]]:
        """Return what a store has seen of every register, to be given to `wrote`."""
        with store.connection() as conn:
            return _grouped(conn, _LOGGED)

    def wrote(self, store: Store, seen: dict[Register, set[Dot]]) -> int:
        """Note what a store wrote since it had seen this much; returns how many registers."""
        count = 0
        for register, dots in self.before(store).items():
            for dot in dots - seen.get(register, set()):
                self.writes.setdefault(register, set()).add(dot)
                self.known[register, dot] = self._all_known(register, seen.get(register, set()))
                count += 1
        return count

    def forget(self, store: Store, backup: dict[Register, set[Dot]], elsewhere: list[Store]) -> None:
        """Note that a store goes back to a backup: what it wrote since and nobody received is lost, and not a fault."""
        saved: set[tuple[Register, Dot]] = set()
        for other in elsewhere:
            saved |= {(register, dot) for register, dots in self.before(other).items() for dot in dots}
        for register, dots in self.before(store).items():
            gone = {(register, dot) for dot in dots - backup.get(register, set())}
            self.lost |= gone - saved

    def own(self, store: Store) -> dict[tuple[Register, Dot], tuple[int, bytes]]:
        """Return what a store wrote itself: stamps and values, to be given to `renumbered`."""
        with store.connection() as conn:
            rows = conn.exec_driver_sql(_CONTENTS).all()
        return {((row, register), Dot(*dot)): (hlc, value) for row, register, *dot, hlc, value in rows}

    def renumbered(self, store: Store, before: dict[tuple[Register, Dot], tuple[int, bytes]]) -> None:
        """Follow the versions that were written anew under other numbers."""
        after = self.own(store)
        found = {(key[0], *after[key]): key[1] for key in after.keys() - before.keys()}
        new = {key: found[key[0], *before[key]] for key in before.keys() - after.keys()}
        for (register, old), dot in new.items():
            self.writes[register].discard(old)
            self.writes[register].add(dot)
            self.known[register, dot] = self.known.pop((register, old))
        for key, dots in self.known.items():
            self.known[key] = frozenset(new.get((key[0], dot), dot) for dot in dots)

    def faults(self, office: Store) -> list[str]:
        """Return what is wrong at the office: false conflicts, and writes that are neither shown nor were seen."""
        with office.connection() as conn:
            heads = _grouped(conn, _HEADS)
        found = []
        for register, dots in self.writes.items():
            shown = heads.get(register, set())
            found += [
                f"false conflict in {register[1]}: {one.seq} and {other.seq}"
                for one in shown
                for other in shown
                if other in self.known.get((register, one), ())
            ]
            seen = frozenset().union(*(self.known[register, dot] for dot in dots))
            lost = {dot for dot in dots - shown - seen if (register, dot) not in self.lost}
            found += [f"lost write in {register[1]}: {dot.device[:2].hex()} {dot.seq}" for dot in lost]
        return found

    def _all_known(self, register: Register, dots: set[Dot]) -> frozenset[Dot]:
        return frozenset(dots).union(*(self.known.get((register, dot), frozenset()) for dot in dots))


def heads_of(store: Store, scopes: set[str]) -> set[tuple[bytes, str, bytes, bytes, int]]:
    """Return the heads of a store in these scopes, named as every store names them."""
    with store.connection() as conn:
        rows = conn.exec_driver_sql(
            "SELECT c.scope, h.row, h.reg, g.device, g.incarnation, h.seq FROM head h JOIN cs c USING (arrival) "
            "JOIN origin g ON g.ix=h.origin"
        ).all()
    return {tuple(row[1:]) for row in rows if row[0] in scopes}


def _grouped(conn: Connection, query: str) -> dict[Register, set[Dot]]:
    found: dict[Register, set[Dot]] = {}
    for row, register, *dot in conn.exec_driver_sql(query):
        found.setdefault((row, register), set()).add(Dot(*dot))
    return found
