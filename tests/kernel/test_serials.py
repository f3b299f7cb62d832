"""The serial numbers of papers."""

from __future__ import annotations

import pytest

from integralavoro_desktop.kernel.serials import Serial, read_serial, series_for


def test_a_serial_says_series_device_year_and_counter() -> None:
    assert str(Serial("IL", "MI3", 2026, 214)) == "IL-MI3-2026-0214"
    assert str(Serial("SL", "MI3", 2026, 12345)) == "SL-MI3-2026-12345"


def test_a_paper_for_a_firm_has_its_own_series() -> None:
    assert series_for("employer") == "SL"
    assert [series_for(other) for other in ("team", "person", "office", "internal")] == ["IL"] * 4


def test_each_series_counts_anew_every_year() -> None:
    counters = {Serial(series, "MI3", year, 1).counter for series in ("IL", "SL") for year in (2026, 2027)}
    assert len(counters) == 4


@pytest.mark.parametrize("typed", ["IL-MI3-2026-0214", "il-mi3-2026-0214", " IL-MI3-2026-0214 "])
def test_a_typed_serial_is_read(typed: str) -> None:
    assert read_serial(typed) == Serial("IL", "MI3", 2026, 214)


@pytest.mark.parametrize("typed", ["", "MI3-0042", "XX-MI3-2026-0214", "IL-MI3-26-0214", "IL-MI3-2026-21"])
def test_other_numbers_are_not_serials(typed: str) -> None:
    assert read_serial(typed) is None
