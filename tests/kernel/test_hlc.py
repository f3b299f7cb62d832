"""The clock of the log never runs back, and nobody drags it far ahead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given as given_any
from hypothesis import strategies as some

from integralavoro_desktop.kernel import hlc

IN_2099 = int(datetime(2099, 1, 1, tzinfo=UTC).timestamp() * 1000) << 16


def test_the_stamp_is_the_time_of_the_machine(fixed_clock) -> None:
    assert hlc.moment(hlc.tick(0)) == fixed_clock.now


def test_two_events_of_one_moment_have_two_stamps(fixed_clock) -> None:
    first = hlc.tick(0)
    assert hlc.tick(first) == first + 1


def test_a_clock_set_back_does_not_run_the_stamps_back(fixed_clock) -> None:
    before = hlc.tick(0)
    fixed_clock.move(days=-400)
    assert hlc.tick(before) > before


def test_a_machine_before_1970_counts_from_1970(fixed_clock) -> None:
    fixed_clock.now = datetime(1960, 1, 1, tzinfo=UTC)
    assert hlc.tick(0) == 1


def test_a_laptop_in_2099_drags_nobody_more_than_a_day_ahead(fixed_clock) -> None:
    assert hlc.moment(hlc.observe(hlc.tick(0), IN_2099)) == fixed_clock.now + timedelta(days=1)


def test_what_comes_after_hearing_is_later_than_what_was_heard(fixed_clock) -> None:
    heard = hlc.tick(0) + (3600 * 1000 << 16)
    assert hlc.tick(hlc.observe(hlc.tick(0), heard)) > heard


@given_any(stamp=some.integers(0, 2**63 - 1))
def test_every_stamp_has_a_moment(stamp: int) -> None:
    assert hlc.moment(stamp).tzinfo is not None
