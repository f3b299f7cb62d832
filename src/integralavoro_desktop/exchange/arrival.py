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

    from integralavoro_desktop.exchange.header import Declaration, Delivery
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


def check_position(conn: Connection, down: Delivery) -> None:
    """Refuse a bundle that is older than the last one, or that builds on what is not here."""
    epoch: bytes = ledger.get_position(conn, "office_epoch", b"")
    if down.office_epoch < epoch:
        raise AlreadyIncluded
    is_same = down.office_epoch == epoch
    if is_same and down.no <= int(ledger.get_position(conn, "last_no")):
        raise AlreadyIncluded
    if any(down.for_inc) and down.for_inc != ledger.get_position(conn, "incarnation"):
        raise Gap
    if down.from_ > (int(ledger.get_position(conn, "pos")) if is_same else 0):
        raise Gap
    held = ledger.held(conn)
    if any(held.get(scope) != wanted for scope, wanted in down.requires.items()):
        raise Gap


def check_acks(conn: Connection, down: Delivery, mine: Identity) -> dict[OriginId, int]:
    """Return what the office confirms of each origin of this laptop; OtherCopy when it knows another history.

    Of a former incarnation the office may know more than a restored copy does: it gives that back. Of the present one
    it cannot: then this store is itself an old copy that goes on.
    """
    known = outgoing.origins_of(conn, mine.device)
    acked = dict.fromkeys(known, 0)
    for position in down.ack:
        origin = OriginId(position.device, position.incarnation)
        if position.device != mine.device:
            raise Damaged
        row = known.get(origin)
        if row is not None and position.seq <= row.last_seq:
            chain = ledger.chain_at(conn, origin, position.seq)
            if position.seq and chain is not None and chain != position.chain:
                raise OtherCopy
        elif origin == mine.origin and position.seq:
            raise OtherCopy
        acked[origin] = position.seq
    return acked
