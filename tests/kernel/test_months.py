"""Months as they are stored, named and walked."""

from __future__ import annotations

from datetime import date

import pytest

from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.months import day_words, days_of, first_day, month_key, month_words, months_from


def test_a_month_is_named_in_the_language_in_force() -> None:
    assert month_words("2026-10") == "October 2026"
    i18n.use_language("it")
    assert month_words("2026-10") == "ottobre 2026"
    assert day_words(date(2026, 11, 3)) == "3 novembre 2026"


def test_months_are_walked_across_the_year() -> None:
    assert list(months_from(date(2025, 11, 30), date(2026, 2, 1))) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert list(months_from(date(2026, 2, 1), date(2026, 1, 31))) == []


def test_a_month_has_its_days() -> None:
    assert month_key(date(2028, 2, 5)) == "2028-02"
    assert len(days_of("2028-02")) == 29
    assert days_of("2026-10")[0] == first_day("2026-10") == date(2026, 10, 1)


def test_a_text_that_is_no_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        first_day("2026-13")
