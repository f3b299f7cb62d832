"""The looks in which every page of people is looked at, and the walk over what it shows."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from integralavoro_desktop.gui.theme import Look, Scheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SPEC = importlib.util.spec_from_file_location("walkers", Path(__file__).parents[2] / "gui" / "walkers.py")
assert _SPEC is not None
assert _SPEC.loader is not None
walkers = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(walkers)

LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]
EVERY_LOOK = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")


def settle(widget: QWidget) -> None:
    """Let layouts come to rest."""
    for _ in range(6):
        QApplication.processEvents()


def faults(widget: QWidget) -> list[str]:
    """Return what is clipped, too small, nameless, or told by colour alone."""
    settle(widget)
    found = [*walkers.clipped(widget), *walkers.too_small(widget)]
    return [*found, *walkers.nameless(widget), *walkers.colour_only(widget)]


def button(widget: QWidget, name: str) -> QPushButton:
    """Return the visible button of this name."""
    return next(one for one in widget.findChildren(QPushButton, name) if one.isVisibleTo(widget))


def said(widget: QWidget) -> str:
    """Return everything that the visible labels and chips of a widget say."""
    words = [one.words() if hasattr(one, "words") else one.text() for one in widget.findChildren(QLabel)]
    words += [one.text for one in widget.findChildren(object) if type(one).__name__ == "Chip"]
    return " | ".join(words)
