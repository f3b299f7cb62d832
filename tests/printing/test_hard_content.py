"""What people really type: foreign scripts, markup, nothing at all, far too much."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.printing.conftest import Read

NAMES = ["Nguyễn Thị Hương", "Öztürk Şükrü", "Νίκος Παπαδόπουλος", "Николай Шевченко", "محمد علي", "Łukasz Żółć"]


def _everywhere(text: str) -> list[p.Piece]:
    return [
        p.Title(text, text),
        p.Heading(text),
        p.Heading(text, 3),
        p.Para((p.Strong(text), text)),
        p.Bullets([text]),
        p.Words(text, text),
        p.Callout(text, text, text),
        p.Facts([p.Fact(text, text, text)]),
        p.KeyValues([(text[:200], text)]),
        p.Table([text[:40], "b"], [[text, text]], note=text),
        p.Signatures([p.Signer(text, text)]),
        p.Checks([p.Check(text)]),
        p.LeftOut([(text, text)], text),
        p.Columns([p.Para(text)], [p.Para(text)]),
        p.BlankLine(text[:200]),
        p.NoteLines(2, text),
    ]


def _comparable(text: str) -> str:
    # joined letters become plain ones again; white does not count
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_again_in_the_text_of_the_paper(printed: Callable[..., Read], name: str) -> None:
    text = _comparable(printed(p.Para(f"Name: {name}")).text)
    backwards = _comparable(name)[::-1]
    assert _comparable(name) in text or backwards in text


def test_no_font_of_the_paper_prints_a_sign_it_has_no_glyph_for(
    printed: Callable[..., Read], typefaces: dict[str, set[str]]
) -> None:
    used = printed(*[piece for name in NAMES for piece in _everywhere(name)]).signs_by_font()
    assert {"NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansArabic-Bold"} <= set(used)
    foreign = {font: {sign for sign in signs if ord(sign) > 127} for font, signs in used.items()}
    assert all(signs <= typefaces[font] for font, signs in foreign.items())


def test_what_cannot_be_printed_is_told_at_the_end(printed: Callable[..., Read]) -> None:
    words = printed(p.Para("张")).words
    assert "[U+5F20]" in words
    assert "Some signs cannot be printed" in words


def test_the_caller_can_ask_what_cannot_be_printed(info: PaperInfo) -> None:
    assert Sheet(info, [p.Title("张 Anna")]).unprintable() == {"张"}
    assert Sheet(info, [p.Title("Anna")]).unprintable() == set()


def test_an_arabic_paragraph_is_cut_into_lines_from_the_right(printed: Callable[..., Read]) -> None:
    words = [f"كلمة{n}" for n in range(60)]
    page = printed(p.Para(" ".join(words))).pages[0]
    lines = [line for line in page.splitlines() if "59" in line or "كلمة0" in _comparable(line)]
    assert lines
    assert "59" not in lines[0]


def test_markup_typed_by_people_is_printed_as_typed(printed: Callable[..., Read]) -> None:
    text = printed(*_everywhere("<b>&amp; </font> \"x\" 'y' %s {z}")).words
    assert "<b>&amp; </font> \"x\" 'y' %s {z}" in text


def test_empty_values_print_a_dash_and_never_fail(printed: Callable[..., Read]) -> None:
    found = printed(*_everywhere(""), p.KeyValues([]), p.Table(["a"], []), p.Facts([]), p.Bullets([]), p.Checks([]))
    assert "–" in found.text
    assert "There is nothing here." in found.text


@pytest.mark.parametrize("large", [False, True])
def test_ten_thousand_signs_fit_everywhere(read: Callable[[Sheet], Read], large: bool) -> None:
    pages = read(Sheet(PaperInfo("T", large=large), _everywhere("Anna Maria " * 910))).pages
    assert len(pages) > 5
    assert f"page 1 of {len(pages)}" in pages[0]


@pytest.mark.parametrize("name", ["A" * 10_000, "ш" * 10_000, "محمد " * 2000])
def test_a_name_of_ten_thousand_signs_fits_where_names_stand(read: Callable[[Sheet], Read], name: str) -> None:
    pieces = [p.Title(name), p.KeyValues([("Name", name)]), p.Table(["Name"], [[name]]), p.Signatures([p.Signer(name)])]
    pages = read(Sheet(PaperInfo(name, copy_for=name), pieces)).pages
    assert len(pages) > 3
    assert "signature and date" in pages[-1]


def test_a_long_name_is_printed_whole(printed: Callable[..., Read]) -> None:
    name = "".join(chr(97 + n % 26) for n in range(10_000))
    text = "".join(printed(p.Title(name)).text.split())
    assert text.count("abcdefghij") >= 380


def test_a_table_of_three_hundred_rows_repeats_its_header(printed: Callable[..., Read]) -> None:
    rows = [[f"row {n}", f"value {n}"] for n in range(300)]
    pages = printed(p.Table(["Name of row", "Value of row"], rows)).pages
    assert len(pages) > 6
    assert all(page.count("Name of row") == 1 for page in pages)
    text = "\n".join(pages)
    assert all(text.count(f"row {n}\n") == 1 for n in range(300))


def test_a_row_of_six_lines_is_not_split(printed: Callable[..., Read]) -> None:
    cell = "\n".join(f"line {n}" for n in range(6))
    pages = printed(p.Table(["a", "b"], [[f"r{n}", cell] for n in range(30)])).pages
    assert len(pages) > 2
    for page in pages:
        assert page.count("line 0") == page.count("line 5")


def test_a_row_longer_than_a_page_goes_on(printed: Callable[..., Read]) -> None:
    cell = "\n".join(f"line {n}." for n in range(150))
    found = printed(p.Table(["a", "b"], [["r", cell]]))
    assert len(found.pages) == 3
    assert all(f"line {n}." in found.text for n in range(150))


def test_a_long_panel_goes_on_over_pages(printed: Callable[..., Read]) -> None:
    words = "\n".join(f"line {n}." for n in range(120))
    found = printed(p.Words(words, "said today"))
    assert len(found.pages) > 2
    assert all(f"line {n}." in found.text for n in range(120))
    assert "said today" in found.pages[-1]


def test_a_heading_never_stays_alone_at_the_foot(printed: Callable[..., Read]) -> None:
    for lines in range(30, 46):
        pages = printed(
            p.Para("\n".join("x" for _n in range(lines))), p.Heading("Path"), p.Table(["Head"], [["cell"]] * 9)
        ).pages
        page = next(page for page in pages if "Path" in page)
        assert "cell" in page


def test_signatures_stay_together_with_their_heading(printed: Callable[..., Read]) -> None:
    signers = [p.Signer(f"Name {n}", "role") for n in range(3)]
    for lines in range(34, 44):
        pages = printed(
            p.Para("\n".join("x" for _n in range(lines))), p.Heading("Read together", 3), p.Signatures(signers)
        ).pages
        page = next(page for page in pages if "Read together" in page)
        assert page.count("signature and date") == 3
        assert all(f"Name {n}" in page for n in range(3))


def test_half_a_sign_is_told_not_feared(printed: Callable[..., Read]) -> None:
    found = printed(p.Title("Anna\ud800"), p.Heading("Path"))
    assert "Anna\ufffd" in found.text
    assert found.reader.outline[0].title == "Anna\ufffd"


@pytest.mark.parametrize("name", ["محمد علي", " ", "Anna " * 3000])
def test_headings_find_their_bookmark_under_any_title(printed: Callable[..., Read], name: str) -> None:
    outline = printed(p.Title(name), p.Heading("Path")).reader.outline
    assert outline[1][0].title == "Path"
