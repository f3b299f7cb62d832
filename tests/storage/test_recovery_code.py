"""The recovery code can be copied by hand, typed back freely, and a slip is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import recovery_code
from integralavoro_desktop.storage.recovery_code import format_code, fresh_code, read_code

SECRET = bytes(range(16))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_has_five_groups_and_two_check_characters() -> None:
    assert [len(group) for group in fresh_code().split("-")] == [5, 5, 5, 5, 6, 2]


def test_two_codes_differ() -> None:
    assert fresh_code() != fresh_code()


@given(st.binary(min_size=16, max_size=16))
def test_every_secret_comes_back_from_its_code(secret: bytes) -> None:
    assert read_code(format_code(secret)) == secret


def test_small_letters_spaces_and_look_alikes_do_not_matter() -> None:
    typed = format_code(SECRET).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_code(typed) == SECRET


def test_any_one_wrong_letter_is_noticed() -> None:
    code = format_code(SECRET).replace("-", "")
    accepted = []
    for place, right in enumerate(code):
        for wrong in LETTERS.replace(right, ""):
            with pytest.raises(AppError):
                accepted.append(read_code(code[:place] + wrong + code[place + 1 :]))
    assert accepted == []


@given(st.binary(min_size=16, max_size=16), st.integers(0, 26))
def test_two_neighbours_swapped_are_noticed(secret: bytes, place: int) -> None:
    code = format_code(secret).replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(AppError):
            read_code(swapped)


@pytest.mark.parametrize("typed", ["", "ABCDE", "U" * 28, "Z" * 28, "é" * 28, "0" * 500])
def test_what_is_no_code_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(AppError) as refusal:
        read_code(typed)
    assert "recovery code" in refusal.value.happened


def test_a_short_code_says_how_many_characters_are_there() -> None:
    with pytest.raises(AppError, match="28 characters; here there are 5"):
        read_code("ABCDE")


def test_two_different_groups_are_asked_for_and_never_the_check_characters() -> None:
    asked = {recovery_code.groups_to_ask() for _ in range(200)}
    assert all(0 <= first < second <= 4 for first, second in asked)
    assert len(asked) == 10


def test_groups_typed_back_must_be_those_printed() -> None:
    code = format_code(SECRET)
    third, fifth = recovery_code.groups(code)[2], recovery_code.groups(code)[4]
    assert recovery_code.groups_agree(code, {2: third.lower(), 4: f" {fifth} "})
    assert not recovery_code.groups_agree(code, {2: third, 4: third})
    assert not recovery_code.groups_agree(code, {})
