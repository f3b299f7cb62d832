"""The exchange as a person does it: prepare a package, look into one, rehearse it, take it in."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from integralavoro_desktop.exchange import inbox, outbox
from integralavoro_desktop.exchange.arrival import PartedError
from integralavoro_desktop.exchange.bundle import OpenedBundle, open_bundle
from integralavoro_desktop.exchange.bundle_file import WrittenBundle, read_file, stage_bundle
from integralavoro_desktop.exchange.fingerprint import Fingerprint, of_file
from integralavoro_desktop.exchange.party import Laptop, Office, read_laptop, read_office
from integralavoro_desktop.exchange.refusal import AlreadyIncluded, PutInOrder, Refusal
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import ledger, search
from integralavoro_desktop.storage.backup import latest_backup, make_backup
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.reissue import reissue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.bundle import Address
    from integralavoro_desktop.exchange.bundle_file import StagedBundle
    from integralavoro_desktop.exchange.container import Signer
    from integralavoro_desktop.exchange.header import Header
    from integralavoro_desktop.storage.backup import BackupReport
    from integralavoro_desktop.storage.store import Store

T = TypeVar("T")

BACKUP_AGE = timedelta(hours=24)
_ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A package on its way: the file, its number, what it carries, the words to compare by telephone."""

    file: WrittenBundle
    number: int
    sets: int
    people: int
    header: Header

    @property
    def fingerprint(self) -> Fingerprint:
        """Return the fingerprint of the file."""
        return of_file(self.file.sha256)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a package says of itself, before anything of it is applied."""

    header: Header
    sender: bytes
    fingerprint: Fingerprint
    is_known: bool


class _Rehearsed(Exception):  # noqa: N818 - it ends the transaction of a rehearsal, it is no failure
    """Ends the transaction of a rehearsal."""


def prepare_for_office(store: Store, folder: Path) -> Prepared:
    """Write the package of this laptop for its office into `folder`."""
    with store.transaction() as conn:
        laptop = read_laptop(conn)
        parcel = outbox.for_office(conn, laptop)
        staged = _stage(conn, folder, parcel, signer=laptop.signer, to=laptop.to)
    return _published(store, staged, parcel)


def prepare_for_laptop(
    store: Store,
    folder: Path,
    device: bytes,
    *,
    wanted: Callable[[Connection, bytes], Mapping[str, int | None]],
    backups: Path | None = None,
) -> Prepared:
    """Write the package of the office for one laptop into `folder`.

    `wanted` says which scopes the laptop should hold. The office must be able to go back to what it told anybody:
    the file gets its name only when its number is kept, and, with `backups`, when a verified backup holds all of it.
    """
    with store.transaction() as conn:
        office = read_office(conn)
        parcel = outbox.for_laptop(conn, office, device, wanted=wanted(conn, device))
        signer, address = office.signer_for(parcel.serial), office.address(device)
        staged = _stage(conn, folder, parcel, signer=signer, to=address)
    return _published(store, staged, parcel, backups)


def inspect(store: Store, file: Path) -> Seen:
    """Open a package and return what it says of itself; nothing is written."""
    with store.connection() as conn:
        opened = _open(conn, store, read_file(file))
        known = _is_applied(conn, opened)
    return Seen(opened.header, opened.sender, of_file(opened.file_sha256), known)


def header_document(header: Header) -> dict[str, Any]:
    """Return a header as plain data, for a program that reads it."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(header))
    return document


def rehearse(store: Store, file: Path) -> inbox.Report:
    """Return what taking a package in would change; the store stays as it is."""
    return rehearse_with(store, file, lambda _conn, report: report)


def rehearse_with(store: Store, file: Path, look: Callable[[Connection, inbox.Report], T]) -> T:
    """Take a package in, let `look` see the store as it would be, and undo everything; returns what `look` saw."""
    seen: list[T] = []
    try:
        with _mending(store), store.transaction() as conn:
            report = _take(conn, store, read_file(file))
            seen.append(look(conn, report))
            raise _Rehearsed
    except _Rehearsed:
        return seen[0]


