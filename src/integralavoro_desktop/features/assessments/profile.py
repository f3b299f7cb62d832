"""What a sheet shows, what moved between two sheets, where raters differ: never a total, never a mean of raters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from integralavoro_desktop.features.assessments.grid import Area, Grid, same_items
from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.money import half_up, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

STRENGTH = 3
TO_SUPPORT = 1
DAYS_APART = 28
TO_TALK_ABOUT = 2
_SELF = "self"


@dataclass(frozen=True, slots=True)
class View:
    """One sheet as it is read: who rated, on which day, with which instrument, and the levels given by item."""

    role: str
    rater: str
    on: date | None
    grid: Grid
    levels: Mapping[str, int]
    operator_id: UUID | None = None

    def is_by_same_rater(self, other: View) -> bool:
        """Tell whether one person filled both; the sheet of the person herself is hers however her name is spelled."""
        if self.role == other.role == _SELF:
            return True
        if self.operator_id and other.operator_id:
            return self.operator_id == other.operator_id
        return fold(self.rater) == fold(other.rater)


@dataclass(frozen=True, slots=True)
class AreaMean:
    """The mean of an area on one sheet, to one decimal; None where too few items were rated."""

    code: str
    name: str
    mean: Decimal | None
    answered: int
    asked: int

    @property
    def why_none(self) -> str:
        """Return the sentence for an area without a mean, empty where there is one."""
        if self.mean is not None:
            return ""
        return _("not computable ({n} items out of {total})").format(n=self.answered, total=self.asked)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one sheet shows: the means of the areas, what is strong, what wants support now, what has no level."""

    areas: tuple[AreaMean, ...]
    strengths: tuple[str, ...]
    to_support: tuple[str, ...]
    unrated: int


class Comparability(Choice):
    """Whether two sheets may be subtracted, and why not."""

    FULL = "full", N_("comparable")
    WITH_CARE = "with_care", N_("comparable with care: another person rated")
    OTHER_ROLE = "other_role", N_("not comparable: another role")
    OTHER_VERSION = "other_version", N_("not comparable: another version")
    TOO_CLOSE = "too_close", N_("not comparable: too close in time")

    @property
    def has_difference(self) -> bool:
        """Tell whether a difference may be shown."""
        return self in (Comparability.FULL, Comparability.WITH_CARE)


class Trend(Choice):
    """Which way an area went."""

    GROWING = "growing", N_("growing")
    FALLING = "falling", N_("falling")
    STEADY = "steady", N_("steady")


class Move(StrEnum):
    """Which way an item went: one level is a move."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item on both sheets, side by side; `move` is None where there is nothing to subtract."""

    item: str
    before: int | None
    after: int | None
    move: Move | None


@dataclass(frozen=True, slots=True)
class AreaChange:
    """How an area went over the items rated on both sheets; no difference where they are too few."""

    code: str
    name: str
    difference: Decimal | None
    trend: Trend | None
    in_common: int


