"""Whom a figure counts in a period: taken in, in charge, served (the cohorts of the indicators)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.candidates.episodes import Episode, Rows, episodes, living
from integralavoro_desktop.features.candidates.status import TRAINED, WORKED, presences, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_SERVED = (("assessment", "held_on"), ("activity", "happened_on"), ("match", "proposed_on"))
_BEGUN = (("traineeship", TRAINED), ("employment", WORKED))


def first_acceptance(rows: Rows) -> date | None:
    """Return the day of the first accepted referral; None where there is none with a date."""
    return min(_acceptances(rows), default=None)


def was_taken_in(rows: Rows, first: date, last: date) -> bool:
    """Tell whether the first acceptance falls in the period, both days included (cohort IN)."""
    accepted = first_acceptance(rows)
    return accepted is not None and first <= accepted <= last


def was_in_charge(rows: Rows, first: date, last: date) -> bool:
    """Tell whether the person was accepted, with the episode open, on a day of the period (ACT; AT on one day)."""
    for episode in episodes(rows, last):
        since = _accepted_since(episode, rows)
        if since and since <= last and (episode.ended_on is None or max(since, first) < episode.ended_on):
            return True
    return False


def was_served(rows: Rows, first: date, last: date) -> bool:
    """Tell whether an accepted person used a service in the period (cohort USE)."""
    accepted = first_acceptance(rows)
    return accepted is not None and accepted <= last and any(first <= day <= last for day in service_days(rows))


def service_days(rows: Rows) -> Iterator[date]:
    """Give the day of each service event: assessment, activity, presence, proposal, start of traineeship or job."""
    for entity, name in _SERVED:
        yield from (day for row in living(rows, entity) if (day := getattr(row, name)) is not None)
    yield from (day for day, _entity, _row in presences(rows))
    for entity, states in _BEGUN:
        yield from (row.starts_on for row in started(rows, entity, states))


def _acceptances(rows: Rows) -> Iterator[date]:
    for row in living(rows, "referral"):
        if row.outcome == "accepted" and row.received_on is not None and row.outcome_on is not None:
            yield row.outcome_on


def _accepted_since(episode: Episode, rows: Rows) -> date | None:
    """Return from when an episode counts; one that a reopening began goes on from an acceptance before it."""
    days = list(_acceptances(rows))
    if episode.opener_entity == "path_event" and any(day <= episode.starts_on for day in days):
        return episode.starts_on
    return min((day for day in days if day >= episode.starts_on), default=None)
