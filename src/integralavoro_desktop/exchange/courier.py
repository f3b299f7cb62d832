"""The exchange as a person does it: prepare a package, look into one, rehearse it, take it in."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from integralavoro_desktop.exchange import inbox, outbox
from integralavoro_desktop.exchange.bundle import OpenedBundle, open_bundle
from integralavoro_desktop.exchange.bundle_file import WrittenBundle, read_file, write_bundle
from integralavoro_desktop.exchange.fingerprint import Fingerprint, of_file
from integralavoro_desktop.exchange.party import Laptop, Office, read_laptop, read_office
from integralavoro_desktop.exchange.refusal import AlreadyIncluded
from integralavoro_desktop.storage import ledger, search
from integralavoro_desktop.storage.backup import make_backup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.header import Header
    from integralavoro_desktop.storage.backup import BackupReport
    from integralavoro_desktop.storage.store import Store

Found = TypeVar("Found")


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


def header_document(header: Header) -> dict[str, Any]:
    """Return a header as plain data, for a program that reads it."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(header))
    return document


class _Rehearsed(Exception):  # noqa: N818 - it ends the transaction of a rehearsal, it is no failure
    """Ends the transaction of a rehearsal."""


def prepare_for_office(store: Store, folder: Path) -> Prepared:
    """Write the package of this laptop for its office into `folder`."""
    with store.transaction() as conn:
        laptop = read_laptop(conn)
        parcel = outbox.for_office(conn, laptop)
        written = write_bundle(folder, parcel.header, draft=parcel.draft, signer=laptop.signer, to=laptop.to)
        _note_out(conn, written, parcel, laptop.office.office_id)
    return Prepared(written, parcel.header.number, parcel.sets, parcel.people, parcel.header)


def prepare_for_laptop(
    store: Store, folder: Path, device: bytes, *, wanted: Callable[[Connection, bytes], Mapping[str, int | None]]
) -> Prepared:
    """Write the package of the office for one laptop into `folder`.

    `wanted` says which scopes the laptop should hold. The office must be able to be restored to what it told anybody,
    so the file shows up only inside the transaction that keeps its number.
    """
    with store.transaction() as conn:
        office = read_office(conn)
        parcel = outbox.for_laptop(conn, office, device, wanted=wanted(conn, device))
        address = office.address(device)
        written = write_bundle(folder, parcel.header, draft=parcel.draft, signer=office.signer, to=address)
        _note_out(conn, written, parcel, device)
    return Prepared(written, parcel.header.number, parcel.sets, parcel.people, parcel.header)


def inspect(store: Store, file: Path) -> Seen:
    """Open a package and return what it says of itself; nothing is written."""
    with store.connection() as conn:
        opened = _open(conn, store, file)
        known = ledger.find_bundle(conn, opened.file_sha256) is not None
    return Seen(opened.header, opened.sender, of_file(opened.file_sha256), known)


def rehearse(store: Store, file: Path) -> inbox.Report:
    """Return what taking a package in would change; the store stays as it is."""
    return rehearse_with(store, file, lambda _conn, report: report)


def rehearse_with(store: Store, file: Path, look: Callable[[Connection, inbox.Report], Found]) -> Found:
    """Take a package in, let `look` read the store as it would be, and undo everything; return what it found."""
    found: list[Found] = []
    try:
        with store.transaction() as conn:
            found.append(look(conn, _take(conn, store, file)))
            raise _Rehearsed
    except _Rehearsed:
        pass
    return found[0]


def receive(store: Store, file: Path, *, backups: Path | None = None) -> tuple[inbox.Report, BackupReport | None]:
    """Take a package in: a verified backup first (when a folder for it is given), then one transaction."""
    with store.connection() as conn:
        _open(conn, store, file)
    backup = make_backup(store.vault, backups) if backups else None
    with store.transaction() as conn:
        report = _take(conn, store, file)
    store.tell(report.applied)
    return report, backup


@contextmanager
def _party(conn: Connection, store: Store) -> Iterator[Laptop | Office]:
    yield read_office(conn) if store.identity.is_office else read_laptop(conn)


def _open(conn: Connection, store: Store, file: Path) -> OpenedBundle:
    with _party(conn, store) as party:
        return open_bundle(read_file(file), party.receiver())


def _take(conn: Connection, store: Store, file: Path) -> inbox.Report:
    opened = _open(conn, store, file)
    if ledger.find_bundle(conn, opened.file_sha256) is not None:
        raise AlreadyIncluded
    with _party(conn, store) as party:
        if isinstance(party, Office):
            report = inbox.take_at_office(conn, opened, catalogue=store.catalogue)
        else:
            report = inbox.take_at_laptop(conn, opened, catalogue=store.catalogue, laptop=party)
    search.index_rows(conn, store.catalogue, report.applied.rows)
    return report


def _note_out(conn: Connection, written: WrittenBundle, parcel: outbox.Parcel, device: bytes) -> None:
    ledger.note_bundle(
        conn,
        ledger.Bundle(ledger.OUT, written.sha256, device, parcel.header.number, "made", parcel.sets, ledger.now_ms()),
    )
    ledger.put_position(conn, "last_sent", ledger.now_ms())
