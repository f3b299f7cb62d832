"""Packages that say something else than they should, signed by who may sign, and how they are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.little.stores import everything

from integralavoro_desktop.exchange import outbox
from integralavoro_desktop.exchange.bundle_file import write_bundle
from integralavoro_desktop.exchange.courier import Prepared
from integralavoro_desktop.exchange.party import read_laptop, read_office

if TYPE_CHECKING:
    from tests.little.district import District


def tampered_down(district: District, name: str, **changes: Any) -> Prepared:
    """A package of the office whose header says something else, signed by the office itself."""
    with district.office.transaction() as conn:
        office = read_office(conn)
        device = district.device(name)
        parcel = outbox.for_laptop(conn, office, device, wanted=district.wanted(conn, device))
        down = msgspec.structs.replace(parcel.header.down, **changes)
        header = msgspec.structs.replace(parcel.header, down=down)
        file = write_bundle(district.stick, header, draft=parcel.draft, signer=office.signer, to=office.address(device))
    return Prepared(file, header.number, parcel.sets, parcel.people, header)


def tampered_up(district: District, name: str, **changes: Any) -> Prepared:
    """A package of a laptop whose declaration says something else, signed by the laptop itself."""
    with district.stores[name].transaction() as conn:
        laptop = read_laptop(conn)
        parcel = outbox.for_office(conn, laptop)
        decl = msgspec.structs.replace(parcel.header.decl, **changes)
        header = msgspec.structs.replace(parcel.header, decl=decl)
        file = write_bundle(district.stick, header, draft=parcel.draft, signer=laptop.signer, to=laptop.to)
    return Prepared(file, header.number, parcel.sets, parcel.people, header)


def refuses(district: District, name: str, prepared: Prepared, reason: type[Exception]) -> bool:
    """Tell whether a package is refused for this reason, and nothing is written but the register of what came."""
    before = [line for line in everything(district.stores[name]) if not line.startswith("bundle:")]
    with pytest.raises(reason):
        district.take(name, prepared)
    after = [line for line in everything(district.stores[name]) if not line.startswith("bundle:")]
    return before == after
