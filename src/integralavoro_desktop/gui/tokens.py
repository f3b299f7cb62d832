"""The colours, sizes and type roles of the program, in three looks, and the pairs whose contrast is promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look: every colour by its task, as `#RRGGBB`; widths in pixels."""

    name: str
    bg: str
    surface: str
    sunken: str
    nav: str
    line: str
    edge: str
    text: str
    text2: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    words: str
    words_soft: str
    words_bar: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    focus: str
    practice: str = "#F2C14E"
    on_practice: str = "#1E2A2C"
    line_width: int = 1
    is_dark: bool = False
    is_contrast: bool = False

    def color(self, token: str) -> str:
        """Return the colour of a token by its name."""
        return str(getattr(self, token))


LIGHT: Final = Tokens(
    name="light",
    bg="#F6F3EC",
    surface="#FFFFFF",
    sunken="#FAF8F3",
    nav="#ECE8DE",
    line="#DCD6C8",
    edge="#858A80",
    text="#1E2A2C",
    text2="#465457",
    muted="#5F6B6C",
    accent="#0E6063",
    on_accent="#FFFFFF",
    accent_soft="#DCEBE9",
    words="#6A3D0C",
    words_soft="#FBEEDD",
    words_bar="#C4762B",
    ok="#256038",
    ok_soft="#E0F0E3",
    warn="#7A4F00",
    warn_soft="#FAEFD0",
    danger="#9B2C23",
    danger_soft="#FAE5E1",
    info="#2A5684",
    info_soft="#E2ECF6",
    focus="#1E2A2C",
)

DARK: Final = Tokens(
    name="dark",
    bg="#141A1C",
    surface="#1C2426",
    sunken="#182022",
    nav="#0F1416",
    line="#344145",
    edge="#7C898A",
    text="#E9EDEB",
    text2="#BCC7C4",
    muted="#98A5A3",
    accent="#72C9C3",
    on_accent="#08201F",
    accent_soft="#1C3C3D",
    words="#F1D2AA",
    words_soft="#32281C",
    words_bar="#D9A066",
    ok="#93CFA0",
    ok_soft="#1D3425",
    warn="#E8BF66",
    warn_soft="#382D14",
    danger="#F29D91",
    danger_soft="#3D221F",
    info="#9AC1ED",
    info_soft="#1D2E41",
    focus="#FFFFFF",
    is_dark=True,
)

CONTRAST: Final = Tokens(
    name="contrast",
    bg="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    nav="#FFFFFF",
    line="#000000",
    edge="#000000",
    text="#000000",
    text2="#000000",
    muted="#262626",
    accent="#003B6F",
    on_accent="#FFFFFF",
    accent_soft="#FFFFFF",
    words="#000000",
    words_soft="#FFFFFF",
    words_bar="#000000",
    ok="#004D1A",
    ok_soft="#FFFFFF",
    warn="#5C3A00",
    warn_soft="#FFFFFF",
    danger="#8B0000",
    danger_soft="#FFFFFF",
    info="#003B6F",
    info_soft="#FFFFFF",
    focus="#B30086",
    line_width=2,
    is_contrast=True,
)

LOOKS: Final = {look.name: look for look in (LIGHT, DARK, CONTRAST)}
TONES: Final = ("neutral", "accent", "words", "ok", "warn", "danger", "info")

# Role: pixels at 100 %, weight.
ROLES: Final[dict[str, tuple[int, int]]] = {
    "number": (34, 700),
    "h1": (27, 700),
    "h2": (20, 600),
    "h3": (17, 600),
    "body": (15, 400),
    "name": (15, 500),
    "strong": (15, 600),
    "control": (15, 500),
    "caption": (13, 400),
    "caption-strong": (13, 600),
    "tiny": (12, 600),
    "small": (12, 400),
}

RADIUS: Final = {"control": 6, "block": 8, "card": 10, "chip": 12}

TEXT_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((ink, ground) for ink in ("text", "text2", "muted") for ground in ("bg", "surface", "sunken", "nav")),
    ("text", "accent_soft"),
    ("text2", "accent_soft"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("accent", "sunken"),
    ("accent", "nav"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "ok"),
    ("surface", "words"),
    ("surface", "info"),
    ("on_practice", "practice"),
    *((tone, f"{tone}_soft") for tone in ("words", "ok", "warn", "danger", "info")),
    *(("text", f"{tone}_soft") for tone in ("words", "ok", "warn", "danger", "info")),
    *(("text2", f"{tone}_soft") for tone in ("words", "ok", "warn", "danger", "info")),
    *((tone, "surface") for tone in ("words", "ok", "warn", "danger", "info")),
    *((tone, "nav") for tone in ("warn", "danger")),
    *((tone, "bg") for tone in ("warn", "danger", "ok")),
)
"""(ink, ground) of every text a component draws: at least 4.5."""

SHAPE_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    ("edge", "surface"),
    ("edge", "sunken"),
    ("edge", "bg"),
    ("danger", "surface"),
    ("focus", "bg"),
    ("focus", "surface"),
    ("focus", "nav"),
    ("accent", "nav"),
    ("accent", "surface"),
    ("words_bar", "words_soft"),
    ("words_bar", "surface"),
    ("info", "info_soft"),
)
"""(shape, ground) of every edge, mark and chart line that carries a meaning: at least 3."""


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours by the formula of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(over: str, under: str, share: float) -> str:
    """Return the colour seen when `share` (0-1) of `over` lies on `under`."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(top * share + below * (1 - share)):02X}" for top, below in pairs)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
