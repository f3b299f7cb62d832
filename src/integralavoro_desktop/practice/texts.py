"""The invented names, places, firms and sentences, read from the shipped files."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from integralavoro_desktop.kernel.paths import resources

_BY_SEX = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@cache
def names() -> dict[str, Any]:
    """Return names, short names, streets and people who come from elsewhere."""
    return _read("names")


@cache
def network() -> dict[str, Any]:
    """Return firms, services and operators."""
    return _read("network")


@cache
def sentences() -> dict[str, Any]:
    """Return what people say and what coaches write."""
    return _read("sentences")


def say(text: str, sex: str = "f", **words: str) -> str:
    """Return a sentence with its words filled in; `{sola|solo}` follows the sex of the civil register."""
    told = _BY_SEX.sub(lambda found: found[1] if sex == "f" else found[2], text)
    return told.format(**words)


def _read(name: str) -> dict[str, Any]:
    path = resources() / "practice" / f"{name}.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
