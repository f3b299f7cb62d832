"""Who this store is in the exchange, and whom it knows: keys, the pinned office, the certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from integralavoro_desktop.exchange.bundle import Address, KnownSender, Receiver
from integralavoro_desktop.exchange.header import Reader
from integralavoro_desktop.exchange.identity import DeviceCertificate, DeviceKeys, Signed, verify_certificate
from integralavoro_desktop.exchange.office_keys import OfficeKeys, OfficeStatement, verify_statement
from integralavoro_desktop.exchange.refusal import NotPaired
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.meta import get_secret, put_secret
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.container import Signer

DEVICE_KEYS = "device_keys"
OFFICE_KEYS = "office_keys"
PINNED = "pinned_office"


class PinnedOffice(msgspec.Struct, frozen=True, kw_only=True):
    """What a laptop keeps of its office since the pairing."""

    district: str
    name: str
    office_id: bytes
    root_pub: bytes
    root_rcpt: str
    statement: Signed

    @property
    def office(self) -> OfficeStatement:
        """Return the office's own statement of its working keys."""
        return verify_statement(self.statement, self.root_pub)


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop in the exchange."""

    keys: DeviceKeys = field(repr=False)
    office: PinnedOffice

    @property
    def signer(self) -> Signer:
        """Return what signs its bundles."""
        return self.keys

    @property
    def to(self) -> Address:
        """Return where its bundles go."""
        return Address(self.office.office_id, self.office.office.current.age_rcpt)

    def receiver(self) -> Receiver:
        """Return what opens bundles for it."""
        known = KnownSender(self.office.office.sign_pubs)

        def find_sender(device: bytes) -> KnownSender | None:
            return known if device == self.office.office_id else None

        reader = Reader(district=self.office.district, schema=VERSION)
        return Receiver(self.keys.device_id, (self.keys.age_identity,), reader, find_sender)


@dataclass(frozen=True, slots=True)
class Office:
    """The office in the exchange, with the certificates of its laptops."""

    keys: OfficeKeys = field(repr=False)
    laptops: dict[bytes, DeviceCertificate]

    @property
    def signer(self) -> Signer:
        """Return what signs its bundles."""
        return self.keys.signer()

    def signer_for(self, serial: int) -> Signer:
        """Return what signs a bundle for a laptop that holds the office's statement with this serial, 0 if unknown."""
        return self.keys.signer(serial or None)

    def address(self, device: bytes) -> Address:
        """Return where bundles for a laptop go."""
        return Address(device, self.laptops[device].age_rcpt)

    def receiver(self) -> Receiver:
        """Return what opens bundles for it."""

        def find_sender(device: bytes) -> KnownSender | None:
            certificate = self.laptops.get(device)
            if certificate is None:
                return None
            return KnownSender((certificate.sign_pub,), is_revoked=not certificate.is_active)

        reader = Reader(district=self.keys.district, schema=VERSION)
        return Receiver(self.keys.office_id, self.keys.identities, reader, find_sender)


def new_laptop(conn: Connection) -> DeviceKeys:
    """Make the keys of a laptop and keep them in its store."""
    keys = DeviceKeys.generate()
    put_secret(conn, DEVICE_KEYS, keys.to_bytes())
    return keys


def laptop_keys(conn: Connection) -> DeviceKeys:
    """Return the keys of this laptop; NotPaired when it has none."""
    stored = get_secret(conn, DEVICE_KEYS)
    if stored is None:
        raise NotPaired
    return DeviceKeys.from_bytes(stored)


def pin(conn: Connection, office: PinnedOffice) -> None:
    """Keep the office that was proved by the typed code."""
    put_secret(conn, PINNED, msgspec.json.encode(office))


def read_laptop(conn: Connection) -> Laptop:
    """Return this laptop with its office; NotPaired before the pairing."""
    pinned = get_secret(conn, PINNED)
    if pinned is None:
        raise NotPaired
    return Laptop(laptop_keys(conn), msgspec.json.decode(pinned, type=PinnedOffice))


def read_office(conn: Connection) -> Office:
    """Return this office with its laptops; NotPaired on a laptop's store."""
    stored = get_secret(conn, OFFICE_KEYS)
    if stored is None:
        raise NotPaired
    keys = OfficeKeys.from_bytes(stored)
    laptops = {
        device: verify_certificate(msgspec.json.decode(signed, type=Signed), keys.root.sign_pub)
        for device, signed in ledger.certificates(conn).items()
    }
    return Office(keys, laptops)


def certify(conn: Connection, office: Office, certificate: DeviceCertificate) -> None:
    """Sign a certificate with the office root and keep it."""
    signed = office.keys.certify(certificate)
    ledger.put_certificate(conn, certificate.device_id, certificate.serial, signed=msgspec.json.encode(signed))
