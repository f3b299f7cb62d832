"""The frame of a paper for a firm: nothing in the file tells where the person comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.printing.conftest import Read

    from integralavoro_desktop.printing.paper_info import PaperInfo

PIECES = (
    p.Title("Giovanna Ferri"),
    p.Heading("What she can do"),
    p.Para("Follows written steps"),
    p.KeyCodeBox("AZ-4TW8-K", "."),
)


@pytest.fixture
def paper(info: PaperInfo, read: Callable[[Sheet], Read]) -> Read:
    employer = replace(
        info, title="Presentation", copy_for="Ortofrutta", serial="SL-2026-0215", anonymous=True, place="Milan"
    )
    return read(Sheet(employer, PIECES))


def test_neither_brand_nor_office_is_printed(paper: Read) -> None:
    assert "Integr" not in paper.text
    assert "Polo" not in paper.text
    assert "Support service for work" in paper.text
    assert "Milan" in paper.text


def test_the_properties_of_the_file_are_neutral(paper: Read) -> None:
    found = {key: value for key, value in paper.reader.metadata.items() if "Date" not in key}
    assert found == {
        "/Author": "",
        "/Creator": "PDF",
        "/Keywords": "",
        "/Producer": "PDF",
        "/Subject": "",
        "/Title": "Presentation",
        "/Trapped": "/False",
    }


def test_there_are_no_bookmarks(paper: Read) -> None:
    assert not paper.reader.outline


def test_the_bytes_hold_neither_brand_nor_office_even_unpacked(paper: Read) -> None:
    unpacked = [stream.get_data() for stream in map(_streams, paper.reader.pages)]
    for part in (paper.data, *unpacked):
        assert not any(word in part.lower() for word in (b"integr@", b"integralavoro", b"polo rho"))


def test_frame_serial_and_pages_remain(paper: Read) -> None:
    assert all(words in paper.text for words in ("SL-2026-0215", "page 1 of 1", "Copy for: Ortofrutta", "Private."))


def _streams(page: object) -> object:
    return page.get_contents()
