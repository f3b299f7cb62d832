"""Drawing by hand: texts, lines and markers of the charts, in paper's colours or in a screen's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.graphics.shapes import Circle, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from integralavoro_desktop.printing import styles
from integralavoro_desktop.printing.fonts import NUMBERS, REGULAR, Typesetter


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a chart; a screen in the dark gives its own, as `#RRGGBB` through `Colours.of`."""

    text: Color = styles.TEXT
    quiet: Color = styles.MUTED
    grid: Color = styles.HAIR
    page: Color = styles.WHITE
    petrol: Color = styles.ACCENT
    petrol_soft: Color = styles.ACCENT_SOFT
    amber: Color = styles.WORDS_BAR
    grey: Color = styles.MUTED
    blue: Color = field(default_factory=lambda: HexColor("#2A5684"))

    @classmethod
    def of(cls, **tokens: str) -> Colours:
        """Return the paper's colours with some replaced, for example `Colours.of(text="#E9EDEB")`."""
        return cls(**{name: HexColor(value) for name, value in tokens.items()})


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is told from the others without its colour: name of the colour, dash, marker, width."""

    colour: str
    dash: tuple[float, ...]
    marker: str
    width: float = 1.5


PENS = {
    "petrol": Pen("petrol", (), "circle", 1.9),
    "amber": Pen("amber", (5.0, 2.5), "triangle"),
    "grey": Pen("grey", (1.5, 2.0), "square"),
    "blue": Pen("blue", (7.0, 2.0, 1.5, 2.0), "diamond"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A label as it is read: for a screen, which joins letters and turns lines by itself."""

    text: str
    place: tuple[float, float]
    size: float
    anchor: str
    weight: int
    colour: Color


class Label(Group):
    """The runs of a label as paper needs them, together with the words as they are read."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    @property
    def words(self) -> Words:
        """The label as it is read."""
        return self._words


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with: typesetter, scale of the texts, colours."""

    typesetter: Typesetter
    scale: float = 1.0
    colours: Colours = field(default_factory=Colours)

    def label(self, place: tuple[float, float], text: str, style: Lettering) -> Label:
        """Return a one-line text at a place, cut with … when it is wider than its room."""
        size = style.size * self.scale
        line = self.typesetter.fitted(text, size, weight=style.weight, room=style.room or 1e6)
        colour = style.colour or self.colours.text
        group = Label(Words(line, place, size, style.anchor, NUMBERS[style.weight], colour))
        left = place[0] - self.typesetter.width(line, size, style.weight) * _SHARES[style.anchor]
        for run in self.typesetter.runs(line, style.weight):
            group.add(String(left, place[1], run.text, fontName=run.font, fontSize=size, fillColor=colour))
            left += stringWidth(run.text, run.font, size)
        return group

    def line(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> Line:
        """Return a straight stroke of a pen."""
        dress: dict[str, Any] = {"strokeDashArray": list(pen.dash) or None, "strokeLineCap": 0 if pen.dash else 1}
        return Line(*start, *end, strokeColor=self.colour(pen), strokeWidth=pen.width, **dress)

    def marker(self, place: tuple[float, float], pen: Pen) -> Shape:
        """Return the marker of a pen, centred at a place."""
        x, y = place
        reach = 2.6 * (0.7 + 0.3 * self.scale)
        dress: dict[str, Any] = {"fillColor": self.colour(pen), "strokeColor": self.colours.page, "strokeWidth": 0.4}
        if pen.marker == "circle":
            return Circle(x, y, reach, **dress)
        if pen.marker == "square":
            return Rect(x - reach, y - reach, 2 * reach, 2 * reach, **dress)
        if pen.marker == "triangle":
            return Polygon([x, y + 1.25 * reach, x + 1.2 * reach, y - reach, x - 1.2 * reach, y - reach], **dress)
        wide = 1.35 * reach
        return Polygon([x, y + wide, x + wide, y, x, y - wide, x - wide, y], **dress)

    def colour(self, pen: Pen) -> Color:
        """Return the colour of a pen on this ground."""
        named: Color = getattr(self.colours, pen.colour)
        return named


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a label is written: size in points, weight, side, colour (the text's when None), room (0 for any)."""

    size: float = 9.0
    weight: str = REGULAR
    anchor: str = "start"
    colour: Color | None = None
    room: float = 0


def box(place: tuple[float, float], size: tuple[float, float], **dress: Any) -> Rect:
    """Return a rectangle; `dress` is what ReportLab calls its properties, without a stroke unless one is given."""
    return Rect(*place, *size, **{"strokeColor": None, **dress})


_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
