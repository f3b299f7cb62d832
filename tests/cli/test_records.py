"""Records through the command line: what comes in, what is refused, what a dry run leaves alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

PERSON = {"family_name": "Prova", "given_name": "Uno", "sex": "f", "id_kind": "absent"}


def added(command: Any, **values: Any) -> Any:
    typed = json.dumps({**PERSON, **values}).encode()
    return command("--json", "records", "candidate", "add", store="coach-1", typed=typed)


@pytest.mark.parametrize("typed", [b"{bad", b"[1, 2]", b'"text"', b"\xff\xfe", b'{"phone": NaN}', b"[" * 100_000])
def test_what_is_no_json_object_is_refused_in_one_sentence(command: Any, typed: bytes) -> None:
    assert command("records", "candidate", "add", store="coach-1", typed=typed).failed_in_a_sentence()


@pytest.mark.parametrize("words", [("add", "family_name"), ("list", "--where", "sex"), ("list", "--where", "none=1")])
def test_a_pair_without_a_value_or_a_field_is_refused(command: Any, words: tuple[str, ...]) -> None:
    assert command("records", "candidate", *words, store="coach-1").failed_in_a_sentence()


@pytest.mark.parametrize("limit", ["-1", "0", "many"])
def test_a_limit_is_a_whole_number_from_one_on(command: Any, limit: str) -> None:
    assert command("records", "candidate", "list", "--limit", limit, store="coach-1").status == 2


@pytest.mark.parametrize(
    "values",
    [
        {"birth_date": "31/02/1990"},
        {"family_name": "x" * 10_000},
        {"family_name": "  "},
        {"none": "x"},
        {"job_centre_id": "x"},
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_field(command: Any, values: dict[str, str]) -> None:
    ended = added(command, **values)
    assert ended.status == 1
    assert not ended.document["saved"]
    assert next(iter(values)) in {problem["field"] for problem in ended.document["problems"]}
    assert "Traceback" not in ended.said


def test_letters_that_command_a_terminal_do_not_reach_it(command: Any) -> None:
    assert added(command, family_name="Pro\x1b[31m\x07va \u202eTest").status == 0
    shown = command("records", "candidate", "list", store="coach-1").out
    assert not set("\x1b\x07\u202e") & set(shown)


def test_emoji_and_letters_from_right_to_left_come_back_as_written(command: Any) -> None:
    key = added(command, family_name="שלום 🎉").document["id"]
    assert command("--json", "records", "candidate", "show", key, store="coach-1").document["family_name"] == "שלום 🎉"


def test_a_dry_run_writes_nothing_and_says_so(command: Any) -> None:
    key = added(command).document["id"]
    before = command("--json", "records", "candidate", "history", key, store="coach-1").document
    for words in (("set", key, "phone=02 1"), ("delete", key), ("restore", key)):
        assert "nothing was written" in command("records", "candidate", *words, "--dry-run", store="coach-1").out
    assert command("--json", "records", "candidate", "history", key, store="coach-1").document == before


def test_a_child_is_reached_by_its_dotted_name(command: Any) -> None:
    days = command("--json", "records", "traineeship.day", "list", "--limit", "2", store="office")
    assert days.status == 0
    assert command("records", "traineeship.none", "list", store="office").failed_in_a_sentence()
