"""How a task stands."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class TaskState(Choice):
    """Whether something is still to be done."""

    OPEN = "open", N_("Still to do")
    DONE = "done", N_("Done by somebody")
    SKIPPED = "skipped", N_("No longer needed")


class When(Choice):
    """How near a thing to do is."""

    LATE = "late", N_("Late")
    TODAY = "today", N_("Due today")
    WEEK = "week", N_("In the next seven days")
    LATER = "later", N_("Later on")
