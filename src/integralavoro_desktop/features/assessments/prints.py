"""The assessment sheet on paper (VA): every level described beside its boxes, one column for each rater."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.assessments.choices import NotRated, RaterRole
from integralavoro_desktop.features.assessments.grid import Area, Grid, Item, grid_in
from integralavoro_desktop.features.assessments.profile import View, profile
from integralavoro_desktop.features.assessments.sheets import is_own_words, sheets_of, view_of
from integralavoro_desktop.kernel.i18n import _, language
from integralavoro_desktop.kernel.money import NONE, show_number
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.reference_data import instruments
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper import BlankOrder, Desk, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integralavoro_desktop.kernel.reference_data import Instrument
    from integralavoro_desktop.printing.paper_info import PaperInfo

BLANK_RATERS = (RaterRole.SELF, RaterRole.COACH, RaterRole.HOST)
_ITEM = 0.15  # of the width
_COLUMN = 0.085  # of the width, for each rater
_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One rater on the paper: the words above the boxes, what was asked of the role, the answers by item."""

    words: str
    role: str
    levels: dict[str, int]
    reasons: dict[str, NotRated]
    notes: dict[str, str]


def assessment_sheet(desk: Desk) -> Draft:
    """Return the sheets of one occasion side by side; AppError without the right to see health data."""
    record = _asked(desk)
    facts = desk.reader.facts(record)
    grid = grid_in(facts, record.instrument_id)
    if grid is None:
        raise _refused(_("The instrument of this assessment is not on this computer."), _("Ask the office for it."))
    person = desk.reader.one("candidate", record.candidate_id)
    called = (person.preferred_name or person.given_name or person.code or "") if person else ""
    sheets = sheets_of(record, facts.rows("assessment.sheet"))
    ratings = facts.rows("assessment.rating")
    columns = [_column(sheet, ratings, called) for sheet in sheets][:_MOST_COLUMNS]
    views = [view_of(sheet, ratings, grid) for sheet in sheets]
    pieces = [
        *_head(desk, record, person, grid),
        *(piece for area in grid.areas for piece in _area(area, columns, grid)),
        *_means(grid, views, called),
        *_comments(sheets),
        *_decision(record),
        _end(desk, sheets, person),
    ]
    info = desk.info(_("Assessment"), copy_for=called if desk.order.preset == "person" else "")
    return Draft(
        replace(info, landscape=True),
        pieces,
        person_id=record.candidate_id,
        about=("assessment", record.id),
        recipient_id=desk.order.recipient_id,
        purpose=desk.order.purpose or _("Assessment of {day}").format(day=day_words(record.held_on)),
    )


def blank_assessment(order: BlankOrder) -> tuple[PaperInfo, Sequence[p.Piece]]:
    """Return the sheet of the built-in grid to be filled in by pen by three raters."""
    shipped = instruments()[0]
    grid = _shipped_grid(shipped)
    columns = [Column(role.words, str(role), {}, {}, {}) for role in BLANK_RATERS]
    pieces: list[p.Piece] = [
        p.Title(_("Assessment"), shipped_opening(shipped)),
        p.Columns([p.BlankLine(_("Person"))], [p.BlankBoxes(_("Day"), (2, 2, 4))]),
        p.Para(_how_to_fill(), "small"),
    ]
    for area in grid.areas:
        pieces += _area(area, columns, grid, is_blank=True)
    signers = [p.Signer("", column.words) for column in columns]
    pieces.append(p.Together([p.Heading(_("Signatures"), 3), p.Signatures(signers)]))
    info = order.info(_("Assessment"), f"VA {grid.code} {grid.version}")
    return replace(info, landscape=True), pieces


def shipped_opening(shipped: Instrument) -> str:
    """Return the line that opens the sheet, with the version of the scale."""
    opening = shipped.opening_it if language() == "it" else shipped.opening_en
    return f"{opening} {shipped.code} {shipped.version}"


