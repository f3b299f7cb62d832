"""What is checked of a bundle against the store that it came to: position, receipts, chains, what the sender may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.exchange.refusal import AlreadyIncluded, Damaged, Gap, OtherCopy
from integralavoro_desktop.kernel.changes import ChangeSet, OriginId, chained
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.storage import ledger, outgoing
from integralavoro_desktop.storage.scopes import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.header import Declaration, Delivery, Position
    from integralavoro_desktop.storage.meta import Identity


class Gate:
    """Says at the office which change sets a laptop may not make; `born` are the files of people it registered."""

    def __init__(self, conn: Connection, device: bytes) -> None:
        """Look at the ledger of grants on the caller's connection."""
        self._conn = conn
        self._device = device
        self._verdicts: dict[str, bool] = {}
        self.born: set[str] = set()

    def refuses(self, change_set: ChangeSet) -> bool:
        """Tell whether a change set is kept apart, for a person at the office to decide."""
        scope = change_set.stamp.scope
        if scope not in self._verdicts:
            self._verdicts[scope] = self._may_write(scope, change_set)
        return not self._verdicts[scope]

    def _may_write(self, scope: str, change_set: ChangeSet) -> bool:
        if ledger.may_write(self._conn, self._device, scope):
            return True
        person = person_of(scope)
        if not person or not ledger.is_new_scope(self._conn, scope):
            return False
        is_born = self._is_born(scope, person, change_set)
        if is_born:
            self.born.add(scope)
        return is_born

    def _is_born(self, scope: str, person: str, change_set: ChangeSet) -> bool:
        """A new file begins with the person's own row; a new clinical one belongs to whoever writes the file itself."""
        if scope.startswith("p:"):
            return any(op.entity == PERSON and op.row.hex() == person for op in change_set.ops)
        file = f"p:{person}"
        return file in self.born or ledger.may_write(self._conn, self._device, file)


def checked_chain(conn: Connection, device: bytes, sets: Iterable[ChangeSet]) -> Iterator[ChangeSet]:
    """Yield the change sets of a laptop's bundle; each must follow the one before in its own origin's chain."""
    last: dict[OriginId, tuple[int, bytes]] = {}
    for change_set in sets:
        origin = change_set.origin
        if origin.device != device or not any(origin.incarnation):
            raise Damaged
        if origin not in last:
            before = ledger.chain_at(conn, origin, change_set.seq - 1)
            if before is None:
                raise Gap
            last[origin] = (change_set.seq - 1, before)
        seq, chain = last[origin]
        link = chained(chain, dot=change_set.dot, hlc=change_set.stamp.hlc, promise=change_set.commitment)
        if change_set.seq != seq + 1 or link != change_set.chain:
            raise OtherCopy
        last[origin] = (change_set.seq, link)
        yield change_set


def refuse_old(conn: Connection, device: bytes, sets: Iterable[ChangeSet]) -> None:
    """Refuse a bundle with an old number: as known, or, where it tells another history, as that of a copy.

    A restored laptop numbers its bundles again from where the copy was made: they must not pass for old ones.
    """
    for change_set in sets:
        known = ledger.chain_at(conn, change_set.origin, change_set.seq)
        if change_set.origin.device == device and known != change_set.chain:
            raise OtherCopy
    raise AlreadyIncluded


def check_declared(conn: Connection, device: bytes, declared: Declaration) -> None:
    """The declared end of each chain must be what is here now: else changes are missing or the store forked."""
    for position in declared.origins:
        if position.device != device:
            raise Damaged
        chain = ledger.chain_at(conn, OriginId(position.device, position.incarnation), position.seq)
        if chain is None:
            raise Gap
        if position.seq and chain != position.chain:
            raise OtherCopy


def check_number(conn: Connection, down: Delivery) -> None:
    """Refuse a bundle that is older than the last one."""
    last = (ledger.get_position(conn, "office_epoch", b""), int(ledger.get_position(conn, "last_no")))
    if (down.office_epoch, down.no) <= last:
        raise AlreadyIncluded


def check_position(conn: Connection, down: Delivery) -> None:
    """Refuse a bundle that builds on what is not here, or that was made for another incarnation of this store."""
    is_same = down.office_epoch == ledger.get_position(conn, "office_epoch", b"")
    if any(down.for_inc) and down.for_inc != ledger.get_position(conn, "incarnation"):
        raise Gap
    if down.from_ > (int(ledger.get_position(conn, "pos")) if is_same else 0):
        raise Gap
    held = ledger.held(conn)
    if any(held.get(scope) != wanted for scope, wanted in down.requires.items()):
        raise Gap


class PartedError(OtherCopy):
    """The office knows another continuation of an origin: what follows `common` here has to be numbered anew."""

    def __init__(self, origin: OriginId, common: int) -> None:
        """Keep where the two histories part."""
        super().__init__()
        self.origin = origin
        self.common = common


def check_acks(conn: Connection, down: Delivery, mine: Identity, chains: Iterable[Position]) -> dict[OriginId, int]:
    """Return what the office confirms of each origin of this laptop; PartedError when it knows another history.

    Of a former incarnation the office may know more than a restored copy does: it gives that back. Of the present one
    it cannot: then this store is itself an old copy that goes on. `chains` are links of the office's own knowledge.
    """
    known = outgoing.origins_of(conn, mine.device)
    acked = dict.fromkeys(known, 0)
    for position in down.ack:
        origin = OriginId(position.device, position.incarnation)
        if position.device != mine.device:
            raise Damaged
        row = known.get(origin)
        is_here = row is not None and position.seq <= row.last_seq
        chain = ledger.chain_at(conn, origin, position.seq) if is_here and position.seq else None
        is_ahead = not is_here and bool(position.seq) and origin == mine.origin
        if is_ahead or (chain is not None and chain != position.chain):
            raise PartedError(origin, _common(conn, origin, chains))
        acked[origin] = position.seq
    return acked


def _common(conn: Connection, origin: OriginId, chains: Iterable[Position]) -> int:
    """Return the last sequence at which office and laptop agree."""
    agreed = [
        link.seq
        for link in chains
        if (link.device, link.incarnation) == origin and ledger.chain_at(conn, origin, link.seq) == link.chain
    ]
    return max(agreed, default=0)
