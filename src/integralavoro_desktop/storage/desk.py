"""Saving a record as windows, command line and imports do: through the door, past the checks, into the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.accept import accept, missing
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError, Problem, Severity
from integralavoro_desktop.storage.meta import next_count
from integralavoro_desktop.storage.scopes import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.edit import Action, Base, Edit
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save: the record as it stands or would stand, what was found, whether it is in the store."""

    record: Record
    problems: tuple[Problem, ...]
    saved: bool

    @property
    def stops(self) -> tuple[Problem, ...]:
        """Return the problems that keep it a draft."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.STOP)


@dataclass(frozen=True, slots=True)
class Change:
    """New values for an existing record, and the versions that the person saw when she began."""

    key: UUID
    values: Mapping[str, Any]
    base: Base | None = None


def find_problems(
    reader: Reader, catalogue: Catalogue, record: Record, *, operator_id: UUID | None = None
) -> list[Problem]:
    """Return what the general checks and the type's own find in a record, with what must be filled."""
    facts = reader.facts(record, operator_id=operator_id)
    entity = catalogue.entity_of(type(record))
    found = [*missing(record), *check_all(record, facts)]
    if entity.child is None:
        found += entity.kind.check(record, facts)
    return found


def add(store: Store, action: Action, entity: str, values: Mapping[str, Any], *, dry_run: bool = False) -> Outcome:
    """Make a record of these values; it is saved unless a check stops it or it is a dry run."""
    kind = store.catalogue.entity(entity)
    accepted = accept(kind.model, values)
    record = kind.model(**accepted.values)
    problems = [*accepted.problems, *_look(store, action, record, kind)]
    outcome = Outcome(record, tuple(problems), saved=False)
    if outcome.stops or dry_run:
        return outcome
    with store.write(action) as edit:
        number(edit, record, prefix=store.identity.prefix)
        edit.add(record)
    return replace(outcome, saved=True)


def change(store: Store, action: Action, entity: str, wanted: Change, *, dry_run: bool = False) -> Outcome:
    """Change a record; it is saved unless a check stops it or it is a dry run. AppError if it is not here."""
    kind = store.catalogue.entity(entity)
    accepted = accept(kind.model, wanted.values)
    record = _held(store, entity, wanted.key)
    trial = _copy(record, accepted.values)
    problems = [*accepted.problems, *_look(store, action, trial, kind), *_moved(store, trial, kind)]
    outcome = Outcome(trial, tuple(problems), saved=False)
    if outcome.stops or dry_run:
        return outcome
    with store.write(action) as edit:
        edit.change(record, accepted.values, base=wanted.base)
    return Outcome(record, outcome.problems, saved=True)


def remove(store: Store, action: Action, entity: str, key: UUID) -> None:
    """Delete a record that never left this computer, propose it for any other one."""
    record = _held(store, entity, key)
    with store.write(action) as edit:
        edit.remove(record)


def restore(store: Store, action: Action, entity: str, key: UUID) -> None:
    """Bring a deleted record back."""
    record = _held(store, entity, key)
    with store.write(action) as edit:
        edit.restore(record)


def number(edit: Edit, record: Record, *, prefix: str) -> None:
    """Give a new record the numbers that the program makes: the device's prefix and a counter, never given twice."""
    for spec in fields_of(type(record)):
        if spec.ui.kind == SERIAL and not getattr(record, spec.name):
            count = next_count(edit.conn, f"{record.__tablename__}.{spec.name}")
            setattr(record, spec.name, f"{prefix}-{count:04d}")


def _look(store: Store, action: Action, record: Record, entity: Entity) -> Iterable[Problem]:
    if entity.parent == "" and not record.scope_id:
        try:
            record.scope_id = scope_of(entity, record, device=store.identity.device)
        except ValueError:
            return _with_file_named(record, missing(record), "candidate_id")
    author = _operator(action)
    with store.read() as reader:
        found = find_problems(reader, store.catalogue, record, operator_id=author)
        if entity.parent and not _parent(reader, entity, record):
            found = _with_file_named(record, found, entity.parent_field)
    serials = {spec.name for spec in fields_of(type(record)) if spec.ui.kind == SERIAL}
    return [problem for problem in found if not (problem.code == "ALL-NEED" and problem.field in serials)]


def _parent(reader: Reader, entity: Entity, record: Record) -> Any:
    key = getattr(record, entity.parent_field)
    return reader.one(entity.parent, key) if key else None


def _with_file_named(record: Record, found: list[Problem], field: str) -> list[Problem]:
    """Add to the problems that the row names no file to lie in, unless they say so already."""
    if any(problem.field == field for problem in found):
        return found
    label = next((spec.ui.label for spec in fields_of(type(record)) if spec.name == field), field)
    return [*found, Problem("ALL-NEED", Severity.STOP, field, _("«{label}» is still empty.").format(label=_(label)))]


def _moved(store: Store, trial: Record, entity: Entity) -> Iterable[Problem]:
    """A row stays in the file in which it was made: moving it means writing it anew there and deleting it here."""
    if not _is_in_its_file(store, trial, entity):
        field = entity.parent_field or "candidate_id"
        sentence = _("A record stays in its file: write it anew in the other one.")
        yield Problem("ALL-MOVE", Severity.STOP, field, sentence)


def _is_in_its_file(store: Store, trial: Record, entity: Entity) -> bool:
    if entity.parent:
        with store.read() as reader:
            parent = _parent(reader, entity, trial)
        return parent is not None and bool(parent.scope_id == trial.scope_id)
    maker = trial.scope_id.removeprefix("up.")
    device = store.identity.device if maker == trial.scope_id else bytes.fromhex(maker)
    try:
        return scope_of(entity, trial, device=device) == trial.scope_id
    except ValueError:
        return False


def _operator(action: Action) -> UUID | None:
    return UUID(action.author) if len(action.author) == 32 else None


def _held(store: Store, entity: str, key: UUID) -> Record:
    with store.read() as reader:
        record: Record | None = reader.one(entity, key)
    if record is None:
        raise AppError(
            _("This record is not on this computer."),
            _("Nothing has changed."),
            _("Check its number, or ask the office whether it was handed over."),
        )
    return record


def _copy(record: Record, values: Mapping[str, Any]) -> Record:
    """Return a loose copy of a record with other values: the checks look at it before anything is written."""
    trial = type(record)(**{name: getattr(record, name) for name in type(record).model_fields})
    for name, value in values.items():
        setattr(trial, name, value)
    return trial
