"""What the pages of the exchange need from outside the windows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.exchange.pairing import Cost
    from integralavoro_desktop.printing.sheet import Sheet


class Picker(Protocol):
    """Asks the person for a file or a folder; None when she chose none."""

    def __call__(self, parent: QWidget, title: str, start: str) -> Path | None:
        """Ask, beginning in the folder `start`."""


def pick_folder(parent: QWidget, title: str, start: str) -> Path | None:
    """Ask for a folder with the system's dialog."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def pick_package(parent: QWidget, title: str, start: str) -> Path | None:
    """Ask for a package with the system's dialog."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, start, _("Packages (*.jcb);;All files (*)"))
    return Path(chosen) if chosen else None


def pick_pairing(parent: QWidget, title: str, start: str) -> Path | None:
    """Ask for a file of the pairing with the system's dialog."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, start, _("Pairing files (*.jcp);;All files (*)"))
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class ExchangeTools:
    """What the pages ask of whoever wired the window.

    `backups` is the folder of the copies; `print_sheet(sheet)` puts a paper before the person; `welcome(id, name)`
    enters the coach of a new laptop among the operators, under the hexadecimal id that her laptop uses. The pickers
    and the cost of a pairing code are the usual ones unless a test gives others.
    """

    backups: Path
    print_sheet: Callable[[Sheet], object]
    welcome: Callable[[str, str], object]
    pick_folder: Picker = pick_folder
    pick_package: Picker = pick_package
    pick_pairing: Picker = pick_pairing
    cost: Cost | None = None
    is_practice: bool = False
