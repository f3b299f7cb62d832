"""«Storia» and the other lists of a person: timeline with filters, changes to restore, prints, assessments, work."""

from __future__ import annotations

from datetime import date

import pytest
from tests.features.candidates.page_looks import button, said, settle
from tests.features.candidates.page_store import paper

from integralavoro_desktop.features.candidates.page import PersonPage
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.gui.timeline_view import TimelineRow
from integralavoro_desktop.person_parts import person_parts
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.desk import Change


@pytest.fixture
def open_tab(request, theme, guide, show):
    """Open a tab of Giovanna's page."""
    here = request.getfixturevalue("full_office" if "full_office" in request.fixturenames else "office")
    kept = []

    def opening(tab: str):
        page = show(PersonPage(here.bench(theme), guide, here.person, tab, parts=person_parts()))
        kept.append(page)
        return page.tabs.view

    return opening


def titles(view) -> list[str]:
    """Return the lines of the timeline in sight."""
    return [row.accessibleName() for row in view.timeline.findChildren(TimelineRow) if row.isVisibleTo(view)]


def test_the_timeline_tells_every_type_newest_first(full_office, open_tab):
    view = open_tab("story")
    settle(view)
    lines = titles(view)
    assert lines[0].startswith("20 Nov, Support at the workplace")
    assert lines[-1].startswith("12 Mar 2025")
    assert any("Traineeship started at Tipografia Bassani" in line for line in lines)
    assert any("Elena Marchetti is the coach in charge." in line for line in lines)


def test_it_can_be_narrowed_to_her_words_or_one_kind(full_office, open_tab):
    view = open_tab("story")
    button_of = view.findChild(object, "only_words")
    button_of.setChecked(True)
    settle(view)
    assert len(titles(view)) == 2
    button_of.setChecked(False)
    view.kind.setCurrentIndex(view.kind.findData("assessment"))
    view.kind.activated.emit(view.kind.currentIndex())
    settle(view)
    assert len(titles(view)) == 2
    assert all("Assessment" in line for line in titles(view))


def test_a_line_opens_its_row(full_office, open_tab, guide, qtbot):
    view = open_tab("story")
    settle(view)
    with qtbot.waitSignal(guide.record_asked) as asked:
        view.timeline.findChildren(TimelineRow)[0].opened.emit()
    assert asked.args[0] == "activity"


def test_a_change_is_a_sentence_and_can_be_restored(office, open_tab):
    action = office.bench(None).action
    for number in ("02 111", "02 222"):
        desk.change(office.store, action, "candidate", Change(office.person, {"phone": number}))
    view = open_tab("story")
    assert "Telephone: from «02 111» to «02 222»" in said(view)
    button(view, "restore").click()
    assert office.one("candidate", office.person).phone == "02 111"


def test_prints_stand_with_number_recipient_and_what_is_awaited(office, open_tab):
    office.add(paper(office, key_code="AB12"), paper(office, serial="AZ-0008", recalled_on=date(2026, 7, 1)))
    words = said(open_tab("story"))
    assert "Presentation for the firm, AZ-0007" in words
    assert "Tipografia Bassani · 3 Jun" in words
    assert "signed copy awaited" in words
    assert "taken back 1 Jul" in words


def test_assessments_say_what_grew_and_how_far_they_compare(full_office, open_tab, guide, qtbot):
    view = open_tab("assessments")
    words = said(view)
    assert "12 October 2026, On the way" in words
    assert "Coach · comparable" in words
    row = next(one for one in view.findChildren(object, "assessment_row"))
    assert row.accessibleDescription().startswith("growing: Presence and punctuality")
    with qtbot.waitSignal(guide.record_asked) as asked:
        row.opened.emit()
    assert asked.args[0] == "assessment"


@pytest.mark.parametrize(("tab", "entity"), [("assessments", "assessment"), ("work", "traineeship")])
def test_an_empty_list_offers_the_first_row(office, open_tab, guide, qtbot, tab, entity):
    view = open_tab(tab)
    settle(view)
    with qtbot.waitSignal(guide.new_asked) as asked:
        button(view, "empty_action").click()
    assert asked.args == [entity, {"candidate_id": office.person}]


def test_traineeships_say_where_when_and_how_they_stand(full_office, open_tab):
    words = said(open_tab("work"))
    assert "Tipografia Bassani · from 1 Oct to 31 Mar 2027" in words
    assert "Running" in words


def test_a_break_is_a_band_in_the_timeline(office, open_tab):
    office.add(
        PathEvent(
            candidate_id=office.person,
            kind="pause",
            starts_on=date(2026, 9, 1),
            ends_on=date(2026, 9, 30),
            decided_by=["person"],
        )
    )
    view = open_tab("story")
    settle(view)
    assert any("pauses" in line for line in titles(view))
