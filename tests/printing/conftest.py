"""What the tests of paper share: reading a PDF back, and comparing it with a readable golden file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from integralavoro_desktop.kernel.paths import resources
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from integralavoro_desktop.printing.pieces import Piece

GOLDEN = Path(__file__).parent.parent / "golden" / "printing"


@dataclass(frozen=True)
class Read:
    """A PDF read back: its bytes, its reader, the text of each page."""

    data: bytes
    reader: PdfReader
    pages: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def words(self) -> str:
        """The text with every stretch of white as one blank: for sentences that a line end cuts."""
        return " ".join(self.text.split())

    def signs_by_font(self) -> dict[str, set[str]]:
        """Return, for each embedded font, every sign that the file says it prints."""
        found: dict[str, set[str]] = {}
        for page in self.reader.pages:
            for reference in page["/Resources"]["/Font"].values():
                font = reference.get_object()
                if "/ToUnicode" in font:
                    name = font["/BaseFont"].split("+")[-1]
                    found.setdefault(name, set()).update(_mapped(font["/ToUnicode"].get_data().decode("latin-1")))
        return found


@pytest.fixture
def info() -> PaperInfo:
    return PaperInfo(
        title="Dossier",
        serial="IL-MI3-2026-0214",
        copy_for="Rho care team",
        confidentiality="Private.",
        office="Polo Rho",
    )


@pytest.fixture
def read() -> Callable[[Sheet], Read]:
    return read_back


@pytest.fixture
def printed(info: PaperInfo) -> Callable[..., Read]:
    def of(*pieces: Piece) -> Read:
        return read_back(Sheet(info, pieces))

    return of


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    return compare


@pytest.fixture(scope="session")
def typefaces() -> dict[str, set[str]]:
    """The signs that each shipped typeface has a glyph for."""
    faces = [TTFontFile(str(path), validate=0) for path in (resources() / "fonts").glob("*.ttf")]
    return {_name(face): {chr(code) for code in face.charToGlyph} for face in faces}


def read_back(sheet: Sheet) -> Read:
    data = sheet.pdf(repeatable=True)
    reader = PdfReader(BytesIO(data))
    return Read(data, reader, [page.extract_text() for page in reader.pages])


def compare(name: str, text: str) -> None:
    """Compare with tests/golden/printing/NAME; INTEGRALAVORO_GOLDEN=write takes the text as the new one."""
    file = GOLDEN / name
    if os.environ.get("INTEGRALAVORO_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def _name(face: TTFontFile) -> str:
    name = face.name
    return name.decode() if isinstance(name, bytes) else name


def _mapped(cmap: str) -> set[str]:
    # one line for each place of the font: <01> <00D6>; unused places say 0000
    values = re.findall(r"^<[0-9A-F]{2}> <([0-9A-F]{4,})>$", cmap, re.MULTILINE)
    return {bytes.fromhex(value).decode("utf-16-be") for value in values} - {"\x00"}
