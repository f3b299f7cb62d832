"""The fields of a record model, read once from its declaration."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from annotated_types import Ge, Le, MaxLen

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.columns import LONG
from integralavoro_desktop.kernel.record import COMMON, Record, Ui


class Kind(StrEnum):
    """What sort of value a field holds; editors, papers and the bundle choose by it."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    WHOLE = "whole"
    MINUTES = "minutes"
    DECIMAL = "decimal"
    EURO = "euro"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    CODE = "code"
    CODES = "codes"
    TEXTS = "texts"
    LINK = "link"
    LINKS = "links"


_PLAIN = {
    date: Kind.DATE,
    datetime: Kind.MOMENT,
    time: Kind.TIME,
    int: Kind.WHOLE,
    Decimal: Kind.DECIMAL,
    bool: Kind.FLAG,
    UUID: Kind.LINK,
}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, kind, limits and the declaration that people see."""

    name: str
    kind: Kind
    ui: Ui
    default: Any = None
    size: int = 0
    low: Any = None
    high: Any = None
    of: type[Choice] | None = None

    @property
    def register(self) -> str:
        """Return the register this field is merged in: its group, or itself."""
        return self.ui.group or self.name

    @property
    def is_list(self) -> bool:
        """Tell whether the field holds several values."""
        return self.kind in {Kind.CHOICES, Kind.CODES, Kind.TEXTS, Kind.LINKS}


@cache
def fields_of(model: type[Record]) -> tuple[FieldSpec, ...]:
    """Return the declared fields of a model, in the order of its declaration, without the common columns."""
    specs = []
    for name, info in model.model_fields.items():
        if name in COMMON:
            continue
        ui = next((m for m in info.metadata if isinstance(m, Ui)), None)
        if ui is None:
            message = f"{model.__name__}.{name} has no Ui"
            raise TypeError(message)
        specs.append(_spec(name, info, ui))
    return tuple(specs)


@cache
def field_of(model: type[Record], name: str) -> FieldSpec:
    """Return one declared field; KeyError if the model has none of that name."""
    return _by_name(model)[name]


@cache
def registers_of(model: type[Record]) -> dict[str, tuple[FieldSpec, ...]]:
    """Return the fields of each register: one field alone, or the fields of a group."""
    found: dict[str, list[FieldSpec]] = {}
    for spec in fields_of(model):
        found.setdefault(spec.register, []).append(spec)
    return {register: tuple(specs) for register, specs in found.items()}


@cache
def _by_name(model: type[Record]) -> dict[str, FieldSpec]:
    return {spec.name: spec for spec in fields_of(model)}


def _spec(name: str, info: Any, ui: Ui) -> FieldSpec:
    bare = _bare(info.annotation)
    items = typing.get_args(bare)[0] if typing.get_origin(bare) is list else None
    of = next((t for t in (bare, items) if isinstance(t, type) and issubclass(t, Choice)), None)
    size = next((m.max_length for m in info.metadata if isinstance(m, MaxLen)), 0)
    return FieldSpec(
        name=name,
        kind=_kind(bare, items=items, of=of, size=size, ui=ui),
        ui=ui,
        default=None if info.default_factory else info.default,
        size=size,
        low=next((m.ge for m in info.metadata if isinstance(m, Ge)), None),
        high=next((m.le for m in info.metadata if isinstance(m, Le)), None),
        of=of,
    )


def _bare(annotation: Any) -> Any:
    """Strip `| None` from an annotation."""
    if typing.get_origin(annotation) in {types.UnionType, typing.Union}:
        return next(a for a in typing.get_args(annotation) if a is not type(None))
    return annotation


def _kind(bare: Any, *, items: Any, of: type[Choice] | None, size: int, ui: Ui) -> Kind:
    if items is not None:
        if of:
            return Kind.CHOICES
        return Kind.LINKS if ui.reference else Kind.CODES if ui.codes else Kind.TEXTS
    if of:
        return Kind.CHOICE
    if bare is str:
        return Kind.CODE if ui.codes else Kind.LONG if size == LONG else Kind.TEXT
    if ui.kind in {Kind.MINUTES, Kind.EURO}:
        return Kind(ui.kind)
    return _PLAIN[bare]
