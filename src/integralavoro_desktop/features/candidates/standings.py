"""Where everybody stands today, read in few large steps: for the counts of the list and its filter by state."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, Text, select, type_coerce

from integralavoro_desktop.features.candidates.portrait import OF_A_PERSON
from integralavoro_desktop.features.candidates.status import READ, StatusGroup, status_on
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.columns import KeyColumn, ListColumn
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from uuid import UUID

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.storage.records import Reader

PERSON = "candidate"
TOUCHED_BY = frozenset({PERSON, *(name.partition(".")[0] for name in READ)})
"""The record types whose changes can change where somebody stands."""

_AT_ONCE = 400
_STEP = 2_000


def standings(
    reader: Reader, catalogue: Catalogue, *, only: Collection[UUID] | None = None, told: Callable[[int, int], None]
) -> dict[UUID, StatusGroup]:
    """Return the state of every person held here who is neither deleted nor joined to another file.

    With `only`, of these people alone. `told(done, total)` hears how far it is and may raise to stop.
    """
    people = _people(reader, catalogue, only)
    told(0, len(people))
    by_scope = _rows(reader, catalogue, only)
    common = by_scope.get("", {})
    today = clock.today()
    found = {}
    for place, key in enumerate(people):
        if place % _STEP == 0:
            told(place, len(people))
        mine = by_scope.get(f"p:{key.hex}", {})
        found[key] = status_on(today, {**common, **mine} if common else mine).group
    return found


def counts_words(groups: Iterable[StatusGroup]) -> str:
    """Return the line under the title: «38 in carico · 5 in pausa · 112 chiuse», with those still to be answered."""
    counted = Counter(groups)
    parts = [
        _("{n} active").format(n=counted[StatusGroup.ACTIVE]),
        _("{n} on a break").format(n=counted[StatusGroup.PAUSED]),
        _("{n} closed").format(n=counted[StatusGroup.CLOSED]),
    ]
    if counted[StatusGroup.REFERRED]:
        parts.insert(2, _("{n} referred").format(n=counted[StatusGroup.REFERRED]))
    if counted[StatusGroup.NONE]:
        parts.append(_("{n} without a referral").format(n=counted[StatusGroup.NONE]))
    return " · ".join(parts)


def _people(reader: Reader, catalogue: Catalogue, only: Collection[UUID] | None) -> list[UUID]:
    table = _table(catalogue, PERSON)
    statement = select(table.c.id).where(table.c.deleted_at.is_(None), table.c.merged_into_id.is_(None))
    if only is not None:
        statement = statement.where(table.c.id.in_(list(only)))
    return [key for (key,) in reader.session.execute(statement)]


def _rows(reader: Reader, catalogue: Catalogue, only: Collection[UUID] | None) -> Mapping[str, Mapping[str, list[Any]]]:
    """Return the rows that decide, by scope and entity; those of no person (sessions of groups) under no scope."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    scopes = None if only is None else [f"p:{key.hex}" for key in only]
    for entity in READ:
        if entity not in catalogue:
            continue
        is_own = catalogue.entity(entity).scope in OF_A_PERSON
        table = _table(catalogue, entity)
        statement = select(*_columns(table)).where(table.c.deleted_at.is_(None))
        if scopes is not None and is_own:
            statement = statement.where(table.c.scope_id.in_(scopes))
        for row in reader.session.execute(statement.execution_options(yield_per=_AT_ONCE)):
            found[row.scope_id if is_own else ""][entity].append(row)
    return found


def _columns(table: Any) -> list[Any]:
    """Return the columns that a status may depend on; choices come as their plain keys, which compare the same."""
    decisive = (c for c in table.c if not isinstance(c.type, Text | ListColumn))
    return [type_coerce(c, String).label(c.name) if isinstance(c.type, KeyColumn) else c for c in decisive]


def _table(catalogue: Catalogue, entity: str) -> Any:
    model: Any = catalogue.entity(entity).model
    return model.__table__
