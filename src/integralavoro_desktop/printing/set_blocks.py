"""How blocks are set: signatures, codes, charts, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer
from reportlab.platypus import Table as Grid

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.charts import bars, legend, path_bar, radar
from integralavoro_desktop.printing.flowables import Beside, Figure, column_widths, spaced, written
from integralavoro_desktop.printing.fonts import font_name
from integralavoro_desktop.printing.ink import Ink
from integralavoro_desktop.printing.qr import qr_drawing
from integralavoro_desktop.printing.setting import flowables, set_nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.styles import Look

_SIGNING_MM = 13
_GAP = 9.6


@flowables.register(p.Signatures)
def _set_signatures(piece: p.Signatures, look: Look) -> list[Flowable]:
    in_a_row = 2 if look.scale > 1 else 3
    rows = [piece.signers[start : start + in_a_row] for start in range(0, len(piece.signers), in_a_row)]
    grids: list[Flowable] = [_signers(signers, look, in_a_row) for signers in rows]
    return [KeepTogether(grids)] if len(grids) > 1 else grids


@flowables.register(p.KeyCodeBox)
def _set_key_code_box(piece: p.KeyCodeBox, look: Look) -> list[Flowable]:
    usual = _(
        "When it comes back signed: Ctrl+K, type the code, and the signature goes on the right record. "
        "The code holds no personal data."
    )
    shares = (0.19, 0.28, 0.53) if look.scale == 1 else (0.25, 0.35, 0.4)
    widths = [look.width * share for share in shares]
    cells = [
        written(_("Key-back code").upper(), look.narrowed(widths[0] - 16), "words_label"),
        written(piece.code, look.narrowed(widths[1] - 16), "code"),
        written(piece.explain or usual, look.narrowed(widths[2] - 16), "caption"),
    ]
    edge = ("BOX", (0, 0), (-1, -1), 0.9, styles.TEXT)
    return [spaced(Grid([cells], colWidths=widths, hAlign="LEFT", style=[edge, *_inside(8, 6)]), look.points(10), 4)]


@flowables.register(p.CodeGroups)
def _set_code_groups(piece: p.CodeGroups, look: Look) -> list[Flowable]:
    lines_of_groups = max(-(-len(piece.groups) // (5 if look.scale == 1 else 3)), 1)
    in_a_row = max(-(-len(piece.groups) // lines_of_groups), 1)
    width = look.width / in_a_row
    cells: list[Any] = [
        [written(str(number), look, "centre"), written(group, look.narrowed(width - 8), "code_big")]
        for number, group in enumerate(piece.groups, 1)
    ]
    cells += [""] * (-len(cells) % in_a_row)
    rows = [cells[start : start + in_a_row] for start in range(0, len(cells), in_a_row)]
    lines = [("BOX", (0, 0), (-1, -1), 1.4, styles.ACCENT), ("INNERGRID", (0, 0), (-1, -1), 0.5, styles.HAIR)]
    grid = Grid(rows, colWidths=[width] * in_a_row, hAlign="LEFT", splitByRow=0, style=[*lines, *_inside(4, 6)])
    return [spaced(grid, look.points(6), look.points(8))]


@flowables.register(p.SquareCode)
def _set_square_code(piece: p.SquareCode, look: Look) -> list[Flowable]:
    side = piece.side_mm * styles.MM
    drawing = qr_drawing(piece.text, side)
    share = (side + 4) / (look.width - 16)
    # the text begins where the signs do, under the white that a camera needs
    beside: list[Flowable] = [Spacer(1, side * 0.1)]
    beside += set_nested(piece.beside, look.narrowed(column_widths(look.width, share)[1]))
    return [spaced(Beside([Figure(drawing)], beside, look, share=share), look.points(4), look.points(6))]


@flowables.register(p.Radar)
def _set_radar(piece: p.Radar, look: Look) -> list[Flowable]:
    ink = Ink(look.typesetter, look.scale)
    share = 0.62 if look.scale == 1 else 1.0
    left, right = column_widths(look.width, share) if share < 1 else (look.width, look.width)
    chart = Figure(radar(piece.axes, piece.series, ink, width=left, top=piece.top))
    key: list[Flowable] = [Figure(legend([(one.label, one.pen) for one in piece.series], ink, width=right))]
    if piece.note:
        key.append(spaced(written(piece.note, look.narrowed(right), "caption"), before=look.points(8)))
    if share == 1:
        return [chart, *key]
    key.insert(0, Spacer(1, chart.height * 0.18))
    return [spaced(Beside([chart], key, look, share=share), look.points(2), look.points(4))]


@flowables.register(p.Legend)
def _set_legend(piece: p.Legend, look: Look) -> list[Flowable]:
    drawing = legend(piece.entries, Ink(look.typesetter, look.scale), width=look.width)
    return [spaced(Figure(drawing), after=look.points(6))]


@flowables.register(p.Bars)
def _set_bars(piece: p.Bars, look: Look) -> list[Flowable]:
    if not piece.bars:
        return flowables(p.Para(""), look)
    ink = Ink(look.typesetter, look.scale)
    return [Figure(bars(piece.bars, ink, width=look.width, top=piece.top)), *_noted(piece.note, look)]


@flowables.register(p.PathBar)
def _set_path_bar(piece: p.PathBar, look: Look) -> list[Flowable]:
    ink = Ink(look.typesetter, look.scale)
    chart = path_bar(piece.phases, ink, today=(piece.today, piece.today_label), width=look.width)
    return [spaced(Figure(chart), after=look.points(2)), *_noted(piece.caption, look)]


@flowables.register(p.Columns)
def _set_columns(piece: p.Columns, look: Look) -> list[Flowable]:
    if look.scale > 1:
        return set_nested([*piece.left, *piece.right], look)
    left, right = column_widths(look.width, piece.share)
    columns = set_nested(piece.left, look.narrowed(left)), set_nested(piece.right, look.narrowed(right))
    return [spaced(Beside(*columns, look, share=piece.share), look.points(4), look.points(6))]


@flowables.register(p.CutLine)
def _set_cut_line(piece: p.CutLine, look: Look) -> list[Flowable]:
    line = spaced(HRFlowable(width="100%", thickness=0.8, color=styles.MUTED, dash=(4, 3)), look.points(16), 3)
    return [line, spaced(written(piece.label, look, "centre"), after=look.points(6))] if piece.label else [line]


def _signers(signers: Sequence[p.Signer], look: Look, in_a_row: int) -> Flowable:
    width = look.width / in_a_row
    inner = look.narrowed(width - _GAP)
    cells: list[Any] = [_signer_head(signer, inner) for signer in signers]
    under: list[Any] = [written(_("signature and date"), inner, "caption") for _signer in signers]
    # the white between two lines: each stops before its column ends
    columns = [width - _GAP if half == 0 else _GAP for _signer in signers for half in (0, 1)]
    spread = [_spread(cells), [""] * len(columns), _spread(under)]
    lines = [("LINEABOVE", (2 * place, 2), (2 * place, 2), 0.8, styles.TEXT) for place in range(len(signers))]
    grid = Grid(
        spread,
        colWidths=columns,
        rowHeights=[None, _SIGNING_MM * styles.MM, None],
        hAlign="LEFT",
        splitByRow=0,
        style=[*lines, *_inside(0, 1.5), ("VALIGN", (0, 0), (-1, 0), "TOP")],
    )
    return spaced(grid, look.points(4), look.points(8))


def _signer_head(signer: p.Signer, look: Look) -> list[Flowable]:
    name = look.typesetter.fitted(signer.name, look.points(9.4), weight="bold", room=look.width * 2.8)
    role = look.typesetter.fitted(signer.role, look.points(8.4), room=look.width * 2.8)
    return [written(name or " ", look, "signer"), written(role or " ", look, "caption")]


def _spread(cells: list[Any]) -> list[Any]:
    return [part for cell in cells for part in (cell, "")]


def _inside(x: float, y: float) -> list[Any]:
    whole = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *whole, font_name()),
        ("LEFTPADDING", *whole, x),
        ("RIGHTPADDING", *whole, x),
        ("TOPPADDING", *whole, y),
        ("BOTTOMPADDING", *whole, y + 1),
        ("VALIGN", *whole, "MIDDLE"),
    ]


def _noted(note: str, look: Look) -> list[Flowable]:
    return [spaced(written(note, look, "caption"), look.points(2), look.points(6))] if note else []
