"""What holds for the status of any file, however it was filled."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.features.candidates.rows import row

from integralavoro_desktop.features.candidates.cohorts import was_in_charge, was_served, was_taken_in
from integralavoro_desktop.features.candidates.episodes import episodes
from integralavoro_desktop.features.candidates.status import StatusKey, status_on, undated

DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 1))
MAYBE = st.none() | DAYS
STATES = st.sampled_from(["planned", "running", "suspended", "ended", "stopped", "cancelled", "unheard of", None])


def rows_of(entity, **fields):
    return st.lists(st.builds(lambda **values: row(entity, **values), **fields), max_size=4)


FILES = st.fixed_dictionaries(
    {},
    optional={
        "referral": rows_of(
            "referral",
            kind=st.sampled_from(["first", "return", "recheck", "transfer", "unheard of", None]),
            received_on=MAYBE,
            outcome=st.sampled_from(["pending", "accepted", "refused", "withdrawn", None]),
            outcome_on=MAYBE,
        ),
        "path_event": rows_of(
            "path_event",
            kind=st.sampled_from(["wait", "pause", "dropout", "closure", "reopening", None]),
            starts_on=MAYBE,
            ends_on=MAYBE,
            wait_for=st.sampled_from(["path", "group", None]),
        ),
        "employment": rows_of("employment", starts_on=MAYBE, ended_on=MAYBE, state=STATES),
        "traineeship": rows_of("traineeship", starts_on=MAYBE, ended_on=MAYBE, state=STATES),
        "assessment": rows_of("assessment", held_on=MAYBE),
    },
)


@settings(max_examples=150, deadline=None)
@given(FILES, DAYS)
def test_any_file_has_a_status(rows, day):
    status = status_on(day, rows)
    assert isinstance(status.key, StatusKey)
    assert status.since is None or status.since <= day
    assert status.why


@settings(max_examples=100, deadline=None)
@given(FILES, DAYS, st.integers())
def test_the_order_of_rows_does_not_matter(rows, day, seed):
    mixed = {entity: Random(seed).sample(found, len(found)) for entity, found in rows.items()}
    assert status_on(day, rows) == status_on(day, mixed)


@settings(max_examples=100, deadline=None)
@given(FILES, DAYS)
def test_undated_rows_decide_nothing(rows, day):
    silent = {r.id for _entity, r in undated(rows) if not getattr(r, "received_on", None)}
    dated = {entity: [r for r in found if r.id not in silent] for entity, found in rows.items()}
    assert status_on(day, rows) == status_on(day, dated)


@settings(max_examples=100, deadline=None)
@given(FILES, DAYS)
def test_what_comes_later_does_not_change_the_past(rows, day):
    def past(r):
        return [v for v in vars(r).values() if isinstance(v, date)] == [] or all(
            v <= day for v in vars(r).values() if isinstance(v, date)
        )

    early = {entity: [r for r in found if past(r)] for entity, found in rows.items()}
    later = {entity: [*found, *(r for r in rows[entity] if _begins_after(r, day))] for entity, found in early.items()}
    assert status_on(day, early) == status_on(day, later)


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_episodes_follow_one_another(rows):
    known = episodes(rows)
    for earlier, later in pairwise(known):
        assert earlier.ended_on is not None
        assert earlier.starts_on <= earlier.ended_on <= later.starts_on


@settings(max_examples=100, deadline=None)
@given(FILES, DAYS, DAYS)
def test_who_was_served_or_taken_in_was_accepted_by_then(rows, one, other):
    first, last = sorted((one, other))
    accepted = [r.outcome_on for r in rows.get("referral", ()) if r.outcome == "accepted" and r.outcome_on]
    for cohort in (was_taken_in, was_in_charge, was_served):
        if cohort(rows, first, last):
            assert any(on <= last for on in accepted)


def _begins_after(r, day):
    starts = getattr(r, "received_on", None) or getattr(r, "starts_on", None) or getattr(r, "held_on", None)
    own = [v for v in vars(r).values() if isinstance(v, date)]
    return starts is not None and all(on > day for on in own)
