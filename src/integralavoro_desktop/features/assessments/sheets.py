"""From rows to sheets: which levels belong to which rater, and which earlier sheet a sheet is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.choices import RaterRole
from integralavoro_desktop.features.assessments.grid import grid_in
from integralavoro_desktop.features.assessments.profile import View, comparability

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
    from integralavoro_desktop.kernel.facts import Facts


def view_of(sheet: Sheet, ratings: Iterable[Rating], grid: Grid) -> View:
    """Return a sheet with the levels given on it; a reason in place of a level is no level."""
    levels = {r.item: r.value for r in ratings if r.sheet_id == sheet.id and r.item and r.value is not None}
    return View(
        str(sheet.rater_role or ""),
        sheet.rater_name or "",
        sheet.filled_on,
        grid,
        levels,
        operator_id=sheet.operator_id,
    )


def views_in(assessment: Assessment, facts: Facts) -> list[View]:
    """Return the sheets of an occasion; none where the instrument is not held here."""
    grid = grid_in(facts, assessment.instrument_id)
    if grid is None:
        return []
    ratings = facts.rows("assessment.rating")
    return [view_of(sheet, ratings, grid) for sheet in sheets_of(assessment, facts.rows("assessment.sheet"))]


def sheets_of(assessment: Assessment, sheets: Iterable[Any]) -> list[Any]:
    """Return the sheets of one occasion, in the order of the roles: the person first."""
    order = {str(role): at for at, role in enumerate(RaterRole)}
    mine = [sheet for sheet in sheets if sheet.assessment_id == assessment.id]
    return sorted(mine, key=lambda s: (order.get(str(s.rater_role), len(order)), s.rater_name or "", str(s.id)))


def compared_with(view: View, others: Sequence[View]) -> View | None:
    """Return the last earlier sheet that may be subtracted from this one, None if there is none."""
    earlier = [o for o in others if o.on and view.on and o.on < view.on and comparability(o, view).has_difference]
    return max(earlier, key=lambda o: (comparability(o, view) == "full", o.on), default=None)


def is_own_words(sheet: Any) -> bool:
    """Tell whether the comment of a sheet is the person's own: then it is shown in quotation marks."""
    return bool(sheet.rater_role == RaterRole.SELF)
