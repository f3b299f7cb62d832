"""The whole day of an operator, read from the store: at once what is quick to know, then everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.status import StatusGroup
from integralavoro_desktop.features.tasks import automatic
from integralavoro_desktop.features.today import expiry, silence, things
from integralavoro_desktop.features.today.agenda import Appointment, from_diary, from_tasks, in_order, is_of
from integralavoro_desktop.features.today.files import Files
from integralavoro_desktop.features.today.followed import PERSON, people_of, statuses
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.tasks.automatic import Derived, ToDo
    from integralavoro_desktop.features.today.expiry import Expiry
    from integralavoro_desktop.features.today.silence import Silence
    from integralavoro_desktop.features.today.things import Thing
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

_WARN_DAYS = "SET.EXCHANGE_WARN"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose day it is, which day, and how a code of places is called."""

    operator_id: UUID
    today: date
    place: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where the exchange stands: days since the last package (None for never), changes to deliver, the limit."""

    days: int | None
    waiting: int
    limit: int | None
    is_office: bool

    @property
    def is_late(self) -> bool:
        """Tell whether the last exchange is longer ago than it should be."""
        return self.days is not None and self.limit is not None and self.days > self.limit


@dataclass(frozen=True, slots=True)
class Day:
    """What stands on the page. While `is_whole` is false only what people wrote themselves is in it."""

    asked: Asked
    appointments: tuple[Appointment, ...]
    things: tuple[Thing, ...]
    exchange: Exchange
    silences: tuple[Silence, ...] = ()
    papers: tuple[Expiry, ...] = ()
    active: int = 0
    paused: int = 0
    is_whole: bool = False


def read_known(store: Store, asked: Asked) -> Day:
    """Return what a few short queries tell: the agenda, the tasks of people, the exchange."""
    with store.read() as reader:
        found = things.soon(
            automatic.things_to_do((), things.stored(reader, asked.operator_id), asked.today), asked.operator_id
        )
        shown = things.told(found, {}, _names(reader, found))
        return Day(asked, _appointments(reader, asked), shown, _exchange(store, reader))


def read_day(store: Store, asked: Asked) -> Day:
    """Return the whole day; it reads the files of everybody whom the operator follows, so it belongs in the worker."""
    known = read_known(store, asked)
    with store.read() as reader:
        people, own = people_of(reader, asked.operator_id, asked.today)
        everybody = Files(reader, store.catalogue, people, operator_id=asked.operator_id)
        followed = statuses(everybody, own, asked.today)
        going = Files(reader, store.catalogue, followed.open, operator_id=asked.operator_id)
        over = Files(reader, store.catalogue, followed.closed, operator_id=asked.operator_id)
        derived = [*things.reminders(going, store.catalogue), *things.reminders_of_closed(over, store.catalogue)]
        silences = silence.unheard(going, followed, asked.today)
        papers = expiry.expiring(going, asked.today)
        told = _things(reader, asked, _left(derived, silences, papers, expiry.overtaken(going, asked.today)))
    return replace(
        known,
        things=told,
        silences=silences,
        papers=papers,
        active=followed.count(StatusGroup.ACTIVE),
        paused=followed.count(StatusGroup.PAUSED),
        is_whole=True,
    )


def _things(reader: Reader, asked: Asked, derived: list[Derived]) -> tuple[Thing, ...]:
    rows = things.stored(reader, asked.operator_id, derived)
    found = things.soon(automatic.things_to_do(derived, rows, asked.today), asked.operator_id)
    return things.told(found, {one.id: one for one in derived}, _names(reader, found))


def _left(
    derived: Iterable[Derived], silences: Iterable[Silence], papers: Iterable[Expiry], over: Collection[UUID]
) -> list[Derived]:
    """Return the automatic tasks without those that a card of their own already tells, or that time has overtaken."""
    heard = {one.person for one in silences}
    expiring = {one.key for one in papers}
    return [
        one
        for one in derived
        if not (one.due.rule in silence.RULES and one.candidate_id in heard)
        and not (one.due.rule in expiry.RULES and (one.record_id in expiring or one.record_id in over))
    ]


def _appointments(reader: Reader, asked: Asked) -> tuple[Appointment, ...]:
    on_the_day = Filter("happened_on", Test.IS, asked.today)
    diary = [r for r in reader.many("activity", Query((on_the_day,))) if is_of(r, asked.operator_id, asked.today)]
    due = Filter("due_on", Test.IS, asked.today)
    whose = {asked.operator_id, None}
    tasks = [row for row in reader.many("task", Query((due,))) if row.operator_id in whose]
    names = _named(reader, (row.candidate_id for row in (*diary, *tasks)))
    return in_order([*from_diary(diary, names, asked.place), *from_tasks(tasks, names)])


def _names(reader: Reader, found: Iterable[ToDo]) -> Mapping[UUID, str]:
    return _named(reader, (one.candidate_id for one in found))


def _named(reader: Reader, keys: Iterable[UUID | None]) -> dict[UUID, str]:
    people: list[Any] = [reader.one(PERSON, key) for key in {key for key in keys if key is not None}]
    return {person.id: silence.short_name(person) for person in people if person is not None}


def _exchange(store: Store, reader: Reader) -> Exchange:
    identity = store.identity
    with store.connection() as conn:
        last = ledger.get_position(conn, "last_received", None)
        waiting = 0 if identity.is_office else ledger.undelivered(conn, identity.device)
    days = None if last is None else (clock.now() - datetime.fromtimestamp(int(last) / 1000, UTC)).days
    limit = reader.parameter(_WARN_DAYS)
    return Exchange(days, waiting, int(limit.value) if limit is not None and limit.value else None, identity.is_office)
