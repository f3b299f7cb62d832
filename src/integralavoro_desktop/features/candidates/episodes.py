"""The episodes of a person: from a referral or a reopening to the end of the path or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

Rows = Mapping[str, Sequence[Any]]

OPENING = ("first", "return", "transfer")
REFUSALS = frozenset({"returned", "refused", "withdrawn"})
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Episode:
    """One way through the services: the row that opened it and, once it is over, the row that ended it.

    `end` is `dropout`, `closure` or `refused` (the answer to the referral that opened it), None while open.
    """

    starts_on: date
    opener_entity: str
    opener: Any
    ended_on: date | None = None
    end: str | None = None
    ender_entity: str = ""
    ender: Any = None

    @property
    def is_open(self) -> bool:
        """Tell whether nothing has ended it."""
        return self.end is None

    def is_open_on(self, day: date) -> bool:
        """Tell whether the day belongs to it; the day of its end does not."""
        return self.starts_on <= day and (self.ended_on is None or day < self.ended_on)


def episodes(rows: Rows, day: date = date.max) -> tuple[Episode, ...]:
    """Return the episodes begun by a day, oldest first, as they stood on it; the order of rows does not matter."""
    known: list[Episode] = []
    for moment in sorted(set(_moments(rows, day))):
        was_open = bool(known) and known[-1].is_open
        if was_open:
            known[-1] = _ended(known[-1], rows, moment)
        if not known or not known[-1].is_open:
            known += _opened(rows, moment)
        if known and known[-1].starts_on == moment:
            # what ended the episode before has been used up: only a first or second opening of the day can be ended
            known[-1] = _answered(known[-1], moment) if was_open else _ended(known[-1], rows, moment)
    return tuple(known)


def living(rows: Rows, entity: str) -> Iterator[Any]:
    """Give the rows of an entity that are not deleted."""
    return (row for row in rows.get(entity, ()) if row.deleted_at is None)


def _moments(rows: Rows, day: date) -> Iterator[date]:
    for row in living(rows, "referral"):
        if row.received_on is not None:
            yield from (on for on in (row.received_on, row.outcome_on) if on is not None and on <= day)
    for row in living(rows, "path_event"):
        if row.starts_on is not None and row.starts_on <= day:
            yield row.starts_on


def _opened(rows: Rows, moment: date) -> list[Episode]:
    """Return the episode that a day opens, if any: a reopening before a referral, then the kinds in their order."""
    found = [
        (0, str(row.id), "path_event", row)
        for row in living(rows, "path_event")
        if row.kind == "reopening" and row.starts_on == moment
    ]
    found += [
        (1 + OPENING.index(str(row.kind)), str(row.id), "referral", row)
        for row in living(rows, "referral")
        if row.kind in OPENING and row.received_on == moment
    ]
    return [Episode(moment, entity, row) for _rank, _id, entity, row in sorted(found, key=lambda f: f[:2])[:1]]


def _ended(episode: Episode, rows: Rows, moment: date) -> Episode:
    for end in ("dropout", "closure"):
        enders = [r for r in living(rows, "path_event") if r.kind == end and r.starts_on == moment]
        if enders:
            first = min(enders, key=lambda row: str(row.id))
            return replace(episode, ended_on=moment, end=end, ender_entity="path_event", ender=first)
    return _answered(episode, moment)


def _answered(episode: Episode, moment: date) -> Episode:
    """End an episode whose own referral was refused by this day; an answer dated before the receipt ends it at once."""
    row = episode.opener
    if episode.opener_entity != "referral" or row.outcome not in REFUSALS or row.outcome_on is None:
        return episode
    if row.outcome_on > moment:
        return episode
    return replace(episode, ended_on=moment, end=REFUSED, ender_entity="referral", ender=row)
