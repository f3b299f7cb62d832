"""What raters see, for the care team: the radar with its table, the person's words, strengths with their proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.choices import RaterRole
from integralavoro_desktop.features.assessments.profile import AreaChange, View, change, profile, spread
from integralavoro_desktop.features.assessments.sheets import compared_with, is_own_words, sheets_of, views_in
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import NONE, show_number
from integralavoro_desktop.kernel.months import day_words, month_key, month_words
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.printing import pieces as p

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from integralavoro_desktop.features.assessments.profile import Profile
    from integralavoro_desktop.features.dossier.team_file import TeamFile

LEAST_AXES = 3
MOST_LINES = 4
_PENS = {"self": "amber", "coach": "petrol"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The newest assessment that can be drawn: its sheets, the sheet compared with an earlier one, and how it moved."""

    assessment: Any
    views: Sequence[View]
    later: View | None
    earlier: View | None
    moves: dict[str, AreaChange]

    @property
    def growing(self) -> tuple[int, int]:
        """Return how many areas grow, of how many that can be compared."""
        known = [move for move in self.moves.values() if move.trend is not None]
        return sum(str(move.trend) == "growing" for move in known), len(known)


def picture_of(file: TeamFile) -> Picture | None:
    """Return the newest assessment with a sheet, None where there is none or it may not be seen."""
    if not file.may_see_health:
        return None
    held = [row for row in file.facts.rows("assessment") if row.held_on and row.held_on <= file.desk.today]
    known = [(row, views_in(row, file.facts)) for row in sorted(held, key=lambda row: (row.held_on, str(row.id)))]
    filled = [(row, views) for row, views in known if views]
    if not filled:
        return None
    newest, views = filled[-1]
    before = [view for _row, older in filled[:-1] for view in older]
    later, earlier = _compared(views, before)
    moves = change(earlier, later).areas if later and earlier else ()
    return Picture(newest, views, later, earlier, {move.code: move for move in moves})


def assessment(file: TeamFile, picture: Picture) -> list[p.Piece]:
    """Return the part «What raters see»."""
    return [
        p.Heading(_("Assessment")),
        p.Para(_scale(picture), "small"),
        *_radar(file, picture),
        _table(file, picture),
        *_to_talk_about(picture),
        *_words(file, picture),
    ]


def strengths(file: TeamFile, picture: Picture | None) -> list[p.Piece]:
    """Return what the person can do, each with how it is known; without noted skills, what the coach rated high."""
    rows = [
        (row.label or "", _proof(file, row))
        for row in file.desk.reader.children(file.person, "candidate.skill")
        if row.label
    ]
    if not rows and picture is not None:
        rows = [(name, _("Rated 3 or 4")) for name in _rated_high(picture)]
    if not rows:
        return []
    heads = (_("What the person can do"), _("How we know"))
    return [p.Heading(_("Strengths, with the proof"), 3), p.Table(heads, rows, (0.44, 0.56))]


def _compared(views: Sequence[View], before: Sequence[View]) -> tuple[View | None, View | None]:
    """Choose the sheet whose change is told: the coach's where it can be compared, else another one's."""
    order = sorted(views, key=lambda view: view.role != RaterRole.COACH)
    for view in order:
        earlier = compared_with(view, before)
        if earlier is not None:
            return view, earlier
    return (order[0] if order else None), None


def _scale(picture: Picture) -> str:
    grid = picture.views[0].grid
    return _(
        "Scale {code} {version}, from {low} to {high}: every level describes what can be seen. "
        "Raters stand side by side and are never averaged; there is no total."
    ).format(code=grid.code, version=grid.version, low=grid.low, high=grid.high)


def _lines(picture: Picture) -> list[View]:
    """Return the sheets that are drawn: the person and the coach first, and the earlier one."""
    first = sorted(picture.views, key=lambda view: list(_PENS).index(view.role) if view.role in _PENS else len(_PENS))
    most = MOST_LINES - 1 if picture.earlier else MOST_LINES
    return [*first[:most], *([picture.earlier] if picture.earlier else [])]


