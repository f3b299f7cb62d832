"""The look of the papers: colours, sizes, spaces, and the room a piece may fill."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from integralavoro_desktop.printing.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, Typesetter, font_name

TEXT = HexColor("#1E2A2C")
TEXT2 = HexColor("#465457")
MUTED = HexColor("#5F6B6C")
ACCENT = HexColor("#0E6063")
ACCENT_SOFT = HexColor("#E7F0EF")
WORDS = HexColor("#6A3D0C")
WORDS_SOFT = HexColor("#FCF3E7")
WORDS_BAR = HexColor("#C4762B")
DANGER = HexColor("#9B2C23")
DANGER_SOFT = HexColor("#FAE5E1")
WARN = HexColor("#7A4F00")
WARN_SOFT = HexColor("#FAEFD0")
SAND = HexColor("#F6F5F0")
HAIR = HexColor("#CFC9BB")
WHITE = HexColor("#FFFFFF")

MM = 72 / 25.4  # points in a millimetre
LARGE = 1.6  # large-print edition, times the ordinary size


@dataclass(frozen=True, slots=True)
class Type:
    """One role of text: weight, size and line height in points, colour, side."""

    weight: str
    size: float
    leading: float
    colour: Color = TEXT
    side: Literal[0, 1, 2] = TA_LEFT


TYPES = {
    "title": Type(BOLD, 23, 27),
    "subtitle": Type(REGULAR, 9, 12.8, TEXT2),
    "h2": Type(BOLD, 13.2, 17, ACCENT),
    "h3": Type(SEMIBOLD, 11, 14.6),
    "body": Type(REGULAR, 10.2, 14.5),
    "small": Type(REGULAR, 9, 12.8, TEXT2),
    "caption": Type(REGULAR, 8.4, 11.9, MUTED),
    "words": Type(MEDIUM, 12.2, 17.5),
    "words_label": Type(BOLD, 8, 11, WORDS),
    "words_said": Type(REGULAR, 8.6, 12.2, WORDS),
    "fact": Type(BOLD, 17, 20, ACCENT),
    "fact_label": Type(BOLD, 9.4, 12.8),
    "key": Type(REGULAR, 9, 12.8, TEXT2),
    "head": Type(SEMIBOLD, 8.6, 11.6, TEXT2),
    "head_right": Type(SEMIBOLD, 8.6, 11.6, TEXT2, TA_RIGHT),
    "cell": Type(REGULAR, 9.4, 12.8),
    "cell_right": Type(REGULAR, 9.4, 12.8, TEXT, TA_RIGHT),
    "cell_strong": Type(SEMIBOLD, 9.4, 12.8),
    "callout_title": Type(BOLD, 10.2, 14.2),
    "signer": Type(BOLD, 9.4, 12.8),
    "code": Type(BOLD, 15, 18),
    "code_big": Type(BOLD, 17, 23, TEXT, TA_CENTER),
    "centre": Type(REGULAR, 9, 12.8, TEXT2, TA_CENTER),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What every piece needs to be set: scale, room in points, typesetter, whether and how deep bookmarks go."""

    scale: float
    width: float
    height: float
    typesetter: Typesetter
    outline: bool = True
    h2_level: int = 1

    def narrowed(self, width: float) -> Look:
        """Return the same look for a narrower column."""
        return replace(self, width=width)

    def points(self, size: float) -> float:
        """Return an ordinary size in points, enlarged in the large-print edition."""
        return size * self.scale

    def style(self, role: str) -> ParagraphStyle:
        """Return the paragraph style of a role of TYPES."""
        kind = TYPES[role]
        return ParagraphStyle(
            role,
            fontName=font_name(kind.weight),
            fontSize=kind.size * self.scale,
            leading=kind.leading * self.scale,
            textColor=kind.colour,
            alignment=kind.side,
            splitLongWords=1,
            allowWidows=0,
            allowOrphans=0,
        )


@dataclass(frozen=True, slots=True)
class Margins:
    """White around the text column, in points."""

    left: float = 20 * MM
    right: float = 20 * MM
    top: float = 31 * MM
    bottom: float = 25 * MM
