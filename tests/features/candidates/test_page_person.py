"""The page of one person: what its head says, which tabs it has, what its buttons ask for, how it follows the store."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.features.candidates.page_looks import EVERY_LOOK, button, faults, said, settle, walkers
from tests.features.candidates.page_store import contact

from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.page import PersonPage
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.person_parts import person_parts
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.desk import Change

TABS = ["overview", "assessments", "diary", "work", "papers", "story"]


@pytest.fixture
def open_page(request, theme, guide, show):
    """Open the page of Giovanna on a tab, in the store that the test asked for."""
    here = request.getfixturevalue("full_office" if "full_office" in request.fixturenames else "office")

    def opening(tab: str = "", width: int = 1200, height: int = 840) -> PersonPage:
        page = PersonPage(here.bench(theme), guide, here.person, tab, parts=person_parts())
        return show(page, width, height)

    return opening


def test_the_head_says_who_she_is_and_what_comes_next(full_office, open_page):
    page = open_page()
    assert page.title.text() == "Giovanna Ferri"
    assert page.subtitle.text() == "34 years old · file RHO-0142 · coach Elena Marchetti · CPS di Rho"
    words = said(page.head)
    assert "Active" in words
    assert "is called Gio" in words
    assert "24 Nov: verifica di metà tirocinio alla Tipografia Bassani" in words
    assert "A consent expires on 15/12/2026" in words


def test_a_file_without_a_next_step_says_so(office, open_page):
    assert "no next step" in said(open_page().head)


def test_a_break_changes_the_chip_and_the_menu(office, open_page):
    office.add(PathEvent(candidate_id=office.person, kind="pause", starts_on=date(2026, 11, 1), decided_by=["person"]))
    page = open_page()
    assert "Paused" in said(page.head)
    page.head.open_menu()
    assert page.head.findChild(object, "pause_end") is not None
    assert page.head.findChild(object, "pause") is None


def test_a_closed_file_does_not_ask_for_a_next_step(office, open_page):
    end = PathEvent(candidate_id=office.person, kind="closure", starts_on=date(2026, 11, 1), decided_by=["person"])
    office.add(end)
    words = said(open_page().head)
    assert "Closed" in words
    assert "no next step" not in words


def test_the_tabs_stand_in_their_order_with_counts(full_office, open_page):
    row = open_page().tabs.row
    assert [one.tab.key for one in row.buttons] == TABS
    assert {one.tab.key: one.tab.count for one in row.buttons if one.tab.count} == {
        "assessments": 2,
        "diary": 3,
        "work": 1,
    }


def test_ctrl_tab_goes_round_the_tabs(full_office, open_page, qtbot):
    page = open_page("papers")
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.key == "story"
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.key == "overview"


def test_the_arrows_move_between_the_tabs(full_office, open_page, qtbot):
    page = open_page()
    page.tabs.row.buttons[0].setFocus()
    qtbot.keyClick(page.tabs.row.buttons[0], Qt.Key.Key_Right)
    assert page.tabs.key == "assessments"
    assert page.tabs.row.buttons[1].hasFocus()


def test_the_overview_shows_her_words_first_and_what_is_around_her(full_office, open_page):
    page = open_page()
    words = said(page.tabs.view)
    assert "«Se cambiano le cose, mi serve che qualcuno me lo dica prima.»" in words
    assert "said on 3 November 2026" in words
    assert "CPS di Rho, dott.ssa Villa" in words
    assert "4 days ago" in words
    assert "13 presences out of 15" in words
    assert "Noise: light voices and noise" in words
    assert "Un compito alla volta, scritto sul foglio del mattino." in words


def test_an_empty_file_says_that_nobody_asked_yet(office, open_page):
    words = said(open_page().tabs.view)
    assert "We have not asked yet." in words
    assert page_cards(office, words) == []


def page_cards(office, words: str) -> list[str]:
    """Return the names of cards that should be absent from an empty file."""
    return [name for name in ("Last assessment", "Card for the workplace", "presences out of") if name in words]


def test_the_page_follows_what_is_written_elsewhere(office, open_page, qtbot):
    page = open_page()
    office.add(
        contact(office, happened_on=date(2026, 11, 21), next_step="telefonare lunedì", next_on=date(2026, 11, 23))
    )
    qtbot.waitUntil(lambda: "telefonare lunedì" in said(page.head))
    assert next(one.tab.count for one in page.tabs.row.buttons if one.tab.key == "diary") == 1


def test_changes_that_wait_for_a_bundle_are_counted(office, open_page):
    desk.change(
        office.store,
        office.bench(None).action,
        "candidate",
        Change(office.person, {"phone": "02 000000"}),
    )
    assert "2 changes to be delivered" in said(open_page().head)


def test_the_buttons_ask_the_guide(full_office, open_page, guide, qtbot):
    page = open_page()
    with qtbot.waitSignal(guide.log_asked) as logged:
        button(page, "log").click()
    with qtbot.waitSignal(guide.print_asked) as printed:
        button(page, "print").click()
    assert logged.args == [full_office.person]
    wish = printed.args[0]
    assert (wish.paper, wish.preset, wish.person) == ("DE", "team", full_office.person)


@pytest.mark.parametrize(
    ("key", "entity", "kind"),
    [("pause", "path_event", "pause"), ("close", "path_event", "closure"), ("profile", "work_profile", None)],
)
def test_the_menu_begins_what_it_names(full_office, open_page, guide, qtbot, key, entity, kind):
    page = open_page()
    with qtbot.waitSignal(guide.new_asked) as asked:
        page.head.menu_chosen.emit(key)
    assert asked.args[0] == entity
    assert asked.args[1]["candidate_id"] == full_office.person
    assert asked.args[1].get("kind") == kind


@pytest.mark.parametrize("key", ["data", "handover"])
def test_correcting_data_opens_the_form(full_office, open_page, guide, qtbot, key):
    page = open_page()
    with qtbot.waitSignal(guide.record_asked) as asked:
        page.head.menu_chosen.emit(key)
    assert asked.args == ["candidate", full_office.person, "data"]


def test_ctrl_r_opens_the_register_of_the_running_traineeship(full_office, open_page, guide, qtbot):
    page = open_page()
    page.activateWindow()
    with qtbot.waitSignal(guide.record_asked) as asked:
        qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["traineeship", full_office.rows("traineeship")[0].id, "register"]


def test_a_file_that_is_not_held_says_where_to_ask(office, theme, guide, show):
    missing = Candidate().id
    page = show(PersonPage(office.bench(theme), guide, missing))
    assert "Ask the office" in said(page)


def test_a_joined_file_points_to_the_other_one(office, open_page, guide, qtbot):
    other = Candidate(code="RHO-0007", family_name="Ferri", given_name="Giovanna", id_kind="absent", sex="f")
    office.add(other)
    bench = office.bench(None)
    with office.store.read() as reader, office.store.write(bench.action) as edit:
        edit.change(reader.one("candidate", office.person), {"merged_into_id": other.id})
    page = open_page()
    with qtbot.waitSignal(guide.record_asked) as asked:
        button(page, "banner_action").click()
    assert asked.args[1] == other.id


@EVERY_LOOK
@pytest.mark.parametrize("tab", TABS)
def test_no_tab_clips_a_word_in_any_look(full_office, open_page, theme, look, tab):
    theme.set_look(look)
    assert faults(open_page(tab, 1200, 840)) == []


def test_the_smallest_window_clips_no_word(full_office, open_page):
    assert faults(open_page("", 786, 586)) == []


def test_tab_walks_through_the_page_and_comes_back(full_office, open_page):
    page = open_page()
    page.activateWindow()
    page.focus_title()
    settle(page)
    stops = walkers.tab_stops(page)
    assert len(stops) > 10
    assert page.tabs.row.buttons[0] in stops
    assert page.tabs.row.buttons[1] not in stops
