"""Random histories of an office and two coaches on real encrypted stores, judged by what really happened."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.little.district import LAPTOPS, NAMES, District
from tests.little.model import Firm, Person
from tests.little.oracle import Oracle, heads_of
from tests.little.stores import ANNA, BRUNO, add, is_sound

from integralavoro_desktop.exchange.refusal import (
    AlreadyIncluded,
    Gap,
    NotForThisDevice,
    OtherCopy,
    PutInOrder,
)
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import conflicts, ledger
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.meta import new_incarnation, write_identity

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.exchange.courier import Prepared
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.store import Store

WHO = {"anna": ANNA, "bruno": BRUNO, "office": Action("0f" * 16)}
SETTLING = 3
EARLIEST, LATEST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
names, laptops = some.sampled_from(NAMES), some.sampled_from(LAPTOPS)
TOLD: Counter[str] = Counter()


class Ground(RuleBasedStateMachine):
    """The stores of one history and what is kept beside them; the folders are given by the test."""

    template: Path
    home: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.home / uuid4().hex
        self.district = District.copy(self.template, self.folder)
        self.oracle = Oracle()
        self.pool: list[tuple[str, Prepared]] = []
        self.people: list[Person] = []
        self.firm = Firm(name="Ditta")
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
        self.count = 0
        self.copies: list[tuple[str, Path, Any]] = []
        self._clock = clock.fixed(lambda: self.now)
        self._clock.__enter__()

    def _take(self, name: str, prepared: Prepared) -> None:
        store = self.district.stores[name]
        written = self.oracle.own(store)
        try:
            self.district.take(name, prepared)
        except (AlreadyIncluded, Gap, OtherCopy, PutInOrder) as refused:
            TOLD[type(refused).__name__] += 1
            if isinstance(refused, PutInOrder):
                self.oracle.renumbered(store, written)
            return
        TOLD["taken"] += 1
        try:
            self.district.take(name, prepared)
        except AlreadyIncluded:
            return
        raise AssertionError

    def _change(self, name: str, record: Record, values: dict[str, Any]) -> None:
        row = self._row(name, record)
        if row is not None:
            with self._writing(name), suppress(AppError), self.district.stores[name].write(WHO[name]) as edit:
                edit.change(row, values)

    def _row(self, name: str, record: Record) -> Any:
        store = self.district.stores[name]
        with store.read() as reader:
            return reader.one(store.catalogue.entity_of(type(record)).name, UUID(record.id.hex))

    def _value(self, field: str) -> str:
        self.count += 1
        return ("no", "yes", "unknown")[self.count % 3] if field == "may_call" else f"{field} {self.count}"

    def _writing(self, name: str) -> _Writing:
        return _Writing(self.oracle, self.district.stores[name])


class History(Ground):
    """One history: what people do, what the stick does, what happens to computers."""

    @initialize()
    def begin(self) -> None:
        """Each coach follows one person, and both know the office."""
        for name in LAPTOPS:
            person = Person(family_name=f"di {name}", note="prima")
            self.people.append(person)
            with self._writing("office"):
                self.district.at_office(person, care=name)
        with self._writing("office"):
            self.district.at_office(self.firm)
        for name in LAPTOPS:
            self.district.send_down(name)

    # --- what people do

    @rule(name=names, which=some.integers(0, 9), field=some.sampled_from(["note", "given_name", "may_call"]))
    def edit(self, name: str, which: int, field: str) -> None:
        """Somebody changes a field of a person she follows."""
        self._change(name, self.people[which % len(self.people)], {field: self._value(field)})

    @rule(name=names)
    def edit_shared(self, name: str) -> None:
        """Somebody changes what everybody holds."""
        self._change(name, self.firm, {"about": self._value("about")})

    @rule(name=names)
    def register(self, name: str) -> None:
        """Somebody registers a new person; a coach follows her herself."""
        person = Person(family_name=f"nuova {len(self.people)}")
        self.people.append(person)
        self.district.give(person, name if name in LAPTOPS else "anna")
        with self._writing(name):
            add(self.district.stores[name], person, action=WHO[name])

    @rule(name=names, which=some.integers(0, 9), is_sure=some.booleans())
    def delete(self, name: str, which: int, is_sure: bool) -> None:
        """Somebody deletes a person's row, proposes it, or confirms it."""
        store, row = self.district.stores[name], self._row(name, self.people[which % len(self.people)])
        if row is not None:
            with self._writing(name), suppress(AppError), store.write(WHO[name]) as edit:
                (edit.confirm_removal if is_sure else edit.remove)(row)

    @rule(name=names)
    def decide(self, name: str) -> None:
        """Somebody decides the oldest conflict she sees."""
        store = self.district.stores[name]
        with store.connection() as conn:
            waiting = conflicts.open_conflicts(conn)
        if waiting:
            with self._writing(name), suppress(AppError), store.read() as reader, store.write(WHO[name]) as edit:
                conflicts.decide(edit, reader, waiting[0], wire=self._value("note"))

    @rule(which=some.integers(0, 9), name=laptops, also=some.booleans())
    def hand_over(self, which: int, name: str, also: bool) -> None:
        """The office gives a person to a coach, alone or together with the other one."""
        self.district.give(self.people[which % len(self.people)], *(LAPTOPS if also else (name,)))

    @rule(minutes=some.sampled_from([1, 60, 60 * 24 * 40, -60 * 24 * 3, 60 * 24 * 365 * 70]))
    def clock_moves(self, minutes: int) -> None:
        """Time goes on, or a clock is set wrong."""
        self.now = max(EARLIEST, min(self.now + timedelta(minutes=minutes), LATEST))

    # --- what the stick does

    @rule(name=laptops)
    def package_up(self, name: str) -> None:
        """A coach prepares a package; it may never arrive."""
        self.pool.append(("office", self.district.up(name)))

    @rule(name=laptops)
    def package_down(self, name: str) -> None:
        """The office prepares a package; it may never arrive."""
        self.pool.append((name, self.district.down(name)))

    @precondition(lambda self: self.pool)
    @rule(which=some.integers(0, 99), is_last=some.booleans())
    def deliver(self, which: int, is_last: bool) -> None:
        """A package arrives: the last one, or any earlier one, again and in any order."""
        name, prepared = self.pool[-1] if is_last else self.pool[which % len(self.pool)]
        self._take(name, prepared)

    @precondition(lambda self: self.pool)
    @rule(which=some.integers(0, 99), name=names)
    def misdeliver(self, which: int, name: str) -> None:
        """A package lands on the wrong computer."""
        right, prepared = self.pool[which % len(self.pool)]
        if right != name:
            with suppress(NotForThisDevice):
                self.district.take(name, prepared)
                raise AssertionError

    # --- what happens to computers

    @rule(name=laptops)
    def copy_store(self, name: str) -> None:
        """Somebody makes a copy of a laptop's store."""
        self.district.stores[name].close()
        folder = self.folder / f"copy-{len(self.copies)}"
        shutil.copytree(self.folder / name, folder)
        self.copies.append((name, folder, self.oracle.before(self.district.open(name))))

    @precondition(lambda self: self.copies)
    @rule(which=some.integers(0, 9), is_noticed=some.booleans())
    def go_back(self, which: int, is_noticed: bool) -> None:
        """A laptop goes back to a copy; its computer may notice, and then begins a new life before it writes."""
        name, folder, seen = self.copies[which % len(self.copies)]
        others = [store for other, store in self.district.stores.items() if other != name]
        self.oracle.forget(self.district.stores[name], seen, others)
        self.district.stores[name].close()
        shutil.rmtree(self.folder / name)
        shutil.copytree(folder, self.folder / name)
        store = self.district.open(name)
        if is_noticed:
            with store.transaction() as conn:
                write_identity(conn, replace(store.identity, incarnation=new_incarnation()))
        TOLD["went back"] += 1

    @rule(name=laptops, is_noticed=some.booleans(), goes_on=some.booleans())
    def relive(self, name: str, is_noticed: bool, goes_on: bool) -> None:
        """A laptop sends something, goes back to a copy of before, and perhaps writes and sends again."""
        self.copy_store(name)
        self.edit(name, LAPTOPS.index(name), "note")
        self._take("office", self.district.up(name))
        self.go_back(len(self.copies) - 1, is_noticed)
        if goes_on:
            self.edit(name, LAPTOPS.index(name), "note")
            self.edit(name, LAPTOPS.index(name), "given_name")
            self.pool.append(("office", self.district.up(name)))

    # --- what must be true at the end

    def teardown(self) -> None:
        """Exchange reliably a few times, then compare what everybody holds with what really happened."""
        try:
            if self.people:
                for _round in range(SETTLING):
                    for name in LAPTOPS:
                        self._take("office", self.district.up(name))
                        self._take(name, self.district.down(name))
                self.district.rounds(2)
                self._check()
        finally:
            self.district.close()
            self._clock.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    def _check(self) -> None:
        district = self.district
        assert self.oracle.faults(district.office) == []
        assert is_sound(district.office)
        for name in LAPTOPS:
            store = district.stores[name]
            with store.connection() as conn:
                held, here = set(ledger.held(conn)), ledger.files_here(conn)
                assert ledger.undelivered(conn, store.identity.device) == 0
            with district.office.connection() as conn:
                wanted = set(district.wanted(conn, district.device(name)))
            assert held == wanted
            assert {scope for scope in here if scope.startswith(("p:", "c:"))} <= wanted
            assert heads_of(store, wanted) == heads_of(district.office, wanted)
            assert self._tables(name, wanted) == self._tables("office", wanted)
            assert is_sound(store)
        TOLD["histories"] += 1

    def _tables(self, name: str, scopes: set[str]) -> dict[str, list[Any]]:
        files = self.district.files(name)
        return {table: [row for row in files[table] if row[1] in scopes] for table in ("candidate", "firm")}


class _Writing:
    """Notes what a store writes inside the block."""

    def __init__(self, oracle: Oracle, store: Store) -> None:
        self._oracle, self._store = oracle, store

    def __enter__(self) -> None:
        self._seen = self._oracle.before(self._store)

    def __exit__(self, fault: type[BaseException] | None, *_rest: object) -> None:
        TOLD["writes"] += self._oracle.wrote(self._store, self._seen)
