"""Making a practice district: an office, two paired laptops, the years before, the weeks since, one exchange."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from integralavoro_desktop import stores
from integralavoro_desktop.features.operators.model import Device
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.practice import post
from integralavoro_desktop.practice.cast import live, person_id
from integralavoro_desktop.practice.dice import Dice
from integralavoro_desktop.practice.network import COACHES, OFFICE, build_network, operator_ids
from integralavoro_desktop.practice.notebook import Fact, Notebook, folded, made
from integralavoro_desktop.practice.plan import Days, District, Plan
from integralavoro_desktop.practice.texts import network as told
from integralavoro_desktop.practice.writing import by_week, write_facts, write_records
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.storage.meta import put_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.practice.cast import Life
    from integralavoro_desktop.practice.network import Network
    from integralavoro_desktop.storage.store import Store

PASSPHRASE = "tre gatti sul muro di prova"  # noqa: S105 - it guards invented people only, and lies beside them
PASSPHRASE_FILE = "passphrase.txt"  # noqa: S105 - the name of a file
SETTING = "practice"
PREFIXES = {OFFICE: "PL", "coach-1": "MI1", "coach-2": "MI2"}
IN_CONFLICT = 2
"""The number of the person whose telephone the office and her coach have both changed since the last exchange."""
_TWO_NUMBERS = {OFFICE: "340 555 0777", "coach-1": "340 555 0888"}


def make_district(folder: Path, plan: Plan) -> District:
    """Make the practice district in a new or empty folder; AppError where it holds something or the month is wrong."""
    days = Days.of(plan.month)
    _check_empty(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    passphrase = folder / PASSPHRASE_FILE
    write_durably(passphrase, f"{PASSPHRASE}\n".encode())
    passphrase.chmod(0o600)
    with tempfile.TemporaryDirectory(dir=folder, prefix="post-") as letters:
        making = _Making(plan, days, Path(letters))
        with making.open_stores(folder):
            making.tell()
            counts = making.counts()
    first, second = (folder / name for name in COACHES)
    return District(folder / OFFICE, (first, second), passphrase, counts)


class _Making:
    """One district while it is being made: its open stores, and what is still to be written in which of them."""

    def __init__(self, plan: Plan, days: Days, letters: Path) -> None:
        self._plan = plan
        self._days = days
        self._letters = letters
        self._seed = Dice(plan.seed)
        self._ids = operator_ids(self._seed)
        self._stores: dict[str, Store] = {}
        self._later: dict[str, list[Fact]] = defaultdict(list)

    @contextmanager
    def open_stores(self, folder: Path) -> Iterator[None]:
        """Make the three stores, each on its own day, and close them at the end with their marks."""
        try:
            for name in (OFFICE, *COACHES):
                with self._at(self._days.began if name == OFFICE else self._days.paired):
                    self._stores[name] = self._found(folder / name, name)
            yield
        finally:
            for store in self._stores.values():
                stores.keep_mark(store)
                store.close()

    def tell(self) -> None:
        """Write the years before, pair the laptops, write the weeks since, exchange once, go on until today."""
        with self._at(self._days.began):
            network = self._write_network()
            self._write_past(network)
        with self._at(self._days.paired):
            for name in COACHES:
                self._pair(name)
                post.deliver(self._office, self._stores[name], self._letters)
        self._work_until(self._days.exchanged)
        with self._at(self._days.exchanged):
            self._exchange()
        self._work_until(self._days.today)
        with self._at(self._days.today):
            self._differ()

    def counts(self) -> dict[str, int]:
        """Return how many rows of each type there are in the district, each counted once."""
        found: dict[str, set[UUID]] = defaultdict(set)
        for store in self._stores.values():
            with store.read() as reader:
                for entity in store.catalogue.entities:
                    found[entity.name].update(row.id for row in reader.many(entity.name))
        return {name: len(rows) for name, rows in found.items()}

    @property
    def _office(self) -> Store:
        return self._stores[OFFICE]

    def _found(self, folder: Path, name: str) -> Store:
        founding = stores.Founding(
            self._name_of(name), name == OFFICE, told()["district"], PREFIXES[name], KdfCost.floor(), self._ids[name]
        )
        store = stores.make_store(folder, PASSPHRASE, founding)
        with store.transaction() as conn:
            put_setting(conn, SETTING, value=True)
        return store

    def _write_network(self) -> Network:
        notebook = Notebook(self._seed.fork("network"), self._days.began)
        network = build_network(notebook, self._ids, self._days.began)
        self._import([[fact.record for fact in notebook.facts]])
        return network

    def _write_past(self, network: Network) -> None:
        """Write every file as it stood when the office began; keep what came later for its day and its store."""
        self._import(self._past(network))

    def _past(self, network: Network) -> Iterator[Sequence[Record]]:
        for number in range(self._plan.people):
            life = live(self._seed, network, number, self._days.today)
            records, later = folded(life.facts, self._days.began)
            for fact in later:
                self._later[self._writer(life, number, fact.on)].append(fact)
            yield records

    def _writer(self, life: Life, number: int, on: date) -> str:
        """Return where a fact is written: at the coach's once her laptop holds the file, before that at the office."""
        coach = COACHES[number % 2]
        since = life.followed_from
        if since is None:
            return OFFICE
        is_her_own = life.facts[0].on > self._days.began
        is_there = since <= self._days.began or (since <= self._days.exchanged < on)
        return coach if is_her_own or is_there else OFFICE

    def _import(self, files: Iterable[Sequence[Record]]) -> None:
        write_records(self._office, self._action(OFFICE, "import"), files)

    def _pair(self, name: str) -> None:
        key = self._ids[name]
        paired = post.pair(self._office, self._stores[name], coach=(key, self._name_of(name)), prefix=PREFIXES[name])
        given = {"operator_id": key, "prefix": paired.prefix, "label": paired.label, "key_print": paired.key_print}
        device = made(Device, given, self._seed.fork("device", name).uuid())
        write_records(self._office, self._action(OFFICE, "pairing"), [[device]])

    def _work_until(self, until: date) -> None:
        """Write what each store learnt week by week, up to a day; the rest stays for later."""
        weeks = []
        for name, facts in self._later.items():
            due = [fact for fact in facts if fact.on <= until]
            self._later[name] = [fact for fact in facts if fact.on > until]
            weeks += [(on, name, week) for on, week in by_week(due)]
        for on, name, week in sorted(weeks, key=lambda one: one[:2]):
            with self._at(on):
                write_facts(self._stores[name], self._action(name), week)

    def _exchange(self) -> None:
        for name in COACHES:
            post.send(self._stores[name], self._office, self._letters)
        for name in COACHES:
            post.deliver(self._office, self._stores[name], self._letters)

    def _differ(self) -> None:
        """Change one telephone number in two places: the next exchange asks which one is right."""
        number = IN_CONFLICT if self._plan.people > IN_CONFLICT else 0
        for name, phone in _TWO_NUMBERS.items():
            store = self._stores[name]
            with store.read() as reader:
                person = reader.one("candidate", person_id(self._seed, number))
            with store.write(self._action(name)) as edit:
                edit.change(person, {"phone": phone})

    def _action(self, name: str, reason: str = "edit") -> Action:
        return Action(self._ids[name].hex, reason)

    def _name_of(self, name: str) -> str:
        return next(str(one["name"]) for one in told()["operators"] if one["key"] == name)

    @contextmanager
    def _at(self, day: date) -> Iterator[None]:
        """Let the clock stand at the end of a day."""
        with clock.fixed(self._days.moment(day)):
            yield


def _check_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AppError(
            _("There is something in this folder already."),
            _("Nothing in it was changed."),
            _("Name a new folder for practice."),
        )
