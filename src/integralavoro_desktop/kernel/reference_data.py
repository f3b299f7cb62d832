"""The reference data shipped with the program: code lists, instruments, dated parameters, territories, units."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ITEM = "ITEM"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeValue:
    """One value of a code list. `flags` are words with a sense in its list; `levels_*` the four texts of a scale."""

    code: str
    label_it: str
    label_en: str
    parent: str = ""
    order: int = 0
    maps_to: str = ""
    flags: str = ""
    levels_it: tuple[str, ...] = ()
    levels_en: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The words in the language in force."""
        return self.label_it if i18n.language() == "it" else self.label_en

    @property
    def levels(self) -> tuple[str, ...]:
        """The texts of the levels in the language in force."""
        return self.levels_it if i18n.language() == "it" else self.levels_en

    def has_flag(self, flag: str) -> bool:
        """Tell whether the value carries a flag, as `c` for coaching in ATT."""
        return flag in self.flags.split()

    def mapped(self, other: str) -> str:
        """Return the code this value stands for in another list (`SISM-INT`), empty if there is none."""
        pairs = (pair.partition(":") for pair in self.maps_to.split())
        return next((code for name, _sep, code in pairs if name == other), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """A code list: official ones change only with the program; one not verified is shown as «da verificare»."""

    name: str
    title_it: str
    title_en: str
    source: str
    official: bool
    verified: bool
    note: str = ""
    values: tuple[CodeValue, ...] = ()
    by_code: Mapping[str, CodeValue] = field(default_factory=dict, repr=False, compare=False)

    @property
    def title(self) -> str:
        """The name of the list in the language in force."""
        return self.title_it if i18n.language() == "it" else self.title_en

    def label(self, code: str) -> str:
        """Return the words of a code; a code the list does not know stays readable as itself."""
        found = self.by_code.get(code)
        return found.label if found else code


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of an instrument."""

    code: str
    name_it: str
    name_en: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of an instrument with the text of its five levels; `at_work` ones may be asked of the host tutor."""

    code: str
    area: str
    name_it: str
    name_en: str
    order: int
    icf: tuple[str, ...]
    esco_group: str
    at_work: bool
    anchors_it: tuple[str, ...]
    anchors_en: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An assessment instrument that comes with the program."""

    code: str
    version: str
    name_it: str
    name_en: str
    kind: str
    value_min: int
    value_max: int
    min_answered: int
    owner: str
    licence: str
    valid_from: date
    valid_to: date | None
    opening_it: str
    opening_en: str
    icf_verified: bool
    areas: tuple[Area, ...]
    items: tuple[Item, ...]

    def items_of(self, area: str) -> tuple[Item, ...]:
        """Return the items of an area, in order."""
        return tuple(item for item in self.items if item.area == area)


class ParameterRow(Protocol):
    """What a dated value must tell, whether it is shipped or a record of the store."""

    @property
    def code(self) -> str:
        """The code, as L68.CONTRIB_DAY."""

    @property
    def value(self) -> Decimal | str | None:
        """A number, words, or nothing yet."""

    @property
    def unit(self) -> str:
        """The unit of the value."""

    @property
    def valid_from(self) -> date | None:
        """The first day, None if unknown."""

    @property
    def valid_to(self) -> date | None:
        """The last day, None while in force."""

    @property
    def source(self) -> str:
        """The act or page it was read in."""

    @property
    def verified(self) -> bool:
        """Whether it stands without «da verificare»."""

    @property
    def checked_on(self) -> date | None:
        """When somebody here last checked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterValue:
    """A dated value as shipped. `mark` is V read in a published act, U unverified, D our own decision."""

    code: str
    value: Decimal | str | None
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    mark: str
    note: str = ""
    checked_on: date | None = None

    @property
    def verified(self) -> bool:
        """Whether the value may stand without the words «da verificare»."""
        return self.mark != "U"


class Parameters:
    """Dated values by code; a calculation takes the one valid on the day of the event, never today's."""

    def __init__(self, rows: Iterable[ParameterRow]) -> None:
        """Take the shipped values, the records of the store, or both; rows without a value count as missing."""
        self._rows: dict[str, list[ParameterRow]] = defaultdict(list)
        for row in rows:
            if row.value is not None:
                self._rows[row.code].append(row)

    def value_on(self, code: str, day: date) -> ParameterRow | None:
        """Return the value in force on a day, None if there is none: then there is no result either.

        Of two values for the same day, which LAW-1 forbids, the one that started later is taken.
        """
        fitting = [row for row in self._rows.get(code, ()) if _covers(row, day)]
        return max(fitting, key=lambda row: row.valid_from or date.min, default=None)

    def number_on(self, code: str, day: date) -> Decimal | None:
        """Return the number in force on a day, None if there is none."""
        row = self.value_on(code, day)
        return row.value if row and isinstance(row.value, Decimal) else None

    def whole_on(self, code: str, day: date) -> int | None:
        """Return the whole number in force on a day (days, months, heads, percent), None if there is none."""
        number = self.number_on(code, day)
        return int(number) if number is not None and number == int(number) else None

    def codes(self) -> list[str]:
        """Return the codes that have a value on some day, in order."""
        return sorted(self._rows)


def overlaps(rows: Iterable[ParameterRow]) -> list[tuple[ParameterRow, ParameterRow]]:
    """Return the pairs of rows that give one code two values on the same day (check LAW-1)."""
    by_code: dict[str, list[ParameterRow]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    return [
        (one, other)
        for same in by_code.values()
        for at, one in enumerate(same)
        for other in same[at + 1 :]
        if _starts(one) <= _ends(other) and _starts(other) <= _ends(one)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A shipped place. `level` is ats, asst, zone, municipality, district or outside; `parent` another code."""

    code: str
    name: str
    level: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    verified: bool
    cadastral: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A shipped organisation, with its roles as keys of `organisation.roles` and the code of its territory."""

    key: str
    name: str
    roles: tuple[str, ...]
    parent: str
    territory: str
    public_body: bool | None
    legal_name: str = ""
    note: str = ""


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Return every shipped code list by name; ITEM holds the items of the built-in instrument."""
    lists = [_code_list(_read(path)) for path in _all("codelists")]
    return {one.name: one for one in [*lists, _items_as_list()]}


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return the shipped instruments."""
    return tuple(_instrument(_read(path)) for path in _all("instruments"))


@cache
def parameter_values() -> tuple[ParameterValue, ...]:
    """Return the shipped dated values and settings as rows, also those without a value yet."""
    rows = _read(resources() / "parameters" / "legal_parameters.json")["parameters"]
    return tuple(ParameterValue(**_dated(row) | {"value": _number(row["value"])}) for row in rows)


@cache
def parameters() -> Parameters:
    """Return the shipped dated values, ready to be asked by day."""
    return Parameters(parameter_values())


@cache
def territories() -> tuple[Territory, ...]:
    """Return the shipped territories, every parent before its children."""
    rows = [row for path in _all("territories") for row in _read(path)["territories"]]
    return tuple(Territory(**_dated(row) | {"parent": row["parent"] or ""}) for row in rows)


@cache
def units() -> tuple[Unit, ...]:
    """Return the shipped organisations."""
    rows = [row for path in _all("organisations") for row in _read(path)["units"]]
    return tuple(
        Unit(**row | {"roles": tuple(row["roles"]), "parent": row["parent"] or "", "territory": row["territory"] or ""})
        for row in rows
    )


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _all(folder: str) -> list[Path]:
    return sorted((resources() / folder).glob("*.json"))


def _number(text: str | None) -> Decimal | str | None:
    return Decimal(text) if text and _NUMBER.fullmatch(text) else text


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to")}
    return row | days


def _covers(row: ParameterRow, day: date) -> bool:
    return _starts(row) <= day <= _ends(row)


def _starts(row: ParameterRow) -> date:
    return row.valid_from or date.min


def _ends(row: ParameterRow) -> date:
    return row.valid_to or date.max


def _code_list(data: dict[str, Any]) -> CodeList:
    lists = ("levels_it", "levels_en")
    values = tuple(CodeValue(**row | {name: tuple(row.get(name, ())) for name in lists}) for row in data.pop("values"))
    return CodeList(name=data.pop("list"), values=values, by_code={value.code: value for value in values}, **data)


def _items_as_list() -> CodeList:
    built_in = instruments()[0]
    values = tuple(
        CodeValue(code=item.code, label_it=item.name_it, label_en=item.name_en, parent=item.area, order=item.order)
        for item in built_in.items
    )
    return CodeList(
        name=ITEM,
        title_it="Voce della griglia",
        title_en="Item of the grid",
        source=f"{built_in.code} {built_in.version}",
        official=False,
        verified=True,
        values=values,
        by_code={value.code: value for value in values},
    )


def _instrument(data: dict[str, Any]) -> Instrument:
    areas = tuple(Area(**row) for row in data["areas"])
    listed = ("icf", "anchors_it", "anchors_en")
    items = tuple(Item(**row | {name: tuple(row[name]) for name in listed}) for row in data["items"])
    return Instrument(**_dated(data) | {"areas": areas, "items": items})
