"""«Documenti e consensi»: what holds, what a firm would read, a withdrawal and the papers to take back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.features.candidates.page_looks import EVERY_LOOK, button, faults, said, settle
from tests.features.candidates.page_store import consent, paper

from integralavoro_desktop.features.candidates.children import Skill, WorkExperience
from integralavoro_desktop.features.candidates.page import PersonPage
from integralavoro_desktop.features.candidates.page.consent_card import ConsentCard
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.person_parts import person_parts


@pytest.fixture
def open_papers(office, theme, guide, show):
    """Open the tab of papers and consents."""

    def opening():
        page = show(PersonPage(office.bench(theme), guide, office.person, "papers", parts=person_parts()))
        return page.tabs.view

    return opening


def test_without_a_consent_nothing_leaves(office, open_papers, guide, qtbot):
    view = open_papers()
    assert "Without one, no firm reads anything of the person." in said(view)
    assert view.seen.lines() == []
    with qtbot.waitSignal(guide.new_asked) as asked:
        button(view, "empty_action").click()
    assert asked.args == ["consent", {"candidate_id": office.person}]


def test_a_consent_says_to_whom_what_and_until_when(office, open_papers):
    office.add(consent(office))
    words = said(open_papers())
    assert "To: Tipografia Bassani" in words
    assert "What may be told: the name, skills and experiences" in words
    assert "expires on 15 December 2026" in words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"expires_on": date(2027, 6, 1)}, "in force until 1 June 2027"),
        ({"expires_on": date(2026, 11, 1)}, "expired on 1 November 2026"),
        ({"revoked_on": date(2026, 11, 2)}, "withdrawn on 2 November 2026"),
        ({"kind": "notice", "expires_on": None, "recipient_id": None}, "handed over on 1 June 2026"),
    ],
)
def test_every_state_of_a_consent_has_its_words(office, open_papers, values, words):
    office.add(consent(office, **values))
    assert words in said(open_papers())


def test_a_firm_reads_only_what_is_marked_and_allowed(office, open_papers):
    office.add(
        consent(office, contents=["name", "skills"]),
        WorkExperience(candidate_id=office.person, role="Magazziniera", firm="Ditta Riservata", left_reason="personal"),
        Skill(
            candidate_id=office.person, label="Uso della taglierina", kind="technical", level=3, evidence="practical"
        ),
        Skill(candidate_id=office.person, label="Parlare in gruppo", kind="transversal", evidence="group"),
    )
    told = open_papers().seen.lines()
    assert ("Family name", "Ferri") in told
    words = " ".join(value for _label, value in told)
    assert "Magazziniera" in words
    assert "Uso della taglierina" in words
    assert "Ditta Riservata" not in words
    assert "Observed in a group" not in words
    assert "RHO-0142" not in words


def test_without_the_content_name_no_name_is_read(office, open_papers):
    office.add(consent(office, contents=["skills"]))
    assert "Ferri" not in str(open_papers().seen.lines())


@pytest.mark.parametrize(
    "values",
    [{"expires_on": date(2026, 11, 1)}, {"revoked_on": date(2026, 11, 22)}, {"given_on": date(2026, 12, 1)}],
)
def test_a_consent_that_does_not_hold_shows_nothing(office, open_papers, values):
    office.add(consent(office, **values))
    view = open_papers()
    assert view.seen.lines() == []
    assert "no consent in force" in said(view.seen)


def test_another_firm_reads_what_its_own_consent_allows(office, open_papers):
    other = Organisation(name="Ortofrutta Il Melograno", roles=["employer"])
    office.add(other, consent(office), consent(office, recipient_id=other.id, contents=["skills"]))
    view = open_papers()
    view.seen.firm.setCurrentIndex(view.seen.firm.findText("Ortofrutta Il Melograno"))
    view.seen.firm.activated.emit(view.seen.firm.currentIndex())
    assert "Ferri" not in str(view.seen.lines())


def test_a_withdrawal_lists_the_papers_and_then_asks_for_them(office, open_papers, qtbot):
    held = consent(office)
    office.add(held, paper(office, consent_id=held.id), paper(office, serial="AZ-0008", consent_id=None))
    view = open_papers()
    button(view, "withdraw").click()
    settle(view)
    panel = view.findChild(object, "withdraw_panel")
    assert "1 paper went out and has to be taken back:" in said(panel)
    assert "AZ-0007" in said(panel)
    assert "AZ-0008" not in said(panel)
    button(view, "confirm_withdrawal").click()
    assert office.one("consent", held.id).revoked_on == date(2026, 11, 22)
    settle(view)
    assert "Papers to take back" in said(view)
    assert "no consent in force" in said(view.seen)
    button(view, "came_back").click()
    settle(view)
    assert "Papers to take back" not in said(view)
    assert {one.serial: one.recalled_on for one in office.rows("disclosure")}["AZ-0007"] == date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["boh", "+3"])
def test_a_withdrawal_has_a_day_that_is_here(office, open_papers, typed):
    held = consent(office)
    office.add(held)
    view = open_papers()
    button(view, "withdraw").click()
    settle(view)
    card = view.findChild(ConsentCard)
    panel = card.findChild(object, "withdraw_panel")
    panel.day.line.setText(typed)
    button(view, "confirm_withdrawal").click()
    assert panel.day.line.property("invalid")
    assert office.one("consent", held.id).revoked_on is None


def test_escape_leaves_the_withdrawal(office, open_papers, qtbot):
    held = consent(office)
    office.add(held)
    view = open_papers()
    button(view, "withdraw").click()
    settle(view)
    qtbot.keyClick(view.findChild(object, "withdraw_panel"), Qt.Key.Key_Escape)
    settle(view)
    assert view.findChild(object, "withdraw_panel") is None
    assert office.one("consent", held.id).revoked_on is None


@EVERY_LOOK
def test_a_withdrawal_clips_no_word(office, open_papers, theme, look):
    theme.set_look(look)
    held = consent(office)
    office.add(held, paper(office, consent_id=held.id))
    view = open_papers()
    button(view, "withdraw").click()
    assert faults(view.window()) == []
