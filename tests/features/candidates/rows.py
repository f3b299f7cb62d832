"""Plain rows of a person's file, as the examples need them: every field a rule reads, empty unless told."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

EMPTY = {
    "referral": ("kind", "received_on", "outcome", "outcome_on", "answer_sent_on", "sender_kind"),
    "path_event": ("kind", "starts_on", "ends_on", "wait_for"),
    "employment": ("starts_on", "ended_on", "state"),
    "traineeship": ("starts_on", "ended_on", "state"),
    "plan": ("state", "template", "review_on", "copy_given_on"),
    "plan.review": ("plan_id", "held_on"),
    "plan.signature": ("plan_id", "role", "signed_on"),
    "plan.phase": ("plan_id", "code", "starts_on"),
    "group.session": ("on", "state"),
    "group.attendance": ("session_id", "presence"),
    "assessment": ("held_on", "returned_on"),
    "match": ("proposed_on",),
    "activity": (
        "happened_on",
        "starts_at",
        "kind",
        "minutes",
        "with_whom",
        "organisation_id",
        "next_step",
        "next_on",
        "hidden",
    ),
    "task": ("title", "due_on", "state", "rule", "about_id"),
    "consent": ("kind", "given_on", "expires_on", "revoked_on"),
}


def row(entity: str, **values: Any) -> SimpleNamespace:
    """Make a living row of an entity."""
    blank = dict.fromkeys(EMPTY[entity])
    return SimpleNamespace(**{"id": uuid4(), "deleted_at": None} | blank | values)


def day(text: str, year: int = 2026) -> date:
    """Read `01/03` as a day of the year, or `01/03/2025`."""
    number, month, *rest = (int(part) for part in text.split("/"))
    return date(rest[0] if rest else year, month, number)


def referral(received: str | None, outcome: str = "pending", on: str | None = None, kind: str = "first") -> Any:
    """Make a referral received on a day, with its outcome."""
    return row(
        "referral", kind=kind, received_on=received and day(received), outcome=outcome, outcome_on=on and day(on)
    )


def event(kind: str, starts: str | None, ends: str | None = None, **values: Any) -> Any:
    """Make an event of the path."""
    return row("path_event", kind=kind, starts_on=starts and day(starts), ends_on=ends and day(ends), **values)


def work(entity: str, starts: str | None, ended: str | None = None, state: str = "running") -> Any:
    """Make a job or a traineeship."""
    return row(entity, starts_on=starts and day(starts), ended_on=ended and day(ended), state=state)


def signed_plan(person: str | None, coach: str | None, state: str = "signed") -> dict[str, list[Any]]:
    """Make a plan with its two signatures."""
    plan = row("plan", state=state, template="own")
    days = {"person": person, "coach": coach}
    signatures = [row("plan.signature", plan_id=plan.id, role=r, signed_on=on and day(on)) for r, on in days.items()]
    return {"plan": [plan], "plan.signature": signatures}


def presence(on: str, presence: str = "yes", state: str = "held") -> dict[str, list[Any]]:
    """Make a presence in a session of a group."""
    session = row("group.session", on=day(on), state=state)
    return {
        "group.session": [session],
        "group.attendance": [row("group.attendance", session_id=session.id, presence=presence)],
    }
