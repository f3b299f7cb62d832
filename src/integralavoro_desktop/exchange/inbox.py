"""Bundles that came in: checked against what is here, applied in one transaction, told in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from integralavoro_desktop.exchange.identity import Signed, verify_certificate
from integralavoro_desktop.exchange.lines import read_sets
from integralavoro_desktop.exchange.office_keys import newer_statement, verify_statement
from integralavoro_desktop.exchange.outbox import CERTIFICATE, ERASED, SETS, SNAPSHOT, STATEMENT
from integralavoro_desktop.exchange.party import pin
from integralavoro_desktop.exchange.refusal import AlreadyIncluded, Damaged, Gap, NotAllowed, OtherCopy
from integralavoro_desktop.kernel.changes import ChangeSet, Dot, OriginId, chained
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.storage import ledger, outgoing, snapshots
from integralavoro_desktop.storage.changelog import Applied, ForkError, Received, append
from integralavoro_desktop.storage.conflicts import count_open, proposals
from integralavoro_desktop.storage.erasure import erase_by_tag
from integralavoro_desktop.storage.meta import read_identity, write_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.bundle import OpenedBundle
    from integralavoro_desktop.exchange.header import Declaration, Delivery
    from integralavoro_desktop.exchange.party import Laptop
    from integralavoro_desktop.kernel.catalogue import Catalogue


@dataclass(slots=True)
class Report:
    """What an import changed, or would change: people, change sets, decisions left, proposals, what was put aside."""

    people_changed: int = 0
    people_new: int = 0
    people_here: int = 0
    people_gone: int = 0
    decisions: int = 0
    deletions_proposed: int = 0
    deletions_by_itself: int = 0
    parked: int = 0
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
    _refuse_old(conn, bundle, declared)
    report = _begin(conn, catalogue)
    key = _note(conn, bundle, number=declared.bundle_no)
    refused, born = _authorise(conn, bundle)
    received = Received(key, ledger.now_ms(), frozenset(refused))
    sets = _checked_chain(conn, bundle)
    try:
        report.applied = append(conn, sets, catalogue=catalogue, received=received)
    except ForkError as fork:
        raise OtherCopy from fork
    for scope in born:
        _grant_new(conn, bundle.sender, scope)
    _check_declared(conn, declared)
    ledger.put_declaration(
        conn, bundle.sender, declared.incarnation, number=declared.bundle_no, declaration=msgspec.json.encode(declared)
    )
    return _finish(conn, report)


def take_at_laptop(conn: Connection, bundle: OpenedBundle, *, catalogue: Catalogue, laptop: Laptop) -> Report:
    """Apply the office's bundle inside the caller's transaction: erase, take away, snapshots, changes, positions.

    Raises AlreadyIncluded, Gap, OtherCopy, NotAllowed, Damaged; the caller then rolls everything back.
    """
    down = bundle.header.down
    if down is None:
        raise NotAllowed
    _check_position(conn, down)
    acked = _check_acks(conn, down, laptop.keys.device_id)
    report = _begin(conn, catalogue)
    received = Received(_note(conn, bundle, number=down.no), ledger.now_ms())
    _renew_office(conn, bundle, laptop)
    _adopt_certificate(conn, bundle, laptop)
    for tag in bundle.lines(ERASED, msgspec.json.Decoder(str)):
        erase_by_tag(conn, bytes.fromhex(tag), catalogue=catalogue)
    for scope in {*down.revoke, *ledger.read_only_scopes(conn)} - {grant.scope for grant in down.snap}:
        report.people_gone += _take_away(conn, scope, laptop, catalogue=catalogue)
    for scope, sets in _snapshots(bundle, down):
        report.applied.absorb(
            snapshots.replace_scope(conn, scope, sets, catalogue=catalogue, acked=acked, received=received)
        )
    report.applied.absorb(append(conn, read_sets(bundle, SETS), catalogue=catalogue, received=received))
    for snapshot in down.snap:
        ledger.hold(conn, snapshot.scope, snapshot.epoch)
    for scope, epoch in down.requires.items():
        ledger.hold(conn, scope, epoch)
    for name, value in (("pos", down.to), ("office_epoch", down.office_epoch), ("last_no", down.no)):
        ledger.put_position(conn, name, value)
    ledger.put_position(conn, "last_received", ledger.now_ms())
    return _finish(conn, report)


def _refuse_old(conn: Connection, bundle: OpenedBundle, declared: Declaration) -> None:
    stored = conn.exec_driver_sql(
        "SELECT bundle_no FROM peer WHERE device=? AND incarnation=?", (bundle.sender, declared.incarnation)
    ).scalar()
    if stored is not None and declared.bundle_no <= stored:
        raise AlreadyIncluded


def _authorise(conn: Connection, bundle: OpenedBundle) -> tuple[set[Dot], set[str]]:
    """Return the change sets that the sender may not write, and the scopes of people she registered herself."""
    refused: set[Dot] = set()
    born: set[str] = set()
    verdict: dict[str, bool] = {}
    for change_set in read_sets(bundle, SETS):
        scope = change_set.stamp.scope
        if scope not in verdict:
            is_born = scope.startswith(("p:", "c:")) and ledger.is_new_scope(conn, scope)
            verdict[scope] = is_born or ledger.may_write(conn, bundle.sender, scope)
            born |= {scope} if is_born else set()
        if not verdict[scope]:
            refused.add(change_set.dot)
    return refused, born


def _checked_chain(conn: Connection, bundle: OpenedBundle) -> Iterator[ChangeSet]:
    """Yield the change sets of a laptop's bundle; each must follow the one before in its own origin's chain."""
    last: dict[OriginId, tuple[int, bytes]] = {}
    for change_set in read_sets(bundle, SETS):
        origin = change_set.origin
        if origin.device != bundle.sender or not any(origin.incarnation):
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


def _check_declared(conn: Connection, declared: Declaration) -> None:
    """The declared end of each chain must be what is here now: else changes are missing or the store forked."""
    for position in declared.origins:
        origin = OriginId(position.device, position.incarnation)
        chain = ledger.chain_at(conn, origin, position.seq)
        if chain is None:
            raise Gap
        if position.seq and chain != position.chain:
            raise OtherCopy


def _grant_new(conn: Connection, device: bytes, scope: str) -> None:
    conn.exec_driver_sql(
        "INSERT INTO scope_grant(device, scope, epoch, from_at) VALUES (?,?,?,?)",
        (device, scope, ledger.new_epoch(), ledger.now_ms()),
    )


def _check_position(conn: Connection, down: Delivery) -> None:
    epoch = ledger.get_position(conn, "office_epoch", b"")
    if epoch == down.office_epoch and down.no <= int(ledger.get_position(conn, "last_no")):
        raise AlreadyIncluded
    incarnation = ledger.get_position(conn, "incarnation")
    if any(down.for_inc) and down.for_inc != incarnation:
        raise Gap
    if down.from_ > int(ledger.get_position(conn, "pos")):
        raise Gap
    held = ledger.held(conn)
    if any(held.get(scope) != wanted for scope, wanted in down.requires.items()):
        raise Gap


def _check_acks(conn: Connection, down: Delivery, device: bytes) -> dict[OriginId, int]:
    acked = dict.fromkeys(outgoing.origins_of(conn, device), 0)
    for position in down.ack:
        origin = OriginId(position.device, position.incarnation)
        chain = ledger.chain_at(conn, origin, position.seq)
        if position.seq and chain != position.chain:
            raise OtherCopy
        acked[origin] = position.seq
        ledger.mark_acked(conn, origin, position.seq)
    return acked


def _renew_office(conn: Connection, bundle: OpenedBundle, laptop: Laptop) -> None:
    for signed in bundle.lines(STATEMENT, msgspec.json.Decoder(Signed)):
        arrived = verify_statement(signed, laptop.office.root_pub)
        if newer_statement(laptop.office.office, arrived) is arrived:
            pin(conn, msgspec.structs.replace(laptop.office, statement=signed))


def _adopt_certificate(conn: Connection, bundle: OpenedBundle, laptop: Laptop) -> None:
    """Take the prefix of numbers and the district that the office's certificate gives this laptop."""
    for signed in bundle.lines(CERTIFICATE, msgspec.json.Decoder(Signed)):
        certificate = verify_certificate(signed, laptop.office.root_pub)
        if certificate.device_id == laptop.keys.device_id:
            mine = read_identity(conn)
            write_identity(conn, replace(mine, prefix=certificate.prefix, district=certificate.district))


