"""What a list shows of a person today: phase, next step, last contact, who is to act, signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.overview import StepState, alerts, next_step, phase_line
from integralavoro_desktop.features.candidates.rules import name_used
from integralavoro_desktop.features.candidates.standing import last_contact_on
from integralavoro_desktop.features.candidates.status import StatusGroup, rows_of, status_on
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.candidates.overview import NextStep
    from integralavoro_desktop.features.candidates.status import Status
    from integralavoro_desktop.kernel.facts import Facts

SIGNALS = {
    "coach": N_("without a coach"),
    "answer": N_("answer overdue"),
    "next_step": N_("no next step"),
    "contact": N_("to get back to"),
    "consent": N_("consent expires soon"),
    "permit": N_("permit expires soon"),
}
_MOST_SIGNALS = 6


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing to look at: its key, short words, whether it needs somebody today."""

    key: str
    words: str
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row of the list of people; `is_paused` and `has_step` decide how the words look."""

    phase: str
    step: str
    step_on: date | None
    contact_on: date | None
    turn: str
    signals: tuple[Signal, ...] = ()
    is_paused: bool = False
    has_step: bool = True


def person_line(person: Any, facts: Facts) -> PersonLine:
    """Return the row of a person."""
    status = status_on(facts.today, rows_of(facts))
    step = next_step(facts)
    needs_step = status.group is StatusGroup.ACTIVE
    words = _step_words(step, facts.today) if step else (_("no step") if needs_step else "")
    return PersonLine(
        phase=_phase(status, facts),
        step=words,
        step_on=step.on if step else None,
        contact_on=last_contact_on(facts.rows("activity"), facts.today),
        turn=_turn(person, status, facts),
        signals=tuple(_signals(person, status, facts)),
        is_paused=status.group is StatusGroup.PAUSED,
        has_step=step is not None or not needs_step,
    )


def contact_words(day: date | None, today: date) -> str:
    """Return the day of the last contact in short, «never» where there was none."""
    return short_day(day, today=today) if day else _("never")


def _phase(status: Status, facts: Facts) -> str:
    if status.group in {StatusGroup.PAUSED, StatusGroup.CLOSED, StatusGroup.NONE}:
        return status.words
    now = [step.title for step in phase_line(facts) if step.state is StepState.NOW]
    return now[-1] if now else status.words


def _turn(person: Any, status: Status, facts: Facts) -> str:
    """Say who is to act, without blame: the firm that was asked, the person in her break, else we."""
    if status.group in {StatusGroup.CLOSED, StatusGroup.NONE}:
        return ""
    if any(row.state in {"presented", "interview"} for row in facts.rows("match")):
        return _("up to the firm")
    waits_for_her = any(row.state == "proposed" and row.person_answer == "think" for row in facts.rows("match"))
    if status.group is StatusGroup.PAUSED or waits_for_her:
        return _("up to {name}").format(name=name_used(person))
    return _("up to us")


def _signals(person: Any, status: Status, facts: Facts) -> list[Signal]:
    found = [
        Signal(alert.key, _(SIGNALS[alert.key]), alert.is_danger)
        for alert in alerts(person, facts, _MOST_SIGNALS)
        if alert.key in SIGNALS
    ]
    if status.group is StatusGroup.PAUSED:
        found.append(Signal("pause", _("agreed break")))
    return found


def _step_words(step: NextStep, today: date) -> str:
    if step.on is None:
        return step.text
    when = _("today") if step.on == today else short_day(step.on, today=today)
    return _("{when}: {what}").format(when=when, what=step.text)
