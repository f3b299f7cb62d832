"""An office, two laptops and a stranger, with everything they need to write to one another."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from tests.little.district import District, make_district

from integralavoro_desktop.exchange.bundle import Address, KnownSender, Receiver, seal_bundle
from integralavoro_desktop.exchange.header import Declaration, Delivery, Header, Reader
from integralavoro_desktop.exchange.identity import DeviceKeys
from integralavoro_desktop.exchange.office_keys import OfficeKeys, verify_statement
from integralavoro_desktop.exchange.sections import Draft

DISTRICT = "milano-3"
MADE_AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Parties:
    """Who takes part in an exchange, as each of them sees the others."""

    office: OfficeKeys
    laptop: DeviceKeys
    other_laptop: DeviceKeys

    @property
    def office_address(self):
        current = verify_statement(self.office.statement, self.office.root.sign_pub).current
        return Address(self.office.office_id, current.age_rcpt)

    @property
    def laptop_address(self):
        return Address(self.laptop.device_id, self.laptop.age_recipient)

    def senders(self, revoked=()):
        statement = verify_statement(self.office.statement, self.office.root.sign_pub)
        known = {self.office.office_id: KnownSender(statement.sign_pubs)}
        for keys in (self.laptop, self.other_laptop):
            known[keys.device_id] = KnownSender((keys.sign_pub,), is_revoked=keys in revoked)
        return known.get

    def office_reads(self, *, caps=frozenset(), schema=7, district=DISTRICT, revoked=()):
        reader = Reader(district=district, schema=schema, caps=caps)
        return Receiver(self.office.office_id, self.office.identities, reader, self.senders(revoked))

    def laptop_reads(self, keys=None, *, schema=7):
        mine = keys or self.laptop
        reader = Reader(district=DISTRICT, schema=schema)
        return Receiver(mine.device_id, (mine.age_identity,), reader, self.senders())

    def going_up(self, **changes):
        declaration = Declaration(
            incarnation=b"incarnat", bundle_no=11, schema=7, app="0.1.0", held={"p:a": b"epoch-01"}
        )
        words = {"district": DISTRICT, "kind": "delta", "made_at": MADE_AT, "schema": 7, "app": "0.1.0"}
        return Header(**{**words, "decl": declaration, **changes})

    def coming_down(self, **changes):
        delivery = Delivery(for_inc=b"incarnat", no=4, office_epoch=b"epoch-01", from_=10, to=25)
        words = {"district": DISTRICT, "kind": "delta", "made_at": MADE_AT, "schema": 7, "app": "0.1.0"}
        return Header(**{**words, "down": delivery, **changes})

    def sealed_up(self, header=None, draft=None, *, signer=None, to=None):
        out = io.BytesIO()
        seal_bundle(
            header or self.going_up(),
            draft or small_draft(),
            signer=signer or self.laptop,
            to=to or self.office_address,
            out=out,
        )
        return out.getvalue()


def small_draft():
    draft = Draft()
    draft.add_lines(
        "cs", [[number, "contact", f"row-{number}", {"note": "Sentita al telefono"}] for number in range(12)]
    )
    draft.add_blob(b"%PDF-1.7 attestato")
    return draft


@pytest.fixture(scope="session")
def parties():
    return Parties(
        office=OfficeKeys.generate(DISTRICT, at=MADE_AT),
        laptop=DeviceKeys.generate(),
        other_laptop=DeviceKeys.generate(),
    )


@pytest.fixture
def draft():
    return small_draft()


@pytest.fixture(scope="session")
def district_template(tmp_path_factory):
    """The closed stores of an office and two laptops, paired."""
    return make_district(tmp_path_factory.mktemp("district") / "made")


@pytest.fixture
def district(district_template, tmp_path):
    """An office and two laptops on open stores of their own."""
    made = District.copy(district_template, tmp_path / "district")
    yield made
    made.close()
