"""The status of a person follows from the dated rows of the file."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.features.candidates.rows import day, event, presence, referral, row, signed_plan, work

from integralavoro_desktop.features.candidates.status import StatusGroup, StatusKey, rows_of, status_on, undated
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts

PATH = {
    "referral": [referral("05/01", "accepted", "10/01")],
    "employment": [work("employment", "05/05")],
    "path_event": [event("pause", "01/06", "30/06")],
} | signed_plan("01/03", "01/03")


def key_on(on: str, rows: object) -> str:
    return str(status_on(day(on), rows).key)


@pytest.mark.parametrize(("on", "key"), [("20/05", "employed"), ("10/06", "paused"), ("05/07", "employed")])
def test_a_pause_hides_a_job_only_while_it_lasts(on, key):
    assert key_on(on, PATH) == key


@pytest.mark.parametrize(
    ("on", "key"), [("04/01", "none"), ("05/01", "referred"), ("10/01", "assessing"), ("01/03", "in_path")]
)
def test_the_way_to_a_job_goes_through_its_steps(on, key):
    assert key_on(on, PATH) == key


def test_a_job_runs_beside_a_pause():
    assert status_on(day("10/06"), PATH).beside == (StatusKey.EMPLOYED,)


def test_a_return_after_a_drop_out_is_a_new_beginning():
    rows = {
        "referral": [referral("05/01", "accepted", "10/01"), referral("10/11", kind="return")],
        "path_event": [event("dropout", "01/09")],
    } | signed_plan("01/03", "01/03")
    assert key_on("15/11", rows) == "referred"
    assert key_on("30/09", rows) == "dropped"


def test_a_job_without_a_date_decides_nothing():
    rows = {"referral": PATH["referral"], "employment": [work("employment", None)]} | signed_plan("01/03", "01/03")
    assert key_on("20/05", rows) == "in_path"
    assert [entity for entity, _row in undated(rows)] == ["employment"]


def test_a_file_without_a_referral_has_no_status():
    status = status_on(day("20/05"), {"employment": [work("employment", "05/05")]})
    assert (status.key, status.group) == (StatusKey.NONE, StatusGroup.NONE)
    assert status.why == "There is no referral with a date yet."


def test_after_the_end_of_a_job_the_person_is_on_the_path_again():
    rows = {"referral": PATH["referral"], "employment": [work("employment", "05/05", "31/07", "ended")]}
    assert key_on("31/07", rows) == "employed"
    assert key_on("01/08", rows) == "in_path"


def test_an_end_without_its_day_decides_nothing():
    rows = {"referral": PATH["referral"], "employment": [work("employment", "05/05", None, "ended")]}
    assert key_on("01/08", rows) == "assessing"


@pytest.mark.parametrize("state", ["running", "suspended", "ended", "stopped"])
def test_a_traineeship_that_covers_the_day_makes_a_trainee(state):
    rows = {"referral": PATH["referral"], "traineeship": [work("traineeship", "01/04", "30/09", state)]}
    assert key_on("30/09", rows) == "trainee"


@pytest.mark.parametrize("state", ["planned", "signed", "cancelled"])
def test_a_traineeship_that_never_began_makes_none(state):
    rows = {"referral": PATH["referral"], "traineeship": [work("traineeship", "01/04", "30/09", state)]}
    assert key_on("15/09", rows) == "assessing"


@pytest.mark.parametrize(
    ("outcome", "key"), [("refused", "not_accepted"), ("returned", "not_accepted"), ("info", "referred")]
)
def test_a_refusal_ends_the_episode_that_it_answers(outcome, key):
    assert key_on("20/02", {"referral": [referral("03/02", outcome, "17/02")]}) == key


def test_a_refusal_counts_from_its_day():
    assert key_on("16/02", {"referral": [referral("03/02", "refused", "17/02")]}) == "referred"


def test_a_referral_received_meanwhile_belongs_to_the_open_episode():
    rows = {"referral": [*PATH["referral"], referral("01/04", "refused", "03/04", kind="return")]}
    assert key_on("05/04", rows) == "assessing"


def test_a_recheck_opens_no_episode():
    assert key_on("05/04", {"referral": [referral("01/04", kind="recheck")]}) == "none"


def test_a_reopening_begins_again():
    rows = {"referral": PATH["referral"], "path_event": [event("closure", "01/05"), event("reopening", "01/10")]}
    assert key_on("30/09", rows) == "closed"
    assert key_on("01/10", rows) == "referred"


def test_a_pause_of_an_ended_episode_does_not_pause_the_next():
    rows = {
        "referral": [*PATH["referral"], referral("10/11", kind="return")],
        "path_event": [event("pause", "01/06"), event("closure", "01/07")],
    }
    assert key_on("15/11", rows) == "referred"


@pytest.mark.parametrize(("wait_for", "key"), [("path", "waiting"), ("assessment", "waiting"), ("group", "assessing")])
def test_waiting_for_the_path_or_the_assessment_is_the_waiting_list(wait_for, key):
    rows = {"referral": PATH["referral"], "path_event": [event("wait", "10/01", wait_for=wait_for)]}
    assert key_on("01/02", rows) == key


def test_an_assessment_without_an_answer_yet_is_an_assessment():
    rows = {"referral": [referral("03/02")], "assessment": [row("assessment", held_on=day("10/02"))]}
    assert key_on("09/02", rows) == "referred"
    assert key_on("10/02", rows) == "assessing"


def test_a_presence_in_a_held_session_is_on_the_path():
    assert key_on("01/04", {"referral": PATH["referral"]} | presence("01/04")) == "in_path"
    assert key_on("01/04", {"referral": PATH["referral"]} | presence("01/04", "justified")) == "assessing"
    assert key_on("01/04", {"referral": PATH["referral"]} | presence("01/04", state="cancelled")) == "assessing"


def test_a_plan_without_the_person_s_signature_is_not_signed():
    assert key_on("01/04", {"referral": PATH["referral"]} | signed_plan(None, "01/03")) == "assessing"
    assert key_on("01/04", {"referral": PATH["referral"]} | signed_plan("01/03", "05/03", "proposed")) == "assessing"


def test_referral_and_closure_on_one_day_leave_it_closed():
    rows = {"referral": [referral("01/04")], "path_event": [event("closure", "01/04")]}
    assert key_on("01/04", rows) == "closed"


def test_closure_and_return_on_one_day_leave_it_open():
    rows = {
        "referral": [referral("05/01"), referral("01/04", kind="return")],
        "path_event": [event("closure", "01/04")],
    }
    assert key_on("01/04", rows) == "referred"


def test_a_drop_out_wins_over_a_closure_of_the_same_day():
    rows = {"referral": [referral("05/01")], "path_event": [event("closure", "01/04"), event("dropout", "01/04")]}
    assert key_on("01/04", rows) == "dropped"


def test_deleted_rows_decide_nothing():
    gone = event("closure", "01/04")
    gone.deleted_at = day("02/04")
    assert key_on("05/04", {"referral": PATH["referral"], "path_event": [gone]}) == "assessing"


def test_the_order_of_the_rows_does_not_matter():
    rows = [event("closure", "01/05"), event("reopening", "01/05"), event("dropout", "01/09"), event("pause", "02/05")]
    told = {key_on("01/06", {"referral": PATH["referral"], "path_event": order}) for order in permutations(rows)}
    assert told == {"paused"}


def test_a_status_tells_which_row_decided():
    status = status_on(day("20/05"), PATH)
    assert (status.entity, status.row_id) == ("employment", PATH["employment"][0].id)
    assert status.why == "There is a job since 05/05/2026."


def test_the_status_speaks_italian():
    i18n.use_language("it")
    status = status_on(day("10/03"), PATH)
    assert (status.words, status.group.words) == ("In percorso", "in carico")
    assert status.why == "Il progetto condiviso è stato firmato il 01/03/2026."


def test_every_status_has_one_of_the_four_chips():
    told = {str(key): str(key.group) for key in StatusKey}
    assert told == {
        "dropped": "closed",
        "closed": "closed",
        "not_accepted": "closed",
        "paused": "paused",
        "employed": "active",
        "trainee": "active",
        "in_path": "active",
        "waiting": "active",
        "assessing": "active",
        "referred": "referred",
        "none": "none",
    }


def test_the_rows_of_a_file_without_later_types_are_simply_missing():
    facts = Facts.of(day("20/05"), {"referral": PATH["referral"]})
    assert str(status_on(facts.today, rows_of(facts)).key) == "assessing"
