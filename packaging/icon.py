"""Draw the mark of the program from its SVG as the picture files that installers ask for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
MARK = ROOT / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(size: int) -> Image.Image:
    """Give the mark as a square picture of so many pixels; each size is drawn by itself, so that it stays sharp."""
    picture = QImage(QSize(size, size), QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))


def write(folder: Path) -> list[Path]:
    """Write app.png, app.ico and app.icns into a folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: draw(size) for size in SIZES}
    targets = [folder / f"app.{kind}" for kind in ("png", "ico", "icns")]
    pictures[256].save(targets[0])
    small = [size for size in SIZES if size <= 256]
    others = [pictures[size] for size in small]
    pictures[256].save(targets[1], sizes=[(size, size) for size in small], append_images=others)
    pictures[512].save(targets[2], append_images=others)
    return targets


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    print(*write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "icons"), sep="\n")
