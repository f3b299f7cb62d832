"""The same paper as HTML: for screen readers, because the PDF has no tags."""

from __future__ import annotations

from functools import singledispatch
from html import escape
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.set_text import or_dash, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integralavoro_desktop.printing.pieces import Inline
    from integralavoro_desktop.printing.sheet import Sheet

_STYLE = (
    "body{font:18px/1.6 'Atkinson Hyperlegible Next',sans-serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}th,td{border:1px solid #858A80;padding:.3em .6em;text-align:left}"
    "blockquote{border-left:4px solid #C4762B;margin-left:0;padding-left:1em}"
)


def as_html(sheet: Sheet) -> str:
    """Return a paper as one HTML page with the same words in the same order."""
    info = sheet.info
    frame = (info.copy_for and _("Copy for: {recipient}").format(recipient=info.copy_for), info.confidentiality)
    foot = "".join(f"<p>{escape(line)}</p>" for line in (*frame, info.serial) if line)
    practice = f"<p><strong>{escape(_('PRACTICE'))}</strong></p>" if info.practice else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(info.language, quote=True)}"><head><meta charset="utf-8">'
        f"<title>{escape(info.title)}</title><style>{_STYLE}</style></head>"
        f"<body>{practice}<main>{_all(sheet.pieces)}</main><footer>{foot}</footer></body></html>"
    )


@singledispatch
def html(piece: p.Piece) -> str:
    """Return one piece as HTML; a piece that is only white or a break is nothing."""
    return ""


@html.register(p.Title)
def _html_title(piece: p.Title) -> str:
    under = f"<p>{_inline(piece.under)}</p>" if p.plain(piece.under) else ""
    return f"<h1>{escape(piece.text)}</h1>{under}"


@html.register(p.Heading)
def _html_heading(piece: p.Heading) -> str:
    return f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>"


@html.register(p.Para)
def _html_para(piece: p.Para) -> str:
    return f"<p>{_inline(or_dash(piece.text))}</p>"


@html.register(p.Bullets)
def _html_bullets(piece: p.Bullets) -> str:
    tag = "ol" if piece.numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{_inline(item)}</li>' for item in piece.items)}</{tag}>"


@html.register(p.Words)
def _html_words(piece: p.Words) -> str:
    label = piece.label or _("The person's words")
    said = f"<p>{escape(piece.said)}</p>" if piece.said else ""
    return f"<p><strong>{escape(label)}</strong></p><blockquote><p>{_lines(quoted(piece.text))}</p>{said}</blockquote>"


@html.register(p.Callout)
def _html_callout(piece: p.Callout) -> str:
    title = f"<p><strong>{escape(piece.title)}</strong></p>" if piece.title else ""
    note = f"<p>{escape(piece.note)}</p>" if piece.note else ""
    return f"<section>{title}{_text_or_pieces(piece.text)}{note}</section>"


@html.register(p.Facts)
def _html_facts(piece: p.Facts) -> str:
    return _definitions((card.label, f"{card.value} {card.note}".strip()) for card in piece.cards)


@html.register(p.KeyValues)
def _html_key_values(piece: p.KeyValues) -> str:
    return _definitions(piece.rows)


@html.register(p.Table)
def _html_table(piece: p.Table) -> str:
    if not piece.rows:
        return f"<p>{escape(piece.empty or _('There is nothing here.'))}</p>"
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in piece.head)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in piece.rows)
    note = f"<p>{escape(piece.note)}</p>" if piece.note else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


@html.register(p.LeftOut)
def _html_left_out(piece: p.LeftOut) -> str:
    heads = (_("Left out"), _("Why"))
    table = html(p.Table(heads, piece.rows, empty=_("Nothing is left out.")))
    record = f"<p>{escape(piece.record)}</p>" if piece.record else ""
    return f"<h2>{escape(_('Left out on purpose'))}</h2>{table}{record}"


@html.register(p.Checks)
def _html_checks(piece: p.Checks) -> str:
    yes, no = escape(_("yes")), escape(_("no"))
    return f"<ul>{''.join(f'<li>{_inline(item.text)}: {yes if item.ticked else no}</li>' for item in piece.items)}</ul>"


