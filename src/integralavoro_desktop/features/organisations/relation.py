"""How far the relation with an organisation has come, and what became of the people who were there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.organisations.choices import Stage
from integralavoro_desktop.kernel.periods import add_months, covers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts

SILENT_MONTHS = 6
FACE_TO_FACE = frozenset({"visit", "meeting", "event"})
STARTED = frozenset({"running", "suspended", "ended", "stopped"})


@dataclass(frozen=True, slots=True)
class Dealings:
    """What happened with an organisation: contacts (day, how), analyses, and stays of people (from, to)."""

    contacts: tuple[tuple[date, str], ...] = ()
    analyses: tuple[date, ...] = ()
    stays: tuple[tuple[date, date | None], ...] = ()

    @property
    def last_on(self) -> date | None:
        """Return the last day on which anything is known to have happened."""
        ends = (ended or started for started, ended in self.stays)
        return max((*(on for on, _how in self.contacts), *self.analyses, *ends), default=None)


def stage(dealings: Dealings, today: date) -> Stage:
    """Return the stage of the relation; it rests when nobody is there and nothing happened for six months."""
    if any(covers(starts, ends, today) for starts, ends in dealings.stays):
        return Stage.HOSTING
    last = dealings.last_on
    if last is None:
        return Stage.NEVER
    if add_months(last, SILENT_MONTHS) <= today:
        return Stage.RESTING
    if dealings.analyses:
        return Stage.ANALYSED
    return Stage.MET if any(how in FACE_TO_FACE for _on, how in dealings.contacts) else Stage.CONTACTED


def dealings_in(organisation_id: UUID, facts: Facts) -> Dealings:
    """Gather the dealings told by the traineeships and the diaries held here."""
    there = [t for t in facts.seek("traineeship", "host_id", organisation_id) if has_started(t)]
    visits = [visit for t in there for visit in facts.seek("traineeship.visit", "traineeship_id", t.id)]
    told = facts.seek("activity", "organisation_id", organisation_id)
    return Dealings(
        contacts=(
            *((visit.held_on, "visit") for visit in visits if visit.held_on and visit.held_on <= facts.today),
            *((row.happened_on, "diary") for row in told if row.happened_on),
        ),
        stays=tuple((t.starts_on, t.ended_on or (t.planned_end_on if t.state == "ended" else None)) for t in there),
    )


def has_started(traineeship: Any) -> bool:
    """Tell whether a traineeship began: a first day, and a state that says so."""
    return traineeship.starts_on is not None and str(traineeship.state) in STARTED


def past_outcomes(traineeships: Iterable[Any]) -> dict[UUID | None, Counter[str]]:
    """Return how the traineeships that are over ended, by site: the key of the result, or of the reason where none."""
    found: dict[UUID | None, Counter[str]] = defaultdict(Counter)
    for one in traineeships:
        if str(one.state) in {"ended", "stopped"}:
            found[one.site_id][str(one.result or one.end_reason or "none")] += 1
    return dict(found)
