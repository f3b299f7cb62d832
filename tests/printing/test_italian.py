"""Every sentence of a paper has its Italian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from integralavoro_desktop.kernel.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = (
    "charts.py", "cover_sheet.py", "frame.py", "pieces.py", "recovery_sheet.py", "service_sheets.py", "set_blocks.py",
    "set_tables.py", "set_text.py", "sheet.py", "twin.py",
)  # fmt: skip


def test_every_message_of_these_rooms_is_translated(pytestconfig: object) -> None:
    folder: Path = pytestconfig.rootpath / "src" / "integralavoro_desktop" / "printing"
    with (resources() / "locale" / "it" / "parts" / "printing.po").open("rb") as file:
        known = {(message.context, message.id) for message in read_po(file) if message.string}
    asked = {
        (context, message)
        for name, _line, message, _comments, context in extract_from_dir(str(folder), keywords=_KEYWORDS)
        if name in ROOMS
    }
    asked = {(context, message[-1] if isinstance(message, tuple) else message) for context, message in asked}
    assert len(asked) > 70
    assert asked <= known


_KEYWORDS = {"_": None, "N_": None, "pgettext": ((1, "c"), 2)}
