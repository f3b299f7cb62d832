"""The two ways to say that something is not right: a problem of a record, and a known failure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """STOP keeps the record a draft; WARN lets it be saved and lists it under «Da completare»."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct: the code of the check, the field it belongs to, a whole translated sentence."""

    code: str
    severity: Severity
    field: str
    sentence: str


class AppError(Exception):
    """A known failure, told in three parts: what happened, what was kept, what to do.

    The parts are whole translated sentences and never hold personal data or keys.
    """

    def __init__(self, happened: str, kept: str, todo: str) -> None:
        super().__init__(f"{happened} {kept} {todo}")
        self.happened = happened
        self.kept = kept
        self.todo = todo
