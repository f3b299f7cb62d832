"""What is shipped as data is whole: typefaces with their signs, icons that take a colour, a licence beside each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
ICONS = sorted(path for path in (RESOURCES / "icons").glob("*.svg") if path.stem != "app")
LATIN = "AaZzàèéìòùÀÈÉÌÒÙçÇñÑäöüßčćđšžąęłńśźżșțăâîğ\u0131şőű0123456789«»“”’–…€·×"
GREEK_AND_CYRILLIC = "ΑαΩωάέήίόύώЖжЩщЪъЫыЄєІіЇїҐґЂђЋћ"
# as they are written, and as they are joined on paper
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگ\ufe8d\ufe91\ufedf\ufefb\ufee7\ufb58"


@pytest.mark.parametrize(
    ("family", "signs", "count"),
    [
        ("AtkinsonHyperlegibleNext", LATIN, 5),
        ("NotoSans", LATIN + GREEK_AND_CYRILLIC, 2),
        ("NotoSansArabic", ARABIC, 2),
    ],
)
def test_a_typeface_has_the_signs_of_the_names_it_must_write(family: str, signs: str, count: int) -> None:
    files = [path for path in FONTS if path.stem.split("_")[0] == family]
    assert len(files) == count
    for path in files:
        known = TTFont(path.stem, str(path)).face.charToGlyph
        assert "".join(sign for sign in signs if ord(sign) not in known) == ""


def test_every_typeface_has_its_licence() -> None:
    families = {path.stem.split("_")[0] for path in FONTS}
    licences = {path.stem.removeprefix("LICENCE-"): path for path in (RESOURCES / "fonts").glob("LICENCE-*.txt")}
    assert families == set(licences)
    assert all("SIL OPEN FONT LICENSE" in path.read_text(encoding="utf-8") for path in licences.values())


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_its_text(icon: Path) -> None:
    drawn = icon.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawn
    assert 'stroke="currentColor"' in drawn
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|https?://(?!www\.w3\.org)", drawn) == []


def test_the_icons_have_both_their_notices() -> None:
    notice = (RESOURCES / "icons" / "LICENCE-Lucide.txt").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "The MIT License" in notice
