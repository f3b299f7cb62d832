"""How far the relation with a firm has come, and how the stays of people there ended."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest

from integralavoro_desktop.features.organisations.choices import Stage
from integralavoro_desktop.features.organisations.relation import Dealings, dealings_in, past_outcomes, stage
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
MARCH = date(2026, 3, 1)
FIRM = UUID(int=7)


@pytest.mark.parametrize(
    ("dealings", "expected"),
    [
        (Dealings(), Stage.NEVER),
        (Dealings(contacts=((OCTOBER, "phone"),)), Stage.CONTACTED),
        (Dealings(contacts=((OCTOBER, "phone"), (OCTOBER, "visit"))), Stage.MET),
        (Dealings(contacts=((OCTOBER, "visit"),), analyses=(OCTOBER,)), Stage.ANALYSED),
        (Dealings(stays=((MARCH, None),)), Stage.HOSTING),
        (Dealings(stays=((MARCH, OCTOBER),)), Stage.CONTACTED),
        (Dealings(contacts=((MARCH, "visit"),)), Stage.RESTING),
    ],
)
def test_the_stage_follows_what_happened(dealings: Dealings, expected: Stage) -> None:
    assert stage(dealings, TODAY) is expected


def traineeship(number: int, state: str, **more: object) -> SimpleNamespace:
    given = {
        "id": UUID(int=number), "host_id": FIRM, "site_id": None, "state": state, "starts_on": MARCH,
        "planned_end_on": OCTOBER, "ended_on": None, "result": None, "end_reason": None,
    }  # fmt: skip
    return SimpleNamespace(**(given | more))


def test_dealings_are_gathered_from_traineeships_visits_and_diaries() -> None:
    rows = {
        "traineeship": [traineeship(1, "ended"), traineeship(2, "planned"), traineeship(3, "running")],
        "traineeship.visit": [
            SimpleNamespace(traineeship_id=UUID(int=1), held_on=date(2026, 5, 4)),
            SimpleNamespace(traineeship_id=UUID(int=2), held_on=date(2026, 6, 4)),
        ],
        "activity": [SimpleNamespace(organisation_id=FIRM, happened_on=date(2026, 7, 1))],
    }
    found = dealings_in(FIRM, Facts.of(TODAY, rows))
    assert found.stays == ((MARCH, OCTOBER), (MARCH, None))
    assert found.contacts == ((date(2026, 5, 4), "visit"), (date(2026, 7, 1), "diary"))
    assert found.last_on == OCTOBER


def test_past_outcomes_are_counted_by_site() -> None:
    rho = UUID(int=9)
    rows = [
        traineeship(1, "ended", site_id=rho, result="hire", end_reason="term"),
        traineeship(2, "stopped", site_id=rho, end_reason="person"),
        traineeship(3, "ended", result="hire"),
        traineeship(4, "running", site_id=rho),
    ]
    assert past_outcomes(rows) == {rho: {"hire": 1, "person": 1}, None: {"hire": 1}}
