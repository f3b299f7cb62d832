"""The pieces a paper is made of, as plain values: they say what is printed, the sheet decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in heavier type inside a text; `alert` prints them in red for what is missing."""

    text: str
    alert: bool = False


Inline: TypeAlias = "str | Strong | tuple[str | Strong, ...]"


class Piece:
    """What every piece of a paper derives from."""

    __slots__ = ()


def plain(text: Inline) -> str:
    """Return a text without its emphasis."""
    parts = text if isinstance(text, tuple) else (text,)
    return "".join(part if isinstance(part, str) else part.text for part in parts)


@dataclass(frozen=True, slots=True)
class Title(Piece):
    """The large title of a paper, with a quiet line under it; a bookmark of the first level."""

    text: str
    under: Inline = ""


@dataclass(frozen=True, slots=True)
class Heading(Piece):
    """A heading that stays with what follows: level 2 is petrol and a bookmark, level 3 is dark and small."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Para(Piece):
    """A paragraph; `role` is body, small, caption or subtitle. An empty one prints a dash."""

    text: Inline
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets(Piece):
    """A list of points, or of numbered steps."""

    items: Sequence[Inline]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Words(Piece):
    """The person's own words, in quotation marks, with the line that says when and to whom.

    An empty `label` prints «The person's words».
    """

    text: str
    said: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Callout(Piece):
    """A tinted box: title, text, a quiet note; `tone` is petrol, sand, warn or danger."""

    title: str
    text: Inline | Sequence[Piece] = ""
    note: str = ""
    tone: str = "petrol"


@dataclass(frozen=True, slots=True)
class Fact:
    """One card: a short value in large type, what it is, a quiet note."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts(Piece):
    """A row of up to four cards; two in a row in large print."""

    cards: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class KeyValues(Piece):
    """Label and value in two columns with hair lines; an empty value prints a dash. `share` is the labels' width."""

    rows: Sequence[tuple[str, Inline | Piece]]
    share: float = 0.22


@dataclass(frozen=True, slots=True)
class Table(Piece):
    """A table with a repeated header and hair lines.

    Cells are texts or pieces. `widths` are shares of the width (by content when empty), `right` the columns with
    figures, `row_mm` the least height of a row, `empty` the sentence printed when there is no row.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[Inline | Piece]]
    widths: Sequence[float] = ()
    right: frozenset[int] = frozenset()
    strong_first: bool = True
    row_mm: float = 0
    empty: str = ""
    note: str = ""


def strengths(rows: Sequence[tuple[str, Inline]]) -> Table:
    """Return the table of what a person can do, each with the proof: where it was seen."""
    return Table((_("What the person can do"), _("Where it was seen")), rows, (0.42, 0.58))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name and why. An empty name leaves a line to write it on."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Signatures(Piece):
    """Up to three signers beside each other, kept together; more go under."""

    signers: Sequence[Signer]


@dataclass(frozen=True, slots=True)
class Check:
    """One box of a list: ticked, or not, or left empty for the pen."""

    text: Inline
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Checks(Piece):
    """A list of boxes in columns; `by_hand` makes the boxes 6 mm wide for the pen."""

    items: Sequence[Check]
    columns: int = 1
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ScoreBoxes(Piece):
    """A row of numbered boxes to choose one, for the cell of a table; `chosen` is filled.

    One box without its number is a place to write one by pen.
    """

    low: int = 0
    high: int = 4
    chosen: int | None = None
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a path; `kind` is done, open or pause. Without an end it reaches the last day shown."""

    label: str
    starts_on: date
    ends_on: date | None = None
    kind: str = "done"


@dataclass(frozen=True, slots=True)
class PathBar(Piece):
    """The path of a person as bars over time, with a dashed line for today."""

    phases: Sequence[Phase]
    today: date
    today_label: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a radar: a value per axis (None is a gap); `pen` is petrol, amber, grey or blue."""

    label: str
    values: Sequence[float | None]
    pen: str = "petrol"


@dataclass(frozen=True, slots=True)
class Radar(Piece):
    """A radar with its legend and a note beside; give the table of the same figures as the next piece."""

    axes: Sequence[str]
    series: Sequence[Series]
    note: str = ""
    top: int = 4


@dataclass(frozen=True, slots=True)
class Legend(Piece):
    """The meaning of lines: (label, pen) entries, for a chart of your own; a radar has its own."""

    entries: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label, value, the value as it is written, and what it was before."""

    label: str
    value: float
    shown: str
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Bars(Piece):
    """Bars lying down, each with its figure written out; `top` is the end of the scale, 0 for the largest value."""

    bars: Sequence[Bar]
    top: float = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut(Piece):
    """What is left out on purpose, each with its reason, and the line about this print under it."""

    rows: Sequence[tuple[str, str]]
    record: str = ""


@dataclass(frozen=True, slots=True)
class KeyCodeBox(Piece):
    """The box with the key-back code; an empty `explain` prints the usual sentence."""

    code: str
    explain: str = ""


@dataclass(frozen=True, slots=True)
class CodeGroups(Piece):
    """A secret code in large groups, to be copied by hand."""

    groups: Sequence[str]


@dataclass(frozen=True, slots=True)
class SquareCode(Piece):
    """A square code for a camera, `side_mm` wide; `beside` stands at its right."""

    text: str
    side_mm: float = 42
    beside: Sequence[Piece] = ()


@dataclass(frozen=True, slots=True)
class NoteLines(Piece):
    """Empty lines 8 mm apart for the pen."""

    count: int = 5
    label: str = ""


@dataclass(frozen=True, slots=True)
class BlankLine(Piece):
    """A label with one or more lines to write on."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class BlankBoxes(Piece):
    """A label with boxes 6 mm wide, one per sign, in groups: (2, 2, 4) for a day, (16,) for a fiscal code."""

    label: str
    groups: Sequence[int]


@dataclass(frozen=True, slots=True)
class BlankChoices(Piece):
    """A label with the values to tick by hand."""

    label: str
    options: Sequence[str]


@dataclass(frozen=True, slots=True)
class CutLine(Piece):
    """A dashed line across the page: cut here."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class Columns(Piece):
    """Two columns beside each other; when they do not fit on a page they go under one another."""

    left: Sequence[Piece]
    right: Sequence[Piece]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Together(Piece):
    """Pieces that stay on one page when they fit on one."""

    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Space(Piece):
    """White, in millimetres."""

    height_mm: float = 4


@dataclass(frozen=True, slots=True)
class PageBreak(Piece):
    """What follows begins on a new page."""
