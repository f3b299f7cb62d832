"""Building blocks of our own for ReportLab: bookmarked and right-to-left paragraphs, tinted panels, columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as Grid

from integralavoro_desktop.printing.fonts import BOLD
from integralavoro_desktop.printing.pieces import Strong, plain
from integralavoro_desktop.printing.scripts import as_seen, is_right_to_left, shaped, tidy
from integralavoro_desktop.printing.styles import DANGER, TYPES, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.colors import Color

    from integralavoro_desktop.printing.pieces import Inline

_OUTLINE_LENGTH = 120


def written(text: Inline, look: Look, role: str = "body") -> Flowable:
    """Return a text set in a role of styles.TYPES; a text that begins in Arabic goes from right to left."""
    whole = plain(text)
    if is_right_to_left(whole):
        return RightToLeft(whole, look, role)
    return Paragraph(_markup(text, look, role), look.style(role))


def spaced(flowable: Flowable, before: float = 0, after: float = 0) -> Flowable:
    """Return the flowable with white above and below, in points."""
    flowable.spaceBefore = before
    flowable.spaceAfter = after
    return flowable


def heights(content: Sequence[Flowable], width: float) -> list[float]:
    """Return the height of each flowable in a column, with the white above it; none above the first."""
    found = []
    after = 0.0
    nowhere: Any = None  # measuring needs no canvas
    for place, flowable in enumerate(content):
        before = flowable.getSpaceBefore() if place else 0.0
        found.append((max(before, after) if place else 0.0) + flowable.wrapOn(nowhere, width, 1e6)[1])
        after = flowable.getSpaceAfter()
    return found


class Marked(Paragraph):
    """A paragraph that leaves a bookmark where it is drawn, when `title` is set."""

    title = ""
    level = 0

    def draw(self) -> None:
        """Draw the text, and note its place in the outline."""
        if self.title:
            key = f"b{self.canv.getPageNumber()}-{self.canv.absolutePosition(0, 0)[1]:.0f}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(self.title, key, self.level)
        super().draw()

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - ReportLab calls them so
        """Split between lines; the bookmark goes with the first."""
        parts = list(super().split(aW, aH))
        if parts and isinstance(parts[0], Marked):
            parts[0].title, parts[0].level = self.title, self.level
        return parts


def marked(text: str, look: Look, role: str, *, level: int) -> Flowable:
    """Return a heading with its bookmark; none when the paper has no outline."""
    is_rtl = is_right_to_left(text)
    heading = RightToLeft(text, look, role) if is_rtl else Marked(_markup(text, look, role), look.style(role))
    if look.outline:
        # never empty: a second level without a first cannot be written
        heading.title = " ".join(tidy(text[:1000]).split())[:_OUTLINE_LENGTH] or "–"
        heading.level = level
    return heading


class RightToLeft(Flowable):
    """A paragraph read from right to left: cut into lines first, then each line put in visual order."""

    title = ""
    level = 0

    def __init__(self, text: str, look: Look, role: str) -> None:
        super().__init__()
        self._text = tidy(text)
        self._look = look
        self._role = role
        self._inner: Marked | None = None
        self._laid_for = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Lay the lines out for a width."""
        if self._inner and self._laid_for == aW:
            return self._inner.wrap(aW, aH)
        self._laid_for = aW
        style = self._look.style(self._role)
        setter = self._look.typesetter
        weight = TYPES[self._role].weight
        lines = [as_seen(shaped(line)) for line in self._lines(aW - 0.5)]
        # one line is a name among Latin ones and stays in their column
        style.alignment = TA_RIGHT if len(lines) > 1 else style.alignment
        self._inner = Marked("<br/>".join(setter.markup_of_seen(line, weight) for line in lines), style)
        self._inner.title, self._inner.level = self.title, self.level
        return self._inner.wrap(aW, aH)

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Split between lines."""
        self.wrap(aW, aH)
        return list(self._inner.split(aW, aH)) if self._inner else []

    def draw(self) -> None:
        """Draw the lines."""
        if self._inner:
            self._inner.drawOn(self.canv, 0, 0)

    def _lines(self, room: float) -> list[str]:
        kind = TYPES[self._role]
        size = self._look.points(kind.size)
        measure = cache(partial(self._look.typesetter.width, size=size, weight=kind.weight))
        lines: list[str] = []
        for part in self._text.split("\n"):
            line: list[str] = []
            left = room
            for word in part.split():
                # letters never join across a blank: the words can be measured one by one
                needed = measure(word) + measure("\u00a0")
                if line and needed > left:
                    lines.append(" ".join(line))
                    line, left = [], room
                line.append(word)
                left -= needed
            lines.append(" ".join(line))
        return lines


class Figure(Flowable):
    """A drawing in the text: ReportLab's own does not bear white above and below."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Take the size of the drawing."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.drawing.drawOn(self.canv, 0, 0)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a panel looks: fill, the bar at its left, the edge around it, the white inside, in points."""

    fill: Color | None = None
    bar: Color | None = None
    edge: Color | None = None
    pad_x: float = 14
    pad_y: float = 9


