"""The program's own log: where a fault happened and of which kind, never what a record or a key held."""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.paths import log_dir

if TYPE_CHECKING:
    from types import TracebackType

_LOGGER = logging.getLogger("integralavoro")
_SIZE = 512 * 1024


def start_log() -> None:
    """Write the log into the state folder; where it cannot be written, go on without."""
    _LOGGER.setLevel(logging.INFO)
    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_dir() / "integralavoro.log", maxBytes=_SIZE, backupCount=3, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    sys.excepthook = _uncaught


def note_fault(fault: BaseException) -> str:
    """Write a bug into the log: its kind and the lines of code it passed, without its message; return the same text."""
    steps = traceback.extract_tb(fault.__traceback__)
    places = " < ".join(f"{step.filename.rpartition('integralavoro_desktop')[2]}:{step.lineno}" for step in steps[::-1])
    text = f"{type(fault).__name__} {places}"
    _LOGGER.error(text)
    return text


def _uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    sys.stderr.write(note_fault(fault.with_traceback(trace)) + "\n")
