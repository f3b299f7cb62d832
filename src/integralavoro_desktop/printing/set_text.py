"""How running text is set: titles, paragraphs, lists, the person's words, tinted boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, ListFlowable, ListItem

from integralavoro_desktop.kernel.i18n import _, language
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.flowables import Dress, Panel, marked, spaced, written
from integralavoro_desktop.printing.fonts import SEMIBOLD, font_name
from integralavoro_desktop.printing.setting import flowables, set_nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.pieces import Inline
    from integralavoro_desktop.printing.styles import Look

DASH = "–"
_AFTER = {"body": 5.0, "small": 6.0, "caption": 5.0, "subtitle": 7.0}
_TONES = {
    "petrol": Dress(styles.ACCENT_SOFT, bar=styles.ACCENT),
    "sand": Dress(styles.SAND, edge=styles.HAIR),
    "warn": Dress(styles.WARN_SOFT, bar=styles.WARN),
    "danger": Dress(styles.DANGER_SOFT, bar=styles.DANGER),
}


def or_dash(text: Inline) -> Inline:
    """Return the text, or a dash in place of an empty one."""
    return text if p.plain(text).strip() else DASH


@flowables.register(p.Title)
def _set_title(piece: p.Title, look: Look) -> list[Flowable]:
    title = spaced(marked(piece.text or DASH, look, "title", level=0), after=look.points(1))
    if not p.plain(piece.under):
        return [spaced(title, after=look.points(8))]
    return [title, spaced(written(piece.under, look, "subtitle"), after=look.points(8))]


@flowables.register(p.Heading)
def _set_heading(piece: p.Heading, look: Look) -> list[Flowable]:
    if piece.level == 2:
        return [spaced(marked(piece.text, look, "h2", level=look.h2_level), look.points(13), look.points(2.5))]
    return [spaced(written(piece.text, look, "h3"), look.points(10), look.points(3))]


@flowables.register(p.Para)
def _set_para(piece: p.Para, look: Look) -> list[Flowable]:
    after = _AFTER.get(piece.role, 5.0)
    return [spaced(written(or_dash(piece.text), look, piece.role), after=look.points(after))]


@flowables.register(p.Bullets)
def _set_bullets(piece: p.Bullets, look: Look) -> list[Flowable]:
    items: list[Any] = [ListItem(spaced(written(or_dash(item), look), after=look.points(2.5))) for item in piece.items]
    if not items:
        return flowables(p.Para(""), look)
    listed = ListFlowable(
        items,
        bulletType="1" if piece.numbered else "bullet",
        start=None if piece.numbered else "•",
        bulletFontName=font_name(SEMIBOLD),
        bulletFontSize=look.points(10.2),
        bulletColor=styles.ACCENT,
        bulletFormat="%s" if piece.numbered else None,
        leftIndent=look.points(16),
    )
    return [spaced(listed, after=look.points(4))]


@flowables.register(p.Words)
def _set_words(piece: p.Words, look: Look) -> list[Flowable]:
    label = (piece.label or _("The person's words")).upper()
    inner = look.narrowed(look.width - 28)
    content = [
        spaced(written(label, inner, "words_label"), after=look.points(2)),
        spaced(written(quoted(piece.text), inner, "words"), after=look.points(2.5)),
    ]
    if piece.said:
        content.append(written(piece.said, inner, "words_said"))
    panel = Panel(content, Dress(styles.WORDS_SOFT, bar=styles.WORDS_BAR), look.height)
    return [spaced(panel, look.points(6), look.points(8))]


@flowables.register(p.Callout)
def _set_callout(piece: p.Callout, look: Look) -> list[Flowable]:
    inner = look.narrowed(look.width - 28)
    content = [spaced(written(piece.title, inner, "callout_title"), after=look.points(1.5))] if piece.title else []
    content += _callout_text(piece.text, inner)
    if piece.note:
        content.append(spaced(written(piece.note, inner, "caption"), before=look.points(1.5)))
    return [spaced(Panel(content, _TONES[piece.tone], look.height), look.points(6), look.points(8))]


def quoted(text: str) -> str:
    """Return a person's words in the quotation marks of the language in force, unless they already have some."""
    words = text.strip()
    if words[:1] in {"«", "“", '"', "‘"}:
        return words
    opening, closing = ("«", "»") if language() == "it" else ("“", "”")
    return f"{opening}{words or DASH}{closing}"


def _callout_text(text: Inline | Sequence[p.Piece], inner: Look) -> list[Flowable]:
    if isinstance(text, str | p.Strong):
        return [written(text, inner)] if p.plain(text) else []
    nested = [part for part in text if isinstance(part, p.Piece)]
    if nested:
        return set_nested(nested, inner)
    inline = tuple(part for part in text if not isinstance(part, p.Piece))
    return [written(inline, inner)] if inline else []
