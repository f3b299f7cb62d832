"""A contact logged in seconds: what each way of meeting stands for, and the row of the diary that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.activities.kinds import ON_THE_PHONE, proposed_sism
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

USUAL_KIND = "02"
MINUTES = 10


@dataclass(frozen=True, slots=True)
class Way:
    """One way of being in touch: its key, words (a message id), icon, place of the flow, who is there, usual kind.

    A message stands at the place of calls: it is no service of its own, and a short call is not sent to SISM.
    """

    key: str
    words: str
    icon: str
    place: str
    with_whom: tuple[str, ...] = ("person",)
    kind: str = ""


WAYS = (
    Way("meeting", N_("in person"), "user", "1"),
    Way("phone", N_("telephone"), "phone", ON_THE_PHONE),
    Way("video", N_("video call"), "video", "7"),
    Way("message", N_("message"), "message-circle", ON_THE_PHONE),
    Way("firm", N_("visit to the firm"), "building-2", "3", ("person", "employer"), "07"),
)
USUAL_WAY = WAYS[1]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: a sentence that is the person's own goes to her words, else to what happened."""

    person: UUID
    way: Way
    at: datetime
    minutes: int
    kind: str
    note: str = ""
    is_own_words: bool = False
    reminder: str = ""
    remind_on: date | None = None


def values(typed: Typed, operator: UUID, unit: UUID | None) -> dict[str, Any]:
    """Return the values of the row of the diary."""
    local = typed.at.astimezone()
    return {
        "candidate_id": typed.person,
        "happened_on": local.date(),
        "starts_at": local.time().replace(second=0, microsecond=0, tzinfo=None),
        "minutes": typed.minutes,
        "kind": typed.kind,
        "sism_type": proposed_sism(typed.kind),
        "place": typed.way.place,
        "planned": False,
        "operators": [operator.hex],
        "unit_id": unit,
        "with_whom": list(typed.way.with_whom),
        "person_words": typed.note if typed.is_own_words else None,
        "summary": None if typed.is_own_words else typed.note or None,
        "next_step": typed.reminder or None,
        "next_on": typed.remind_on if typed.reminder else None,
    }


def last_kind(rows: Iterable[Any]) -> str:
    """Return the kind of the last contact of a person, coaching where there was none."""
    dated = [row for row in rows if row.happened_on and row.kind]
    last = max(dated, key=lambda row: (row.happened_on, str(row.starts_at or ""), str(row.id)), default=None)
    return str(last.kind) if last is not None else USUAL_KIND


def unit_of(facts_rows: Mapping[str, Iterable[Any]], operator: UUID, day: date) -> UUID | None:
    """Return for which service somebody works with a person: by the assignment, else by the own membership."""
    mine = [row for row in facts_rows.get("candidate.assignment", ()) if row.operator_id == operator and row.unit_id]
    held = [row for row in mine if row.starts_on and covers(row.starts_on, row.ends_on, day)]
    members = [row for row in facts_rows.get("operator.membership", ()) if row.unit_id and row.operator_id == operator]
    held += [row for row in members if covers(row.starts_on, row.ends_on, day)]
    found: UUID | None = held[0].unit_id if held else None
    return found
