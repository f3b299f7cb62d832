"""What the stories are made from: dice that repeat, days in their order, people who do not depend on one another."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from itertools import islice

import pytest

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.codes import is_fiscal_code
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.practice.cast import ONCE, live
from integralavoro_desktop.practice.crowd import generate
from integralavoro_desktop.practice.dice import Dice
from integralavoro_desktop.practice.network import Network, build_network, operator_ids
from integralavoro_desktop.practice.notebook import Notebook, folded
from integralavoro_desktop.practice.people import identity
from integralavoro_desktop.practice.plan import Days, Plan
from integralavoro_desktop.practice.texts import say

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def network() -> Network:
    seed, began = Dice(3), date(2026, 10, 1)
    return build_network(Notebook(seed.fork("network"), began), operator_ids(seed), began)


def test_dice_repeat_and_forks_do_not_depend_on_what_was_drawn() -> None:
    first, second = Dice(3), Dice(3)
    first.between(0, 9)
    assert first.fork("a").uuid() == second.fork("a").uuid()
    assert first.fork("a").uuid() != second.fork("b").uuid()


@pytest.mark.parametrize("number", range(len(ONCE)))
def test_a_life_is_the_same_at_every_telling(network, number: int) -> None:
    told = [str(live(Dice(3), network, number, TODAY).facts) for _time in range(2)]
    assert told[0] == told[1]


def test_another_seed_gives_other_lives(network) -> None:
    assert live(Dice(3), network, 1, TODAY).facts != live(Dice(4), network, 1, TODAY).facts


@pytest.mark.parametrize("today", [date(2026, 11, 1), date(2027, 1, 2), date(2028, 2, 29), date(2026, 8, 15)])
def test_nothing_of_a_life_lies_in_the_future(network, today: date) -> None:
    lives = [live(Dice(5), network, number, today) for number in range(40)]
    assert [fact for life in lives for fact in life.facts if fact.on > today] == []


def test_folding_parts_what_was_from_what_came_later(network) -> None:
    life = live(Dice(3), network, 0, TODAY)
    records, later = folded(life.facts, date(2026, 10, 1))
    assert records[0] is life.person
    assert later
    assert all(fact.on > date(2026, 10, 1) for fact in later)


def test_the_hero_is_called_gio() -> None:
    assert {identity(Dice(seed), 0)["preferred"] for seed in range(5)} == {"Gio"}


def test_some_people_are_called_in_other_scripts() -> None:
    names = "".join(
        identity(Dice(1), number)["preferred"] + identity(Dice(1), number)["family"] for number in range(60)
    )
    assert {"GREEK", "CYRILLIC", "ARABIC"} <= {script(letter) for letter in names}


def test_sentences_follow_the_civil_register() -> None:
    assert say("Vado da {sola|solo} a {firm}", "f", firm="Rho") == "Vado da sola a Rho"
    assert say("Vado da {sola|solo} a {firm}", "m", firm="Rho") == "Vado da solo a Rho"


@pytest.mark.parametrize("now", ["2026-11-01", "2026-11-02", "2026-11-30", "2027-01-01", "2028-02-29"])
def test_the_days_of_a_district_follow_one_another(now: str) -> None:
    with clock.fixed(datetime.fromisoformat(now).replace(hour=12, tzinfo=UTC)):
        days = Days.of("")
    assert days.began < days.paired < days.exchanged < days.today == date.fromisoformat(now)


@pytest.mark.parametrize("month", ["2026-12", "2022-12", "2026-13", "november", "2026"])
def test_a_month_that_cannot_be_practised_is_refused(month: str) -> None:
    with clock.fixed(datetime(2026, 11, 22, tzinfo=UTC)), pytest.raises(AppError, match="cannot be practised"):
        Days.of(month)


def test_a_crowd_comes_one_by_one() -> None:
    first = list(islice(generate(Plan(people=1_000_000, seed=3), activities=4), 3))
    assert [[type(row) for row in rows] for rows in first] == [[Candidate, *[Activity] * 4]] * 3
    assert all(is_fiscal_code(rows[0].fiscal_code) for rows in first)


def test_a_crowd_repeats() -> None:
    crowds = [[str(rows) for rows in islice(generate(Plan(people=9, seed=3), activities=2), 9)] for _time in range(2)]
    assert crowds[0] == crowds[1]


def script(letter: str) -> str:
    return unicodedata.name(letter, "").split()[0] if letter.strip() else ""
