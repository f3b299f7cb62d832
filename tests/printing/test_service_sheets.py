"""Papers of no record type: recovery sheet, letter with a package, key card, health sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.printing.cover_sheet import BundleFacts, cover_sheet
from integralavoro_desktop.printing.recovery_sheet import RecoveryFacts, recovery_sheet
from integralavoro_desktop.printing.service_sheets import health_sheet, key_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.printing.conftest import Read

    from integralavoro_desktop.printing.sheet import Sheet

GROUPS = ("7K3Q9", "M2XWA", "B8RTN", "4HJCE", "6PZVD2", "8K")


@pytest.fixture
def recovery() -> Sheet:
    facts = RecoveryFacts(GROUPS, "-".join(GROUPS), "Elena Marchetti", "Polo Rho", "laptop MI3", "22 November 2026")
    return recovery_sheet(facts)


@pytest.fixture
def bundle() -> BundleFacts:
    return BundleFacts(
        sender="Elena Marchetti",
        office="Polo Rho",
        recipient="Office",
        number="11",
        previous="10",
        made_at="22 November 2026, 9:48",
        file_name="IL-MI3-2026-0011",
        size="184 kB",
        fingerprint=("lamp", "river", "chestnut", "clock"),
        contents=(("Changes", "14"), ("People", "9")),
    )


def test_the_recovery_sheet_is_two_pages_each_with_the_whole_code(
    recovery: Sheet, read: Callable[[Sheet], Read]
) -> None:
    pages = read(recovery).pages
    assert len(pages) == 2
    assert all(group in page for page in pages for group in GROUPS)
    assert ["Copy 1 of 2" in pages[0], "Copy 2 of 2" in pages[1]] == [True, True]


def test_the_recovery_code_is_in_no_property_of_the_file(recovery: Sheet, read: Callable[[Sheet], Read]) -> None:
    found = read(recovery)
    assert not any(group in str(value) for value in found.reader.metadata.values() for group in GROUPS)
    assert not any(group.encode() in found.data for group in GROUPS[:5])


def test_the_letter_tells_numbers_words_and_contents_on_one_page(
    bundle: BundleFacts, read: Callable[[Sheet], Read]
) -> None:
    (page,) = read(cover_sheet(bundle)).pages
    assert all(words in page for words in ("Package number 11", "lamp", "river", "chestnut", "clock", "14", "184 kB"))


def test_the_receipt_of_the_letter_is_signed_by_both(bundle: BundleFacts, read: Callable[[Sheet], Read]) -> None:
    page = read(cover_sheet(bundle)).pages[0]
    assert page.index("cut here and give back") < page.index("Receipt for package number 11")
    assert page.count("signature and date") == 2


def test_the_first_package_has_none_before_it(bundle: BundleFacts, read: Callable[[Sheet], Read]) -> None:
    first = replace(bundle, previous="", contents=())
    text = read(cover_sheet(first)).words
    assert "none: this is the first" in text
    assert "No changes: the package only confirms." in text


def test_the_key_card_is_one_page_with_arrows_in_words(read: Callable[[Sheet], Read]) -> None:
    groups = [(f"Group {n}", [("Ctrl+K", "search"), ("Alt+←", "back")] * 4) for n in range(5)]
    (page,) = read(key_card(groups)).pages
    assert page.count("Alt+left arrow") == 20
    assert all(f"Group {n}" in page for n in range(5))


def test_the_health_sheet_begins_with_what_is_to_be_put_right(read: Callable[[Sheet], Read]) -> None:
    checks = [("The backup is of today.", True, ""), ("The disk is nearly full.", False, "Free 2 GB.")]
    text = read(health_sheet(checks, [("Program", "0.1.0")], made_at="today")).words
    assert text.index("The disk is nearly full. Free 2 GB.") < text.index("The backup is of today.")


def test_a_healthy_program_has_nothing_to_put_right(read: Callable[[Sheet], Read]) -> None:
    assert "To be put right" not in read(health_sheet([("Fine.", True, "")], [], made_at="today")).text
