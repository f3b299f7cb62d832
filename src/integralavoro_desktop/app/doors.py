"""What pages need of whoever owns the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Doors:
    """The window itself, and the two things only its owner changes: the language, the minutes until it locks."""

    window: Callable[[], MainWindow]
    speak: Callable[[str], object]
    idle: Callable[[int], object]
