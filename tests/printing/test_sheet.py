"""The frame of a paper and the properties of its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper_info import PaperInfo
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.printing.conftest import Read

THREE_PAGES = (p.Title("One"), p.PageBreak(), p.Title("Two"), p.PageBreak(), p.Title("Three"))


def test_every_page_says_its_number_and_how_many_there_are(printed: Callable[..., Read]) -> None:
    pages = printed(*THREE_PAGES).pages
    assert [f"page {n} of 3" in page for n, page in enumerate(pages, 1)] == [True, True, True]


def test_every_page_carries_title_serial_office_recipient_and_confidentiality(printed: Callable[..., Read]) -> None:
    for page in printed(*THREE_PAGES).pages:
        assert page.count("IL-MI3-2026-0214") == 2
        assert all(
            words in page for words in ("Dossier", "Polo Rho", "Copy for: Rho care team", "Private.", "Integr@lavoro")
        )


def test_the_file_knows_its_title_and_language(printed: Callable[..., Read]) -> None:
    reader = printed(p.Title("One")).reader
    assert reader.metadata.title == "Dossier"
    assert reader.root_object["/Lang"] == "it-IT"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_titles_and_headings_are_bookmarks_on_their_page(printed: Callable[..., Read]) -> None:
    reader = printed(p.Title("One"), p.Heading("Path"), p.Heading("Small", 3), p.PageBreak(), p.Heading("Plan")).reader
    first, (path, plan) = reader.outline
    assert [first.title, path.title, plan.title] == ["One", "Path", "Plan"]
    assert [reader.get_destination_page_number(mark) for mark in (first, path, plan)] == [0, 0, 1]


def test_a_paper_without_a_title_still_has_bookmarks(printed: Callable[..., Read]) -> None:
    assert [mark.title for mark in printed(p.Heading("Path")).reader.outline] == ["Path"]


def test_practice_mode_writes_its_word_across_every_page(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    pages = read(Sheet(replace(info, practice=True), THREE_PAGES)).pages
    assert all("PRACTICE" in page for page in pages)


def test_outside_practice_mode_the_word_is_absent(printed: Callable[..., Read]) -> None:
    assert "PRACTICE" not in printed(*THREE_PAGES).text


def test_equal_papers_are_equal_bytes(info: PaperInfo) -> None:
    sheet = Sheet(info, [p.Title("One"), p.Words("My words")])
    assert sheet.pdf(repeatable=True) == sheet.pdf(repeatable=True)


def test_large_print_is_one_point_six_times_as_large(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    def size(large: bool) -> float:
        found: list[float] = []
        sheet = Sheet(replace(info, large=large), [p.Para("Marigold")])
        read(sheet).reader.pages[0].extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: found.append(size) if "Marigold" in text else None
        )
        return found[0]

    assert size(large=True) == pytest.approx(1.6 * size(large=False), rel=0.01)


def test_large_print_holds_the_same_words(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    pieces = [
        p.Title("Gio"),
        p.Facts([p.Fact("6", "areas", "since March")]),
        p.Table(["Who", "When"], [["Gio", "today"]]),
    ]
    large = read(Sheet(replace(info, large=True), pieces)).words
    assert all(words in large for words in ("Gio", "areas", "since March", "Who", "today"))


def test_a_paper_can_lie_down(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    box = read(Sheet(replace(info, landscape=True), [p.Para("x")])).reader.pages[0].mediabox
    assert box.width > box.height


def test_a_blank_form_says_so(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    assert "Blank form · VA 1.0" in read(Sheet(replace(info, blank=True, serial="VA 1.0"), [])).text


def test_an_empty_paper_is_one_page(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    assert len(read(Sheet(info, [])).pages) == 1


def test_a_frame_without_words_is_drawn(read: Callable[[Sheet], Read]) -> None:
    text = read(Sheet(PaperInfo("T"), [p.Para("x")])).text
    assert "Copy for" not in text


def test_a_recipient_too_long_for_the_footer_is_cut_not_overprinted(
    info: PaperInfo, read: Callable[[Sheet], Read]
) -> None:
    text = read(Sheet(replace(info, copy_for="Anna " * 400, title="Title " * 400), [p.Para("x")])).text
    assert "…" in text
    assert "page 1 of 1" in text


def test_a_long_confidentiality_takes_a_second_line(info: PaperInfo, read: Callable[[Sheet], Read]) -> None:
    words = "Private. " + "Do not copy it, do not send it on, give it back when asked. " * 2
    assert " ".join(words.split()) in read(Sheet(replace(info, confidentiality=words), [p.Para("x")])).words
