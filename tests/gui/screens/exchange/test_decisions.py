"""Decisions left for later and proposed deletions: a person decides, and the loser stays in the history."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from integralavoro_desktop import stores
from integralavoro_desktop.exchange import courier
from integralavoro_desktop.gui.screens.exchange.conflicts_page import ConflictsPage
from integralavoro_desktop.gui.screens.exchange.deletions_page import DeletionsPage
from integralavoro_desktop.gui.screens.exchange.differing import differing, merged
from integralavoro_desktop.storage import conflicts, history
from integralavoro_desktop.storage import desk as records


@pytest.fixture
def left(month):
    courier.receive(month.laptop, month.down().file.path)
    return month


@pytest.fixture
def page(left, desk):
    return desk.show(ConflictsPage(desk.bench(left.laptop), desk.guide))


@pytest.fixture
def proposal(district):
    records.remove(district.office, stores.action_of(district.office), "candidate", district.people["Davide"])
    courier.receive(district.laptop, district.down().file.path)
    return district


def person(district, name):
    with district.laptop.read() as reader:
        return reader.one("candidate", district.people[name])


def test_decisions_are_written_as_ordinary_changes(left, page, desk) -> None:
    page.show_row(left.people["Sara"], "phone")
    page.view.choose(0)
    desk.press(page, "write_decisions")
    assert person(left, "Sara").phone == "02 5550 102"
    assert page.view.total == 2


def test_the_version_not_chosen_stays_in_the_history(left, page, desk) -> None:
    page.show_row(left.people["Sara"], "phone")
    page.view.choose(1)
    desk.press(page, "write_decisions")
    with left.laptop.connection() as conn:
        values = [version.value for version in history.versions(conn, left.people["Sara"], register="phone")]
    assert "02 5550 302" in values


def test_a_record_can_ask_for_its_own_field(left, page) -> None:
    page.show_row(left.people["Sara"], "phone")
    assert page.view.title == "Pozzi Sara"
    assert page.view.cards[0].question.label == "Telephone"


def test_the_next_one_goes_round(page) -> None:
    assert page.view.title == "Oldani Marco"
    page._next()  # noqa: SLF001 - what Ctrl+B does
    page._next()  # noqa: SLF001
    assert page.view.title == "Oldani Marco"


def test_when_everything_is_decided_the_page_says_so(page, desk) -> None:
    for title in ("Oldani Marco", "Pozzi Sara"):
        assert page.view.title == title
        for card in page.view.cards:
            card.choose(1)
        page._next()  # noqa: SLF001
    desk.press(page, "write_decisions")
    assert page.view is None
    assert page.findChild(QWidget, "empty_state").accessibleName() == "No field waits for a decision."


def test_a_deletion_waits_for_a_person_and_names_who_proposed_it(proposal, desk) -> None:
    page = desk.show(DeletionsPage(desk.bench(proposal.laptop), desk.guide))
    row = page.findChild(QWidget, "fact_row")
    assert row.accessibleName() == "Person: Riva Davide, proposed by Carlo Neri"
    assert person(proposal, "Davide").deleted_at is None


@pytest.mark.parametrize(("button", "is_deleted"), [("delete", True), ("keep", False)])
def test_a_person_decides_on_a_deletion(proposal, button, is_deleted, desk) -> None:
    page = desk.show(DeletionsPage(desk.bench(proposal.laptop), desk.guide))
    desk.press(page, button)
    assert (person(proposal, "Davide").deleted_at is not None) == is_deleted
    with proposal.laptop.connection() as conn:
        assert conflicts.proposals(conn) == []


def test_the_record_of_a_proposal_can_be_opened(proposal, qtbot, desk) -> None:
    page = desk.show(DeletionsPage(desk.bench(proposal.laptop), desk.guide))
    with qtbot.waitSignal(desk.guide.record_asked) as heard:
        desk.press(page, "open_record")
    assert heard.args[:2] == ["candidate", proposal.people["Davide"]]


def test_words_that_differ_are_marked_and_blanks_between_them_too() -> None:
    assert differing("vicino a casa o in bus", "vicino a casa") == [
        ("vicino a casa", False),
        (" ", False),
        ("o in bus", True),
    ] or (differing("vicino a casa o in bus", "vicino a casa") == [("vicino a casa ", False), ("o in bus", True)])


def test_two_changes_in_different_places_are_merged() -> None:
    assert merged("Lavora il lunedì mattina.", "Lavora il martedì mattina.", "Lavora il lunedì sera.") == (
        "Lavora il martedì sera."
    )


def test_two_changes_of_the_same_words_are_not_merged() -> None:
    assert merged("a casa.", "a scuola.", "a Milano.") == ""
