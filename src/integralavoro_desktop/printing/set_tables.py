"""How tables are set: cards, labels with values, rows with a repeated header, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.shapes import Drawing, PolyLine
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as Grid

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.flowables import Figure, LongGrid, heights, spaced, written
from integralavoro_desktop.printing.fonts import SEMIBOLD, font_name
from integralavoro_desktop.printing.ink import Ink, Lettering, box
from integralavoro_desktop.printing.set_text import or_dash
from integralavoro_desktop.printing.setting import flowables, set_nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from integralavoro_desktop.printing.pieces import Inline
    from integralavoro_desktop.printing.styles import Look

_PAD = 6
_GAP = 11.3  # between two cards


@flowables.register(p.Facts)
def _set_facts(piece: p.Facts, look: Look) -> list[Flowable]:
    in_a_row = 2 if look.scale > 1 else 4
    rows = [piece.cards[start : start + in_a_row] for start in range(0, len(piece.cards), in_a_row)]
    grids = [_card_row(cards, look, in_a_row) for cards in rows]
    if any(sum(heights([grid], look.width)) > look.height / 2 for grid in grids):
        # far too long for a card: nothing is cut, it becomes rows
        return flowables(p.KeyValues([(card.label, f"{card.value} {card.note}".strip()) for card in piece.cards]), look)
    return [spaced(grid, look.points(2), look.points(8)) for grid in grids]


@flowables.register(p.KeyValues)
def _set_key_values(piece: p.KeyValues, look: Look) -> list[Flowable]:
    keys = look.width * (piece.share if look.scale == 1 else max(piece.share, 0.3))
    rows = [
        [written(label, look, "key"), _value(value, look.narrowed(look.width - keys - 4), "body")]
        for label, value in piece.rows
    ]
    if not rows:
        return flowables(p.Para(""), look)
    lines = [("LINEBELOW", (0, 0), (-1, -2), 0.5, styles.HAIR), *_padding((0, look.points(2.5)))]
    # the small label stands on the line of the larger value
    lines.append(("TOPPADDING", (0, 0), (0, -1), look.points(3.6)))
    return [spaced(_grid(rows, [keys, look.width - keys], lines, look), after=look.points(6))]


@flowables.register(p.Table)
def _set_table(piece: p.Table, look: Look) -> list[Flowable]:
    if not piece.rows:
        empty = written(piece.empty or _("There is nothing here."), look, "small")
        return [spaced(empty, after=look.points(8))]
    widths = _widths(piece, look)
    head: list[Any] = [
        written(label, look, "head_right" if column in piece.right else "head")
        for column, label in enumerate(piece.head)
    ]
    pads = [_PAD * (4 if column - 1 in piece.right else 2) for column in range(len(widths))]
    narrow = [look.narrowed(width - pad) for width, pad in zip(widths, pads, strict=True)]
    rows = [head] + [[_cell(piece, row, column, narrow[column]) for column in range(len(head))] for row in piece.rows]
    lines = [
        ("BACKGROUND", (0, 0), (-1, 0), styles.SAND),
        ("LINEBELOW", (0, 0), (-1, 0), 1.1, styles.ACCENT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, styles.HAIR),
        *_padding((_PAD, look.points(4.4))),
        # words after a column of figures keep away from them
        *(("LEFTPADDING", (column + 1, 0), (column + 1, -1), 3 * _PAD) for column in piece.right),
    ]
    grid = _grid(rows, widths, lines, look, row_mm=piece.row_mm)
    found: list[Flowable] = [spaced(grid, look.points(2), look.points(4 if piece.note else 9))]
    if piece.note:
        found.append(spaced(written(piece.note, look, "caption"), after=look.points(7)))
    return found


@flowables.register(p.LeftOut)
def _set_left_out(piece: p.LeftOut, look: Look) -> list[Flowable]:
    heads = (_("Left out"), _("Why"))
    found = flowables(p.Heading(_("Left out on purpose")), look)
    found += flowables(p.Table(heads, piece.rows, (0.36, 0.64), empty=_("Nothing is left out.")), look)
    return found + (flowables(p.Para(piece.record, "small"), look) if piece.record else [])


@flowables.register(p.Checks)
def _set_checks(piece: p.Checks, look: Look) -> list[Flowable]:
    columns = 1 if look.scale > 1 else max(piece.columns, 1)
    side = 6 * styles.MM if piece.by_hand else look.points(9.5)
    box_width = side + 8
    text_width = look.width / columns - box_width
    if not piece.items:
        return []
    cells: list[Any] = []
    for item in piece.items:
        text = written(or_dash(item.text), look.narrowed(text_width - 8), "cell")
        cells += [tick_box(side, ticked=item.ticked), text]
    cells += [""] * (-len(cells) % (2 * columns))
    rows = [cells[start : start + 2 * columns] for start in range(0, len(cells), 2 * columns)]
    # the text stands in the middle of a tall box, and beside the top of a small one
    lower = max((side - look.points(styles.TYPES["cell"].leading)) / 2, 0)
    lines = [
        *_padding((0, 2)),
        *(("TOPPADDING", (2 * n, 0), (2 * n, -1), 2 + (0 if lower else 2)) for n in range(columns)),
    ]
    lines += [("TOPPADDING", (2 * n + 1, 0), (2 * n + 1, -1), 2 + lower) for n in range(columns)]
    return [spaced(_grid(rows, [box_width, text_width] * columns, lines, look), after=look.points(6))]


@flowables.register(p.ScoreBoxes)
def _set_score_boxes(piece: p.ScoreBoxes, look: Look) -> list[Flowable]:
    count = piece.high - piece.low + 1
    side = min(6 * styles.MM, look.width / count - 2)
    drawing = Drawing(look.width, side)
    ink = Ink(look.typesetter)
    for place, value in enumerate(range(piece.low, piece.high + 1)):
        is_chosen = value == piece.chosen
        left = place * (side + 2)
        fill = styles.ACCENT if is_chosen else styles.WHITE
        drawing.add(box((left, 0), (side, side), rx=2, ry=2, fillColor=fill, strokeColor=styles.MUTED, strokeWidth=0.8))
        colour = styles.WHITE if is_chosen else styles.MUTED
        if piece.numbered:
            label = Lettering(8.6, SEMIBOLD, "middle", colour)
            drawing.add(ink.label((left + side / 2, side / 2 - 3), str(value), label))
    return [Figure(drawing)]


def tick_box(side: float, *, ticked: bool) -> Figure:
    """Return one box, with a tick drawn as a stroke: no typeface of ours has that sign."""
    drawing = Drawing(side + 6, side)
    drawing.add(box((0.5, 0), (side - 1, side - 1), fillColor=styles.WHITE, strokeColor=styles.TEXT, strokeWidth=0.9))
    if ticked:
        stroke = [side * 0.2, side * 0.45, side * 0.42, side * 0.2, side * 0.85, side * 0.8]
        drawing.add(PolyLine(stroke, strokeColor=styles.ACCENT, strokeWidth=side * 0.16, strokeLineCap=1))
    return Figure(drawing)


def _grid(rows: list[list[Any]], widths: Sequence[float], lines: list[Any], look: Look, *, row_mm: float = 0) -> Grid:
    # a row of up to six lines goes whole to the next page, a longer one may be split
    six_lines = int(look.points(6 * styles.TYPES["cell"].leading + 10))
    has_head = any(line[0] == "BACKGROUND" for line in lines)
    least = [row_mm * styles.MM if place or not has_head else 0 for place in range(len(rows))]
    grid = LongGrid(
        rows,
        colWidths=list(widths),
        minRowHeights=least if row_mm else None,
        repeatRows=1 if has_head else 0,
        splitInRow=six_lines,
        hAlign="LEFT",
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE" if row_mm else "TOP"), *lines],
    )
    grid.page_height = look.height
    return grid


def _padding(size: tuple[float, float]) -> list[Any]:
    whole = ((0, 0), (-1, -1))
    x, y = size
    return [
        ("FONTNAME", *whole, font_name()),
        ("LEFTPADDING", *whole, x),
        ("RIGHTPADDING", *whole, x),
        ("TOPPADDING", *whole, y),
        ("BOTTOMPADDING", *whole, y + 0.8),
    ]


def _cell(piece: p.Table, row: Sequence[Inline | p.Piece], column: int, look: Look) -> Any:
    value = row[column] if column < len(row) else ""
    if column in piece.right:
        return _value(value, look, "cell_right")
    return _value(value, look, "cell_strong" if piece.strong_first and column == 0 else "cell", dash=False)


def _value(value: Inline | p.Piece, look: Look, role: str, *, dash: bool = True) -> Any:
    if isinstance(value, p.Piece):
        return set_nested([value], look)
    if not p.plain(value) and not dash:
        return ""
    return written(or_dash(value), look, role)


def _widths(piece: p.Table, look: Look) -> list[float]:
    given = [look.width * share / sum(piece.widths) for share in piece.widths]
    if given and all(_head_fits(label, width, look) for label, width in zip(piece.head, given, strict=True)):
        return given
    least, wanted = [], []
    for column in range(len(piece.head)):
        words, lines = _extent(piece, column, look)
        least.append(min(words, look.width * 0.3) + (4 if column - 1 in piece.right else 2) * _PAD + 1)
        wanted.append(max(min(lines, look.width * 0.55) + 2 * _PAD + 1, least[-1]))
    spare = look.width - sum(least)
    if spare <= 0:
        return [look.width * width / sum(least) for width in least]
    asked = [want - need for want, need in zip(wanted, least, strict=True)]
    if sum(asked) <= spare:
        grow = (spare - sum(asked)) / sum(wanted)
        return [want * (1 + grow) for want in wanted]
    return [need + spare * ask / sum(asked) for need, ask in zip(least, asked, strict=True)]


def _head_fits(label: str, width: float, look: Look) -> bool:
    size = look.points(styles.TYPES["head"].size)
    return all(look.typesetter.width(word, size, SEMIBOLD) <= width - 2 * _PAD for word in label.split())


def _extent(piece: p.Table, column: int, look: Look) -> tuple[float, float]:
    weight = SEMIBOLD if column == 0 else styles.TYPES["cell"].weight
    size = look.points(styles.TYPES["cell"].size)
    texts = [piece.head[column]]
    for row in piece.rows[:200]:
        value = row[column] if column < len(row) else ""
        # a piece in a cell is told to be as wide as a short sentence
        texts.append("mmmm " * 4 if isinstance(value, p.Piece) else p.plain(value)[:200])
    words = max((word for text in texts for word in text.split()), key=len, default="")
    line = max(texts, key=len)
    measure = look.typesetter.width
    head = measure(piece.head[column], size, SEMIBOLD) / 2
    return max(measure(words, size, weight), head), measure(line, size, weight)


def _card_row(cards: Sequence[p.Fact], look: Look, in_a_row: int) -> Grid:
    columns = max(len(cards), 2 if look.scale > 1 else min(in_a_row, 3))
    width = (look.width - _GAP * (columns - 1)) / columns
    row: list[Any] = []
    widths: list[float] = []
    lines: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding((12, look.points(7)))]
    for place, card in enumerate(cards):
        if place:
            row.append("")
            widths.append(_GAP)
        lines.append(("BOX", (len(row), 0), (len(row), 0), 0.6, styles.HAIR))
        row.append(_card(card, look.narrowed(width - 24)))
        widths.append(width)
    return Grid([row], colWidths=widths, hAlign="LEFT", style=lines)


def _card(card: p.Fact, look: Look) -> list[Flowable]:
    value = spaced(Paragraph(look.typesetter.markup(card.value or "–", "bold"), _fact_style(card.value, look)))
    found = [value, written(or_dash(card.label), look, "fact_label")]
    return [*found, written(card.note, look, "caption")] if card.note else found


def _fact_style(value: str, look: Look) -> ParagraphStyle:
    style = look.style("fact")
    longest = max((look.typesetter.width(word[:60], style.fontSize, "bold") for word in value.split()), default=0)
    if longest > look.width:
        style.fontSize = max(style.fontSize * look.width / longest * 0.98, look.points(9.4))
    return style
