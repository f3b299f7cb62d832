"""A list as a table for spreadsheets: nothing in it can be taken for a formula."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide signs count too


def safe(text: str) -> str:
    """Return text that a spreadsheet shows and never computes."""
    return f"'{text}" if text.lstrip(" '").startswith(_STARTS_A_FORMULA) else text


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a table with a semicolon between cells and a mark that says UTF-8; return how many rows it has.

    The file appears whole or not at all. AppError when it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    written = 0
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";")
            writer.writerow([safe(cell) for cell in header])
            for row in rows:
                writer.writerow([safe(cell) for cell in row])
                written += 1
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise AppError(
            _("The table could not be written."),
            _("No file was left behind."),
            _("Choose another folder, or make room on the disk, and try again."),
        ) from error
    return written


def ask_csv_path(parent: QWidget, name: str) -> Path | None:
    """Let the person choose where the table goes; None when she leaves it."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Where to save the table"), f"{name}.csv", "CSV (*.csv)")
    return Path(chosen) if chosen else None
