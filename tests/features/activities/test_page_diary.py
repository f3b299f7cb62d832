"""The diary of one person: every contact in full, filters, and what is obscured."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.features.candidates.page_looks import EVERY_LOOK, button, faults, said, settle
from tests.features.candidates.page_store import contact

from integralavoro_desktop.features.activities.page import DiaryView
from integralavoro_desktop.features.activities.page.contact_row import ContactRow
from integralavoro_desktop.gui.page import Page


@pytest.fixture
def open_diary(request, theme, guide, show):
    """Open the diary of Giovanna."""
    here = request.getfixturevalue("full_office" if "full_office" in request.fixturenames else "office")

    def opening() -> DiaryView:
        page = Page(theme, "Diario")
        view = DiaryView(here.bench(theme), guide, here.person)
        page.body.addWidget(view)
        show(page, 1100, 800)
        return view

    return opening


def test_before_the_first_contact_it_says_how_easy_it_is(office, open_diary, guide, qtbot):
    view = open_diary()
    assert "No contact yet. You can write the first one in 30 seconds." in said(view)
    with qtbot.waitSignal(guide.log_asked) as asked:
        button(view, "empty_action").click()
    assert asked.args == [office.person]


def test_a_contact_shows_her_words_what_happened_and_what_comes_next(full_office, open_diary):
    words = said(open_diary())
    assert "«Se cambiano le cose, mi serve che qualcuno me lo dica prima.»" in words
    assert "Visita in azienda: la taglierina va bene." in words
    assert "10:00 · 45 min · person · Tipografia Bassani · Elena Marchetti" in words
    assert "verifica di metà tirocinio alla Tipografia Bassani, 24 Nov" in words
    assert "3 contacts, 2:15 hours" in words


def test_the_newest_comes_first(full_office, open_diary):
    assert [one.happened_on.day for one in open_diary().shown_rows()] == [20, 18, 3]


def test_filters_narrow_by_words_kind_and_her_own_sentences(full_office, open_diary):
    view = open_diary()
    view.words.setText("TAGLIERINA")
    assert [one.happened_on.day for one in view.shown_rows()] == [20]
    view.words.clear()
    view.kind.setCurrentIndex(view.kind.findData("09"))
    assert [one.happened_on.day for one in view.shown_rows()] == [18]
    view.kind.setCurrentIndex(0)
    view.only_words.setChecked(True)
    assert [one.happened_on.day for one in view.shown_rows()] == [3]


def test_filters_that_leave_nothing_can_be_taken_away(full_office, open_diary):
    view = open_diary()
    view.words.setText("zzz")
    settle(view)
    assert "No contact with these filters." in said(view)
    button(view, "empty_action").click()
    assert len(view.shown_rows()) == 3


def test_a_contact_opens(full_office, open_diary, guide, qtbot):
    view = open_diary()
    row = view.findChildren(ContactRow)[0]
    with qtbot.waitSignal(guide.record_asked) as asked:
        row.opened.emit()
    assert asked.args[:2] == ["activity", view.shown_rows()[0].id]


def test_an_obscured_contact_is_read_only_by_who_was_at_work(office, open_diary):
    office.add(
        contact(office, hidden=True, summary="per me", happened_on=date(2026, 11, 1)),
        contact(office, hidden=True, summary="per altri", operators=[uuid4().hex]),
    )
    assert [one.summary for one in open_diary().shown_rows()] == ["per me"]


def test_thirty_come_at_once_and_the_rest_on_demand(office, open_diary):
    office.add(*(contact(office, happened_on=date(2026, 10, 1), summary=f"n {n}") for n in range(31)))
    view = open_diary()
    assert len(view.findChildren(ContactRow)) == 30
    button(view, "diary_more").click()
    settle(view)
    assert len([row for row in view.findChildren(ContactRow) if row.isVisible()]) == 31


@EVERY_LOOK
def test_the_diary_clips_no_word(full_office, open_diary, theme, look):
    theme.set_look(look)
    assert faults(open_diary()) == []
