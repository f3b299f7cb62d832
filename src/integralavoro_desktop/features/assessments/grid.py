"""An instrument as a sheet needs it: its areas and items in order, in words, and what each rater is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import i18n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts

LEVELS = range(5)
HOST = "host"
SAME = "same"


@dataclass(frozen=True, slots=True)
class Item:
    """One item with the texts of its levels; `at_work` tells whether the company tutor is asked too."""

    code: str
    name: str
    levels: tuple[str, ...] = ()
    at_work: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its items in order."""

    code: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """An instrument of one version: what may be marked, and how many answers an area needs for a mean."""

    code: str
    version: str
    areas: tuple[Area, ...]
    min_answered: int = 3
    low: int = 0
    high: int = 4
    equals: frozenset[tuple[str, str, str, str]] = frozenset()
    """Its items that are the same as an item of another instrument: own item, code, version, item over there."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the order of the sheet."""
        return tuple(item for area in self.areas for item in area.items)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of every item, in the order of the sheet."""
        return tuple(item.code for item in self.items)

    @property
    def edition(self) -> tuple[str, str]:
        """The code and version, which make two sheets speak of the same things."""
        return self.code, self.version

    def asked(self, role: str) -> Grid:
        """Return what a rater of this role is asked: a company tutor only what can be seen at work."""
        if role != HOST:
            return self
        areas = (replace(area, items=tuple(item for item in area.items if item.at_work)) for area in self.areas)
        return replace(self, areas=tuple(area for area in areas if area.items))

    def is_same_as(self, other: Grid) -> bool:
        """Tell whether both are the same instrument in the same version."""
        return self.edition == other.edition


def grid_of(instrument: Any, areas: Iterable[Any], items: Iterable[Any], crosswalk: Iterable[Any] = ()) -> Grid:
    """Return an instrument with its rows as a grid; rows of other instruments are passed over."""
    rows = sorted(_of(instrument, items), key=_place)
    return Grid(
        instrument.code or "",
        instrument.version or "",
        tuple(
            Area(area.code or "", _said(area, "name"), tuple(_item(row) for row in rows if row.area == area.code))
            for area in sorted(_of(instrument, areas), key=_place)
        ),
        min_answered=_or(instrument.min_answered, 3),
        low=_or(instrument.value_min, 0),
        high=_or(instrument.value_max, 4),
        equals=frozenset(
            (row.item, row.other_code, row.other_version, row.other_item)
            for row in _of(instrument, crosswalk)
            if row.relation == SAME
        ),
    )


def grid_in(facts: Facts, instrument_id: UUID | None) -> Grid | None:
    """Return the grid of an instrument as this store knows it, None where it does not hold it."""
    instrument = facts.find("instrument", instrument_id) if instrument_id else None
    if instrument is None:
        return None
    rows = (facts.rows(f"instrument.{name}") for name in ("area", "item", "crosswalk"))
    return grid_of(instrument, *rows)


def same_items(earlier: Grid, later: Grid) -> Mapping[str, str] | None:
    """Return for each item of the later grid its equal in the earlier one, None unless every item has just one.

    A crosswalk may be written on either of the two instruments.
    """
    if earlier.is_same_as(later):
        return {code: code for code in later.codes}
    forth = {(item, there) for item, code, version, there in later.equals if (code, version) == earlier.edition}
    back = {(there, item) for item, code, version, there in earlier.equals if (code, version) == later.edition}
    pairs = forth | back
    is_whole = {new for new, _old in pairs} == set(later.codes) and {old for _new, old in pairs} == set(earlier.codes)
    return dict(pairs) if is_whole and len(pairs) == len(later.codes) == len(earlier.codes) else None


def _of(instrument: Any, rows: Iterable[Any]) -> Iterator[Any]:
    return (row for row in rows if row.instrument_id == instrument.id)


def _item(row: Any) -> Item:
    anchors = (getattr(row, f"anchor_{_language()}_{level}") for level in LEVELS)
    return Item(row.code or "", _said(row, "name"), tuple(text or "" for text in anchors), bool(row.at_work))


def _said(row: Any, name: str) -> str:
    return getattr(row, f"{name}_{_language()}") or getattr(row, f"{name}_it") or ""


def _language() -> str:
    return i18n.language()


def _place(row: Any) -> tuple[int, str]:
    return (row.order or 0, row.code or "")


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