def _radar(file: TeamFile, picture: Picture) -> Iterator[p.Piece]:
    grid = picture.views[0].grid
    if len(grid.areas) < LEAST_AXES:
        return
    spare = iter(("grey", "blue") if picture.earlier is None else ("blue", "blue"))
    series = []
    for view in _lines(picture):
        pen = "grey" if view is picture.earlier else _PENS.get(view.role) or next(spare)
        means = {area.code: area.mean for area in profile(view).areas}
        values = [None if (mean := means.get(area.code)) is None else float(mean) for area in grid.areas]
        series.append(p.Series(_label(file, view), values, pen))
    yield p.Radar([area.name for area in grid.areas], series, _comparison(picture), top=grid.high)


def _comparison(picture: Picture) -> str:
    if picture.earlier is None:
        return _("There is no earlier sheet to compare with.")
    if picture.later and picture.later.is_by_same_rater(picture.earlier):
        return _("Same rater and same scale: the two dates can be compared.")
    return _("Same role and same scale, another rater: compare with care.")


def _label(file: TeamFile, view: View) -> str:
    who = file.called if view.role == RaterRole.SELF else _role(view)
    return f"{who}, {month_words(month_key(view.on))}" if view.on else who


def _role(view: View) -> str:
    found = next((role for role in RaterRole if role == view.role), None)
    return found.words if found else view.role


def _table(file: TeamFile, picture: Picture) -> p.Table:
    profiles = [profile(view) for view in picture.views]
    before = profile(picture.earlier) if picture.earlier else None
    heads = [_("Area"), *(file.called if v.role == RaterRole.SELF else _role(v) for v in picture.views)]
    if picture.earlier and picture.earlier.on:
        heads += [short_day(picture.earlier.on), _("Change")]
    rows = []
    for area in picture.views[0].grid.areas:
        row = [area.name, *(_mean(one, area.code) for one in profiles)]
        if before and picture.earlier and picture.earlier.on:
            row += [_mean(before, area.code), _moved(picture.moves.get(area.code))]
        rows.append([*row, _reading(picture, area.code)])
    note = _("A dash: too few items were rated.") if any(NONE in row for row in rows) else ""
    return p.Table([*heads, _("Reading")], rows, right=frozenset(range(1, len(heads))), note=note)


def _mean(found: Profile, code: str) -> str:
    mean = next((area.mean for area in found.areas if area.code == code), None)
    return NONE if mean is None else show_number(mean)


def _moved(move: AreaChange | None) -> str:
    if move is None or move.difference is None:
        return NONE
    return _signed(move.difference)


def _signed(number: Decimal) -> str:
    return f"+{show_number(number)}" if number > 0 else show_number(number).replace("-", "−")


def _reading(picture: Picture, code: str) -> str:
    move = picture.moves.get(code)
    codes = {item.code for area in picture.views[0].grid.areas if area.code == code for item in area.items}
    apart = sum(one.item in codes and one.is_to_talk_about for one in spread(picture.views))
    trend = move.trend.words if move and move.trend else ""
    far = ngettext("{n} item far apart", "{n} items far apart", apart).format(n=apart) if apart else ""
    return ", ".join(part for part in (trend, far) if part)


def _to_talk_about(picture: Picture) -> Iterator[p.Piece]:
    """Name the items on which raters stand far apart: they are talked about, not averaged."""
    names = {item.code: item.name for item in picture.views[0].grid.items}
    apart = [names[one.item] for one in spread(picture.views) if one.item in names and one.is_to_talk_about]
    if apart:
        yield p.Para((p.Strong(_("To talk about together")), ": ", ", ".join(apart)), "small")


def _words(file: TeamFile, picture: Picture) -> Iterator[p.Piece]:
    for sheet in sheets_of(picture.assessment, file.facts.rows("assessment.sheet")):
        if is_own_words(sheet) and (sheet.comment or "").strip():
            on = _("From the self-assessment, {day}").format(day=day_words(sheet.filled_on)) if sheet.filled_on else ""
            yield p.Words(sheet.comment, on)


def _proof(file: TeamFile, skill: Any) -> str:
    how = skill.evidence.words if skill.evidence else ""
    seen = ", ".join(part for part in (skill.seen_by or "", short_day(skill.seen_on) if skill.seen_on else "") if part)
    return f"{how} ({seen})" if how and seen else how or seen


def _rated_high(picture: Picture) -> list[str]:
    view = picture.later or picture.views[0]
    names = {item.code: item.name for item in view.grid.items}
    return [names[code] for code in profile(view).strengths if code in names]
