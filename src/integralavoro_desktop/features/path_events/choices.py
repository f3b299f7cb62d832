"""The closed lists of an event of the path."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class EventKind(Choice):
    """What happened to the path."""

    WAIT = "wait", N_("Waiting list")
    PAUSE = "pause", N_("Pause")
    DROPOUT = "dropout", N_("Interruption (drop-out)")
    CLOSURE = "closure", N_("Conclusion")
    REOPENING = "reopening", N_("Reopening")


class WaitFor(Choice):
    """What the person waits for."""

    ASSESSMENT = "assessment", N_("Assessment")
    PATH = "path", N_("Start of the path")
    GROUP = "group", N_("Group")
    TRAINEESHIP = "traineeship", N_("Traineeship")


class EventReason(Choice):
    """Why the path paused or ended."""

    HEALTH = "health", N_("Health")
    CARE = "care", N_("Care of relatives")
    HOLIDAY = "holiday", N_("Holiday")
    WORK = "work", N_("Works independently of us")
    MOVED = "moved", N_("Moved elsewhere")
    OTHER_SERVICE = "other_service", N_("Passed to another service")
    GOALS = "goals", N_("Goals reached")
    PERSON = "person", N_("The person's choice")
    LOST = "lost", N_("No longer reachable")
    DEATH = "death", N_("Death")
    OTHER = "other", N_("Other")


class DecidedBy(Choice):
    """Who decided."""

    PERSON = "person", N_("The person")
    COACH = "coach", N_("Coach")
    TEAM = "team", N_("The team")
    SERVICE = "service", N_("Sending service")


class ExitSituation(Choice):
    """What the person does at the end of the path."""

    WORKING = "working", N_("Works")
    TRAINEE = "trainee", N_("In a traineeship")
    TRAINING = "training", N_("In training")
    SELF = "self", N_("Works on one's own account")
    OTHER_SERVICE = "other_service", N_("Followed by another service")
    NONE = "none", N_("Without activity")
    ND = "nd", N_("Not known")


class WayForward(Choice):
    """Where the person goes next."""

    WORK_SERVICE = "work_service", N_("Work support service")
    GROUP = "group", N_("Another group")
    INCLUSION = "inclusion", N_("Inclusion traineeship")
    TRAINING = "training", N_("Course")
    CARE = "care", N_("Care path")
    VOLUNTEERING = "volunteering", N_("Volunteering")
    NONE = "none", N_("No way forward yet")
