"""What the next package would carry, read from the package itself before it is written."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from sqlmodel import Session

from integralavoro_desktop.exchange import outbox
from integralavoro_desktop.exchange.lines import LINES, from_line
from integralavoro_desktop.exchange.party import read_laptop, read_office
from integralavoro_desktop.exchange.sections import shelve
from integralavoro_desktop.exchange.telling import Teller, label_of, person_of
from integralavoro_desktop.kernel.changes import LIFE
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage.records import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.outbox import Parcel
    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.changes import ChangeSet, Op
    from integralavoro_desktop.kernel.show import CodeLabels
    from integralavoro_desktop.storage.store import Store


@dataclass(slots=True)
class OfferGroup:
    """What goes out about one person (`key` is her hexadecimal id), or about what belongs to nobody."""

    key: str
    title: str
    changes: int = 0
    is_whole: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Tell whether this is about a person."""
        return bool(self.key)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the next package would carry: number, changes, people, how many of them clinical, the groups by name.

    `rows` are the records it touches (entity, id), for a check of what is still to be completed.
    """

    number: int
    changes: int
    people: int
    clinical: int
    groups: tuple[OfferGroup, ...]
    rows: tuple[tuple[str, UUID], ...]


def offer_for_office(store: Store, codes: CodeLabels, *, shows_clinical: bool = False) -> Offer:
    """Return what a laptop would send now; nothing is written. NotPaired before the pairing."""
    with _undone(store) as conn:
        parcel = outbox.for_office(conn, read_laptop(conn))
        return _told(conn, parcel, store.catalogue, codes=codes, shows_clinical=shows_clinical)
    raise AssertionError


def offer_for_laptop(
    store: Store,
    device: bytes,
    codes: CodeLabels,
    *,
    wanted: Callable[[Connection, bytes], Mapping[str, int | None]],
    shows_clinical: bool = False,
) -> Offer:
    """Return what the office would send to a laptop now; nothing is written."""
    with _undone(store) as conn:
        parcel = outbox.for_laptop(conn, read_office(conn), device, wanted=wanted(conn, device))
        return _told(conn, parcel, store.catalogue, codes=codes, shows_clinical=shows_clinical)
    raise AssertionError


class _Undone(Exception):  # noqa: N818 - it ends the transaction of a trial, it is no failure
    """Ends the transaction of a trial."""


@contextmanager
def _undone(store: Store) -> Iterator[Connection]:
    """Give a connection in a transaction that is undone at the end: numbers, marks and grants stay as they are."""
    with suppress(_Undone), store.transaction() as conn:
        yield conn
        raise _Undone


def _told(conn: Connection, parcel: Parcel, catalogue: Catalogue, *, codes: CodeLabels, shows_clinical: bool) -> Offer:
    with Session(conn) as session:
        teller = Teller(Reader(session, catalogue), catalogue, codes)
        work = _Collection(conn, catalogue, teller, shows_clinical=shows_clinical)
        shelf, _end = shelve(tuple(parcel.draft.entries), b"".join(parcel.draft.parts), 0)
        for section in (outbox.SNAPSHOT, outbox.SETS):
            for line in shelf.lines(section):
                is_whole = section == outbox.SNAPSHOT
                work.take(from_line(msgspec.json.decode(line, type=LINES.type), is_partial=is_whole), is_whole=is_whole)
        groups = work.groups()
    people = sum(group.is_person for group in groups)
    return Offer(parcel.header.number, work.changes, people, work.clinical, groups, tuple(work.touched))


class _Collection:
    """Gathers the change sets of a package by person."""

    def __init__(self, conn: Connection, catalogue: Catalogue, teller: Teller, *, shows_clinical: bool) -> None:
        self._conn = conn
        self._catalogue = catalogue
        self._teller = teller
        self._shows_clinical = shows_clinical
        self._groups: dict[str, OfferGroup] = {}
        self._fields: dict[str, dict[tuple[str, bytes], list[Op]]] = defaultdict(lambda: defaultdict(list))
        self.changes = 0
        self.clinical = 0
        self.touched: dict[tuple[str, UUID], None] = {}

    def take(self, change_set: ChangeSet, *, is_whole: bool) -> None:
        scope = change_set.stamp.scope
        person = person_of(scope)
        is_clinical = scope.startswith("c:")
        self.changes += 1
        self.clinical += is_clinical
        title = self._teller.person(person) if person else _("Shared lists and records")
        group = self._groups.setdefault(person, OfferGroup(person, title or _("not in your care")))
        group.changes += 1
        group.is_whole |= is_whole and bool(person)
        for op in change_set.ops:
            if op.entity in self._catalogue:
                self.touched[op.entity, UUID(bytes=op.row)] = None
                if not is_clinical or self._shows_clinical:
                    self._fields[person][op.entity, op.row].append(op)

    def groups(self) -> tuple[OfferGroup, ...]:
        for person, group in self._groups.items():
            if group.is_whole:
                group.lines = [_("The whole file: it is new on that computer.")]
                continue
            group.lines = list(dict.fromkeys(self._line(*key, ops) for key, ops in self._fields[person].items()))
        return tuple(sorted(self._groups.values(), key=lambda group: (not group.is_person, group.title)))

    def _line(self, entity: str, row: bytes, ops: list[Op]) -> str:
        found = self._catalogue.entity(entity)
        name = self._teller.title(entity, UUID(bytes=row)) if entity != PERSON else ""
        what = f"{self._teller.kind(found)}, {name}" if name else self._teller.kind(found)
        if any(op.register == LIFE for op in ops):
            return _("{record}: deletion proposed or decided").format(record=what)
        if self._is_new(row, ops):
            return _("{record}: new").format(record=what)
        labels = [label_of(specs) for op in ops if (specs := found.registers.get(op.register))]
        shown = ", ".join(dict.fromkeys(labels))
        if not shown:
            return ngettext("{n} change", "{n} changes", len(ops)).format(n=len(ops))
        return shown if entity == PERSON else f"{what}: {shown}"

    def _is_new(self, row: bytes, ops: list[Op]) -> bool:
        written = self._conn.exec_driver_sql("SELECT count(*) FROM op WHERE row=?", (row,)).scalar_one()
        return int(written) == len(ops)
