"""The frame of every page: who speaks, what paper it is, for whom, which page, and the mark of practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.fonts import BOLD, REGULAR, SEMIBOLD, Typesetter
from integralavoro_desktop.printing.styles import MM, Margins

if TYPE_CHECKING:
    from integralavoro_desktop.printing.paper_info import PaperInfo

_MARK = 9 * MM
BRAND = "Integr@lavoro"


@dataclass(frozen=True, slots=True)
class Frame:
    """Header and footer of one paper, drawn on each page."""

    info: PaperInfo
    typesetter: Typesetter
    size: tuple[float, float]
    pages: int

    def draw(self, canvas: Any, page: int) -> None:
        """Draw header and footer of a page on a ReportLab canvas."""
        canvas.saveState()
        self._header(canvas)
        self._footer(canvas, page)
        canvas.restoreState()

    def draw_practice(self, canvas: Any) -> None:
        """Write the word of practice mode across the page, over everything and so light that all stays legible."""
        if not self.info.practice:
            return
        canvas.saveState()
        width, height = self.size
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52 if height > width else 32)
        canvas.setFillColor(styles.WORDS_BAR)
        canvas.setFillAlpha(0.13)
        word = _("PRACTICE")
        size = min(150.0, 0.8 * height / max(self.typesetter.width(word, 1, BOLD), 0.1))
        self._write(canvas, (-self.typesetter.width(word, size, BOLD) / 2, -size / 3), word, (size, BOLD))
        canvas.restoreState()

    def _header(self, canvas: Any) -> None:
        width, height = self.size
        margins = margins_of(self.info)
        scale = _frame_scale(self.info)
        right = width - margins.right
        upper, lower = height - 14.7 * MM * scale, height - 14.7 * MM * scale - 11.9 * scale
        left = margins.left
        if not self.info.anonymous:
            draw_mark(canvas, (left, height - 20 * MM * scale + (scale - 1) * 20), _MARK * scale)
            left += (_MARK + 8.5) * scale
        half = (right - left) / 2 - 8
        name, place = self._sender()
        canvas.setFillColor(styles.TEXT)
        self._write_fitted(canvas, (left, upper), name, (11 * scale, BOLD, half))
        canvas.setFillColor(styles.TEXT2)
        self._write_fitted(canvas, (left, lower), place, (8.6 * scale, REGULAR, half))
        canvas.setFillColor(styles.TEXT)
        self._write_fitted(canvas, (right, upper), self.info.title, (9.4 * scale, SEMIBOLD, -half))
        canvas.setFillColor(styles.TEXT2)
        self._write_fitted(canvas, (right, lower), self._serial(), (8.6 * scale, REGULAR, -half))
        canvas.setStrokeColor(styles.ACCENT)
        canvas.setLineWidth(1.1)
        rule = height - 23 * MM * scale
        canvas.line(margins.left, rule, right, rule)

    def _footer(self, canvas: Any, page: int) -> None:
        margins = margins_of(self.info)
        scale = _frame_scale(self.info)
        right = self.size[0] - margins.right
        wide = right - margins.left - 96 * scale
        rule = 19 * MM * scale
        canvas.setStrokeColor(styles.HAIR)
        canvas.setLineWidth(0.6)
        canvas.line(margins.left, rule, right, rule)
        canvas.setFillColor(styles.MUTED)
        small = (8.2 * scale, REGULAR)
        upper, lower = rule - 9.6 * scale, rule - 19.8 * scale
        copy_for = _("Copy for: {recipient}").format(recipient=self.info.copy_for) if self.info.copy_for else ""
        numbered = _("page {page} of {pages}").format(page=page, pages=self.pages)
        self._write_fitted(canvas, (margins.left, upper), copy_for, (*small, wide))
        for number, line in enumerate(self._two_lines(self.info.confidentiality, 8.2 * scale, wide)):
            self._write_fitted(canvas, (margins.left, lower - number * 10.2 * scale), line, (*small, wide))
        self._write_fitted(canvas, (right, upper), self.info.serial, (*small, -90 * scale))
        self._write_fitted(canvas, (right, lower), numbered, (*small, -90 * scale))

    def _two_lines(self, text: str, size: float, room: float) -> list[str]:
        words = text.split()
        count = len(words)
        while count > 1 and self.typesetter.width(" ".join(words[:count]), size) > room:
            count -= 1
        return [line for line in (" ".join(words[:count]), " ".join(words[count:])) if line]

    def _sender(self) -> tuple[str, str]:
        if self.info.anonymous:
            return _("Support service for work"), self.info.place
        return BRAND, self.info.office

    def _serial(self) -> str:
        if not self.info.blank:
            return self.info.serial
        return f"{_('Blank form')} · {self.info.serial}" if self.info.serial else _("Blank form")

    def _write_fitted(
        self, canvas: Any, place: tuple[float, float], text: str, style: tuple[float, str, float]
    ) -> None:
        # a negative room writes to the left of the place
        size, weight, room = style
        line = self.typesetter.fitted(text, size, weight=weight, room=abs(room))
        left = place[0] - self.typesetter.width(line, size, weight) if room < 0 else place[0]
        self._write(canvas, (left, place[1]), line, (size, weight))

    def _write(self, canvas: Any, place: tuple[float, float], line: str, style: tuple[float, str]) -> None:
        left = place[0]
        for run in self.typesetter.runs(line, style[1]):
            canvas.setFont(run.font, style[0])
            canvas.drawString(left, place[1], run.text)
            left += stringWidth(run.text, run.font, style[0])


def margins_of(info: PaperInfo) -> Margins:
    """Return the white around the text of a paper; header and footer of the large print need more."""
    scale = _frame_scale(info)
    return Margins(top=31 * MM * scale, bottom=25 * MM * scale)


def draw_mark(canvas: Any, place: tuple[float, float], side: float) -> None:
    """Draw the mark of the program: an open ring with a bar, white on petrol."""
    x, y = place
    canvas.saveState()
    canvas.setFillColor(styles.ACCENT)
    canvas.roundRect(x, y, side, side, side * 0.267, stroke=0, fill=1)
    canvas.setStrokeColor(styles.WHITE)
    canvas.setLineWidth(side * 0.0745)
    canvas.setLineCap(1)
    middle, reach = (x + side / 2, y + side / 2), side * 0.2445
    canvas.arc(middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach, 40, 280)
    canvas.line(middle[0], middle[1], middle[0] + side * 0.289, middle[1])
    canvas.restoreState()


def _frame_scale(info: PaperInfo) -> float:
    return 1.35 if info.large else 1.0
