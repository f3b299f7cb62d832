"""Bundles that came in: checked against what is here, applied in one transaction, told in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import msgspec

from integralavoro_desktop.exchange.arrival import (
    Gate,
    check_acks,
    check_declared,
    check_number,
    check_position,
    checked_chain,
    refuse_old,
)
from integralavoro_desktop.exchange.header import Position
from integralavoro_desktop.exchange.identity import Signed, verify_certificate
from integralavoro_desktop.exchange.lines import read_sets
from integralavoro_desktop.exchange.office_keys import newer_statement, verify_statement
from integralavoro_desktop.exchange.outbox import CERTIFICATE, CHAINS, ENDS, ERASED, SETS, SNAPSHOT, STATEMENT
from integralavoro_desktop.exchange.party import pin
from integralavoro_desktop.exchange.refusal import Damaged, NotAllowed, OfficeKeyNotInForce, OtherCopy
from integralavoro_desktop.kernel.changes import OriginId
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.storage import erasure, ledger, outgoing, snapshots
from integralavoro_desktop.storage.changelog import Applied, ForkError, Received, append
from integralavoro_desktop.storage.conflicts import count_open, proposals
from integralavoro_desktop.storage.meta import read_identity, write_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.bundle import OpenedBundle
    from integralavoro_desktop.exchange.header import Declaration, Delivery
    from integralavoro_desktop.exchange.party import Laptop
    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet

_CERTIFICATE_SERIAL = "certificate_serial"
_TAGS = msgspec.json.Decoder(Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")])
_ENDS = msgspec.json.Decoder(tuple[str, Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]])
_LINKS = msgspec.json.Decoder(Position)
_SIGNED = msgspec.json.Decoder(Signed)


@dataclass(slots=True)
class Report:
    """What an import changed, or would change: people, change sets, decisions left, proposals, what was put aside.

    `is_of_another_copy` says at the office that a second copy of this laptop's store is in use beside this one: one of
    the two has to be paired again.
    """

    people_changed: int = 0
    people_new: int = 0
    people_here: int = 0
    people_gone: int = 0
    decisions: int = 0
    deletions_proposed: int = 0
    deletions_by_itself: int = 0
    parked: int = 0
    erased: int = 0
    is_of_another_copy: bool = False
    applied: Applied = field(default_factory=Applied)

    @property
    def share(self) -> int:
        """Return the percentage of the people here that the import changes, rounded down."""
        known = self.people_changed - self.people_new
        return 100 * known // self.people_here if self.people_here else 0


def take_at_office(conn: Connection, bundle: OpenedBundle, *, catalogue: Catalogue) -> Report:
    """Apply a laptop's bundle inside the caller's transaction.

    Raises AlreadyIncluded, Gap, OtherCopy, NotAllowed, Damaged; the caller then rolls everything back.
    """
    declared = bundle.header.decl
    if declared is None:
        raise NotAllowed
    if declared.bundle_no <= ledger.declared_number(conn, bundle.sender, declared.incarnation):
        refuse_old(conn, bundle.sender, read_sets(bundle, SETS))
    report = _begin(conn, catalogue)
    gate = Gate(conn, bundle.sender)
    received = Received(_note(conn, bundle, number=declared.bundle_no), ledger.now_ms(), gate.refuses)
    try:
        sets = checked_chain(conn, bundle.sender, read_sets(bundle, SETS))
        report.applied = append(conn, sets, catalogue=catalogue, received=received)
    except ForkError as fork:
        raise OtherCopy from fork
    for scope in sorted(gate.born):
        ledger.give(conn, bundle.sender, scope)
    check_declared(conn, bundle.sender, declared)
    _hear(conn, bundle.sender, declared)
    report.is_of_another_copy = not ledger.is_newest_incarnation(conn, bundle.sender, declared.incarnation)
    return _finish(conn, report)


def take_at_laptop(conn: Connection, bundle: OpenedBundle, *, catalogue: Catalogue, laptop: Laptop) -> Report:
    """Apply the office's bundle inside the caller's transaction: erase, take away, snapshots, changes, positions.

    Raises AlreadyIncluded, Gap, OtherCopy, NotAllowed, OfficeKeyNotInForce, Damaged; the caller then rolls everything
    back.
    """
    down = bundle.header.down
    if down is None:
        raise NotAllowed
    _check_office_key(conn, bundle, laptop)
    check_number(conn, down)
    acked = check_acks(conn, down, read_identity(conn), bundle.lines(CHAINS, _LINKS))
    check_position(conn, down)
    report = _begin(conn, catalogue)
    received = Received(_note(conn, bundle, number=down.no), ledger.now_ms())
    _renew_office(conn, bundle, laptop)
    _adopt_certificate(conn, bundle, laptop)
    tags = [bytes.fromhex(tag) for tag in bundle.lines(ERASED, _TAGS)]
    report.erased = erasure.erase_listed(conn, tags, catalogue=catalogue)
    granted = down.requires.keys() | {snapshot.scope for snapshot in down.snap}
    for scope in sorted(_lost(conn, granted, acked)):
        report.people_gone += _take_away(conn, scope, acked, catalogue=catalogue)
    kept = [made for snapshot in down.snap for made in snapshots.set_aside(conn, snapshot.scope, acked)]
    try:
        report.applied = _replace(conn, bundle, catalogue=catalogue, received=received)
        report.applied.add_rows(snapshots.put_back(conn, kept, catalogue=catalogue).rows)
        report.applied.absorb(append(conn, read_sets(bundle, SETS), catalogue=catalogue, received=received))
    except ForkError as fork:
        raise OtherCopy from fork
    _advance(conn, bundle, down)
    return _finish(conn, report)


def _hear(conn: Connection, device: bytes, declared: Declaration) -> None:
    """Note what a laptop declared: what was taken off it, which erasures it carried out, what it holds."""
    for gone in declared.evicted:
        ledger.note_evicted(conn, device, gone.scope, gone.epoch)
    erasure.confirm(conn, device, count=declared.erased_count, digest=declared.erased_digest)
    words = msgspec.json.encode(declared)
    ledger.put_declaration(conn, device, declared.incarnation, number=declared.bundle_no, declaration=words)


def _check_office_key(conn: Connection, bundle: OpenedBundle, laptop: Laptop) -> None:
    header = bundle.header
    newest = int(ledger.get_position(conn, "last_no"))
    is_in_force = laptop.office.office.accepts(
        bundle.signed_by, made_at=header.made_at, no=header.number, newest_no_seen=newest
    )
    if not is_in_force:
        raise OfficeKeyNotInForce


def _lost(conn: Connection, granted: set[str], acked: Mapping[OriginId, int]) -> set[str]:
    """Return the scopes here that the office does not grant (any more).

    A person registered here whom the office has not seen yet is none of them.
    """
    held = ledger.held(conn).keys()
    strange = ledger.files_here(conn) - held - granted
    return (held - granted) | {scope for scope in strange if outgoing.is_known_elsewhere(conn, scope, acked)}


def _take_away(conn: Connection, scope: str, acked: Mapping[OriginId, int], *, catalogue: Catalogue) -> int:
    if any(True for origin, seq in acked.items() for _set in outgoing.own_sets(conn, origin, after=seq, scope=scope)):
        ledger.make_read_only(conn, scope)
        return 0
    snapshots.drop_scope(conn, scope, catalogue=catalogue)
    ledger.release(conn, scope)
    return int(scope.startswith("p:"))


def _replace(conn: Connection, bundle: OpenedBundle, *, catalogue: Catalogue, received: Received) -> Applied:
    """Put the snapshots of a bundle in the place of what is here of their scopes."""
    promised = {snapshot.scope: snapshot for snapshot in bundle.header.down.snap} if bundle.header.down else {}
    counted: Counter[str] = Counter()
    for scope in promised:
        snapshots.drop_scope(conn, scope, catalogue=catalogue)

    def sets() -> Iterator[ChangeSet]:
        for change_set in read_sets(bundle, SNAPSHOT, is_partial=True):
            counted[change_set.stamp.scope] += 1
            yield change_set

    done = append(conn, sets(), catalogue=catalogue, received=received)
    if counted != Counter({scope: snapshot.rows for scope, snapshot in promised.items()}) or done.known:
        raise Damaged
    for scope, snapshot in promised.items():
        # what this version cannot place is parked, and only then the two sides may count differently
        if snapshot.digest and not done.parked and snapshots.digest_of(conn, scope) != snapshot.digest:
            raise Damaged
    return done


def _advance(conn: Connection, bundle: OpenedBundle, down: Delivery) -> None:
    """Note what is held from now on, what the office confirmed, and how far its bundles have come."""
    ends = dict(bundle.lines(ENDS, _ENDS))
    epochs = down.requires | {snapshot.scope: snapshot.epoch for snapshot in down.snap}
    for scope, epoch in epochs.items():
        ledger.hold(conn, scope, epoch, until=ends.get(scope))
    for position in down.ack:
        ledger.mark_acked(conn, OriginId(position.device, position.incarnation), position.seq)
    for name, value in (("pos", down.to), ("office_epoch", down.office_epoch), ("last_no", down.no)):
        ledger.put_position(conn, name, value)
    ledger.put_position(conn, "last_received", ledger.now_ms())


def _renew_office(conn: Connection, bundle: OpenedBundle, laptop: Laptop) -> None:
    for signed in bundle.lines(STATEMENT, _SIGNED):
        arrived = verify_statement(signed, laptop.office.root_pub)
        if newer_statement(laptop.office.office, arrived) is arrived:
            pin(conn, msgspec.structs.replace(laptop.office, statement=signed))


def _adopt_certificate(conn: Connection, bundle: OpenedBundle, laptop: Laptop) -> None:
    """Take the prefix of numbers and the district that the office's newest certificate gives this laptop."""
    for signed in bundle.lines(CERTIFICATE, _SIGNED):
        certificate = verify_certificate(signed, laptop.office.root_pub)
        is_newer = certificate.serial > int(ledger.get_position(conn, _CERTIFICATE_SERIAL))
        if certificate.device_id == laptop.keys.device_id and is_newer:
            mine = read_identity(conn)
            write_identity(conn, replace(mine, prefix=certificate.prefix, district=certificate.district))
            ledger.put_position(conn, _CERTIFICATE_SERIAL, certificate.serial)


