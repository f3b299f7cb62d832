"""An assessment between the store and the screen: what is kept, what the checks find, one action that saves it all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from integralavoro_desktop.features.assessments import rules
from integralavoro_desktop.features.assessments.choices import Purpose, RaterRole
from integralavoro_desktop.features.assessments.grid import grid_in
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.assessments.occasion import Answer, Column, Occasion, place_of
from integralavoro_desktop.features.assessments.sheets import sheets_of, views_in
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.accept import accept, missing
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.privacy import person_scope
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.storage.bases import read_bases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.features.assessments.profile import View
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.edit import Action, Base, Edit
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

SHEETS = "assessment.sheet"
RATINGS = "assessment.rating"
_OWN = tuple(spec.name for spec in fields_of(Assessment))
_SHEET = tuple(spec.name for spec in fields_of(Sheet) if spec.name not in {"assessment_id", "rater_role"})
_USUAL = (RaterRole.SELF, RaterRole.COACH, RaterRole.HOST)
_AT_WORK = frozenset({"running", "suspended"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds of an assessment (nothing of a new one), as it stood when the person began."""

    key: UUID
    candidate_id: UUID
    grid: Grid
    occasion: Occasion
    earlier: tuple[View, ...] = ()
    record: Any = None
    sheets: Mapping[UUID, Any] = field(default_factory=dict)
    ratings: Mapping[tuple[UUID, str], Any] = field(default_factory=dict)
    bases: Mapping[UUID, Base] = field(default_factory=dict)


def begin(store: Store, action: Action, candidate_id: UUID, given: Mapping[str, Any] | None = None) -> Kept | None:
    """Return a new assessment of a person with what is usual: today, the newest grid, self, coach and company tutor.

    None where the store holds no grid.
    """
    key = uuid4()
    with store.read() as reader:
        facts = _file_facts(reader, candidate_id)
        grid_row = _newest_grid(facts)
        grid = grid_in(facts, grid_row.id) if grid_row else None
        if grid is None:
            return None
        occasion = Occasion(_first_values(facts, candidate_id, grid_row.id, given or {}), ())
        people = _people(reader, facts, action, candidate_id)
        columns = [_column(role, people.get(role, {})) for role in _USUAL]
        return Kept(key, candidate_id, grid, replace(occasion, columns=tuple(columns)), tuple(_earlier(facts, key)))


def open_kept(store: Store, action: Action, key: UUID) -> Kept | None:
    """Return an assessment as it stands; None where it, or the grid it was made with, is not in this store."""
    with store.read() as reader:
        record = reader.one("assessment", key)
        if record is None or record.deleted_at is not None:
            return None
        facts = _facts(reader, record)
        grid = grid_in(facts, record.instrument_id)
        if grid is None:
            return None
        sheets = sheets_of(record, facts.rows(SHEETS))
        ratings = [row for row in facts.rows(RATINGS) if row.sheet_id in {sheet.id for sheet in sheets}]
        people = _people(reader, facts, action, record.candidate_id)
        occasion = _occasion_of(record, sheets, ratings, people)
        earlier = tuple(_earlier(_file_facts(reader, record.candidate_id), key))
    return Kept(
        key,
        record.candidate_id,
        grid,
        occasion,
        earlier,
        record,
        {sheet.id: sheet for sheet in sheets},
        {(row.sheet_id, row.item): row for row in ratings},
        read_bases(store, [row.id for row in (record, *sheets, *ratings)]),
    )


