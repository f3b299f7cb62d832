"""The states of a traineeship, which follow which, and what each counts as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.traineeships.choices import TraineeshipEnd, TraineeshipState

if TYPE_CHECKING:
    from integralavoro_desktop.features.traineeships.model import Traineeship

PLANNED, SIGNED, RUNNING, SUSPENDED, ENDED, STOPPED, CANCELLED = TraineeshipState

NEXT: dict[TraineeshipState, tuple[TraineeshipState, ...]] = {
    PLANNED: (SIGNED, CANCELLED),
    SIGNED: (RUNNING, CANCELLED),
    RUNNING: (SUSPENDED, ENDED, STOPPED),
    SUSPENDED: (RUNNING, ENDED, STOPPED),
    ENDED: (),
    STOPPED: (),
    CANCELLED: (),
}
OPEN = frozenset({SIGNED, RUNNING, SUSPENDED})
BEGUN = frozenset({RUNNING, SUSPENDED, ENDED, STOPPED})
OVER = frozenset({ENDED, STOPPED})


def may_become(now: TraineeshipState, then: TraineeshipState) -> bool:
    """Tell whether a traineeship in one state may be put in another."""
    return then in NEXT[now]


def is_started(traineeship: Traineeship) -> bool:
    """Tell whether a traineeship counts as started: a first day, and a state after the signature."""
    return traineeship.starts_on is not None and traineeship.state in BEGUN


def is_completed(traineeship: Traineeship) -> bool:
    """Tell whether a traineeship counts as completed: ended at its term or by hiring."""
    return traineeship.state == ENDED and traineeship.end_reason in {TraineeshipEnd.TERM, TraineeshipEnd.HIRED}
