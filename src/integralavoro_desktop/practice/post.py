"""The post between the stores of the district: the ceremony of pairing, packages up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop import grants
from integralavoro_desktop.exchange import courier, enrol, party
from integralavoro_desktop.exchange.fingerprint import of_keys
from integralavoro_desktop.exchange.pairing import Cost
from integralavoro_desktop.practice.texts import say, sentences

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from integralavoro_desktop.exchange.inbox import Report
    from integralavoro_desktop.storage.store import Store

_COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)


@dataclass(frozen=True, slots=True)
class Paired:
    """What the office knows of a laptop once it is paired: its prefix, its name, the fingerprint of its keys."""

    prefix: str
    label: str
    key_print: str


def pair(office: Store, laptop: Store, *, coach: tuple[UUID, str], prefix: str) -> Paired:
    """Go through the ceremony: invitation, code said aloud, answer, certificate."""
    code, invitation = enrol.invite(office, office.identity.district, cost=_COST)
    key, name = coach
    who = enrol.Applicant(say(sentences()["notes"]["laptop"], prefix=prefix), name, key.hex)
    answer = enrol.join(laptop, code, invitation, who=who, cost=_COST)
    request = enrol.accept(office, answer, prefix=prefix)
    return Paired(prefix, request.label, of_keys(request.sign_pub, request.age_rcpt).written)


def deliver(office: Store, laptop: Store, folder: Path) -> Report:
    """Carry the office's package to a laptop and take it in there."""
    device = laptop.identity.device
    with office.connection() as conn:
        users = party.read_office(conn).laptops[device].users
    wanted = grants.wanted_scopes(office, {device: users})
    prepared = courier.prepare_for_laptop(office, folder, device, wanted=wanted)
    report, _backup = courier.receive(laptop, prepared.file.path)
    return report


def send(laptop: Store, office: Store, folder: Path) -> Report:
    """Carry a laptop's package to the office and take it in there."""
    prepared = courier.prepare_for_office(laptop, folder)
    report, _backup = courier.receive(office, prepared.file.path)
    return report
