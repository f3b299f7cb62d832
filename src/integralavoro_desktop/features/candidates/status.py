"""The status of a person on a day: derived from the dated rows of the file, never typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.episodes import REFUSED, Episode, Rows, episodes, living
from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.periods import covers, written

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts

READ = (
    "referral",
    "path_event",
    "employment",
    "traineeship",
    "plan",
    "plan.signature",
    "group.session",
    "group.attendance",
    "assessment",
)
"""The entities that decide a status."""

WORKED = frozenset({"running", "ended"})
TRAINED = frozenset({"running", "suspended", "ended", "stopped"})
_OVER = frozenset({"ended", "stopped"})
_SIGNED = frozenset({"signed", "revising", "done"})
_PRESENT = frozenset({"yes", "late"})


class StatusGroup(Choice):
    """What the chip beside a name says."""

    REFERRED = "referred", N_("referred")
    ACTIVE = "active", N_("active")
    PAUSED = "paused", N_("paused")
    CLOSED = "closed", N_("closed")
    NONE = "none", N_("no referral")


class StatusKey(Choice):
    """Where a person stands; the first that is true, in this order."""

    DROPPED = "dropped", N_("Dropped out")
    CLOSED = "closed", N_("Path ended")
    NOT_ACCEPTED = "not_accepted", N_("Not accepted")
    PAUSED = "paused", N_("On a break")
    EMPLOYED = "employed", N_("Employed")
    TRAINEE = "trainee", N_("In a traineeship")
    IN_PATH = "in_path", N_("On the path")
    WAITING = "waiting", N_("On the waiting list")
    ASSESSING = "assessing", N_("Being assessed")
    REFERRED = "referred", N_("Referred")
    NONE = "none", N_("File without a referral")

    @property
    def group(self) -> StatusGroup:
        """Return the chip of this status."""
        return _GROUPS.get(self, StatusGroup.ACTIVE)


_GROUPS = {
    StatusKey.DROPPED: StatusGroup.CLOSED,
    StatusKey.CLOSED: StatusGroup.CLOSED,
    StatusKey.NOT_ACCEPTED: StatusGroup.CLOSED,
    StatusKey.PAUSED: StatusGroup.PAUSED,
    StatusKey.REFERRED: StatusGroup.REFERRED,
    StatusKey.NONE: StatusGroup.NONE,
}


@dataclass(frozen=True, slots=True)
class Status:
    """A status, the row that decided it (entity and id), since when, and what runs beside a pause."""

    key: StatusKey
    entity: str = ""
    row_id: UUID | None = None
    since: date | None = None
    beside: tuple[StatusKey, ...] = field(default=())

    @property
    def group(self) -> StatusGroup:
        """Return the chip of this status."""
        return self.key.group

    @property
    def words(self) -> str:
        """Return the name of the status in the language in force."""
        return self.key.words

    @property
    def why(self) -> str:
        """Return one sentence that names the row which decided."""
        sentence = _WHY.get((self.key, self.entity)) or _WHY.get((self.key, "")) or ""
        return _(sentence).format(day=written(self.since) if self.since else "–")


_WHY = {
    (StatusKey.DROPPED, ""): N_("The path was interrupted on {day}."),
    (StatusKey.CLOSED, ""): N_("The path ended on {day}."),
    (StatusKey.NOT_ACCEPTED, ""): N_("The referral had its answer on {day}: not accepted."),
    (StatusKey.PAUSED, ""): N_("There is a break since {day}."),
    (StatusKey.EMPLOYED, ""): N_("There is a job since {day}."),
    (StatusKey.TRAINEE, ""): N_("There is a traineeship since {day}."),
    (StatusKey.IN_PATH, "plan"): N_("The shared plan was signed on {day}."),
    (StatusKey.IN_PATH, "group.attendance"): N_("There is a presence in a group on {day}."),
    (StatusKey.IN_PATH, "traineeship"): N_("A traineeship ended on {day}."),
    (StatusKey.IN_PATH, "employment"): N_("A job ended on {day}."),
    (StatusKey.WAITING, ""): N_("On the waiting list since {day}."),
    (StatusKey.ASSESSING, "referral"): N_("The referral was accepted on {day}."),
    (StatusKey.ASSESSING, "assessment"): N_("There is an assessment of {day}."),
    (StatusKey.REFERRED, "referral"): N_("The referral arrived on {day}."),
    (StatusKey.REFERRED, "path_event"): N_("The path was reopened on {day}."),
    (StatusKey.NONE, ""): N_("There is no referral with a date yet."),
}

Found = tuple[date, str, Any]


def status_on(day: date, rows: Rows) -> Status:
    """Return the status of a person on a day, from the rows of the file by entity (RECORDS 12.1).

    Only living rows dated up to `day` count; an undated row decides nothing. Entities that are not given are empty.
    """
    known = episodes(rows, day)
    if not known:
        return Status(StatusKey.NONE)
    episode = known[-1]
    key, (since, entity, row) = _first_true(episode, rows, day)
    beside = tuple(k for k, f in _BESIDE.items() if _earliest(f(episode, rows, day))) if key is StatusKey.PAUSED else ()
    return Status(key, entity, row.id, since, beside)


def rows_of(facts: Facts, *more: str) -> dict[str, Sequence[Any]]:
    """Return the rows that decide a status, and those of other entities asked for, as the functions here take them."""
    return {entity: facts.rows(entity) for entity in (*READ, *more)}


def undated(rows: Rows) -> list[tuple[str, Any]]:
    """Return the rows that decide nothing because a date is missing: they are listed in «Da completare»."""
    found = [("referral", r) for r in living(rows, "referral") if r.received_on is None or _is_answer_undated(r)]
    found += [("path_event", r) for r in living(rows, "path_event") if r.starts_on is None]
    for entity, states in (("employment", WORKED), ("traineeship", TRAINED)):
        found += [(entity, r) for r in living(rows, entity) if r.state in states and not _is_dated(r)]
    return found


def started(rows: Rows, entity: str, states: frozenset[str]) -> Iterator[Any]:
    """Give the dated jobs or traineeships that really began."""
    return (row for row in living(rows, entity) if row.state in states and row.starts_on is not None)


def presences(rows: Rows) -> Iterator[Found]:
    """Give the day and row of each presence in a held, dated session of a group."""
    held = {s.id: s.on for s in living(rows, "group.session") if s.state == "held" and s.on is not None}
    for row in living(rows, "group.attendance"):
        if row.presence in _PRESENT and row.session_id in held:
            yield held[row.session_id], "group.attendance", row


def _first_true(episode: Episode, rows: Rows, day: date) -> tuple[StatusKey, Found]:
    if episode.end is not None and episode.ended_on is not None:
        return _ENDS[episode.end], (episode.ended_on, episode.ender_entity, episode.ender)
    for key, rule in _RULES.items():
        found = _earliest(rule(episode, rows, day))
        if found:
            return key, found
    return StatusKey.REFERRED, (episode.starts_on, episode.opener_entity, episode.opener)


_ENDS = {"dropout": StatusKey.DROPPED, "closure": StatusKey.CLOSED, REFUSED: StatusKey.NOT_ACCEPTED}


def _paused(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    return _open_events(episode, rows, day, lambda row: row.kind == "pause")


def _waiting(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    return _open_events(episode, rows, day, lambda row: row.kind == "wait" and row.wait_for in {"assessment", "path"})


def _open_events(episode: Episode, rows: Rows, day: date, wanted: Callable[[Any], bool]) -> Iterator[Found]:
    for row in living(rows, "path_event"):
        begun = wanted(row) and row.starts_on is not None and row.starts_on >= episode.starts_on
        if begun and covers(row.starts_on, row.ends_on, day):
            yield row.starts_on, "path_event", row


def _employed(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    return _covering(rows, "employment", WORKED, day)


def _trainee(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    return _covering(rows, "traineeship", TRAINED, day)


def _covering(rows: Rows, entity: str, states: frozenset[str], day: date) -> Iterator[Found]:
    for row in started(rows, entity, states):
        if _is_dated(row) and covers(row.starts_on, row.ended_on, day):
            yield row.starts_on, entity, row


def _in_path(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    for found in (*signed_plans(rows), *presences(rows), *_ended_work(rows)):
        if episode.starts_on <= found[0] <= day:
            yield found


def signed_plans(rows: Rows) -> Iterator[Found]:
    """Give the plans that the person and the coach have signed, with the day of the later signature."""
    for plan in living(rows, "plan"):
        if plan.state not in _SIGNED:
            continue
        own = [s for s in living(rows, "plan.signature") if s.plan_id == plan.id and s.signed_on]
        days = [min((s.signed_on for s in own if s.role == role), default=None) for role in ("person", "coach")]
        if days[0] and days[1]:
            yield max(days[0], days[1]), "plan", plan


def _ended_work(rows: Rows) -> Iterator[Found]:
    for entity, states in (("employment", WORKED), ("traineeship", TRAINED)):
        for row in started(rows, entity, states):
            if row.ended_on is not None:
                yield row.ended_on, entity, row


def _assessing(episode: Episode, rows: Rows, day: date) -> Iterator[Found]:
    for row in living(rows, "referral"):
        is_accepted = row.outcome == "accepted" and row.outcome_on is not None and row.outcome_on <= day
        if is_accepted and row.received_on is not None and row.received_on >= episode.starts_on:
            yield row.outcome_on, "referral", row
    for row in living(rows, "assessment"):
        if row.held_on and episode.starts_on <= row.held_on <= day:
            yield row.held_on, "assessment", row


Rule = Callable[[Episode, Mapping[str, Sequence[Any]], date], Iterator[Found]]

_RULES: dict[StatusKey, Rule] = {
    StatusKey.PAUSED: _paused,
    StatusKey.EMPLOYED: _employed,
    StatusKey.TRAINEE: _trainee,
    StatusKey.IN_PATH: _in_path,
    StatusKey.WAITING: _waiting,
    StatusKey.ASSESSING: _assessing,
}
_BESIDE = {key: _RULES[key] for key in (StatusKey.EMPLOYED, StatusKey.TRAINEE)}


def _earliest(found: Iterator[Found]) -> Found | None:
    return min(found, key=lambda f: (f[0], f[1], str(f[2].id)), default=None)


def _is_dated(row: Any) -> bool:
    return row.starts_on is not None and (row.state not in _OVER or row.ended_on is not None)


def _is_answer_undated(referral: Any) -> bool:
    return referral.outcome not in {None, "pending", "info"} and referral.outcome_on is None
