"""The look a coach chose, kept beside the log: it is needed before any store opens and says nothing of anybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from integralavoro_desktop.gui.theme import Density, Look, Scheme
from integralavoro_desktop.kernel.paths import state_dir

if TYPE_CHECKING:
    from pathlib import Path


def _path() -> Path:
    return state_dir() / "look.json"


def read_look() -> tuple[Look, str]:
    """Return the look and the language chosen; the usual ones where the file is missing or damaged."""
    try:
        kept = json.loads(_path().read_text("utf-8"))
        look = Look(Scheme(kept["scheme"]), int(kept["text_percent"]), Density(kept["density"]))
        return look, str(kept.get("language", ""))
    except (OSError, ValueError, KeyError, TypeError):
        return Look(), ""


def write_look(look: Look, language: str) -> None:
    """Keep the look and the language; a folder that cannot be written is no reason to stop."""
    kept = {
        "scheme": look.scheme.value,
        "text_percent": look.text_percent,
        "density": look.density.value,
        "language": language,
    }
    try:
        _path().parent.mkdir(parents=True, exist_ok=True)
        _path().write_text(json.dumps(kept), "utf-8")
    except OSError:
        return
