"""What turns a path: waiting, pauses, ends with or without agreement, new beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.candidates.children import Assignment
    from integralavoro_desktop.practice.file import File

_AGREED, _NOT_AGREED = "2", "3"
_ATTEMPTS = 3


def wait(file: File, on: date, until: date | None = None, wait_for: str = "path") -> PathEvent:
    """Note that the person is on the waiting list."""
    return _lasting(file, {"kind": "wait", "starts_on": on, "wait_for": wait_for, "decided_by": ["team"]}, until)


def pause(file: File, on: date, until: date | None = None) -> PathEvent:
    """Note a pause, with the person's words."""
    reason, words = file.dice.pick(sentences()["pause"])
    given = {"kind": "pause", "starts_on": on, "reason": reason, "words": file.say(words)}
    return _lasting(file, given | {"decided_by": ["person", "coach"]}, until)


def finish(file: File, on: date, follower: Assignment | None = None) -> PathEvent:
    """Note an end agreed with the person."""
    reason, words, situation, forward = file.dice.pick(sentences()["closure"])
    given = {"reason": reason, "words": file.say(words), "outcome": situation, "next_step": forward}
    return _end(file, on, "closure", given | {"sism_closing": _AGREED, "decided_by": ["person", "team"]}, follower)


def drop_out(file: File, on: date, follower: Assignment | None = None) -> PathEvent:
    """Note an end without agreement."""
    reason, words = file.dice.pick(sentences()["dropout"])
    given: dict[str, Any] = {"reason": reason, "words": file.say(words), "outcome": "nd", "next_step": "none"}
    if reason == "lost":
        given["attempts"] = _ATTEMPTS
    return _end(file, on, "dropout", given | {"sism_closing": _NOT_AGREED, "decided_by": ["team"]}, follower)


def reopen(file: File, on: date) -> PathEvent:
    """Note that the path begins again."""
    given = {"kind": "reopening", "starts_on": on, "decided_by": ["person", "coach"]}
    return file.add(PathEvent, on, given | {"words": sentences()["notes"]["again"]})


def _lasting(file: File, given: dict[str, Any], until: date | None) -> PathEvent:
    made = file.add(PathEvent, given["starts_on"], given)
    if until:
        file.change(made, until, ends_on=until)
    return made


def _end(file: File, on: date, kind: str, given: dict[str, Any], follower: Assignment | None) -> PathEvent:
    made = file.add(PathEvent, on, {"kind": kind, "starts_on": on, "feedback_due": True} | given)
    told = file.after(on, 5, 14)
    file.change(made, told, feedback_sent_on=told)
    if follower:
        file.change(follower, on, ends_on=on, end_reason="end")
    return made
