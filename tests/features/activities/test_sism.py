"""The services of a half-year: what is counted, in which form, and what is left out with its reason."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.activities.sism import HalfYear, LeftOut, services
from integralavoro_desktop.kernel import clock

S2 = HalfYear(2026, 2)
EDUCATOR = UUID(int=5)


def activity(number: int, **values) -> Activity:
    start = {"happened_on": date(2026, 7, 1), "minutes": 60, "sism_type": "03", "place": "1", "planned": True}
    return Activity(id=UUID(int=number), **start | {"operators": [EDUCATOR.hex]} | values)


def profession(key: UUID) -> str | None:
    return "5" if key == EDUCATOR else None


@pytest.mark.parametrize(
    ("day", "half"),
    [(date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2026, 12, 31), 2)],
)
def test_a_day_belongs_to_its_half_year(day: date, half: int) -> None:
    found = HalfYear.of(day)
    assert (found.year, found.name) == (2026, f"S{half}")
    assert found.first <= day <= found.last


def test_the_services_are_numbered_by_day_and_hour() -> None:
    late, early = activity(1, starts_at=time(15)), activity(2, starts_at=time(9))
    july, august = activity(3, happened_on=date(2026, 8, 1)), activity(4, happened_on=date(2026, 6, 30))
    found = services([july, late, early, august], S2, profession).services
    assert [(s.progressive, s.activity_id.int) for s in found] == [(1, 2), (2, 1), (3, 3)]


def test_codes_are_written_as_the_layout_allows_them() -> None:
    (found,) = services([activity(1, sism_type="3", place="01", planned=False)], S2, profession).services
    assert (found.type, found.place, found.planned, found.professions) == ("03", "1", "2", ("5",))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"place": "8", "minutes": 15}, LeftOut.SHORT_CALL),
        ({"minutes": None}, LeftOut.NO_ANSWER),
        ({"sism_type": None}, LeftOut.TYPE),
        ({"place": None}, LeftOut.PLACE),
        ({"operators": []}, LeftOut.OPERATOR),
        ({"operators": [EDUCATOR.hex, UUID(int=6).hex]}, LeftOut.OPERATOR),
    ],
)
def test_what_is_left_out_has_its_reason(values: dict, reason: LeftOut) -> None:
    found = services([activity(1, **values)], S2, profession)
    assert (found.services, found.left_out) == ((), ((UUID(int=1), reason),))


def test_a_call_of_sixteen_minutes_is_sent() -> None:
    assert len(services([activity(1, place="8", minutes=16)], S2, profession).services) == 1


def test_an_obscured_row_counts_and_a_deleted_one_does_not() -> None:
    rows = [activity(1, hidden=True), activity(2, deleted_at=clock.now())]
    assert [s.activity_id.int for s in services(rows, S2, profession).services] == [1]
