"""The window: paths, log, look, store, worker and pages are put together here, and nowhere else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from integralavoro_desktop.app.log import start_log
from integralavoro_desktop.app.look_file import read_look
from integralavoro_desktop.app.program import Program
from integralavoro_desktop.gui.theme import Theme
from integralavoro_desktop.kernel.i18n import use_language

if TYPE_CHECKING:
    from pathlib import Path


def the_application() -> QApplication:
    """Return the one application of the process, made at the first call."""
    here = QApplication.instance()
    return here if isinstance(here, QApplication) else QApplication(sys.argv[:1])


def draw_without_display() -> None:
    """Let Qt draw into memory where no display is; for tours and measures, called before the application is made."""
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def run(folder: Path, *, passphrase_file: str | None = None, language: str = "") -> int:
    """Open the window on a store and stay until it is closed; return the exit status."""
    start_log()
    look, kept_language = read_look()
    use_language(language or kept_language)
    application = the_application()
    application.setApplicationName("integralavoro")
    application.setApplicationDisplayName("Integr@lavoro")
    theme = Theme(application, look)
    program = Program(theme, folder)
    program.start(passphrase_file)
    program.window.show()
    status = application.exec()
    program.stop()
    return int(status)
