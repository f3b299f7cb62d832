"""What the settings need from whoever wired the window: papers, lists, practice mode, and what outlives the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integralavoro_desktop.gui.theme import Look


@dataclass(frozen=True, slots=True)
class SettingsTools:
    """The doors out of the settings.

    `keep_look(look, language)` writes what is chosen beside the log; `speak(language)` puts a language in force, with
    the window made anew. `open_list(record type)` opens a generic list. `idle_changed(minutes)` tells the lock.
    `backup_folder()` says where the copies go, `folder_warning(folder)` why a place is bad, or nothing.
    `print_sheet(code, copies)` and `save_sheet(code)` make the recovery sheet; `print_health(checks, facts)` the health
    sheet. `make_practice(folder)` writes invented data and runs in the worker; `open_practice(folder)` shows them.
    """

    keep_look: Callable[[Look, str], object]
    speak: Callable[[str], object]
    open_list: Callable[[str], object]
    idle_changed: Callable[[int], object]
    backup_folder: Callable[[], Path]
    folder_warning: Callable[[Path], str]
    print_sheet: Callable[[str, int], object]
    save_sheet: Callable[[str], object]
    print_health: Callable[[Sequence[tuple[str, bool, str]], Sequence[tuple[str, str]]], object]
    practice_folder: Path
    make_practice: Callable[[Path], object]
    open_practice: Callable[[Path], object]