def find_problems(store: Store, kept: Kept, occasion: Occasion) -> tuple[Problem, ...]:
    """Return what the checks find in an assessment as it would be saved: ASS-1 to ASS-4 and the general ones."""
    accepted = accept(Assessment, occasion.values)
    record = Assessment(**accepted.values, id=kept.key, scope_id=person_scope(kept.candidate_id.hex))
    found = [*accepted.problems, *missing(record)]
    sheets, ratings = [], []
    for column in _written(kept, occasion):
        sheet, refused = _trial_sheet(kept, column)
        sheets.append(sheet)
        found += [_of_sheet(problem, column) for problem in (*refused, *missing(sheet))]
        ratings += [Rating(sheet_id=column.id, item=code, **_marks(one)) for code, one in column.answers.items()]
    with store.read() as reader:
        facts = _instead(_facts(reader, record), kept.key, sheets, ratings)
        found += [*check_all(record, facts), *rules.check(record, facts)]
        for column, sheet in zip(_written(kept, occasion), sheets, strict=True):
            found += [_of_sheet(problem, column) for problem in check_all(sheet, facts)]
    return tuple(dict.fromkeys(found))


def save(store: Store, action: Action, kept: Kept, occasion: Occasion) -> None:
    """Write an assessment with its sheets and levels in one action: of an existing one only what differs.

    The caller has asked `find_problems` before.
    """
    values = accept(Assessment, occasion.values).values
    with store.write(action) as edit:
        if kept.record is None:
            edit.add(Assessment(**values, id=kept.key))
        else:
            edit.change(kept.record, values, base=kept.bases.get(kept.key))
        for column in _written(kept, occasion):
            _save_sheet(edit, kept, column)


def person_name(reader: Reader, candidate_id: UUID) -> str:
    """Return given name and family name, the code of a file without a name, empty where it is not held."""
    person = reader.one("candidate", candidate_id)
    if person is None:
        return ""
    return " ".join(part for part in (person.given_name, person.family_name) if part) or person.code or ""


def stops(problems: Sequence[Problem]) -> bool:
    """Tell whether a problem keeps the assessment a draft."""
    return any(problem.severity is Severity.STOP for problem in problems)


def _save_sheet(edit: Edit, kept: Kept, column: Column) -> None:
    values = accept(Sheet, _sheet_values(kept, column)).values
    sheet = kept.sheets.get(column.id)
    if sheet is None:
        edit.add(Sheet(**values, id=column.id))
    else:
        edit.change(sheet, values, base=kept.bases.get(column.id))
    for code, answer in column.answers.items():
        rating = kept.ratings.get((column.id, code))
        marks = accept(Rating, _marks(answer)).values
        if rating is None:
            edit.add(Rating(sheet_id=column.id, item=code, **marks))
        else:
            edit.change(rating, marks, base=kept.bases.get(rating.id))


def _written(kept: Kept, occasion: Occasion) -> list[Column]:
    return [column for column in occasion.columns if column.is_used or column.id in kept.sheets]


def _sheet_values(kept: Kept, column: Column) -> dict[str, Any]:
    return {"assessment_id": kept.key, "rater_role": column.role, **column.values}


def _trial_sheet(kept: Kept, column: Column) -> tuple[Sheet, tuple[Problem, ...]]:
    accepted = accept(Sheet, _sheet_values(kept, column))
    return Sheet(**accepted.values, id=column.id, scope_id=person_scope(kept.candidate_id.hex)), accepted.problems


def _marks(answer: Answer) -> dict[str, Any]:
    return {"value": answer.value, "not_rated": answer.reason, "note": answer.note or None}


def _of_sheet(problem: Problem, column: Column) -> Problem:
    return replace(problem, field=f"sheet.{column.id.hex}.{problem.field}")


def _facts(reader: Reader, record: Record) -> Facts:
    facts = reader.facts(record)
    return replace(facts, load=cache(facts.load))


def _file_facts(reader: Reader, candidate_id: UUID) -> Facts:
    """Return the facts of the whole file: those of one assessment hold its own sheets alone."""
    person = reader.one("candidate", candidate_id)
    return _facts(reader, person or Assessment(candidate_id=candidate_id, scope_id=person_scope(candidate_id.hex)))


