"""The table of what changes the course of a path."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.path_events.choices import (
    DecidedBy,
    EventKind,
    EventReason,
    ExitSituation,
    WaitFor,
    WayForward,
)
from integralavoro_desktop.kernel.columns import choice, choices, day, flag, link, long_text, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_CLASS = Privacy.INTERNAL


class PathEvent(Record, table=True):
    """A wait, a pause, an interruption, a conclusion or a reopening of a person's path."""

    __tablename__ = "path_event"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), _CLASS, Need.ALWAYS, reference="candidate")] = link()
    kind: Annotated[
        EventKind | None,
        Ui(
            N_("Event"),
            _CLASS,
            Need.ALWAYS,
            help=N_(
                "An interruption is a path that ends without agreement. A pause, an agreed end, a move, "
                "a refused proposal, the end of a traineeship or of a job are none."
            ),
        ),
    ] = choice(EventKind)
    starts_on: Annotated[date | None, Ui(N_("From"), _CLASS, Need.ALWAYS, group="period")] = day()
    ends_on: Annotated[
        date | None,
        Ui(N_("To"), _CLASS, help=N_("Only for a waiting list and a pause; empty while it lasts."), group="period"),
    ] = day()
    wait_for: Annotated[WaitFor | None, Ui(N_("Waiting for"), _CLASS, Need.TO_CLOSE)] = choice(WaitFor)
    reason: Annotated[EventReason | None, Ui(N_("Reason"), Privacy.HEALTH, Need.TO_CLOSE)] = choice(EventReason)
    words: Annotated[str | None, Ui(N_("The person says"), Privacy.SOCIAL, words=True)] = long_text()
    decided_by: Annotated[list[DecidedBy], Ui(N_("Decided by"), Privacy.SOCIAL, Need.ALWAYS)] = choices(DecidedBy)
    sism_closing: Annotated[
        str | None, Ui(N_("SISM way of closing"), Privacy.HEALTH, Need.TO_CLOSE, codes="SISM-CHI")
    ] = text(24)
    outcome: Annotated[ExitSituation | None, Ui(N_("Situation at the end"), Privacy.HEALTH, Need.TO_CLOSE)] = choice(
        ExitSituation
    )
    next_step: Annotated[WayForward | None, Ui(N_("Next way forward"), Privacy.HEALTH, Need.TO_CLOSE)] = choice(
        WayForward
    )
    attempts: Annotated[
        int | None,
        Ui(
            N_("Attempts to get in touch"),
            _CLASS,
            Need.TO_CLOSE,
            help=N_("On different days, in the last 60 days."),
        ),
    ] = whole(0, 20)
    feedback_due: Annotated[bool | None, Ui(N_("Feedback owed to the sending service"), _CLASS)] = flag()
    feedback_sent_on: Annotated[date | None, Ui(N_("Feedback sent on"), _CLASS)] = day()
