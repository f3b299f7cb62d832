"""Pairing a laptop with its office, on real stores: invitation, answer, certificate."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from integralavoro_desktop import __version__
from integralavoro_desktop.exchange import party
from integralavoro_desktop.exchange.identity import revoked
from integralavoro_desktop.exchange.office_keys import OfficeKeys, verify_statement
from integralavoro_desktop.exchange.outbox import serial_key
from integralavoro_desktop.exchange.pairing import (
    Cost,
    JoinRequest,
    LaptopTries,
    OfficePass,
    certificate_for,
    join_request,
    make_invite,
    make_join,
    open_invite,
    open_join,
)
from integralavoro_desktop.exchange.refusal import NotPaired, OutOfUse, PairingUsed
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.meta import (
    LAPTOP,
    OFFICE,
    Identity,
    get_secret,
    new_incarnation,
    put_secret,
    write_identity,
)
from integralavoro_desktop.storage.schema import VERSION

if TYPE_CHECKING:
    from integralavoro_desktop.storage.store import Store

_PASS = "pairing_pass"  # noqa: S105 - the name under which a secret is kept, not the secret
_TRIES = "pairing_tries"


def found_office(store: Store, *, district: str, prefix: str) -> Identity:
    """Give a new store the life of an office: its root and first working keys are made here."""
    keys = OfficeKeys.generate(district, at=clock.now())
    identity = Identity(keys.office_id, new_incarnation(), OFFICE, prefix, district)
    with store.transaction() as conn:
        put_secret(conn, party.OFFICE_KEYS, keys.to_bytes())
        write_identity(conn, identity)
    return identity


def found_laptop(store: Store, *, prefix: str = "") -> Identity:
    """Give a new store the life of a laptop; until the office gives a prefix, it is made of two random letters."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    with store.transaction() as conn:
        keys = party.new_laptop(conn)
        chosen = prefix or "L" + "".join(secrets.choice(letters) for _ in range(2))
        identity = Identity(keys.device_id, new_incarnation(), LAPTOP, chosen)
        write_identity(conn, identity)
    return identity


def invite(store: Store, office_name: str, *, cost: Cost | None = None) -> tuple[str, bytes]:
    """Office: return the code to say aloud and the bytes of the invitation file; a new one replaces the last."""
    with store.transaction() as conn:
        office = party.read_office(conn)
        code, data, kept = make_invite(office.keys, office_name, cost=cost)
        put_secret(conn, _PASS, msgspec.json.encode(kept))
    return code, data


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks to be paired: the laptop's name, the coach and her operator id in hexadecimal."""

    label: str
    user_name: str
    user_id: str = ""


def join(store: Store, code: str, invitation: bytes, *, who: Applicant, cost: Cost | None = None) -> bytes:
    """Laptop: check the typed code against the invitation, pin the office, return the bytes of the answer file."""
    with store.connection() as conn:
        stored = get_secret(conn, _TRIES)
        keys = party.laptop_keys(conn)
    tries = msgspec.json.decode(stored, type=LaptopTries) if stored else LaptopTries()
    try:
        proved = open_invite(code, invitation, tries, cost=cost)
    finally:
        with store.transaction() as conn:
            put_secret(conn, _TRIES, msgspec.json.encode(tries))
    request = join_request(keys, label=who.label, user_name=who.user_name, app=__version__, schema=VERSION)
    answer = make_join(proved, keys, msgspec.structs.replace(request, user_id=who.user_id))
    pinned = party.PinnedOffice(
        district=proved.district,
        name=proved.office_name,
        office_id=proved.office_id,
        root_pub=proved.root_pub,
        root_rcpt=proved.root_rcpt,
        statement=proved.statement,
    )
    with store.transaction() as conn:
        party.pin(conn, pinned)
    return answer


def accept(store: Store, answer: bytes, *, prefix: str) -> JoinRequest:
    """Office: check the answer of the laptop that was given the code and certify it, for the coach it named."""
    with store.connection() as conn:
        stored = get_secret(conn, _PASS)
        office = party.read_office(conn)
    if stored is None:
        raise PairingUsed
    kept = msgspec.json.decode(stored, type=OfficePass)
    try:
        request = open_join(answer, office.keys, kept)
    finally:
        with store.transaction() as conn:
            put_secret(conn, _PASS, msgspec.json.encode(kept))
    users = (request.user_id,) if request.user_id else ()
    held = office.laptops.get(request.device_id)
    if held is not None and not held.is_active:
        raise OutOfUse
    serial = held.serial + 1 if held else 1
    certificate = certificate_for(request, district=office.keys.district, prefix=prefix, serial=serial)
    statement = verify_statement(office.keys.statement, office.keys.root.sign_pub)
    with store.transaction() as conn:
        party.certify(conn, office, msgspec.structs.replace(certificate, users=users))
        # the statement that the invitation carried: the first bundle is signed with the key that it names
        ledger.put_position(conn, serial_key(request.device_id), statement.serial)
    return request


def revoke(store: Store, device: bytes, *, reason: str) -> None:
    """Office: take a laptop out of use (lost, stolen, replaced): no bundle goes to it any more, its own are put aside.

    Raises NotPaired for a laptop that this office does not know.
    """
    with store.transaction() as conn:
        office = party.read_office(conn)
        held = office.laptops.get(device)
        if held is None:
            raise NotPaired
        if held.is_active:
            party.certify(conn, office, revoked(held, at=clock.now(), reason=reason))


def rotate_keys(store: Store, *, withdraw: bool = False) -> None:
    """Office: work with new keys from now on; `withdraw` on suspicion makes the former ones worthless at once."""
    with store.transaction() as conn:
        office = party.read_office(conn)
        put_secret(conn, party.OFFICE_KEYS, office.keys.rotate(at=clock.now(), withdraw=withdraw).to_bytes())
