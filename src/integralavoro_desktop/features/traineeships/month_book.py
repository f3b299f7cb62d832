"""A month of the register between the store and the screen: what is typed, the draft, one action that saves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import length, register
from integralavoro_desktop.features.traineeships.children import Day, Month
from integralavoro_desktop.features.traineeships.choices import Absence, TraineeshipState
from integralavoro_desktop.features.traineeships.register import Line, NotUnderstoodError, Surroundings
from integralavoro_desktop.kernel.accept import accept
from integralavoro_desktop.kernel.choice import member
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import days_of, month_key, months_from
from integralavoro_desktop.kernel.periods import written
from integralavoro_desktop.kernel.values import to_wire
from integralavoro_desktop.storage.bases import read_bases
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.storage.edit import Action, Base, Edit
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

TYPE, DAY, MONTH, PAPER = "traineeship", "traineeship.day", "traineeship.month", "TR"
GOING_ON = (TraineeshipState.RUNNING, TraineeshipState.SUSPENDED)
_DISCLOSURE = "disclosure"


@dataclass(frozen=True, slots=True)
class Book:
    """One month as the store holds it: its days, the row that closes it, the versions seen."""

    traineeship: Traineeship
    month: str
    today: date
    lines: tuple[Line, ...]
    closing: Any = None
    bases: Mapping[UUID, Base] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        """Tell whether the month is read only."""
        return register.is_closed(self.closing)


def open_book(store: Store, traineeship: Traineeship, month: str) -> Book:
    """Return a month of a traineeship as it stands."""
    with store.read() as reader:
        facts = reader.facts(traineeship)
        rows = facts.rows(DAY)
        is_holiday = Calendar(facts.parameters).is_holiday
        around = Surroundings(rows, facts.rows("traineeship.suspension"), last_day(traineeship, facts), is_holiday)
        lines = register.month_lines(traineeship, month, around)
        closing = next((row for row in facts.rows(MONTH) if row.month == month), None)
    bases = read_bases(store, [register.day_id(traineeship.id, line.on) for line in lines])
    return Book(traineeship, month, facts.today, lines, closing, bases)


def last_day(traineeship: Traineeship, facts: Facts) -> date | None:
    """Return the last day of a traineeship, moved by the suspensions that count."""
    extensions, suspensions = facts.rows("traineeship.extension"), facts.rows("traineeship.suspension")
    return length.end_with_suspensions(traineeship, extensions, suspensions, facts).value


def months_of(traineeship: Traineeship, facts: Facts) -> list[str]:
    """Return the months that a traineeship touches, none before its dates are known."""
    ends = last_day(traineeship, facts)
    if traineeship.starts_on is None:
        return []
    return list(months_from(traineeship.starts_on, max(ends or facts.today, traineeship.starts_on)))


def months_to_close(traineeship: Traineeship, facts: Facts) -> list[str]:
    """Return the months that are over and not closed, the oldest first."""
    closed = {row.month for row in facts.rows(MONTH) if register.is_closed(row)}
    return [month for month in months_of(traineeship, facts) if month < month_key(facts.today) and month not in closed]


def count_to_close(reader: Reader) -> int:
    """Return how many months wait to be closed, over all traineeships held here that go on."""
    running = reader.many(TYPE, Query((Filter("state", Test.ANY_OF, GOING_ON),)))
    return sum(len(months_to_close(row, reader.facts(row))) for row in running)


def month_to_show(traineeship: Traineeship, facts: Facts) -> str:
    """Return the month that a person wants first: the oldest to close, else the one of today, else the nearest."""
    months = months_of(traineeship, facts)
    now = month_key(facts.today)
    waiting = months_to_close(traineeship, facts)
    if waiting or not months:
        return waiting[0] if waiting else now
    return min(max(now, months[0]), months[-1])


def type_in(book: Book, lines: Sequence[Line], position: int, cell: str, typed: str) -> tuple[Line, ...]:
    """Return the days after something was typed in a cell; NotUnderstoodError says why it cannot stand there."""
    line = lines[position]
    if not line.is_in:
        raise NotUnderstoodError(_("This day is outside the dates of the traineeship."))
    typed_line = register.type_in(line, cell, typed)
    said = typed_line.worked or typed_line.enters_at or typed_line.leaves_at
    if line.on > book.today and said:
        raise NotUnderstoodError(_("This day is still to come: only an absence or a closure can be written."))
    return (*lines[:position], typed_line, *lines[position + 1 :])


def fill_down(book: Book, lines: Sequence[Line], position: int) -> tuple[Line, ...]:
    """Return the days with one copied to those after it that await something, until today."""
    return register.fill_down(lines, position, min(book.today, lines[-1].on))


def differing(book: Book, lines: Sequence[Line]) -> list[Line]:
    """Return the days that are not as the store holds them."""
    return [line for line, kept in zip(lines, book.lines, strict=True) if line != kept]


def why_not_save(lines: Sequence[Line]) -> str:
    """Return the sentence of TRA-6 for the first wrong day, empty when there is none."""
    wrong = register.wrong_days(lines)
    return _("Check the minutes of {date}.").format(date=written(wrong[0])) if wrong else ""


def save(store: Store, action: Action, book: Book, lines: Sequence[Line]) -> None:
    """Write the days that differ, in one action."""
    kept = _kept(store, book)
    with store.write(action) as edit:
        _write_days(edit, book, differing(book, lines), kept)


def close(store: Store, action: Action, book: Book, lines: Sequence[Line], key_code: str) -> None:
    """Write every day of the month, close it with the code of the signed sheet, and note that the sheet came back."""
    kept, code = _kept(store, book), spelled(key_code)
    every = [line for line in lines if line.is_in and (line.planned or line.is_filled)]
    with store.write(action) as edit:
        _write_days(edit, book, [*every, *(line for line in differing(book, lines) if line not in every)], kept)
        _write_month(edit, book, register.closing(code, book.today))
        for paper in _papers(store, book, code):
            edit.change(paper, {"signed_back_on": book.today})


def reopen(store: Store, action: Action, book: Book, reason: str) -> None:
    """Open a closed month again; NotUnderstoodError without a reason."""
    values = register.reopening(reason)
    with store.write(action) as edit:
        _write_month(edit, book, values)


def spelled(key_code: str) -> str:
    """Return a code as it is printed: `tr 7k4m2` becomes `TR-7K4M-2`."""
    bare = "".join(sign for sign in key_code.upper() if sign.isalnum())
    return f"{bare[:2]}-{bare[2:6]}-{bare[6:]}" if len(bare) == 7 else key_code.strip().upper()


def to_draft(lines: Sequence[Line]) -> list[list[Any]]:
    """Return days as a draft keeps them."""
    return [
        [
            line.on.isoformat(),
            line.planned,
            line.worked,
            to_wire(line.enters_at),
            to_wire(line.leaves_at),
            to_wire(line.absence),
        ]
        for line in lines
    ]


def from_draft(book: Book, draft: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
    """Return the days of a month with those that a draft kept in their place."""
    typed = {day: values for day, *values in draft}
    lines = []
    for line in book.lines:
        if line.on.isoformat() not in typed:
            lines.append(line)
            continue
        planned, worked, enters, leaves, absence = typed[line.on.isoformat()]
        times = [time.fromisoformat(one) if one else None for one in (enters, leaves)]
        kind: Any = member(Absence, absence)
        lines.append(Line(line.on, planned, worked, times[0], times[1], kind, line.is_in))
    return tuple(lines)


def _write_days(edit: Edit, book: Book, lines: Sequence[Line], kept: Mapping[date, Any]) -> None:
    for line in lines:
        given = register.values(line, book.traineeship.id)
        key = given.pop("id")
        values = accept(Day, given).values
        row = kept.get(line.on)
        if row is None:
            edit.add(Day(**values, id=key))
            continue
        if row.deleted_at is not None:
            edit.restore(row)
        edit.change(row, values, base=book.bases.get(key))


def _write_month(edit: Edit, book: Book, values: Mapping[str, Any]) -> None:
    accepted = accept(Month, values).values
    if book.closing is not None:
        edit.change(book.closing, accepted)
        return
    given = accept(Month, {"traineeship_id": book.traineeship.id, "month": book.month}).values
    edit.add(Month(**given, **accepted, id=register.month_id(book.traineeship.id, book.month)))


def _kept(store: Store, book: Book) -> dict[date, Any]:
    """Return the rows of the month, deleted ones too: their ids come from the days."""
    with store.read() as reader:
        rows = {day: reader.one(DAY, register.day_id(book.traineeship.id, day)) for day in days_of(book.month)}
    return {day: row for day, row in rows.items() if row is not None}


def _papers(store: Store, book: Book, code: str) -> list[Any]:
    with store.read() as reader:
        rows = reader.facts(book.traineeship).rows(_DISCLOSURE)
    return [row for row in rows if row.key_code == code and row.signed_back_on is None]
