"""Bundles on their way out: what the office has not confirmed going up, what a laptop lacks coming down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from integralavoro_desktop import __version__
from integralavoro_desktop.exchange.header import Declaration, Delivery, Header, Position, Snapshot
from integralavoro_desktop.exchange.lines import to_lines
from integralavoro_desktop.exchange.sections import Draft
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import ledger, outgoing
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.party import Laptop, Office
    from integralavoro_desktop.kernel.changes import OriginId
    from integralavoro_desktop.storage.origins import OriginRow

SETS = "cs"
SNAPSHOT = "snap"
ERASED = "erased"
STATEMENT = "office"
CERTIFICATE = "cert"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A bundle ready to be sealed: header, sections, how many change sets it carries, on how many people."""

    header: Header
    draft: Draft
    sets: int
    people: int


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

    Runs in a write transaction: grants, their epochs and the bundle's number are kept with it.
    """
    ledger.set_grants(conn, device, wanted)
    grants = {scope: grant.epoch for scope, grant in ledger.grants(conn, device).items()}
    stored = ledger.declaration(conn, device)
    declared = msgspec.json.decode(stored, type=Declaration) if stored else None
    epoch = _office_epoch(conn)
    is_known = declared is not None and declared.office_epoch == epoch
    held = declared.held if declared is not None and is_known else {}
    above = declared.pos if declared is not None and is_known else 0
    running = {scope: e for scope, e in grants.items() if held.get(scope) == e}
    to = outgoing.last_arrival(conn)
    draft, scopes = Draft(), set[str]()
    sent = _add_snapshots(conn, draft, [scope for scope in grants if scope not in running], scopes)

    def delta() -> Iterator[object]:
        for change_set in outgoing.sets_between(conn, list(running), above=above, to=to, without=device):
            scopes.add(change_set.stamp.scope)
            yield from to_lines((change_set,))

    count = draft.add_lines(SETS, delta()) + sum(sent.values())
    _add_papers(conn, draft, office, device)
    number = _next_number(conn, device)
    down = Delivery(
        for_inc=declared.incarnation if declared else bytes(8),
        no=number,
        office_epoch=epoch,
        from_=above,
        to=to,
        ack=_acks(conn, device),
        requires=running,
        revoke=tuple(sorted(held.keys() - grants.keys())),
        snap=tuple(Snapshot(scope=s, epoch=grants[s], to=to, rows=n) for s, n in sent.items()),
    )
    kind = "delta" if is_known else "bootstrap"
    header = Header(
        district=office.keys.district, kind=kind, made_at=clock.now(), schema=VERSION, app=__version__, down=down
    )
    return Parcel(header, draft, count, _people(scopes))


def _up_header(conn: Connection, laptop: Laptop, own: Mapping[OriginId, OriginRow]) -> Header:
    number = int(ledger.get_position(conn, "bundle_no")) + 1
    ledger.put_position(conn, "bundle_no", number)
    incarnation = ledger.get_position(conn, "incarnation")
    declaration = Declaration(
        incarnation=incarnation,
        bundle_no=number,
        office_epoch=ledger.get_position(conn, "office_epoch", b""),
        pos=int(ledger.get_position(conn, "pos")),
        held=ledger.held(conn),
        origins=tuple(
            Position(origin.device, origin.incarnation, row.last_seq, row.last_chain) for origin, row in own.items()
        ),
        schema=VERSION,
        app=__version__,
        erased_count=len(ledger.erased_tags(conn)),
    )
    return Header(
        district=laptop.office.district,
        kind="delta",
        made_at=clock.now(),
        schema=VERSION,
        app=__version__,
        decl=declaration,
    )


def _add_snapshots(conn: Connection, draft: Draft, wanted: list[str], scopes: set[str]) -> dict[str, int]:
    counts = dict.fromkeys(sorted(wanted), 0)

    def lines() -> Iterator[object]:
        for scope in counts:
            for change_set in outgoing.snapshot(conn, scope):
                counts[scope] += 1
                scopes.add(scope)
                yield from to_lines((change_set,))

    draft.add_lines(SNAPSHOT, lines())
    return counts


def _add_papers(conn: Connection, draft: Draft, office: Office, device: bytes) -> None:
    draft.add_lines(STATEMENT, [office.keys.statement])
    signed = ledger.certificates(conn)[device]
    draft.add_lines(CERTIFICATE, [msgspec.Raw(signed)])
    draft.add_lines(ERASED, [tag.hex() for tag in ledger.erased_tags(conn)])


def _acks(conn: Connection, device: bytes) -> tuple[Position, ...]:
    return tuple(
        Position(origin.device, origin.incarnation, row.last_seq, row.last_chain)
        for origin, row in outgoing.origins_of(conn, device).items()
    )


def _office_epoch(conn: Connection) -> bytes:
    epoch: bytes = ledger.get_position(conn, "office_epoch", b"")
    if not epoch:
        epoch = ledger.new_epoch()
        ledger.put_position(conn, "office_epoch", epoch)
    return epoch


def _next_number(conn: Connection, device: bytes) -> int:
    name = f"out.{device.hex()}"
    number = int(ledger.get_position(conn, name)) + 1
    ledger.put_position(conn, name, number)
    return number


def _people(scopes: set[str]) -> int:
    return len({scope[2:] for scope in scopes if scope.startswith(("p:", "c:"))})