def _asked(desk: Desk) -> Any:
    if Privacy.HEALTH not in desk.shown:
        raise _refused(
            _("An assessment says something about health, and this paper may not."),
            _("Ask somebody who may see health data, or choose another recipient."),
        )
    key = desk.order.record_id
    record = desk.reader.one("assessment", key) if key else None
    if record is None or record.deleted_at:
        raise _refused(_("The paper is about an assessment, and none was chosen."), _("Choose the assessment first."))
    return record


def _column(sheet: Any, ratings: Sequence[Any], called: str) -> Column:
    own = [row for row in ratings if row.sheet_id == sheet.id and row.item]
    role = next((one.words for one in RaterRole if one == sheet.rater_role), "")
    words = called if sheet.rater_role == RaterRole.SELF and called else role
    return Column(
        words,
        str(sheet.rater_role or ""),
        {row.item: row.value for row in own if row.value is not None},
        {row.item: row.not_rated for row in own if row.not_rated},
        {row.item: row.note for row in own if row.note},
    )


def _head(desk: Desk, record: Any, person: Any, grid: Grid) -> Iterator[p.Piece]:
    name = " ".join(part for part in (person.given_name, person.family_name) if part) if person else ""
    instrument = desk.shower.title("instrument", record.instrument_id)
    yield p.Title(_("Assessment"), name)
    rows = [
        (_("Day"), day_words(record.held_on) if record.held_on else ""),
        (_("Purpose"), record.purpose.words if record.purpose else ""),
        (_("Scale"), f"{instrument} ({grid.code} {grid.version})" if grid.code not in instrument else instrument),
        (_("Place"), record.place or ""),
    ]
    yield p.KeyValues([(label, words) for label, words in rows if words])
    note = _("Every level describes what can be seen now. Raters stand side by side and are never averaged.")
    yield p.Para(note, "small")


def _area(area: Area, columns: Sequence[Column], grid: Grid, *, is_blank: bool = False) -> Iterator[p.Piece]:
    """Give an area: one row for each item, the text of every level, a place for each rater."""
    asked = {column.role: set(grid.asked(column.role).codes) for column in columns}
    heads = [_("Item"), *(str(level) for level in range(len(area.items[0].levels))), *(one.words for one in columns)]
    rows = [_row(item, columns, asked, is_blank=is_blank) for item in area.items]
    texts = (1 - _ITEM - _COLUMN * len(columns)) / max(len(area.items[0].levels), 1)
    widths = (_ITEM, *[texts] * len(area.items[0].levels), *[_COLUMN] * len(columns))
    yield p.Together([p.Heading(area.name), p.Table(heads, rows, widths)])
    if is_blank:
        yield p.NoteLines(2, _("What the person says about this"))
    else:
        yield from _notes(area, columns)


def _row(
    item: Item, columns: Sequence[Column], asked: dict[str, set[str]], *, is_blank: bool
) -> list[p.Inline | p.Piece]:
    chosen = {column.levels.get(item.code) for column in columns}
    texts: list[p.Inline | p.Piece] = [
        p.Strong(text) if level in chosen else text for level, text in enumerate(item.levels)
    ]
    return [f"{item.code} {item.name}", *texts, *(_answer(item, one, asked, is_blank=is_blank) for one in columns)]


def _answer(item: Item, column: Column, asked: dict[str, set[str]], *, is_blank: bool) -> p.Inline | p.Piece:
    """Give the level of one rater, why there is none, a box for the pen, or nothing where this rater is not asked."""
    if item.code not in asked[column.role]:
        return ""
    if is_blank:
        return p.ScoreBoxes(0, 0, numbered=False)
    level = column.levels.get(item.code)
    if level is not None:
        return p.ScoreBoxes(level, level, level)
    reason = column.reasons.get(item.code)
    return reason.words if reason else NONE


