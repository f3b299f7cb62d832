"""The page of an assessment on a real store: every key, three raters, undo, the draft, one save, the decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.features.candidates.page_looks import EVERY_LOOK, faults, settle

from integralavoro_desktop.features.assessments.choices import NotRated, Outcome, RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.assessments.page import AssessmentPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.features.candidates.page_store import Office

    from integralavoro_desktop.features.assessments.page.score_cell import ScoreCell

Key = Qt.Key


@pytest.fixture
def page(office: Office, theme, guide, show) -> AssessmentPage:
    """Give a new assessment, shown, with the keyboard on the first item of the person's own sheet."""
    made = show(AssessmentPage(office.bench(theme), guide, None, office.person))
    made.grid_tab.table.go_to("PP1", key_of(made, "self"))
    settle(made)
    return made


@pytest.fixture
def kept(office: Office) -> Callable[..., Assessment]:
    """Give a function that keeps an assessment with one sheet: `kept(date, "coach", PP1=2)`."""

    def keep(on: date, role: str = "coach", rater: str = "Elena Marchetti", **levels: int) -> Assessment:
        instrument = office.rows("instrument")[0].id
        occasion = Assessment(candidate_id=office.person, held_on=on, purpose="midway", instrument_id=instrument)
        sheet = Sheet(assessment_id=occasion.id, rater_role=RaterRole(role), rater_name=rater, filled_on=on)
        marks = [Rating(sheet_id=sheet.id, item=code, value=value) for code, value in levels.items()]
        office.add(occasion, sheet, *marks)
        return occasion

    return keep


def key_of(page: AssessmentPage, role: str) -> object:
    return page.filling.now.of_role(RaterRole(role)).id


def cell(page: AssessmentPage, item: str, role: str) -> ScoreCell:
    return page.grid_tab.table.rows[item].slots[key_of(page, role)].cell


def press(page: AssessmentPage, *keys: Key | str) -> None:
    for key in keys:
        QTest.keyClick(page.grid_tab.table.cell, key)


def levels(office: Office) -> dict[tuple[str, str], int | None]:
    sheets = {sheet.id: str(sheet.rater_role) for sheet in office.rows("assessment.sheet")}
    return {(sheets[row.sheet_id], row.item): row.value for row in office.rows("assessment.rating")}


def test_a_digit_gives_the_level_and_the_arrow_down_goes_to_the_next_item(page) -> None:
    press(page, "3", Key.Key_Down, "1")
    assert [cell(page, item, "self").value for item in ("PP1", "PP2")] == [3, 1]


def test_the_arrow_up_goes_back_and_stops_at_the_first_item(page) -> None:
    press(page, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert page.grid_tab.table.item == "PP1"


def test_the_arrows_right_and_left_go_from_rater_to_rater(page) -> None:
    press(page, Key.Key_Right, "2", Key.Key_Right, "4", Key.Key_Left)
    assert cell(page, "PP1", "coach").value == 2
    assert cell(page, "PP1", "host").value == 4
    assert page.grid_tab.table.key == key_of(page, "coach")


def test_the_arrow_down_of_the_company_tutor_passes_over_what_is_not_asked_there(page) -> None:
    page.grid_tab.table.go_to("RR4", key_of(page, "host"))
    press(page, Key.Key_Down)
    assert page.grid_tab.table.item == "AC4"


def test_the_company_tutor_has_no_levels_where_the_item_is_not_seen_at_work(page) -> None:
    page.grid_tab.table.go_to("AC1", key_of(page, "coach"))
    assert not cell(page, "AC1", "host").isVisible()
    press(page, Key.Key_Right)
    assert page.grid_tab.table.key == key_of(page, "coach")


def test_n_says_why_there_is_no_level_and_again_the_next_reason(page) -> None:
    reasons = []
    for _time in range(4):
        press(page, Key.Key_N)
        reasons.append(page.filling.now.of_role(RaterRole.SELF).answer("PP1").reason)
    assert reasons == [NotRated.SEEN_NO, NotRated.LATER, NotRated.DECLINED, None]


def test_a_level_takes_the_reason_away_and_delete_the_level(page) -> None:
    press(page, Key.Key_N, "2")
    assert page.filling.now.of_role(RaterRole.SELF).answer("PP1").reason is None
    press(page, Key.Key_Delete)
    assert page.filling.now.of_role(RaterRole.SELF).answer("PP1").is_empty


def test_a_goes_to_the_note_and_enter_comes_back_to_the_grid(page, qtbot) -> None:
    press(page, Key.Key_A)
    note = page.grid_tab.item_card.note
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "Mi sento lenta")
    qtbot.keyClick(note, Key.Key_Return)
    assert page.filling.now.of_role(RaterRole.SELF).answer("PP1").note == "Mi sento lenta"
    assert page.grid_tab.table.cell.hasFocus()
    assert "«Mi sento lenta»" in page.grid_tab.item_card.words.accessibleName()


