"""The invented network: operators, services and firms around the people, as the office enters them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.operators.model import Membership, Operator
from integralavoro_desktop.features.organisations.children import Contact, Law68, Site
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.features.shipped.records import shipped_id
from integralavoro_desktop.kernel.reference_data import instruments, units
from integralavoro_desktop.practice.texts import network as told

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.practice.dice import Dice
    from integralavoro_desktop.practice.notebook import Notebook

OFFICE = "office"
COACHES = ("coach-1", "coach-2")
_SINCE = date(2022, 1, 10)


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody who works with the people, and the service she works for."""

    key: UUID
    name: str
    unit: UUID


@dataclass(frozen=True, slots=True)
class Service:
    """A service, and who answers there."""

    key: UUID
    name: str
    territory: str = ""
    contact: UUID | None = None


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm, its site, its tutor and the post it offers."""

    key: UUID
    name: str
    site: UUID
    tutor: UUID
    tutor_name: str
    post: dict[str, Any]
    employees: int


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody around the people, by what they do."""

    operators: dict[str, Coach]
    services: dict[str, Service]
    firms: dict[str, Firm]
    instrument: UUID

    @property
    def coaches(self) -> tuple[Coach, Coach]:
        """Return the two coaches with a laptop."""
        first, second = (self.operators[name] for name in COACHES)
        return first, second

    def senders(self) -> list[Service]:
        """Return the services that send people."""
        return [service for key, service in self.services.items() if key.startswith("cps-")]


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that others point at: of operators and of services, by what they are called here."""

    operators: dict[str, UUID]
    services: dict[str, UUID]


def operator_ids(dice: Dice) -> dict[str, UUID]:
    """Return the ids of the operators by what they are called here: the laptops need them before the office."""
    return {one["key"]: dice.fork("operator", one["key"]).uuid() for one in told()["operators"]}


def build_network(notebook: Notebook, ids: dict[str, UUID], began: date) -> Network:
    """Note every operator, service and firm, and return who they are."""
    services = {one["key"]: _service(notebook, began, one) for one in told()["services"]}
    known = _Known(ids, {key: service.key for key, service in services.items()})
    operators = {one["key"]: _operator(notebook, began, one, known) for one in told()["operators"]}
    firms = {one["key"]: _firm(notebook, began, one, ids) for one in told()["firms"]}
    built_in = instruments()[0]
    instrument = shipped_id("instrument", f"{built_in.code} {built_in.version}")
    return Network(operators, services, firms, instrument)


def territory(code: str) -> UUID:
    """Return the id of a shipped territory."""
    return shipped_id("territory", code)


def _operator(notebook: Notebook, on: date, one: dict[str, Any], around: _Known) -> Coach:
    key = around.operators[one["key"]]
    unit = around.services.get(one["unit"]) or shipped_id("organisation", one["unit"])
    if one["key"] != OFFICE:
        number = list(around.operators).index(one["key"])
        own = {"phone": f"340 555 {90 + number:04}", "email": f"{one['key']}@polo.example", "active": True}
        given = {name: one[name] for name in ("name", "profession", "rights")}
        notebook.add(Operator, on, given | own, key=key)
    post = {"operator_id": key, "unit_id": unit, "role": one["role"], "hours_week": one["hours"], "starts_on": _SINCE}
    notebook.add(Membership, on, post)
    return Coach(key, one["name"], unit)


def _service(notebook: Notebook, on: date, one: dict[str, Any]) -> Service:
    given = {name: one[name] for name in ("name", "roles", "address")}
    more = {"polo_mode": one.get("polo_mode"), "staff_hours": one.get("hours"), "active": True}
    links = {"parent_id": _parent(one["parent"]), "territory_id": territory(one["territory"])}
    made = notebook.add(Organisation, on, given | more | links | {"phone": _phone(notebook)})
    contacts = [
        notebook.add(
            Contact,
            on,
            {"organisation_id": made.id, "name": name, "job": job, "profession": profession, "phone": _phone(notebook)},
        )
        for name, job, profession in one["contacts"]
    ]
    return Service(made.id, one["name"], one["territory"], contacts[0].id if contacts else None)


def _firm(notebook: Notebook, on: date, one: dict[str, Any], ids: dict[str, UUID]) -> Firm:
    names = ("name", "legal_name", "roles", "vat_no", "ateco", "address", "employees", "note")
    given = {name: one[name] for name in names}
    place = territory(one["territory"])
    own = {
        "territory_id": place,
        "employees_permanent": one["permanent"],
        "public_body": one["public"],
        "counted_on": date(on.year - 1, 12, 31),
        "phone": _phone(notebook),
        "email": f"{one['key']}@azienda.example",
        "lead_operator_id": ids[COACHES[one["lead"] - 1]],
        "active": True,
    }
    made = notebook.add(Organisation, on, given | own)
    inside = {"organisation_id": made.id}
    where = {"name": one["site"], "address": one["address"], "territory_id": place, "reach": one["reach"]}
    site = notebook.add(Site, on, inside | where | {"access": notebook.dice.pick(("yes", "part", "nd"))})
    tutors = [
        notebook.add(Contact, on, inside | tutor | {"phone": _phone(notebook), "informed_on": _SINCE})
        for tutor in one["contacts"]
    ]
    if one["l68"]:
        _law68(notebook, on, made, one["l68"])
    return Firm(made.id, one["name"], site.id, tutors[0].id, one["contacts"][0]["name"], one["post"], one["employees"])


def _law68(notebook: Notebook, on: date, firm: Organisation, told_by: dict[str, Any]) -> None:
    given = {
        "organisation_id": firm.id,
        "taken_on": date(on.year - 1, 12, 31),
        "province": "MI",
        "source": "report",
        "employees_all": told_by["all"],
        "disabled_in": told_by["disabled"],
        "protected_in": told_by["protected"],
        "excluded": told_by["excluded"],
        "exempted": told_by["exempted"],
        "part_time_heads": told_by["part_heads"],
        "part_time_sum": told_by["part_sum"],
        "duty_since": date.fromordinal(on.toordinal() - told_by["duty"]),
    }
    notebook.add(Law68, on, given)


def _parent(key: str) -> UUID | None:
    return shipped_id("organisation", key) if key in {unit.key for unit in units()} else None


def _phone(notebook: Notebook) -> str:
    return f"02 5550 {100 + len(notebook.facts):04}"