@html.register(p.ScoreBoxes)
def _html_score_boxes(piece: p.ScoreBoxes) -> str:
    if not piece.numbered:
        return "____"
    return f"{piece.low}–{piece.high}" if piece.chosen is None else str(piece.chosen)


@html.register(p.PathBar)
def _html_path_bar(piece: p.PathBar) -> str:
    rows = [
        (phase.label, f"{phase.starts_on:%d/%m/%Y} – " + (f"{phase.ends_on:%d/%m/%Y}" if phase.ends_on else ""))
        for phase in piece.phases
    ]
    return _definitions([*rows, (piece.today_label, "")]) + (f"<p>{escape(piece.caption)}</p>" if piece.caption else "")


@html.register(p.Radar)
def _html_radar(piece: p.Radar) -> str:
    rows = [
        (axis, *("" if one.values[place] is None else f"{one.values[place]:g}" for one in piece.series))
        for place, axis in enumerate(piece.axes)
    ]
    return html(p.Table(("", *(one.label for one in piece.series)), rows, note=piece.note))


@html.register(p.Legend)
def _html_legend(piece: p.Legend) -> str:
    return f"<ul>{''.join(f'<li>{escape(label)}</li>' for label, _pen in piece.entries)}</ul>"


@html.register(p.Bars)
def _html_bars(piece: p.Bars) -> str:
    note = f"<p>{escape(piece.note)}</p>" if piece.note else ""
    return _definitions((bar.label, bar.shown) for bar in piece.bars) + note


@html.register(p.Signatures)
def _html_signatures(piece: p.Signatures) -> str:
    return _definitions((signer.name or "____", signer.role) for signer in piece.signers)


@html.register(p.KeyCodeBox)
def _html_key_code_box(piece: p.KeyCodeBox) -> str:
    return _definitions([(_("Key-back code"), piece.code)])


@html.register(p.CodeGroups)
def _html_code_groups(piece: p.CodeGroups) -> str:
    return f"<ol>{''.join(f'<li>{escape(group)}</li>' for group in piece.groups)}</ol>"


@html.register(p.SquareCode)
def _html_square_code(piece: p.SquareCode) -> str:
    return _all(piece.beside)


@html.register(p.BlankLine | p.BlankBoxes | p.BlankChoices | p.NoteLines)
def _html_for_the_pen(piece: p.BlankLine | p.BlankBoxes | p.BlankChoices | p.NoteLines) -> str:
    options = ", ".join(piece.options) if isinstance(piece, p.BlankChoices) else "____"
    return f"<p>{escape(piece.label)}: {escape(options)}</p>"


@html.register(p.Columns)
def _html_columns(piece: p.Columns) -> str:
    return _all([*piece.left, *piece.right])


@html.register(p.Together)
def _html_together(piece: p.Together) -> str:
    return _all(piece.pieces)


def _all(pieces: Sequence[p.Piece]) -> str:
    return "\n".join(html(piece) for piece in pieces)


def _definitions(rows: Iterable[tuple[str, Inline | p.Piece]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(label)}</dt><dd>{_cell(value)}</dd>' for label, value in rows)}</dl>"


def _cell(value: Inline | p.Piece) -> str:
    return html(value) if isinstance(value, p.Piece) else _inline(or_dash(value))


def _text_or_pieces(text: Inline | Sequence[p.Piece]) -> str:
    if isinstance(text, str | p.Strong):
        return f"<p>{_inline(text)}</p>" if p.plain(text) else ""
    nested = [part for part in text if isinstance(part, p.Piece)]
    return _all(nested) or f"<p>{_inline(tuple(part for part in text if not isinstance(part, p.Piece)))}</p>"


def _inline(text: Inline) -> str:
    parts = text if isinstance(text, tuple) else (text,)
    return "".join(_lines(part) if isinstance(part, str) else f"<strong>{_lines(part.text)}</strong>" for part in parts)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