def _instead(facts: Facts, key: UUID, sheets: list[Sheet], ratings: list[Rating]) -> Facts:
    """Return the facts with these sheets and levels in the place of those that the store holds of this occasion."""

    def load(entity: str) -> Sequence[Any]:
        if entity == SHEETS:
            return [*(row for row in facts.rows(SHEETS) if row.assessment_id != key), *sheets]
        if entity == RATINGS:
            mine = {row.id for row in facts.rows(SHEETS) if row.assessment_id == key}
            return [*(row for row in facts.rows(RATINGS) if row.sheet_id not in mine), *ratings]
        return facts.rows(entity)

    return replace(facts, load=load)


def _earlier(facts: Facts, key: UUID) -> Iterator[View]:
    for other in facts.rows("assessment"):
        if other.id != key:
            yield from views_in(other, facts)


def _newest_grid(facts: Facts) -> Any:
    grids = [row for row in facts.rows("instrument") if str(row.kind) == "grid"]
    valid = [row for row in grids if covers(row.valid_from, row.valid_to, facts.today)]
    return max(valid, key=lambda row: (row.valid_from or facts.today, row.version or ""), default=None)


def _first_values(facts: Facts, candidate_id: UUID, grid_id: UUID, given: Mapping[str, Any]) -> dict[str, Any]:
    running = _running(facts)
    is_first = not any(row.candidate_id == candidate_id for row in facts.rows("assessment"))
    usual = {
        "candidate_id": candidate_id,
        "held_on": clock.today(),
        "purpose": Purpose.ENTRY if is_first else Purpose.JOB if running else Purpose.MIDWAY,
        "instrument_id": grid_id,
        "traineeship_id": running.id if running else None,
    }
    known = {name: value for name, value in given.items() if name in _OWN}
    return dict.fromkeys(_OWN) | {"outcome_by": [], "missing_items": [], "supports": []} | usual | known


def _running(facts: Facts) -> Any:
    there = [row for row in facts.rows("traineeship") if str(row.state) in _AT_WORK]
    return max(there, key=lambda row: row.starts_on or facts.today, default=None)


def _people(reader: Reader, facts: Facts, action: Action, candidate_id: UUID) -> dict[Any, dict[str, Any]]:
    """Return who usually fills each sheet: the person, who works here, the company tutor of a running traineeship."""
    found: dict[Any, dict[str, Any]] = {}
    name = person_name(reader, candidate_id)
    if name:
        found[RaterRole.SELF] = {"rater_name": name}
    operator = reader.one("operator", action.author) if len(action.author) == 32 else None
    if operator is not None:
        found[RaterRole.COACH] = {"rater_name": operator.name, "operator_id": operator.id}
    running = _running(facts)
    tutor = reader.one("organisation.contact", running.host_tutor_id) if running and running.host_tutor_id else None
    if tutor is not None:
        found[RaterRole.HOST] = {"rater_name": tutor.name}
    return found


def _column(role: RaterRole, who: Mapping[str, Any]) -> Column:
    return Column(uuid4(), role, dict.fromkeys(_SHEET) | {"filled_on": clock.today()} | dict(who))


def new_column(role: RaterRole) -> Column:
    """Return an empty sheet of a role, filled today by somebody still to be named."""
    return _column(role, {})


def _occasion_of(record: Any, sheets: list[Any], ratings: list[Any], people: dict[Any, dict[str, Any]]) -> Occasion:
    columns = [
        Column(
            sheet.id,
            sheet.rater_role,
            {name: getattr(sheet, name) for name in _SHEET},
            {
                row.item: Answer(row.value, row.not_rated, row.note or "")
                for row in ratings
                if row.sheet_id == sheet.id and row.item
            },
        )
        for sheet in sheets
    ]
    there = {column.role for column in columns}
    columns += [_column(role, people.get(role, {})) for role in _USUAL if role not in there]
    columns.sort(key=lambda column: place_of(column.role))
    return Occasion({name: getattr(record, name) for name in _OWN}, tuple(columns))