def test_the_anchors_of_the_item_in_hand_stand_beside_the_grid(page) -> None:
    press(page, Key.Key_Down, "4")
    number, anchor = page.grid_tab.item_card.levels[4]
    assert anchor.text() == "on time, with time to get ready"
    assert anchor.property("role") == number.property("role") == "strong"


def test_raters_two_levels_apart_get_an_invitation_to_talk(page) -> None:
    press(page, "1", Key.Key_Right, "3")
    row = page.grid_tab.table.rows["PP1"]
    assert row.apart.isVisible()
    assert row.apart.text == "distance 2"
    press(page, "2")
    assert not row.apart.isVisible()


def test_covered_scores_cannot_be_seen_or_changed_while_the_person_fills_hers(page) -> None:
    press(page, Key.Key_Right, "3")
    page.cover.click()
    coach = cell(page, "PP1", "coach")
    assert "covered" in coach.accessibleName()
    assert "3" not in coach.accessibleName().removeprefix("Attendance")
    assert page.grid_tab.table.key == key_of(page, "self")
    press(page, Key.Key_Right)
    assert page.grid_tab.table.key == key_of(page, "self")
    page.cover.click()
    assert "3 of 4" in coach.accessibleName()


def test_a_dot_marks_the_level_that_the_coach_gave_before(office, theme, guide, show, kept) -> None:
    kept(date(2026, 3, 10), PP1=1)
    page = show(AssessmentPage(office.bench(theme), guide, None, office.person))
    page.filling.rate(key_of(page, "coach"), "PP1", 3)
    assert cell(page, "PP1", "coach").text_value() == "3 of 4, before 1"


