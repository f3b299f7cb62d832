"""The table of the diary."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.activities.choices import Attributable, WithWhom
from integralavoro_desktop.kernel.columns import (
    choice,
    choices,
    clock_time,
    day,
    flag,
    link,
    long_text,
    several,
    text,
    whole,
)
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Merge, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

INTERNAL = Privacy.INTERNAL


class Activity(Record, table=True):
    """One thing done with or for a person."""

    __tablename__ = "activity"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), INTERNAL, Need.ALWAYS, reference="candidate")] = link()
    happened_on: Annotated[date | None, Ui(N_("Date"), INTERNAL, Need.ALWAYS)] = day()
    starts_at: Annotated[time | None, Ui(N_("Time of day"), INTERNAL)] = clock_time()
    minutes: Annotated[
        int | None,
        Ui(
            N_("Duration"),
            INTERNAL,
            Need.TO_CLOSE,
            help=N_("Leave it empty only for a call that nobody answered."),
            kind="minutes",
        ),
    ] = whole(1, 600)
    kind: Annotated[str | None, Ui(N_("Activity"), INTERNAL, Need.ALWAYS, codes="ATT")] = text(24)
    sism_type: Annotated[str | None, Ui(N_("SISM type"), INTERNAL, Need.ALWAYS, codes="SISM-INT")] = text(24)
    place: Annotated[str | None, Ui(N_("Place"), INTERNAL, Need.ALWAYS, codes="SISM-LUO")] = text(24)
    planned: Annotated[bool | None, Ui(N_("Planned beforehand"), INTERNAL, Need.ALWAYS)] = flag(default=True)
    operators: Annotated[
        list[str], Ui(N_("Who was at work"), INTERNAL, Need.ALWAYS, help=N_("One to three."), reference="operator")
    ] = several()
    unit_id: Annotated[UUID | None, Ui(N_("Service"), INTERNAL, Need.ALWAYS, reference="organisation")] = link()
    direct: Annotated[bool | None, Ui(N_("Direct help of the Programme"), INTERNAL)] = flag()
    with_whom: Annotated[list[WithWhom], Ui(N_("With whom"), INTERNAL, Need.ALWAYS)] = choices(WithWhom)
    organisation_id: Annotated[UUID | None, Ui(N_("Firm or service"), INTERNAL, reference="organisation")] = link()
    summary: Annotated[str | None, Ui(N_("What happened"), Privacy.HEALTH)] = long_text()
    person_words: Annotated[str | None, Ui(N_("The person says"), Privacy.SOCIAL, words=True)] = long_text()
    next_step: Annotated[str | None, Ui(N_("Next step"), Privacy.SOCIAL)] = text(200)
    next_on: Annotated[date | None, Ui(N_("By"), Privacy.SOCIAL, help=N_("A day makes a task of it."))] = day()
    attributable: Annotated[Attributable | None, Ui(N_("Counts for 46/SAN"), INTERNAL, Need.ALWAYS)] = choice(
        Attributable, Attributable.YES
    )
    code_46san: Annotated[str | None, Ui(N_("46/SAN code"), INTERNAL)] = text(12)
    hidden: Annotated[
        bool | None,
        Ui(
            N_("Obscured at the person's request"),
            INTERNAL,
            Need.ALWAYS,
            help=N_("Shown only to those who were at work; it still counts in figures."),
            merge=Merge.SAFER,
        ),
    ] = flag()
