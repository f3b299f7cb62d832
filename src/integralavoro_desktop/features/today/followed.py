"""Whom the day is about: the people whom an operator follows, and those whom nobody follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.status import Status, StatusGroup, rows_of, status_on
from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.features.today.files import Files
    from integralavoro_desktop.storage.records import Reader

PERSON = "candidate"
ASSIGNMENT = "candidate.assignment"


@dataclass(frozen=True, slots=True)
class Followed:
    """The people of the day with their status; `own` are those whom the operator follows herself."""

    status: Mapping[UUID, Status]
    own: frozenset[UUID]

    @property
    def open(self) -> frozenset[UUID]:
        """Return those whose path goes on."""
        return frozenset(key for key, status in self.status.items() if status.group is not StatusGroup.CLOSED)

    @property
    def closed(self) -> frozenset[UUID]:
        """Return those whose path is over."""
        return frozenset(self.status) - self.open

    def count(self, group: StatusGroup) -> int:
        """Return how many people are in a group of statuses; where she follows nobody, of all people here."""
        counted = self.own or frozenset(self.status)
        return sum(self.status[key].group is group for key in counted)


def people_of(reader: Reader, operator_id: UUID, today: date) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Return the people of the day, and among them those whom the operator follows herself."""
    held = {row.id for row in reader.many(PERSON) if row.file_state == "active" and row.merged_into_id is None}
    own: set[UUID] = set()
    covered: set[UUID] = set()
    for row in reader.many(ASSIGNMENT):
        if row.starts_on is None or not covers(row.starts_on, row.ends_on, today):
            continue
        covered.add(row.candidate_id)
        if row.operator_id == operator_id:
            own.add(row.candidate_id)
    mine = frozenset(own & held)
    return mine | frozenset(held - covered), mine


def statuses(files: Files, own: frozenset[UUID], today: date) -> Followed:
    """Return where each of the people stands."""
    found: dict[UUID, Status] = {}
    people: list[Any] = [row for row in files.rows(PERSON) if row.id in files.people]
    for person in people:
        found[person.id] = status_on(today, rows_of(files.facts(person)))
    return Followed(found, own & frozenset(found))
