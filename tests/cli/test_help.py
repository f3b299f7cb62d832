"""Help is there at every level, in both languages, with an example."""

from __future__ import annotations

from typing import Any

import pytest

LEVELS = (
    "",
    *("demo", "tour", "bench", "types", "search", "records", "print", "papers", "store", "exchange"),
    *(f"store {name}" for name in ("create", "info", "check", "backup", "restore", "users", "passphrase", "recovery")),
    *(f"exchange {name}" for name in ("pair-invite", "pair-join", "pair-accept", "make", "inspect", "rehearse")),
    *(f"exchange {name}" for name in ("apply", "status", "conflicts", "decide", "rescue-identity")),
)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("tongue", "example", "usage"), [("en", "Example:", "usage: "), ("it", "Esempio:", "uso: ")])
def test_every_level_has_an_example_in_both_languages(
    spoken: Any, level: str, tongue: str, example: str, usage: str
) -> None:
    ended = spoken("--lang", tongue, *level.split(), "--help")
    assert ended.status == 0
    assert ended.out.startswith(usage)
    assert f"{example} integralavoro" in ended.out.replace("\n", " ")
    # a usage, a description, the options, the example: parts with a blank line between them
    assert ended.out.count("\n\n") >= 3


def test_papers_say_for_whom_they_are_in_words(spoken: Any) -> None:
    shown = spoken("--lang", "en", "papers").out
    assert "Care team" in shown
    assert "sender" not in shown
    assert "sender" in spoken("--json", "papers").out