def receive(
    store: Store, file: Path, *, backups: Path | None = None, allow_revoked: bool = False
) -> tuple[inbox.Report, BackupReport | None]:
    """Take a package in, in one transaction; before it a verified backup into `backups`, if the last is a day old.

    What looks forged or comes from a copied laptop is kept aside as it is, for a person to look at. `allow_revoked` is
    for the person who decided to take a package that was made before its laptop was lost.
    """
    data = read_file(file)
    try:
        with store.connection() as conn:
            _open(conn, store, data, allow_revoked=allow_revoked)
        backup = make_backup(store.vault, backups) if backups and _needs_backup(store, backups) else None
        with _mending(store), store.transaction() as conn:
            report = _take(conn, store, data, allow_revoked=allow_revoked)
    except Refusal as refusal:
        if refusal.is_quarantined:
            _put_aside(store, data)
        raise
    if report.erased or report.people_gone:
        store.wipe_traces()
    store.keep_mark()
    store.tell(report.applied)
    return report, backup


def aside(store: Store) -> list[Path]:
    """Return the packages that were put aside, oldest first: ciphertext, as they came."""
    folder = store.vault.folder / _ASIDE
    return sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns) if folder.is_dir() else []


@contextmanager
def _mending(store: Store) -> Iterator[None]:
    """Put a restored or copied laptop in order when a package of the office reveals it; raises PutInOrder then."""
    try:
        yield
    except PartedError as parted:
        with store.transaction() as conn:
            reissue(conn, parted.origin, parted.common, catalogue=store.catalogue)
        store.keep_mark()
        raise PutInOrder from parted


@contextmanager
def _party(conn: Connection, store: Store) -> Iterator[Laptop | Office]:
    yield read_office(conn) if store.identity.is_office else read_laptop(conn)


def _open(conn: Connection, store: Store, data: bytes, *, allow_revoked: bool = False) -> OpenedBundle:
    with _party(conn, store) as party:
        return open_bundle(data, party.receiver(), allow_revoked=allow_revoked)


def _take(conn: Connection, store: Store, data: bytes, *, allow_revoked: bool = False) -> inbox.Report:
    opened = _open(conn, store, data, allow_revoked=allow_revoked)
    if _is_applied(conn, opened):
        raise AlreadyIncluded
    with _party(conn, store) as party:
        if isinstance(party, Office):
            report = inbox.take_at_office(conn, opened, catalogue=store.catalogue)
        else:
            report = inbox.take_at_laptop(conn, opened, catalogue=store.catalogue, laptop=party)
    search.index_rows(conn, store.catalogue, report.applied.rows)
    return report


def _is_applied(conn: Connection, opened: OpenedBundle) -> bool:
    known = ledger.find_bundle(conn, opened.file_sha256)
    return known is not None and known.result == ledger.APPLIED


def _stage(conn: Connection, folder: Path, parcel: outbox.Parcel, *, signer: Signer, to: Address) -> StagedBundle:
    """Seal the package into a `.part` and enter it into the register; a full stick shows here, before the commit."""
    staged = stage_bundle(folder, parcel.header, draft=parcel.draft, signer=signer, to=to)
    try:
        entry = ledger.Bundle(
            ledger.OUT,
            staged.written.sha256,
            to.device_id,
            parcel.header.number,
            ledger.MADE,
            parcel.sets,
            ledger.now_ms(),
        )
        ledger.note_bundle(conn, entry)
        ledger.put_position(conn, "last_sent", ledger.now_ms())
    except BaseException:
        staged.drop()
        raise
    return staged


def _published(store: Store, staged: StagedBundle, parcel: outbox.Parcel, backups: Path | None = None) -> Prepared:
    try:
        if backups is not None:
            make_backup(store.vault, backups)
        store.keep_mark()
        written = staged.publish()
    except BaseException:
        staged.drop()
        raise
    return Prepared(written, parcel.header.number, parcel.sets, parcel.people, parcel.header)


def _needs_backup(store: Store, backups: Path) -> bool:
    latest = latest_backup(backups, store.vault.vault_id)
    return latest is None or clock.now() - latest.made_at >= BACKUP_AGE


def _put_aside(store: Store, data: bytes) -> None:
    """Keep the file as it came; nothing else of the store changes but the register."""
    sha256 = hashlib.sha256(data).digest()
    folder = store.vault.folder / _ASIDE
    folder.mkdir(mode=0o700, exist_ok=True)
    write_durably(folder / f"{sha256.hex()}.jcb", data)
    with store.transaction() as conn:
        if ledger.find_bundle(conn, sha256) is None:
            entry = ledger.Bundle(ledger.IN, sha256, b"", 0, ledger.PUT_ASIDE, 0, ledger.now_ms())
            ledger.note_bundle(conn, entry)
