"""Bundles on their way out: what the office has not confirmed going up, what a laptop lacks coming down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from integralavoro_desktop import __version__
from integralavoro_desktop.exchange.header import Declaration, Delivery, Header, Position, ScopeEpoch, Snapshot
from integralavoro_desktop.exchange.lines import to_lines
from integralavoro_desktop.exchange.refusal import OutOfUse
from integralavoro_desktop.exchange.sections import Draft
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.changes import OriginId
from integralavoro_desktop.storage import erasure, ledger, outgoing, snapshots
from integralavoro_desktop.storage.meta import read_identity
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.party import Laptop, Office
    from integralavoro_desktop.storage.origins import OriginRow

SETS = "cs"
SNAPSHOT = "snap"
ERASED = "erased"
STATEMENT = "office"
CERTIFICATE = "cert"
ENDS = "ends"
CHAINS = "chains"
# the links that a restored laptop needs to find where it parted from its own former self
_DENSE = 256


@dataclass(frozen=True, slots=True)
class Parcel:
    """A bundle ready to be sealed: header, sections, how many change sets it carries, on how many people.

    `serial` is that of the office's statement which the reader holds: it says with which key the office signs.
    """

    header: Header
    draft: Draft
    sets: int
    people: int
    serial: int = 0


def for_office(conn: Connection, laptop: Laptop) -> Parcel:
    """Make the bundle of a laptop: everything since the last receipt, and the declaration of what it holds.

    Runs in a write transaction: the bundle's number and the mark «sent» are kept with it.
    """
    device = laptop.keys.device_id
    acked = ledger.acked(conn, device)
    own = outgoing.origins_of(conn, device)
    scopes: set[str] = set()
    draft = Draft()

    def lines() -> Iterator[object]:
        for origin in own:
            for change_set in outgoing.own_sets(conn, origin, after=acked.get((origin.device, origin.incarnation), 0)):
                scopes.add(change_set.stamp.scope)
                yield from to_lines((change_set,))

    count = draft.add_lines(SETS, lines())
    for origin, row in own.items():
        ledger.mark_sent(conn, origin, row.last_seq)
    return Parcel(_up_header(conn, laptop, own), draft, count, _people(scopes))


def for_laptop(conn: Connection, office: Office, device: bytes, *, wanted: Mapping[str, int | None]) -> Parcel:
    """Make the bundle of the office for a laptop, from its newest declaration and the scopes it should hold now.

    Runs in a write transaction: grants, their epochs and the bundle's number are kept with it. Raises OutOfUse.
    """
    if not office.laptops[device].is_active:
        raise OutOfUse
    living = {scope: until for scope, until in wanted.items() if not erasure.is_erased(conn, scope)}
    ledger.set_grants(conn, device, living)
    plan = _plan(conn, device)
    draft, scopes = Draft(), set[str]()
    sent = _add_snapshots(conn, draft, plan, scopes)
    count = _add_changes(conn, draft, plan, scopes) + sum(snapshot.rows for snapshot in sent)
    _add_papers(conn, draft, office, device)
    _mark_sent(conn)
    down = Delivery(
        for_inc=plan.incarnation,
        no=_next_number(conn, device),
        office_epoch=plan.office_epoch,
        from_=plan.above,
        to=plan.to,
        ack=_acks(conn, device),
        requires=plan.running,
        revoke=tuple(sorted(plan.held.keys() - plan.grants.keys())),
        snap=sent,
    )
    kind = "delta" if plan.above else "bootstrap"
    header = Header(
        district=office.keys.district, kind=kind, made_at=clock.now(), schema=VERSION, app=__version__, down=down
    )
    return Parcel(header, draft, count, _people(scopes), plan.serial or ledger.get_position(conn, serial_key(device)))


def serial_key(device: bytes) -> str:
    """Return the name under which the office keeps the serial of the statement that a laptop was paired with."""
    return f"serial.{device.hex()}"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a laptop declared, and what follows from it: scopes that go on, and those that are sent whole."""

    incarnation: bytes
    held: dict[str, bytes]
    has: dict[OriginId, int]
    grants: dict[str, bytes]
    running: dict[str, bytes]
    office_epoch: bytes
    above: int
    to: int
    serial: int


def _plan(conn: Connection, device: bytes) -> _Plan:
    stored = ledger.declaration(conn, device)
    declared = msgspec.json.decode(stored, type=Declaration) if stored else None
    epoch = _office_epoch(conn)
    grants = {scope: grant.epoch for scope, grant in ledger.grants(conn, device).items()}
    to = outgoing.last_arrival(conn)
    if declared is None:
        return _Plan(bytes(8), {}, {}, grants, {}, epoch, 0, to, 0)
    is_same = declared.office_epoch == epoch
    running = {scope: e for scope, e in grants.items() if is_same and declared.held.get(scope) == e}
    return _Plan(
        incarnation=declared.incarnation,
        held=declared.held,
        has={OriginId(position.device, position.incarnation): position.seq for position in declared.origins},
        grants=grants,
        running=running,
        office_epoch=epoch,
        above=declared.pos if is_same else 0,
        to=to,
        serial=declared.office_serial,
    )