def test_undo_takes_marks_back_one_by_one(page, qtbot) -> None:
    press(page, "3", Key.Key_Down, "1")
    qtbot.keyClick(page.grid_tab.table.cell, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cell(page, "PP2", "self").value is None
    qtbot.keyClick(page.grid_tab.table.cell, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.filling.is_changed


def test_what_is_marked_waits_as_a_draft_until_the_page_comes_back(page, office, theme, guide, show, qtbot) -> None:
    press(page, "3")
    with qtbot.waitSignal(page.filling.kept, timeout=3000):
        pass
    again = show(AssessmentPage(office.bench(theme), guide, None, office.person))
    assert cell(again, "PP1", "self").value == 3
    assert office.rows("assessment") == []


def test_saving_writes_occasion_sheets_and_levels_in_one_action(page, office, qtbot) -> None:
    press(page, "3", Key.Key_Right, "2")
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.grid_tab.table.cell, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert levels(office) == {("self", "PP1"): 3, ("coach", "PP1"): 2}
    with office.store.connection() as conn:
        written = "SELECT count(DISTINCT c.tx) FROM op o JOIN cs c USING (arrival) WHERE o.entity LIKE 'assessment%'"
        assert conn.exec_driver_sql(written).scalar_one() == 1


def test_an_empty_sheet_is_not_written(page, office) -> None:
    press(page, "3")
    assert page.save_all()
    assert [str(sheet.rater_role) for sheet in office.rows("assessment.sheet")] == ["self"]


def test_going_on_with_an_assessment_writes_only_the_levels_that_changed(office, theme, guide, show, kept) -> None:
    occasion = kept(date(2026, 11, 10), PP1=2, PP2=3)
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    page.filling.rate(key_of(page, "coach"), "PP1", 4)
    with office.store.connection() as conn:
        before = conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one()
    assert page.save_all()
    with office.store.connection() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one() == before + 1
    assert levels(office) == {("coach", "PP1"): 4, ("coach", "PP2"): 3}


def test_a_level_that_is_kept_is_replaced_by_a_reason_never_by_nothing(office, theme, guide, show, kept) -> None:
    occasion = kept(date(2026, 11, 10), PP1=2)
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    page.grid_tab.table.go_to("PP1", key_of(page, "coach"))
    press(page, Key.Key_Delete)
    assert page.save_all()
    row = office.rows("assessment.rating")[0]
    assert (row.value, row.not_rated) == (None, NotRated.SEEN_NO)


def test_a_decision_by_one_person_stays_a_draft_and_says_who_is_missing(page, office) -> None:
    press(page, "3")
    page.filling.describe("outcome", {"outcome": Outcome.READY, "outcome_by": ["Elena Marchetti"]})
    assert not page.save_all()
    assert office.rows("assessment") == []
    assert page.tabs.key == "decision"
    assert {problem.code for problem in page.filling.problems} >= {"ASS-2"}


def test_a_decision_of_two_with_reasons_and_the_persons_view_is_saved(page, office) -> None:
    press(page, "3")
    page.filling.describe(
        "outcome",
        {
            "outcome": Outcome.READY, "outcome_on": date(2026, 11, 22), "outcome_by": ["Elena Marchetti", "Paolo Neri"],
            "outcome_reasons": "Sei settimane di tirocinio regolari.", "person_view": "Mi sento pronta.",
        },
    )  # fmt: skip
    assert page.save_all()
    assert office.rows("assessment")[0].outcome == Outcome.READY


def test_a_decision_without_the_persons_own_sheet_is_saved_with_a_warning(office, theme, guide, show, kept) -> None:
    occasion = kept(date(2026, 11, 10), PP1=2)
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    page.filling.describe("outcome", {"outcome": Outcome.REVIEW})
    page.filling.look()
    assert "ASS-3" in {problem.code for problem in page.filling.problems}


def test_a_field_of_the_decision_goes_into_the_same_draft(page, qtbot) -> None:
    page.tabs.choose("decision")
    form = page.tabs.view.forms[""]
    qtbot.keyClicks(form.editors["outcome_reasons"].target, "Motivi")
    assert page.filling.now.values["outcome_reasons"] == "Motivi"
    assert page.filling.next_undo == "Why"


def test_two_sheets_may_be_compared_and_the_table_says_the_same(office, theme, guide, show, kept) -> None:
    areas = {f"{area}{n}": 2 for area in ("PP", "CR", "RR") for n in range(1, 5)}
    kept(date(2026, 3, 10), **areas)
    occasion = kept(date(2026, 11, 10), **dict.fromkeys(areas, 3))
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    page.grid_tab.table.go_to("PP1", key_of(page, "coach"))
    card = page.grid_tab.profile_card
    assert card.sentence.text() == "Compared with March 2026, Elena Marchetti: comparable."
    assert card.radar.table()[1] == ("Presence", "3", "2")
    card.turn.click()
    assert card.findChild(object, "profile_table") is not None


def test_one_sheet_of_another_person_may_be_compared_only_with_care(office, theme, guide, show, kept) -> None:
    kept(date(2026, 3, 10), rater="Paolo Neri", PP1=2)
    occasion = kept(date(2026, 11, 10), PP1=3)
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    page.grid_tab.table.go_to("PP1", key_of(page, "coach"))
    assert "comparable with care" in page.grid_tab.profile_card.sentence.text()


def test_narrow_only_one_rater_has_levels_and_the_others_show_a_sign(page) -> None:
    press(page, Key.Key_Right, "3", Key.Key_Left)
    page.resize(730, 586)
    settle(page)
    slots = page.grid_tab.table.rows["PP1"].slots
    assert page.grid_tab.table.is_single
    assert cell(page, "PP1", "self").isVisible()
    assert not cell(page, "PP1", "coach").isVisible()
    assert slots[key_of(page, "coach")].word.accessibleName() == "Attendance, Coach: 3"
    press(page, Key.Key_Right)
    assert cell(page, "PP1", "coach").isVisible()


def test_only_one_cell_of_the_grid_stops_the_tab_key(page) -> None:
    stops = [
        one for row in page.grid_tab.table.rows.values() for one in row.slots.values()
        if one.cell.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    assert [one.cell for one in stops] == [page.grid_tab.table.cell]


def test_the_paper_is_asked_of_the_guide_with_its_blank_twin(office, theme, guide, show, kept, qtbot) -> None:
    occasion = kept(date(2026, 11, 10), PP1=2)
    page = show(AssessmentPage(office.bench(theme), guide, occasion.id, office.person))
    with qtbot.waitSignal(guide.print_asked) as asked:
        page.print.click()
    assert (asked.args[0].paper, asked.args[0].record, asked.args[0].blank) == ("VA", occasion.id, False)
    with qtbot.waitSignal(guide.print_asked) as asked:
        page.save.blank.click()
    assert asked.args[0].blank


def test_an_assessment_that_is_not_here_says_so(office, theme, guide, show) -> None:
    page = show(AssessmentPage(office.bench(theme), guide, office.firm))
    assert not hasattr(page, "filling")
    assert page.findChild(object, "empty_state") is not None


@EVERY_LOOK
@pytest.mark.parametrize("tab", ["grid", "occasion", "decision"])
def test_nothing_is_clipped_too_small_nameless_or_told_by_colour_alone(
    page: AssessmentPage, theme, look, tab: str
) -> None:
    press(page, "1", Key.Key_Right, "3")
    theme.set_look(look)
    page.tabs.choose(tab)
    assert faults(page) == []