def _notes(area: Area, columns: Sequence[Column]) -> Iterator[p.Piece]:
    """Give what was written beside the levels of an area: the person's own notes as her words."""
    for column in columns:
        noted = [(item.name, column.notes[item.code]) for item in area.items if item.code in column.notes]
        if column.role == RaterRole.SELF:
            yield from (p.Words(text, name) for name, text in noted)
        elif noted:
            yield p.KeyValues([(f"{name} ({column.words})", text) for name, text in noted], share=0.34)


def _means(grid: Grid, views: Sequence[View], called: str) -> Iterator[p.Piece]:
    if not views:
        return
    profiles = [profile(view) for view in views]
    heads = [_("Area"), *(_who(view, called) for view in views)]
    rows = [[area.name, *(_mean(one, area.code) for one in profiles)] for area in grid.areas]
    note = _("A dash: too few items were rated. There is no total.")
    right = frozenset(range(1, len(heads)))
    yield p.Together([p.Heading(_("Areas side by side")), p.Table(heads, rows, right=right, note=note)])


def _who(view: View, called: str) -> str:
    if view.role == RaterRole.SELF and called:
        return called
    return next((role.words for role in RaterRole if role == view.role), view.role)


def _mean(found: Any, code: str) -> str:
    mean = next((area.mean for area in found.areas if area.code == code), None)
    return NONE if mean is None else show_number(mean)


def _comments(sheets: Sequence[Any]) -> Iterator[p.Piece]:
    for sheet in sheets:
        if (sheet.comment or "").strip():
            said = _rated_by(sheet)
            yield p.Words(sheet.comment, said) if is_own_words(sheet) else p.Callout(said, sheet.comment, tone="sand")


def _rated_by(sheet: Any) -> str:
    day = day_words(sheet.filled_on) if sheet.filled_on else ""
    return ", ".join(part for part in (sheet.rater_name or "", day) if part)


def _decision(record: Any) -> Iterator[p.Piece]:
    if not record.outcome:
        return
    rows = [
        (_("Decision about work"), record.outcome.words),
        (_("Decided on"), day_words(record.outcome_on) if record.outcome_on else ""),
        (_("Who decided"), ", ".join(record.outcome_by)),
        (_("Why"), record.outcome_reasons or ""),
        (_("Look again on"), day_words(record.review_on) if record.review_on else ""),
    ]
    yield p.Heading(_("Decision about work"))
    yield p.KeyValues([(label, words) for label, words in rows if words])
    if (record.person_view or "").strip():
        yield p.Words(record.person_view, label=_("What the person thinks of it"))


def _end(desk: Desk, sheets: Sequence[Any], person: Any) -> p.Piece:
    name = " ".join(part for part in (person.given_name, person.family_name) if part) if person else ""
    raters = [p.Signer(sheet.rater_name or "", _role(sheet)) for sheet in sheets if not is_own_words(sheet)]
    signers = [p.Signer(name, _("has read it")), *raters]
    return p.Together([p.Heading(_("Signatures"), 3), p.Signatures(signers), p.KeyCodeBox(desk.imprint.key_code)])


def _role(sheet: Any) -> str:
    return next((role.words for role in RaterRole if role == sheet.rater_role), "")


def _how_to_fill() -> str:
    return _(
        "Each rater writes a level in the box, or a letter: N not observed, R to be looked at together again, "
        "P prefers not to answer. No box: this rater is not asked."
    )


def _shipped_grid(shipped: Instrument) -> Grid:
    """Return the built-in instrument as a grid, in the language in force."""
    is_italian = language() == "it"
    areas = tuple(
        Area(
            area.code,
            area.name_it if is_italian else area.name_en,
            tuple(
                Item(
                    item.code,
                    item.name_it if is_italian else item.name_en,
                    item.anchors_it if is_italian else item.anchors_en,
                    at_work=item.at_work,
                )
                for item in shipped.items_of(area.code)
            ),
        )
        for area in shipped.areas
    )
    return Grid(shipped.code, shipped.version, areas, shipped.min_answered, shipped.value_min, shipped.value_max)


def _refused(happened: str, todo: str) -> AppError:
    return AppError(happened, _("Nothing was printed and nothing was written in the register."), todo)
