"""A long table twice: as our printing room sets it, and by ReportLab alone, with the same words and fonts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

from integralavoro_desktop.printing.fonts import font_name
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.pieces import Para, Table
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = ("Data", "Che cosa è successo", "Chi")
_WORDS = "Incontro al Polo: abbiamo guardato insieme gli orari dell'autobus e provato il percorso fino al laboratorio."


def our_pdf(rows: int) -> bytes:
    """Return the table as our printing room sets it."""
    pieces = [Table(_HEAD, _rows(rows)), *(Para(_WORDS) for _n in range(rows // 6))]
    return Sheet(PaperInfo("Misura"), pieces).pdf()


def bare_pdf(rows: int) -> bytes:
    """Return the same words as ReportLab sets them without us: counted pages need two passes there as well."""
    style = ParagraphStyle("body", fontName=font_name(), fontSize=9.4, leading=12)
    for _pass in range(2):
        cells = [[Paragraph(cell, style) for cell in row] for row in (_HEAD, *_rows(rows))]
        story: list[Flowable] = [LongTable(cells, colWidths=(70, 320, 90), repeatRows=1)]
        story += [Paragraph(_WORDS, style) for _n in range(rows // 6)]
        out = BytesIO()
        SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def _rows(count: int) -> Sequence[tuple[str, str, str]]:
    return [(f"{n % 28 + 1}/{n % 12 + 1}/2026", _WORDS, "coach") for n in range(count)]