@dataclass(frozen=True, slots=True)
class Change:
    """Two sheets of one person side by side. `areas` is empty where they cannot be compared."""

    comparability: Comparability
    items: tuple[ItemChange, ...]
    areas: tuple[AreaChange, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the raters of one occasion stand apart on an item: the lowest and highest level, how many rated it."""

    item: str
    lowest: int
    highest: int
    raters: int

    @property
    def width(self) -> int:
        """The levels between the highest and the lowest."""
        return self.highest - self.lowest

    @property
    def is_to_talk_about(self) -> bool:
        """Tell whether to talk about it together."""
        return self.width >= TO_TALK_ABOUT

    @property
    def words(self) -> str:
        """Return the invitation to talk, empty where the raters are near."""
        return _("to talk about together") if self.is_to_talk_about else ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many of the items rated by two or more the raters are at most one level apart."""

    near: int
    rated: int

    @property
    def percent(self) -> Decimal | None:
        """Return the share to one decimal, None where no item was rated twice."""
        return percent(self.near, self.rated)


def profile(view: View) -> Profile:
    """Return what one sheet shows, over what a rater of its role is asked."""
    grid = view.grid.asked(view.role)
    rated = [(code, view.levels[code]) for code in grid.codes if code in view.levels]
    return Profile(
        areas=tuple(_mean(area, view) for area in grid.areas if len(area.items) >= grid.min_answered),
        strengths=tuple(code for code, level in rated if level >= STRENGTH),
        to_support=tuple(code for code, level in rated if level <= TO_SUPPORT),
        unrated=len(grid.codes) - len(rated),
    )


def comparability(earlier: View, later: View) -> Comparability:
    """Return whether two sheets may be subtracted: role first, then instrument, then days, then who rated."""
    if earlier.role != later.role:
        return Comparability.OTHER_ROLE
    if same_items(earlier.grid, later.grid) is None:
        return Comparability.OTHER_VERSION
    if earlier.on is None or later.on is None or abs((later.on - earlier.on).days) < DAYS_APART:
        return Comparability.TOO_CLOSE
    return Comparability.FULL if earlier.is_by_same_rater(later) else Comparability.WITH_CARE


def change(earlier: View, later: View) -> Change:
    """Return two sheets side by side, with the differences where they may be compared."""
    found = comparability(earlier, later)
    partner = same_items(earlier.grid, later.grid) or {}
    grid = later.grid.asked(later.role)
    pairs = ((code, earlier.levels.get(partner.get(code, code)), later.levels.get(code)) for code in grid.codes)
    if not found.has_difference:
        return Change(found, tuple(ItemChange(*pair, None) for pair in pairs), ())
    items = tuple(ItemChange(*pair, _move(*pair[1:])) for pair in pairs)
    return Change(found, items, _area_changes(grid, items))


def spread(views: Sequence[View]) -> tuple[Spread, ...]:
    """Return for each item that two or more raters of one occasion rated how far they stand apart."""
    found = []
    for code in dict.fromkeys(code for view in views for code in view.grid.codes):
        levels = [view.levels[code] for view in views if code in view.levels]
        if len(levels) > 1:
            found.append(Spread(code, min(levels), max(levels), len(levels)))
    return tuple(found)


def agreement(spreads: Iterable[Spread]) -> Agreement:
    """Return on how many items the raters are near."""
    rated = list(spreads)
    return Agreement(sum(not one.is_to_talk_about for one in rated), len(rated))


def _mean(area: Area, view: View) -> AreaMean:
    levels = [view.levels[item.code] for item in area.items if item.code in view.levels]
    has_mean = len(levels) >= max(view.grid.min_answered, 1)
    mean = half_up(Decimal(sum(levels)) / len(levels), 1) if has_mean else None
    return AreaMean(area.code, area.name, mean, len(levels), len(area.items))


def _move(before: int | None, after: int | None) -> Move | None:
    if before is None or after is None:
        return None
    return Move.UP if after > before else Move.DOWN if after < before else Move.SAME


def _area_changes(grid: Grid, items: tuple[ItemChange, ...]) -> tuple[AreaChange, ...]:
    by_code = {item.item: item for item in items}
    return tuple(
        _area_change(area, [by_code[item.code] for item in area.items], grid.min_answered)
        for area in grid.areas
        if len(area.items) >= grid.min_answered
    )


def _area_change(area: Area, items: list[ItemChange], least: int) -> AreaChange:
    steps = [item.after - item.before for item in items if item.before is not None and item.after is not None]
    if len(steps) < max(least, 1):
        return AreaChange(area.code, area.name, None, None, len(steps))
    # in integers: half a level and more is a trend, whatever the rounded figure shows
    twice = 2 * sum(steps)
    trend = Trend.GROWING if twice >= len(steps) else Trend.FALLING if twice <= -len(steps) else Trend.STEADY
    difference = half_up(Decimal(sum(steps)) / len(steps), 1)
    return AreaChange(area.code, area.name, difference, trend, len(steps))
