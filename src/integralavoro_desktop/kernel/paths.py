"""Where things lie on this machine: shipped resources, the store, logs, state."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_APP = "integralavoro"


def resources() -> Path:
    """Return the folder of shipped data: beside the sources, inside the wheel, or inside the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent.parent / "resources"


def default_store() -> Path:
    """Return the platform's data folder for the coach's own store."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "store"


def state_dir() -> Path:
    """Return the folder for what must lie outside the store: the mark of each store, the log."""
    chosen = os.environ.get("INTEGRALAVORO_STATE_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_state_dir(_APP, appauthor=False))


def log_dir() -> Path:
    """Return the folder of the program's own log, which holds no personal data."""
    return state_dir() / "log"