class Panel(Flowable):
    """Flowables on a tinted ground; it goes on over pages when it is long."""

    def __init__(self, content: list[Flowable], dress: Dress, page_height: float) -> None:
        super().__init__()
        self._content = content
        self._dress = dress
        self._page_height = page_height
        self._heights: list[float] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Measure the content and the white around it."""
        self._heights = heights(self._content, aW - 2 * self._dress.pad_x)
        self.width, self.height = aW, sum(self._heights) + 2 * self._dress.pad_y
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Split a long panel; a short one goes whole to the next page."""
        self.wrap(aW, aH)
        if self.height < 0.4 * self._page_height:
            return []
        room = aH - 2 * self._dress.pad_y
        place = 0
        while place < len(self._content) and self._heights[place] <= room:
            room -= self._heights[place]
            place += 1
        parts = self._content[place].split(aW - 2 * self._dress.pad_x, room) if place < len(self._content) else []
        first = self._content[:place] + parts[:1]
        rest = parts[1:] + self._content[place + bool(parts) :]
        if not first or not rest:
            return []
        upper = spaced(self._part(first), before=self.getSpaceBefore())
        return [upper, spaced(self._part(rest), after=self.getSpaceAfter())]

    def draw(self) -> None:
        """Draw the ground, then the content."""
        canvas, dress = self.canv, self._dress
        canvas.saveState()
        if dress.fill:
            canvas.setFillColor(dress.fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if dress.edge:
            canvas.setStrokeColor(dress.edge)
            canvas.setLineWidth(0.6)
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        if dress.bar:
            canvas.setFillColor(dress.bar)
            canvas.rect(-1.75, 0, 3.5, self.height, stroke=0, fill=1)
        canvas.restoreState()
        draw_stack(self.canv, self._content, (dress.pad_x, self.height - dress.pad_y), self.width - 2 * dress.pad_x)

    def _part(self, content: list[Flowable]) -> Panel:
        return Panel(content, self._dress, self._page_height)


class LongGrid(Grid):
    """A table whose rows of up to six lines stay whole; a longer one goes on over pages."""

    page_height = 0.0

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Split between rows; inside one when six lines fit here, or when it has a whole page and is longer."""
        six_lines = self.splitInRow
        parts = super().split(aW, aH)
        if not parts and aH > 0.9 * self.page_height:
            self.splitInRow = 1
            parts = super().split(aW, aH)
        for part in parts:
            if isinstance(part, LongGrid):
                part.page_height = self.page_height
                part.splitInRow = six_lines
        return list(parts)


class Beside(Flowable):
    """Two columns of flowables; when they are taller than a page they go under one another."""

    def __init__(self, left: list[Flowable], right: list[Flowable], look: Look, *, share: float = 0.5) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._look = look
        self._share = share

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Measure the taller column."""
        self.width = aW
        left, right = column_widths(aW, self._share)
        self.height = max(sum(heights(self._left, left)), sum(heights(self._right, right)))
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Go whole to the next page, or one under the other."""
        self.wrap(aW, aH)
        if self.height <= self._look.height:
            return []
        first, *rest = [*self._left, *self._right]
        parts = [first] if first.wrapOn(self.canv, aW, aH)[1] <= aH else first.split(aW, aH)
        return [*parts, *rest] if parts else []

    def draw(self) -> None:
        """Draw both columns from the top."""
        left, right = column_widths(self.width, self._share)
        draw_stack(self.canv, self._left, (0, self.height), left)
        draw_stack(self.canv, self._right, (self.width - right, self.height), right)


def column_widths(width: float, share: float) -> tuple[float, float]:
    """Return the widths of two columns with white between them; `share` is the left one's part."""
    gap = min(16.0, width * 0.04)
    return (width - gap) * share, (width - gap) * (1 - share)


def draw_stack(canvas: Any, content: Sequence[Flowable], place: tuple[float, float], width: float) -> None:
    """Draw flowables one under the other from a place downwards."""
    x, y = place
    after = 0.0
    for number, flowable in enumerate(content):
        y -= max(flowable.getSpaceBefore(), after) if number else 0
        y -= flowable.wrapOn(canvas, width, 1e6)[1]
        flowable.drawOn(canvas, x, y)
        after = flowable.getSpaceAfter()


def _markup(text: Inline, look: Look, role: str) -> str:
    weight = TYPES[role].weight
    return "".join(_part_markup(part, look, weight) for part in (text if isinstance(text, tuple) else (text,)))


def _part_markup(part: str | Strong, look: Look, weight: str) -> str:
    if isinstance(part, str):
        return look.typesetter.markup(part, weight)
    heavy = look.typesetter.markup(part.text, BOLD)
    return f'<font color="#{DANGER.hexval()[2:]}">{heavy}</font>' if part.alert else heavy
