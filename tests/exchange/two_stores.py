"""An office and a laptop with real stores, paired, and one month of work on both sides. All people are invented."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import grants, stores
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.exchange import courier, enrol
from integralavoro_desktop.exchange.pairing import Cost
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.store import Store
from integralavoro_desktop.storage.vault import Vault
from integralavoro_desktop.stores import Founding, make_store, parameters

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

DAYS = timedelta(days=1)
PHRASE = "frase di prova lunga"
CHEAP = Cost(64 * 1024, 3, 4)
PEOPLE = (
    ("Marco", "Oldani", "02 5550 101"),
    ("Sara", "Pozzi", "02 5550 102"),
    ("Giovanna", "Ferri", "02 5550 103"),
    ("Davide", "Riva", "02 5550 104"),
)


@dataclass(slots=True)
class District:
    """Both stores, the laptop's device id, the people by their given names, and a folder for packages."""

    office: Store
    laptop: Store
    device: bytes
    people: dict[str, UUID]
    stick: Path

    @property
    def backups(self) -> Path:
        return self.stick.parent / "backups"

    def close(self) -> None:
        self.office.close()
        self.laptop.close()

    def change(self, store: Store, name: str, **values: Any) -> None:
        """Let somebody change a person's own fields."""
        outcome = desk.change(store, stores.action_of(store), "candidate", desk.Change(self.people[name], values))
        assert outcome.saved, outcome.problems

    def add(self, store: Store, entity: str, **values: Any) -> UUID:
        """Let somebody write a record."""
        outcome = desk.add(store, stores.action_of(store), entity, values)
        assert outcome.saved, outcome.problems
        return outcome.record.id

    def add_person(self, store: Store, given: str, family: str, phone: str = "") -> UUID:
        key = self.add(
            store, "candidate", given_name=given, family_name=family, sex="nd", id_kind="absent", phone=phone
        )
        self.people[given] = key
        return key

    def down(self) -> courier.Prepared:
        """Write the office's package for the laptop."""
        users = {self.device: (stores.operator_of(self.laptop).hex,)}
        return courier.prepare_for_laptop(
            self.office, self.stick, self.device, wanted=grants.wanted_scopes(self.office, users)
        )

    def up(self) -> courier.Prepared:
        """Write the laptop's package for the office."""
        return courier.prepare_for_office(self.laptop, self.stick)

    def assign(self, given: str) -> None:
        """Let the office give a person to the coach of the laptop."""
        values = {
            "candidate_id": self.people[given],
            "operator_id": stores.operator_of(self.laptop),
            "unit_id": _polo(self.office),
            "role": "coach",
            "starts_on": "2026-01-07",
        }
        self.add(self.office, "candidate.assignment", **values)


def make_district(folder: Path) -> District:
    """Found both stores, pair them, give the coach four people, and take the first package to the laptop."""
    cost = KdfCost.floor()
    founding = Founding("Carlo Neri", is_office=True, district="Polo Lavoro", prefix="PL", cost=cost)
    office = make_store(folder / "office", PHRASE, founding)
    laptop = make_store(folder / "laptop", PHRASE, Founding("Elena Marchetti", prefix="LXA", cost=cost))
    stick = folder / "stick"
    stick.mkdir()
    code, invitation = enrol.invite(office, "Polo Lavoro", cost=CHEAP)
    coach = stores.operator_of(laptop)
    who = enrol.Applicant("PC di Elena", "Elena Marchetti", coach.hex)
    request = enrol.accept(office, enrol.join(laptop, code, invitation, who=who, cost=CHEAP), prefix="EM")
    operator = CATALOG.entity("operator").model
    with office.write(stores.action_of(office, "pairing")) as edit:
        edit.add(operator(id=coach, name="Elena Marchetti", profession="5", active=True, rights=["health"]))
    district = District(office, laptop, request.device_id, {}, stick)
    for given, family, phone in PEOPLE:
        district.add_person(office, given, family, phone)
        district.assign(given)
    district.change(office, "Marco", note="Trovare un lavoro part-time vicino a casa.")
    courier.receive(laptop, district.down().file.path)
    return district


def live_a_month(district: District) -> None:
    """Let both sides change the same and other things, and the laptop's package reach the office."""
    laptop, office = district.laptop, district.office
    wish = "Trovare un lavoro part-time vicino a casa"
    district.change(laptop, "Marco", note=f"{wish}, prima con un tirocinio di tre mesi.", phone="02 5550 201")
    district.change(laptop, "Sara", phone="02 5550 202", email="sara@example.org")
    district.change(laptop, "Davide", contact_note="Meglio il pomeriggio")
    district.change(office, "Marco", note=f"{wish} o raggiungibile in bus.", phone="02 5550 301")
    district.change(office, "Sara", phone="02 5550 302")
    district.change(office, "Giovanna", email="giovanna@example.org")
    district.add_person(office, "Omar", "Fontana")
    district.assign("Omar")
    courier.receive(office, district.up().file.path)


def copy_of(district: District, folder: Path) -> District:
    """Return a district of its own, made of the files of another one."""
    shutil.copytree(district.stick.parent, folder, dirs_exist_ok=True)
    return District(
        opened(folder / "office"), opened(folder / "laptop"), district.device, dict(district.people), folder / "stick"
    )


def opened(folder: Path) -> Store:
    """Open a store without asking whether it was copied: it was, on purpose."""
    return Store(Vault.open(folder, PHRASE), CATALOG, parameters=parameters)


def _polo(store: Store) -> UUID:
    with store.read() as reader:
        return next(row.id for row in reader.many("organisation"))
