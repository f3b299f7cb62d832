"""A small district on real encrypted stores: an office and two laptops, paired, with files to hand over."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.little.stores import add, contents, make_template, open_again

from integralavoro_desktop.exchange import courier, enrol
from integralavoro_desktop.exchange.pairing import Cost

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Connection
    from tests.little.model import Person

    from integralavoro_desktop.exchange.courier import Prepared
    from integralavoro_desktop.exchange.inbox import Report
    from integralavoro_desktop.storage.store import Store

NAMES = ("office", "anna", "bruno")
LAPTOPS = ("anna", "bruno")
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
FOR_ALL = ("ctl", "cat.firm")


def make_district(folder: Path) -> Path:
    """Make the closed stores of an office and two laptops that are paired with it and got nothing yet."""
    for name in NAMES:
        make_template(folder / name)
    with ExitStack() as closing:
        stores = {name: closing.enter_context(_Closing(folder / name)) for name in NAMES}
        enrol.found_office(stores["office"], district="milano-3", prefix="PL")
        for name in LAPTOPS:
            enrol.found_laptop(stores[name])
            pair(stores["office"], stores[name], name)
    return folder


def pair(office: Store, laptop: Store, name: str) -> bytes:
    """Let a laptop join an office; returns the id of its device."""
    code, invitation = enrol.invite(office, "Polo di prova", cost=CHEAP)
    who = enrol.Applicant(f"Portatile {name}", name)
    answer = enrol.join(laptop, code, invitation, who=who, cost=CHEAP)
    return enrol.accept(office, answer, prefix=name[:2].upper()).device_id


@dataclass
class District:
    """The three stores, who follows whom, and the stick that goes between them."""

    folder: Path
    stick: Path
    stores: dict[str, Store] = field(default_factory=dict)
    care: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in LAPTOPS})
    clinical: set[str] = field(default_factory=set)
    until: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def copy(cls, template: Path, folder: Path) -> Self:
        """Open a copy of the closed stores."""
        shutil.copytree(template, folder)
        stick = folder / "stick"
        stick.mkdir()
        district = cls(folder, stick)
        for name in NAMES:
            district.open(name)
        return district

    @property
    def office(self) -> Store:
        """The store of the office."""
        return self.stores["office"]

    @property
    def anna(self) -> Store:
        """The store of the first laptop."""
        return self.stores["anna"]

    @property
    def bruno(self) -> Store:
        """The store of the second laptop."""
        return self.stores["bruno"]

    def open(self, name: str) -> Store:
        """Open a store that was closed."""
        self.stores[name] = open_again(self.folder / name)
        return self.stores[name]

    def close(self) -> None:
        """Close every store."""
        for store in self.stores.values():
            store.close()

    def device(self, name: str) -> bytes:
        """Return the id of a store's device."""
        return self.stores[name].identity.device

    def wanted(self, conn: Connection, device: bytes) -> Mapping[str, int | None]:
        """Say which scopes a laptop should hold now."""
        name = next(name for name in LAPTOPS if self.device(name) == device)
        kinds = ("p:", "c:") if name in self.clinical else ("p:",)
        files = {kind + person for kind in kinds for person in self.care[name]}
        return {scope: self.until.get((name, scope)) for scope in (*FOR_ALL, *files)}

    def give(self, person: Person, *names: str) -> None:
        """Let these laptops and no others follow a person."""
        for name in LAPTOPS:
            (self.care[name].add if name in names else self.care[name].discard)(person.id.hex)

    def at_office(self, *records: Person, care: str = "") -> None:
        """Write rows at the office; people among them are followed by one laptop."""
        add(self.office, *records)
        for record in records:
            if care and type(record).__name__ == "Person":
                self.give(record, care)

    def up(self, name: str) -> Prepared:
        """Prepare a laptop's package."""
        return courier.prepare_for_office(self.stores[name], self.stick)

    def down(self, name: str) -> Prepared:
        """Prepare the office's package for a laptop."""
        return courier.prepare_for_laptop(self.office, self.stick, self.device(name), wanted=self.wanted)

    def take(self, name: str, prepared: Prepared) -> Report:
        """Take a package in."""
        return courier.receive(self.stores[name], prepared.file.path)[0]

    def send_up(self, name: str) -> Report:
        """Let a laptop's package reach the office."""
        return self.take("office", self.up(name))

    def send_down(self, name: str) -> Report:
        """Let the office's package reach a laptop."""
        return self.take(name, self.down(name))

    def rounds(self, count: int = 1, names: tuple[str, ...] = LAPTOPS) -> None:
        """Exchange reliably, everybody once, so many times."""
        for _round in range(count):
            for name in names:
                self.send_up(name)
                self.send_down(name)

    def files(self, name: str) -> dict[str, list[tuple[object, ...]]]:
        """Return what a store holds of people and shared types."""
        return {key: rows for key, rows in contents(self.stores[name]).items() if key not in {"stray", "paper"}}


class _Closing:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Store:
        self._store = open_again(self._folder)
        return self._store

    def __exit__(self, *_fault: object) -> None:
        self._store.close()
