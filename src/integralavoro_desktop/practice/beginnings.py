"""How a path begins: registered, referred, accepted, heard for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.periods import add_days
from integralavoro_desktop.practice.diary import hand_out, meet
from integralavoro_desktop.practice.evaluations import Occasion, assess
from integralavoro_desktop.practice.intake import (
    accept_referral,
    assign,
    come_alone,
    consent,
    refer,
    standard_consents,
    wish,
)
from integralavoro_desktop.practice.people import bring, settle, surround
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.candidates.children import Assignment
    from integralavoro_desktop.features.referrals.model import Referral
    from integralavoro_desktop.practice.file import File

_SECOND = 40  # in a hundred: how often a second tutor follows too


def begin(file: File, received: date, kind: str = "first", *, is_ready: bool = True) -> tuple[date, Assignment]:
    """Note a referral that is accepted, with who follows the person; return the day and the assignment."""
    if kind == "first":
        register(file, received)
    decided = accept_referral(file, refer(file, received, kind))
    follower = assign(file, decided)
    if kind == "first":
        bring(file, decided)
        standard_consents(file, decided)
        _second(file, decided)
    if is_ready:
        heard = file.after(decided, 8, 20)
        wish(file, heard)
        assess(file, Occasion(file.after(heard, 4, 15), "entry", file.dice.between(15, 24), _first_view(file)))
        if decided < add_days(file.today, -60):
            hand_out(file, "DE", "team", file.after(decided, 40, 55), recipient_id=file.sender.key)
    return decided, follower


def newly_referred(file: File, received: date, *, is_followed: bool = True) -> Referral:
    """Note a referral that nobody has answered yet."""
    register(file, received)
    if is_followed:
        assign(file, received)
    return refer(file, received)


def known_only(file: File, on: date, *, alone: bool = False) -> None:
    """Note a file without a referral, or of somebody who came alone and was heard once."""
    register(file, on)
    assign(file, on)
    consent(file, "notice", on)
    if alone:
        come_alone(file, on)
        meet(file, on, "01", next_step=sentences()["notes"]["zone"], next_on=file.after(file.today, 2, 6))


def register(file: File, on: date) -> None:
    """Note the address, the people and the services around somebody who has just been registered."""
    settle(file, on)
    surround(file, on)


def _second(file: File, decided: date) -> None:
    if not file.dice.chance(_SECOND):
        return
    other = next(one for one in file.network.coaches if one.key != file.coach.key)
    second = other if file.dice.chance(20) else file.network.operators["second"]
    on = file.after(decided, 10, 40)
    assign(file, on, "second", operator_id=second.key, unit_id=second.unit)


def _first_view(file: File) -> str:
    return file.dice.pick(("", "", "prepare", "ready_support"))
