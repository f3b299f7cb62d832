"""Which scopes a laptop should hold now: derived from the assignments in force of the operators who use it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.privacy import Scope, clinical_scope, person_scope
from integralavoro_desktop.storage import ledger
from integralavoro_desktop.storage.scopes import CONTROL, shared_scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

CLINICAL_RIGHT = "clinical"
ALL_FILES_RIGHT = "all_files"
_HANDOVER = "SET.HANDOVER"


@dataclass(frozen=True, slots=True)
class Users:
    """The operators of one laptop, and what their rights let them hold."""

    ids: frozenset[UUID]
    may_open_clinical: bool
    may_see_all: bool


def shared_scopes(catalogue: Catalogue) -> dict[str, int | None]:
    """Return the scopes that every laptop holds: the catalogue's shared types and the control rows."""
    shared = {shared_scope(kind.name): None for kind in catalogue if kind.scope is Scope.SHARED}
    return {CONTROL: None, **shared}


def wanted_scopes(
    store: Store, users: Mapping[bytes, Iterable[str]]
) -> Callable[[Connection, bytes], dict[str, int | None]]:
    """Return the function that says which scopes a device should hold, for `exchange.courier`.

    `users` are the operators (hexadecimal ids) of each device, from its certificate. People to whom nobody was ever
    assigned stay where they are: on the laptop that registered them.
    """
    with store.read() as reader:
        days = _whole(reader.parameter(_HANDOVER))
        people = _assignments(reader)
        holders = {device: _users(reader, ids) for device, ids in users.items()}

    def wanted(conn: Connection, device: bytes) -> dict[str, int | None]:
        held = ledger.grants(conn, device)
        scopes = shared_scopes(store.catalogue)
        for person, rows in people.items():
            scope = person_scope(person.hex)
            is_kept = not rows and scope in held
            if is_kept or holders[device].may_see_all or _is_theirs(rows, holders[device].ids, grace=days):
                scopes[scope] = None
                if holders[device].may_open_clinical:
                    scopes[clinical_scope(person.hex)] = None
        return scopes

    return wanted


def _whole(found: Any) -> int:
    return int(found.value) if found is not None and found.value is not None else 0


def _is_theirs(rows: Iterable[Any], users: frozenset[UUID], *, grace: int) -> bool:
    today = clock.today()
    return any(row.operator_id in users and covers(row.starts_on, _end(row.ends_on, grace), today) for row in rows)


def _end(ends_on: date | None, grace: int) -> date | None:
    return None if ends_on is None else ends_on + timedelta(days=grace)


def _assignments(reader: Reader) -> dict[UUID, list[Any]]:
    people: dict[UUID, list[Any]] = {person.id: [] for person in reader.many("candidate")}
    grouped: dict[UUID, list[Any]] = defaultdict(list, people)
    for row in reader.many("candidate.assignment"):
        grouped[row.candidate_id].append(row)
    return {person: grouped[person] for person in people}


def _users(reader: Reader, ids: Iterable[str]) -> Users:
    rows = [row for row in (reader.one("operator", UUID(key)) for key in ids) if row is not None]
    rights = {str(right) for row in rows for right in row.rights or ()}
    return Users(frozenset(row.id for row in rows), CLINICAL_RIGHT in rights, ALL_FILES_RIGHT in rights)