def _snapshots(bundle: OpenedBundle, down: Delivery) -> Iterator[tuple[str, Iterator[ChangeSet]]]:
    promised = {snapshot.scope: snapshot.rows for snapshot in down.snap}
    for scope, sets in groupby(read_sets(bundle, SNAPSHOT, is_partial=True), key=lambda c: c.stamp.scope):
        if scope not in promised:
            raise Damaged
        del promised[scope]
        yield scope, sets
    for scope, rows in promised.items():
        if rows:
            raise Damaged
        yield scope, iter(())


def _take_away(conn: Connection, scope: str, laptop: Laptop, *, catalogue: Catalogue) -> int:
    pending = any(
        change_set.stamp.scope == scope
        for origin, row in outgoing.origins_of(conn, laptop.keys.device_id).items()
        for change_set in outgoing.own_sets(conn, origin, after=_acked(conn, origin))
        if row.last_seq
    )
    if pending:
        ledger.make_read_only(conn, scope)
        return 0
    snapshots.drop_scope(conn, scope, catalogue=catalogue)
    ledger.release(conn, scope)
    return int(scope.startswith("p:"))


def _acked(conn: Connection, origin: OriginId) -> int:
    return ledger.acked(conn, origin.device).get((origin.device, origin.incarnation), 0)


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
        ledger.Bundle(ledger.IN, bundle.file_sha256, bundle.sender, number, "applied", 0, ledger.now_ms()),
    )
