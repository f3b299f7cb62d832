"""What is measured of windows and paper: start to the lock, keystroke to painted results, a long dossier."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from integralavoro_desktop.bench.figures import Figure, median, percentiles

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.storage.store import Store

_START = 2.5
_PAINT = 0.050
_PAPER = 1.3
_ROWS = 900
_EMPTY = (
    "import sys; from PySide6.QtWidgets import QApplication, QWidget; a = QApplication(sys.argv); w = QWidget(); "
    "w.resize(1440, 900); w.show(); w.grab()"
)
_OURS = (
    "import sys; from pathlib import Path; from integralavoro_desktop.app import the_application; "
    "from integralavoro_desktop.app.program import Program; from integralavoro_desktop.gui.theme import Theme; "
    "p = Program(Theme(the_application()), Path(sys.argv[1])); p.start(); p.window.show(); "
    "p.window.grab(); p.work.stop()"
)


def starting(folder: Path) -> list[Figure]:
    """Measure a process from its start to the painted lock screen, against one with an empty window."""
    ours = median(lambda: _process(_OURS, str(folder)), times=5)
    reference = median(lambda: _process(_EMPTY), times=5)
    aim = "<= 2.5 times an empty PySide6 window"
    return [Figure("start to the lock screen", ours, reference, aim, ours <= _START * reference)]


def painting(store: Store) -> list[Figure]:
    """Measure from a keystroke in the palette to its painted results."""
    from integralavoro_desktop.app import draw_without_display, the_application  # noqa: PLC0415
    from integralavoro_desktop.app.workspace import Workspace  # noqa: PLC0415
    from integralavoro_desktop.gui.theme import Theme  # noqa: PLC0415
    from integralavoro_desktop.gui.work import Work  # noqa: PLC0415

    draw_without_display()
    application = the_application()
    work = Work(lambda fault: None)
    space = Workspace(Theme(application), store, work)
    space.window.show()
    space.palette.start()
    typed = iter(("g", "gi", "gio", "gio f", "gio fe", "m", "ma", "mar") * 20)

    def key() -> None:
        space.palette.line.setText(next(typed))
        space.window.repaint()
        application.processEvents()

    usual, slow = percentiles(key, times=80)
    work.stop()
    return [
        Figure("keystroke to painted results, p50", usual, None, "<= 50 ms", usual <= _PAINT),
        Figure("keystroke to painted results, p95", slow, None, "<= 50 ms", slow <= _PAINT),
    ]


def printing() -> list[Figure]:
    """Measure a paper of thirty pages against the same words in bare ReportLab."""
    from integralavoro_desktop.bench.bare_paper import bare_pdf, our_pdf  # noqa: PLC0415

    ours, reference = median(lambda: our_pdf(_ROWS), times=3), median(lambda: bare_pdf(_ROWS), times=3)
    aim = "<= 1.3 times the same flowables in bare ReportLab"
    return [Figure("a paper of thirty pages", ours, reference, aim, ours <= _PAPER * reference)]


def _process(code: str, *arguments: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment, capture_output=True)  # noqa: S603 - our own code