def _begin(conn: Connection, catalogue: Catalogue) -> Report:
    people = catalogue.entity(PERSON).table
    here = conn.exec_driver_sql(f"SELECT count(*) FROM {people} WHERE deleted_at IS NULL").scalar_one()  # noqa: S608 - declared
    report = Report(people_here=int(here), decisions=-count_open(conn), deletions_proposed=-len(proposals(conn)))
    conn.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS scope_before(scope TEXT PRIMARY KEY) WITHOUT ROWID")
    conn.exec_driver_sql("DELETE FROM scope_before")
    conn.exec_driver_sql("INSERT INTO scope_before SELECT DISTINCT scope FROM cs")
    return report


def _finish(conn: Connection, report: Report) -> Report:
    people = {scope for scope in report.applied.scopes if scope.startswith("p:")}
    before = {row[0] for row in conn.exec_driver_sql("SELECT scope FROM scope_before")}
    report.people_changed = len(people)
    report.people_new = len(people - before)
    report.decisions += count_open(conn)
    report.deletions_proposed += len(proposals(conn))
    report.parked = report.applied.parked
    return report


def _note(conn: Connection, bundle: OpenedBundle, *, number: int) -> int:
    return ledger.note_bundle(
        conn,
        ledger.Bundle(ledger.IN, bundle.file_sha256, bundle.sender, number, ledger.APPLIED, 0, ledger.now_ms()),
    )
