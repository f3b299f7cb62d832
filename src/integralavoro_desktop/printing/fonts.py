"""Typefaces: which font prints which sign, so that no name ever comes out as boxes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from integralavoro_desktop.kernel.paths import resources
from integralavoro_desktop.printing.scripts import as_seen, shaped, stretches, tidy, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REGULAR = "regular"
MEDIUM = "medium"
SEMIBOLD = "semibold"
BOLD = "bold"

# first the typeface of the program, then the ones that know what it does not
_FAMILIES = {
    REGULAR: ("AtkinsonHyperlegibleNext_400Regular", "NotoSans_400Regular", "NotoSansArabic_400Regular"),
    MEDIUM: ("AtkinsonHyperlegibleNext_500Medium", "NotoSans_400Regular", "NotoSansArabic_400Regular"),
    SEMIBOLD: ("AtkinsonHyperlegibleNext_600SemiBold", "NotoSans_700Bold", "NotoSansArabic_700Bold"),
    BOLD: ("AtkinsonHyperlegibleNext_700Bold", "NotoSans_700Bold", "NotoSansArabic_700Bold"),
}
# by which a screen knows the weights
NUMBERS = {REGULAR: 400, MEDIUM: 500, SEMIBOLD: 600, BOLD: 700}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that one font can print whole."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class _Face:
    name: str
    signs: frozenset[int]


class Typesetter:
    """Cuts texts into runs, and remembers the signs that no font of ours can print."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def runs(self, text: str, weight: str = REGULAR) -> list[Run]:
        """Return the text as runs in the order in which they stand on the line; a line end is `\\n` inside a run.

        Right-to-left stretches come joined and in visual order. A sign without a glyph becomes a readable
        substitute: its plain equivalent, else its name or its number between square brackets.
        """
        faces = _faces(weight)
        clean = tidy(text)
        if all(ord(sign) in faces[0].signs for sign in clean if sign != "\n"):
            return [Run(faces[0].name, clean)] if clean else []
        return _joined(run for part in _visual(clean, faces) for run in self._fitted(part, faces))

    def markup(self, text: str, weight: str = REGULAR) -> str:
        """Return the text as ReportLab paragraph markup, escaped, each run in its own font."""
        return _markup(self.runs(text, weight))

    def markup_of_seen(self, line: str, weight: str = REGULAR) -> str:
        """Return the markup of a line whose signs are already joined and in visual order."""
        return _markup(self._fitted(line.replace(" ", "\u00a0"), _faces(weight)))

    def width(self, text: str, size: float, weight: str = REGULAR) -> float:
        """Return the width of a one-line text in points."""
        return sum(stringWidth(run.text, run.font, size) for run in self.runs(text, weight))

    def fitted(self, text: str, size: float, *, weight: str = REGULAR, room: float) -> str:
        """Return the text, cut with … at the end when it is wider than `room` points."""
        line = " ".join(text[:1000].split())
        if self.width(line, size, weight) <= room:
            return line
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(line[:middle] + "…", size, weight) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return line[:low].rstrip() + "…"

    def _fitted(self, text: str, faces: tuple[_Face, ...]) -> Iterator[Run]:
        before = faces[0]
        for cluster in _clusters(text):
            face = _face_for(cluster, faces, before)
            if face:
                before = face
                yield Run(face.name, cluster)
                continue
            for sign in cluster:
                alone = _face_for(sign, faces, before)
                yield Run(alone.name, sign) if alone else Run(faces[0].name, self._substitute(sign, faces))

    def _substitute(self, sign: str, faces: tuple[_Face, ...]) -> str:
        plain = without_marks(unicodedata.normalize("NFKD", sign))
        if all(ord(part) in faces[0].signs for part in plain):
            return plain
        self.missing.add(sign)
        name = unicodedata.name(sign, "").lower()
        return f"[{name}]" if name and unicodedata.category(sign) == "So" else f"[U+{ord(sign):04X}]"


def font_name(weight: str = REGULAR) -> str:
    """Return the registered name of the program's own typeface in a weight."""
    return _faces(weight)[0].name


@cache
def _faces(weight: str) -> tuple[_Face, ...]:
    return tuple(_register(name) for name in _FAMILIES[weight])


@cache
def _register(name: str) -> _Face:
    font = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"))
    registerFont(font)
    return _Face(name, frozenset(font.face.charToGlyph))


def _visual(text: str, faces: tuple[_Face, ...]) -> Iterator[str]:
    for part, is_rtl in stretches(text):
        joined = shaped(part) if is_rtl else ""
        if joined and all(_face_for(sign, faces, faces[0]) for sign in joined):
            # a name must not break in two lines: its words would change places
            yield as_seen(joined).replace(" ", "\u00a0")
        else:
            yield without_marks(part)


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for sign in text:
        if cluster and not unicodedata.combining(sign):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _face_for(cluster: str, faces: tuple[_Face, ...], before: _Face) -> _Face | None:
    if cluster == "\n":
        return before
    order = (before, *faces) if cluster in " \u00a0" else faces
    return next((face for face in order if all(ord(sign) in face.signs for sign in cluster)), None)


def _markup(runs: Iterable[Run]) -> str:
    return "".join(f'<font name="{run.font}">{escape(run.text)}</font>'.replace("\n", "<br/>") for run in _joined(runs))


def _joined(runs: Iterable[Run]) -> list[Run]:
    return [Run(font, "".join(run.text for run in group)) for font, group in groupby(runs, key=lambda run: run.font)]
