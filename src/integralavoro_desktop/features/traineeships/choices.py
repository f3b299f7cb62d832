"""The closed lists of a traineeship."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class TraineeshipKind(Choice):
    """Each kind has its own rules."""

    EXTRACURRICULAR = "extracurricular", N_("Extracurricular")
    INCLUSION = "inclusion", N_("For social inclusion")
    CURRICULAR = "curricular", N_("Curricular")
    SUMMER = "summer", N_("Summer")


class TraineeshipState(Choice):
    """Where a traineeship stands."""

    PLANNED = "planned", N_("Being prepared")
    SIGNED = "signed", N_("Signed")
    RUNNING = "running", N_("Running")
    SUSPENDED = "suspended", N_("Suspended")
    ENDED = "ended", N_("Concluded")
    STOPPED = "stopped", N_("Stopped early")
    CANCELLED = "cancelled", N_("Never started")


class TraineeshipEnd(Choice):
    """Why a traineeship is over."""

    TERM = "term", N_("Planned end")
    HIRED = "hired", N_("Hired")
    PERSON = "person", N_("Choice of the person")
    FIRM = "firm", N_("Choice of the host")
    AGREED = "agreed", N_("Shared choice")
    PAUSE = "pause", N_("Long pause")
    OTHER = "other", N_("Other reason")


class TraineeshipResult(Choice):
    """What the experience points to."""

    HIRE = "hire", N_("Job offered")
    EXTEND = "extend", N_("Extension")
    OTHER_PLACE = "other_place", N_("Another experience")
    PREPARE = "prepare", N_("More preparation")
    PAUSE = "pause", N_("Pause")
    NONE = "none", N_("No indication")


class SuspensionReason(Choice):
    """Why a traineeship rests; never the illness."""

    LEAVE = "leave", N_("Long justified absence")
    MATERNITY = "maternity", N_("Maternity")
    CLOSURE = "closure", N_("Closure of the host")
    OTHER = "other", N_("Other reason")


class Absence(Choice):
    """What a day without presence was; no reason of health exists here."""

    NONE = "none", N_("No absence")
    JUSTIFIED = "justified", N_("Justified absence")
    UNJUSTIFIED = "unjustified", N_("Unjustified absence")
    CLOSURE = "closure", N_("Closed")
    SUSPENSION = "suspension", N_("Suspension")


class VisitPhase(Choice):
    """Which moment of the traineeship a visit belongs to."""

    START = "start", N_("Start-up")
    MIDDLE = "middle", N_("Midway")
    END = "end", N_("Final")
    EXTRA = "extra", N_("Additional")


class Trend(Choice):
    """How things are going since the last visit."""

    UP = "up", N_("Getting better")
    SAME = "same", N_("Steady")
    DOWN = "down", N_("In difficulty")
