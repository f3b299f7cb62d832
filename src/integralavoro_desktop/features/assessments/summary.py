"""A person's assessments in short: the areas of the last sheet beside the one before, and what moved each time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.choices import RaterRole
from integralavoro_desktop.features.assessments.profile import Change, Trend, View, change, profile
from integralavoro_desktop.features.assessments.sheets import compared_with, views_in
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import month_key, month_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts

# whose sheet stands for the occasion where several filled one: the coach's, for it is there from the first to the last
_FIRST = (RaterRole.COACH, RaterRole.SECOND, RaterRole.TEAM, RaterRole.HOST, RaterRole.LEADER, RaterRole.SELF)


@dataclass(frozen=True, slots=True)
class AreaLevels:
    """The means of the areas on one sheet, and on the sheet it may be compared with; names say when and by whom."""

    areas: Sequence[str]
    today: Sequence[Decimal | None]
    today_name: str
    before: Sequence[Decimal | None] = ()
    before_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssessedLine:
    """One assessment: who filled a sheet, the areas that grew and fell since the comparable sheet before."""

    id: UUID
    on: date | None
    title: str
    raters: str
    growing: Sequence[str] = ()
    falling: Sequence[str] = ()
    note: str = ""
    outcome: str = ""


def last_levels(facts: Facts) -> AreaLevels | None:
    """Return the areas of the last assessment of which a sheet is held, None where there is none."""
    held = [(row, views) for row in _newest_first(facts) if (views := views_in(row, facts))]
    if not held:
        return None
    view = _leading(held[0][1])
    earlier = [other for _row, views in held[1:] for other in views]
    before = compared_with(view, earlier)
    areas = profile(view).areas
    if before is None:
        return AreaLevels([a.name for a in areas], [a.mean for a in areas], _named(view))
    found = {area.code: area.mean for area in profile(before).areas}
    return AreaLevels(
        [a.name for a in areas],
        [a.mean for a in areas],
        _named(view),
        before=[found.get(a.code) for a in areas],
        before_name=_named(before),
        note=change(before, view).comparability.words,
    )


def assessed(facts: Facts) -> list[AssessedLine]:
    """Return every assessment of the file, the newest first."""
    held = [(row, views_in(row, facts)) for row in _newest_first(facts)]
    lines = []
    for place, (row, views) in enumerate(held):
        earlier = [view for _row, before in held[place + 1 :] for view in before]
        lines.append(_line(row, views, earlier))
    return lines


def _line(row: Any, views: list[View], earlier: list[View]) -> AssessedLine:
    line = AssessedLine(
        row.id,
        row.held_on,
        row.purpose.words if row.purpose else "",
        ", ".join(dict.fromkeys(_role(view) for view in views)),
        outcome=row.outcome.words if row.outcome else "",
    )
    if not views or not earlier:
        return line
    moved = _moved(_leading(views), earlier)
    return line if moved is None else _with_change(line, moved)


def _moved(view: View, earlier: list[View]) -> Change | None:
    before = compared_with(view, earlier)
    return None if before is None else change(before, view)


def _with_change(line: AssessedLine, moved: Change) -> AssessedLine:
    return replace(
        line,
        growing=tuple(area.name for area in moved.areas if area.trend is Trend.GROWING),
        falling=tuple(area.name for area in moved.areas if area.trend is Trend.FALLING),
        note=moved.comparability.words,
    )


def _newest_first(facts: Facts) -> list[Any]:
    known = [row for row in facts.rows("assessment") if row.held_on is not None]
    return sorted(known, key=lambda row: (row.held_on, str(row.id)), reverse=True)


def _leading(views: Sequence[View]) -> View:
    order = {str(role): at for at, role in enumerate(_FIRST)}
    return min(views, key=lambda view: order.get(view.role, len(order)))


def _role(view: View) -> str:
    role = next((one for one in RaterRole if str(one) == view.role), None)
    return role.words if role else view.role


def _named(view: View) -> str:
    when = month_words(month_key(view.on)) if view.on else _("without a date")
    return f"{when}, {_role(view).lower()}"
