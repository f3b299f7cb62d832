"""The key-back code."""

from __future__ import annotations

from itertools import combinations

import pytest

from integralavoro_desktop.printing.keycode import SIGNS, make, normalise, verify


def test_a_code_has_the_letters_of_its_paper_and_five_signs() -> None:
    code = make("de")
    assert code.startswith("DE-")
    assert [len(part) for part in code.split("-")] == [2, 4, 1]
    assert verify(code)


def test_no_sign_can_be_taken_for_another() -> None:
    assert not set("0O1I") & set(SIGNS)
    assert len(SIGNS) == 32


def test_the_same_draw_gives_the_same_code() -> None:
    def first(signs: str) -> str:
        return signs[0]

    assert make("DE", first) == make("DE", first)
    assert make("DE", first)[:7] == "DE-2222"


@pytest.mark.parametrize("paper", ["", "D", "DEX", "D1", "à"])
def test_a_paper_is_named_by_two_letters(paper: str) -> None:
    with pytest.raises(ValueError, match="two letters"):
        make(paper)


def test_typing_is_forgiven_for_capitals_blanks_and_dashes() -> None:
    code = make("GI")
    assert normalise(f" {code.lower().replace('-', ' ')} ") == code
    assert verify(code.replace("-", ""))


@pytest.mark.parametrize("typed", ["", "DE", "DE-9Q2F", "DE-9O2F-7", "D3-9Q2F-7", "DE-9Q2F-77", "Giovanna"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert normalise(typed) == ""
    assert not verify(typed)


def test_every_single_wrong_sign_is_seen() -> None:
    code = make("AZ")
    for place in (3, 4, 5, 6, 8):
        wrong = [code[:place] + sign + code[place + 1 :] for sign in SIGNS if sign != code[place]]
        assert not any(verify(one) for one in wrong)


def test_two_signs_that_change_places_are_seen() -> None:
    code = "PR-2BQ7-" + next(sign for sign in SIGNS if verify(f"PR-2BQ7-{sign}"))
    for one, other in combinations((3, 4, 5, 6), 2):
        signs = list(code)
        signs[one], signs[other] = signs[other], signs[one]
        assert not verify("".join(signs))
