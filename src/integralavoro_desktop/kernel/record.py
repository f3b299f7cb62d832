"""What a record is: a row with an identity, a scope and declared fields."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from integralavoro_desktop.kernel.columns import MomentColumn
from integralavoro_desktop.kernel.privacy import Content, Merge, Need, Privacy, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.problems import Problem


class Record(SQLModel):
    """The columns that every table has; who made it, when and how is read from the change log, not kept here."""

    id: UUID = Field(primary_key=True, default_factory=uuid4)
    scope_id: str = Field(default="", max_length=40, index=True)
    deleted_at: datetime | None = Field(default=None, sa_type=MomentColumn)


def derived_id(*parts: object) -> UUID:
    """Return the id of a row that the program makes by itself: the same parts give the same id on every device."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return UUID(bytes=digest[:16], version=5)


COMMON = frozenset(Record.model_fields)


@dataclass(frozen=True, slots=True)
class Ui:
    """All that a field says of itself, beside its name and type; form, list, paper and exchange are drawn from it.

    `group` names the register shared with other fields (one value, one conflict). `kind` picks an unusual editor.
    `codes` is a code list, `reference` a record type. `employer` is the consent content that lets a firm see it.
    """

    label: str
    privacy: Privacy
    need: Need = Need.NO
    help: str = ""
    employer: Content | None = None
    words: bool = False
    kind: str = ""
    group: str = ""
    merge: Merge = Merge.REVIEW
    codes: str = ""
    reference: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """How a type is called in people's words (message ids), and its icon."""

    one: str
    many: str
    icon: str = "file-text"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form and of the paper: its title, one line of purpose, its fields in order."""

    title: str
    purpose: str
    fields: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: a day, a whole translated title, a text, and which service did it."""

    on: date
    title: str
    text: str = ""
    icon: str = "circle"
    service: str = ""
    words: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """An automatic task: the rule that makes it, what to do, by when. It closes itself when the thing is done."""

    rule: str
    on: date
    title: str
    operator_id: UUID | None = None


def _nothing(record: Any, facts: Facts) -> Iterable[Any]:
    """Say nothing: the default of a type without checks, timeline or tasks."""
    return ()


@dataclass(frozen=True, slots=True)
class Child:
    """Rows that live inside a record's page: entity `parent.name`, own table, same scope as the parent."""

    name: str
    model: type[Record]
    words: Words
    columns: tuple[str, ...]
    order: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RecordType:
    """The one definition of a record type: list, form, search, paper, exchange are drawn from it.

    `title` says how one record is called in a row; `columns` are the fields of the list; `order` its sorting
    (a leading `-` is newest first). `check`, `timeline` and `tasks` are pure functions of the record and the facts.
    """

    name: str
    model: type[Record]
    words: Words
    scope: Scope
    sections: tuple[Section, ...]
    columns: tuple[str, ...]
    title: Callable[[Any], str]
    children: tuple[Child, ...] = ()
    order: tuple[str, ...] = ()
    check: Callable[[Any, Facts], Iterable[Problem]] = _nothing
    timeline: Callable[[Any, Facts], Iterable[Entry]] = _nothing
    tasks: Callable[[Any, Facts], Iterable[Due]] = _nothing
