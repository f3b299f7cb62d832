"""An assessment while it is being filled: what each rater marked, as values that each step replaces."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.assessments.choices import NotRated, RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Sheet
from integralavoro_desktop.features.assessments.profile import View
from integralavoro_desktop.kernel.choice import member
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.values import BadValueError, parse, to_wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.kernel.record import Record

REASONS = tuple(NotRated)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rater marked on one item: a level, or why there is none, and a note."""

    value: int | None = None
    reason: Any = None
    note: str = ""

    @property
    def is_given(self) -> bool:
        """Tell whether there is a level or a reason."""
        return self.value is not None or self.reason is not None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is marked at all."""
        return not self.is_given and not self.note


NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Column:
    """The sheet of one rater: who, when, where, and the answers by item."""

    id: UUID
    role: Any
    values: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the rater."""
        return self.values.get("rater_name") or ""

    @property
    def is_used(self) -> bool:
        """Tell whether something was written on the sheet."""
        return bool(self.values.get("comment")) or any(not answer.is_empty for answer in self.answers.values())

    def answer(self, item: str) -> Answer:
        """Return what is marked on an item."""
        return self.answers.get(item, NOTHING)

    def view(self, grid: Grid) -> View:
        """Return the sheet as it is read and compared."""
        levels = {code: answer.value for code, answer in self.answers.items() if answer.value is not None}
        on = self.values.get("filled_on")
        day = on if isinstance(on, date) else None
        return View(str(self.role), self.name, day, grid, levels, self.values.get("operator_id"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything of one assessment: its own fields, and the sheets side by side."""

    values: Mapping[str, Any]
    columns: tuple[Column, ...]

    def column(self, key: UUID) -> Column:
        """Return a sheet by its id."""
        return next(column for column in self.columns if column.id == key)

    def of_role(self, role: RaterRole) -> Column | None:
        """Return the first sheet of a role."""
        return next((column for column in self.columns if column.role == role), None)

    def complete(self, grid: Grid) -> int:
        """Return how many items have an answer from everybody who wrote on a sheet and is asked."""
        used = [column for column in self.columns if column.is_used]
        asked = {column.id: set(grid.asked(str(column.role)).codes) for column in used}
        return sum(
            bool(used) and all(column.answer(code).is_given for column in used if code in asked[column.id])
            for code in grid.codes
        )


def rate(occasion: Occasion, key: UUID, item: str, level: int | None) -> Occasion:
    """Return the occasion after a rater gave an item a level, or took it away; the note stays."""
    return _answered(occasion, key, item, lambda old: Answer(level, None, old.note))


def next_reason(occasion: Occasion, key: UUID, item: str, *, may_be_empty: bool = True) -> Occasion:
    """Return the occasion after «no level» was pressed: the first reason, then the next, at the end nothing again.

    `may_be_empty` is false for an answer that is in the store already: that one goes round the reasons.
    """

    def step(old: Answer) -> Answer:
        place = REASONS.index(old.reason) + 1 if old.reason in REASONS else 0
        if place == len(REASONS) and may_be_empty:
            return Answer(note=old.note)
        return Answer(None, REASONS[place % len(REASONS)], old.note)

    return _answered(occasion, key, item, step)


def note(occasion: Occasion, key: UUID, item: str, text: str) -> Occasion:
    """Return the occasion with a note on an item."""
    return _answered(occasion, key, item, lambda old: replace(old, note=text))


def describe(occasion: Occasion, values: Mapping[str, Any]) -> Occasion:
    """Return the occasion with other values in its own fields."""
    return replace(occasion, values={**occasion.values, **values})


def sign(occasion: Occasion, key: UUID, values: Mapping[str, Any]) -> Occasion:
    """Return the occasion with other values on one sheet: rater, days, place, comment."""
    return _with(occasion, replace(occasion.column(key), values={**occasion.column(key).values, **values}))


def invite(occasion: Occasion, column: Column) -> Occasion:
    """Return the occasion with one sheet more, in the order of the roles."""
    return replace(occasion, columns=tuple(sorted((*occasion.columns, column), key=lambda one: place_of(one.role))))


def place_of(role: Any) -> int:
    """Return where a role stands from left to right: the person first, one of a newer version last."""
    roles = list(RaterRole)
    return roles.index(role) if role in roles else len(roles)


def asked_key(occasion: Occasion, grid: Grid, item: str, covered: frozenset[UUID], *, near: UUID | None = None) -> UUID:
    """Return the sheet on which an item can be marked: `near` where it can, else the first one that is asked."""
    keys = _open_keys(occasion, grid, item, covered)
    return near if near is not None and near in keys else keys[0]


def step(
    occasion: Occasion, grid: Grid, here: tuple[str, UUID], move: tuple[int, int], covered: frozenset[UUID]
) -> tuple[str, UUID]:
    """Return where an arrow leads from an item of a sheet: (items, raters) to go on, stopping at the edges."""
    item, key = here
    items, raters = move
    codes = list(grid.codes)
    if items:
        role = str(occasion.column(key).role)
        codes = [code for code in codes if code in grid.asked(role).codes]
        return codes[max(0, min(len(codes) - 1, codes.index(item) + items))], key
    keys = _open_keys(occasion, grid, item, covered)
    return item, keys[max(0, min(len(keys) - 1, keys.index(key) + raters))]


def to_draft(occasion: Occasion) -> dict[str, Any]:
    """Return the occasion as a draft keeps it."""
    return {
        "values": {name: to_wire(value) for name, value in occasion.values.items()},
        "sheets": [
            {
                "id": column.id.hex,
                "role": str(column.role),
                "values": {name: to_wire(value) for name, value in column.values.items()},
                "answers": {code: [one.value, to_wire(one.reason), one.note] for code, one in column.answers.items()},
            }
            for column in occasion.columns
        ],
    }


def from_draft(draft: Mapping[str, Any]) -> Occasion:
    """Return the occasion that a draft kept."""
    return Occasion(
        _read(Assessment, draft["values"]),
        tuple(
            Column(
                UUID(sheet["id"]),
                member(RaterRole, sheet["role"]),
                _read(Sheet, sheet["values"]),
                {
                    code: Answer(value, member(NotRated, reason), text or "")
                    for code, (value, reason, text) in sheet["answers"].items()
                },
            )
            for sheet in draft["sheets"]
        ),
    )


def _open_keys(occasion: Occasion, grid: Grid, item: str, covered: frozenset[UUID]) -> list[UUID]:
    return [
        column.id
        for column in occasion.columns
        if column.id not in covered and item in grid.asked(str(column.role)).codes
    ]


def _answered(occasion: Occasion, key: UUID, item: str, step: Callable[[Answer], Answer]) -> Occasion:
    column = occasion.column(key)
    answers = {**column.answers, item: step(column.answer(item))}
    return _with(occasion, replace(column, answers={code: one for code, one in answers.items() if not one.is_empty}))


def _with(occasion: Occasion, column: Column) -> Occasion:
    return replace(occasion, columns=tuple(column if one.id == column.id else one for one in occasion.columns))


def _read(model: type[Record], wires: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, wire in wires.items():
        try:
            values[name] = parse(field_of(model, name), wire)
        except BadValueError:
            # what could not be read when it was typed comes back as it was typed
            values[name] = wire
    return values
