"""Icons drawn from the shipped SVG files in any colour and size, and the mark of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

_STROKE = "1.9"
_SHARP = 2.0


class Icons:
    """The shipped icons; each drawing is kept by name, colour, size and pixel ratio."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "icons"
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: str, size: int, *, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` in `color`, `size` logical pixels square, sharp at `ratio`."""
        key = (name, color, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, color, size, ratio=ratio)
        return self._drawn[key]

    def icon(self, name: str, color: str, size: int) -> QIcon:
        """Return the same drawing as a QIcon, at one and two pixels a point."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, color, size, ratio=ratio))
        return icon

    def mark(self, size: int, *, ground: str, ink: str, dot: str) -> QPixmap:
        """Return the mark of the program, `size` logical pixels square, in three colours."""
        key = ("app", ground + ink + dot, size, _SHARP)
        if key not in self._drawn:
            svg = self._source("app").replace("#0E6063", ground).replace("#FFFFFF", ink).replace("#C4762B", dot)
            self._drawn[key] = _render(svg, size, ratio=_SHARP)
        return self._drawn[key]

    def names(self) -> list[str]:
        """Return the names of all shipped icons."""
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def _draw(self, name: str, color: str, size: int, *, ratio: float) -> QPixmap:
        return _render(self._source(name).replace("currentColor", color), size, ratio=ratio)

    def _source(self, name: str) -> str:
        if name not in self._sources:
            raw = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = raw.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
        return self._sources[name]


def _render(svg: str, size: int, *, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