def _up_header(conn: Connection, laptop: Laptop, own: Mapping[OriginId, OriginRow]) -> Header:
    number = int(ledger.get_position(conn, "bundle_no")) + 1
    ledger.put_position(conn, "bundle_no", number)
    tags = ledger.erased_tags(conn)
    declaration = Declaration(
        incarnation=ledger.get_position(conn, "incarnation"),
        bundle_no=number,
        office_epoch=ledger.get_position(conn, "office_epoch", b""),
        pos=int(ledger.get_position(conn, "pos")),
        held=ledger.held(conn),
        origins=tuple(
            Position(origin.device, origin.incarnation, row.last_seq, row.last_chain) for origin, row in own.items()
        ),
        schema=VERSION,
        app=__version__,
        erased_count=len(tags),
        erased_digest=erasure.digest_of(tags),
        evicted=tuple(ScopeEpoch(scope, epoch) for scope, epoch in ledger.evicted(conn).items()),
        office_serial=laptop.office.office.serial,
    )
    district, at = laptop.office.district, clock.now()
    return Header(district=district, kind="delta", made_at=at, schema=VERSION, app=__version__, decl=declaration)


def _add_changes(conn: Connection, draft: Draft, plan: _Plan, scopes: set[str]) -> int:
    def lines() -> Iterator[object]:
        found = outgoing.sets_between(conn, list(plan.running), above=plan.above, to=plan.to, has=plan.has)
        for change_set in found:
            scopes.add(change_set.stamp.scope)
            yield from to_lines((change_set,))

    return draft.add_lines(SETS, lines())


def _add_snapshots(conn: Connection, draft: Draft, plan: _Plan, scopes: set[str]) -> tuple[Snapshot, ...]:
    counts = dict.fromkeys(sorted(plan.grants.keys() - plan.running.keys()), 0)

    def lines() -> Iterator[object]:
        for scope in counts:
            for change_set in outgoing.snapshot(conn, scope):
                counts[scope] += 1
                scopes.add(scope)
                yield from to_lines((change_set,))

    draft.add_lines(SNAPSHOT, lines())
    return tuple(
        Snapshot(scope=s, epoch=plan.grants[s], to=plan.to, rows=n, digest=snapshots.digest_of(conn, s))
        for s, n in counts.items()
    )


def _add_papers(conn: Connection, draft: Draft, office: Office, device: bytes) -> None:
    draft.add_lines(STATEMENT, [office.keys.statement])
    signed = ledger.certificates(conn)[device]
    draft.add_lines(CERTIFICATE, [msgspec.Raw(signed)])
    draft.add_lines(ERASED, [tag.hex() for tag in ledger.erased_tags(conn)])
    ends = [(scope, grant.until) for scope, grant in ledger.grants(conn, device).items() if grant.until is not None]
    draft.add_lines(ENDS, sorted(ends))
    draft.add_lines(CHAINS, _links(conn, device))


def _links(conn: Connection, device: bytes) -> Iterator[Position]:
    """Yield links of the chains of a laptop: the last ones all, the others further and further apart."""
    for origin, row in outgoing.origins_of(conn, device).items():
        back, seq = 1, row.last_seq
        while seq > 0:
            chain = ledger.chain_at(conn, origin, seq)
            if chain is not None:
                yield Position(origin.device, origin.incarnation, seq, chain)
            back = back + 1 if back < _DENSE else back * 2
            seq = row.last_seq - back + 1


def _mark_sent(conn: Connection) -> None:
    """What was written at the office is out now: it is no longer undone or deleted quietly."""
    origin = read_identity(conn).origin
    row = outgoing.origins_of(conn, origin.device).get(origin)
    if row is not None:
        ledger.mark_sent(conn, origin, row.last_seq)


def _acks(conn: Connection, device: bytes) -> tuple[Position, ...]:
    return tuple(
        Position(origin.device, origin.incarnation, row.last_seq, row.last_chain)
        for origin, row in outgoing.origins_of(conn, device).items()
    )


def _office_epoch(conn: Connection) -> bytes:
    epoch: bytes = ledger.get_position(conn, "office_epoch", b"")
    if not epoch:
        epoch = ledger.new_office_epoch()
        ledger.put_position(conn, "office_epoch", epoch)
    return epoch


def _next_number(conn: Connection, device: bytes) -> int:
    name = f"out.{device.hex()}"
    number = int(ledger.get_position(conn, name)) + 1
    ledger.put_position(conn, name, number)
    return number


def _people(scopes: set[str]) -> int:
    return len({scope[2:] for scope in scopes if scope.startswith(("p:", "c:"))})
