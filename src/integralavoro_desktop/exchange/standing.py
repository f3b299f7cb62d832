"""Where the exchange stands, and what a package that arrived says of itself, as facts for windows and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integralavoro_desktop.exchange import party
from integralavoro_desktop.exchange.fingerprint import Fingerprint, of_file, of_keys
from integralavoro_desktop.exchange.refusal import NotPaired
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import conflicts, ledger, outgoing
from integralavoro_desktop.storage.meta import read_identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.courier import Seen
    from integralavoro_desktop.exchange.identity import DeviceCertificate
    from integralavoro_desktop.storage.ledger import Bundle
    from integralavoro_desktop.storage.store import Store

_MOST_PACKAGES = 30


@dataclass(frozen=True, slots=True)
class Package:
    """One package that went or came: with whom, its number, when, its fingerprint."""

    is_out: bool
    other: str
    number: int
    at: datetime
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class PairedLaptop:
    """One laptop as the office knows it; `last_in` and `last_out` are None before the first package."""

    device: bytes
    label: str
    prefix: str
    users: tuple[str, ...]
    is_active: bool
    last_in: datetime | None
    last_out: datetime | None

    @property
    def days(self) -> int | None:
        """Return how many days ago its last package came, None before the first one."""
        return None if self.last_in is None else (clock.now() - self.last_in).days


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the exchange of a store stands. `office` is empty on a laptop that is not paired yet."""

    is_office: bool
    office: str
    office_id: bytes
    undelivered: int
    decisions: int
    deletions: int
    last_in: datetime | None
    last_out: datetime | None
    packages: tuple[Package, ...]
    laptops: tuple[PairedLaptop, ...]

    @property
    def is_paired(self) -> bool:
        """Tell whether packages can go: an office always can, a laptop once it knows its office."""
        return self.is_office or bool(self.office)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a package says of itself: from whom, its number, the one before it here, what its sender has seen of us.

    `before` is 0 for a first package; `seen` of `own` change sets were received by the sender (laptop only).
    """

    sender: str
    number: int
    before: int
    made_at: datetime
    fingerprint: Fingerprint
    is_known: bool
    imported_at: datetime | None
    seen: int
    own: int


def standing(store: Store) -> Standing:
    """Return where the exchange of a store stands."""
    with store.connection() as conn:
        identity = read_identity(conn)
        office_id, office = _office(conn)
        certificates = party.read_office(conn).laptops if identity.is_office else {}
        known = ledger.bundles(conn, limit=100_000)
        return Standing(
            is_office=identity.is_office,
            office=office,
            office_id=office_id,
            undelivered=0 if identity.is_office else ledger.undelivered(conn, identity.device),
            decisions=conflicts.count_open(conn),
            deletions=len(conflicts.proposals(conn)),
            last_in=_last(known, ledger.IN),
            last_out=_last(known, ledger.OUT),
            packages=tuple(_package(one, certificates, office) for one in known[:_MOST_PACKAGES]),
            laptops=tuple(_laptop(device, found, known) for device, found in certificates.items()),
        )


def arrival(store: Store, seen: Seen) -> Arrival:
    """Return what an opened package says of itself, beside what this store remembers of its sender."""
    with store.connection() as conn:
        identity = read_identity(conn)
        certificates = party.read_office(conn).laptops if identity.is_office else {}
        _id, office = _office(conn)
        came = [one for one in ledger.bundles(conn, limit=100_000) if _came_from(one, seen.sender)]
        same = next((one for one in came if of_file(one.sha256) == seen.fingerprint), None)
        down = seen.header.down
        positions = {(p.device, p.incarnation): p.seq for p in down.ack} if down else {}
        own = outgoing.origins_of(conn, identity.device)
        return Arrival(
            sender=_other(seen.sender, certificates, office),
            number=seen.header.number,
            before=max((one.number for one in came), default=0),
            made_at=seen.header.made_at,
            fingerprint=seen.fingerprint,
            is_known=seen.is_known,
            imported_at=_moment(same.at) if same else None,
            seen=sum(positions.get((origin.device, origin.incarnation), 0) for origin in own),
            own=sum(row.last_seq for row in own.values()),
        )


def key_fingerprints(store: Store) -> tuple[Fingerprint, Fingerprint | None]:
    """Return the fingerprints of the keys of this computer, and of its office when it is a laptop that is paired."""
    with store.connection() as conn:
        if read_identity(conn).is_office:
            root = party.read_office(conn).keys.root
            return of_keys(root.sign_pub, root.age_recipient), None
        keys = party.laptop_keys(conn)
        mine = of_keys(keys.sign_pub, keys.age_recipient)
        try:
            office = party.read_laptop(conn).office
        except NotPaired:
            return mine, None
        return mine, of_keys(office.root_pub, office.root_rcpt)


def _office(conn: Connection) -> tuple[bytes, str]:
    """Return the office's device and name, empty on a laptop that is not paired yet."""
    identity = read_identity(conn)
    if identity.is_office:
        return identity.device, identity.district
    try:
        office = party.read_laptop(conn).office
    except NotPaired:
        return b"", ""
    return office.office_id, office.name


def _package(bundle: Bundle, certificates: dict[bytes, DeviceCertificate], office: str) -> Package:
    other = _other(bundle.device, certificates, office)
    return Package(bundle.direction == ledger.OUT, other, bundle.number, _moment(bundle.at), of_file(bundle.sha256))


def _other(device: bytes, certificates: dict[bytes, DeviceCertificate], office: str) -> str:
    found = certificates.get(device)
    return found.label or found.prefix if found else office


def _laptop(device: bytes, found: DeviceCertificate, known: Sequence[Bundle]) -> PairedLaptop:
    own = [one for one in known if one.device == device]
    return PairedLaptop(
        device=device,
        label=found.label or found.prefix,
        prefix=found.prefix,
        users=found.users,
        is_active=found.is_active,
        last_in=_last(own, ledger.IN),
        last_out=_last(own, ledger.OUT),
    )


def _came_from(bundle: Bundle, sender: bytes) -> bool:
    return bundle.direction == ledger.IN and bundle.device == sender


def _last(known: Sequence[Bundle], direction: int) -> datetime | None:
    return max((_moment(one.at) for one in known if one.direction == direction), default=None)


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
