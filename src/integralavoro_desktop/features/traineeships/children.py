"""The tables inside a traineeship's page: extensions, suspensions, competences, days, months, visits."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.traineeships.choices import Absence, SuspensionReason, Trend, VisitPhase
from integralavoro_desktop.kernel.columns import choice, clock_time, day, link, long_text, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

WORK = Privacy.WORK
SOCIAL = Privacy.SOCIAL
INTERNAL = Privacy.INTERNAL
ALWAYS = Need.ALWAYS
SKILLS = Content.SKILLS
PRESENCE = Content.ATTENDANCE
PARENT = Ui(N_("Traineeship"), INTERNAL, hidden=True, reference="traineeship")


class Extension(Record, table=True):
    """A new last day, agreed by everybody."""

    __tablename__ = "traineeship_extension"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    new_end_on: Annotated[date | None, Ui(N_("New last day"), WORK, ALWAYS)] = day()
    signed_on: Annotated[date | None, Ui(N_("Signed on"), WORK, ALWAYS)] = day()
    eqf: Annotated[int | None, Ui(N_("EQF level"), WORK)] = whole(1, 8)


class Suspension(Record, table=True):
    """Days in which the traineeship rests."""

    __tablename__ = "traineeship_suspension"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    starts_on: Annotated[date | None, Ui(N_("Suspended from"), SOCIAL, ALWAYS, group="period")] = day()
    ends_on: Annotated[date | None, Ui(N_("To"), SOCIAL, group="period")] = day()
    reason: Annotated[SuspensionReason | None, Ui(N_("Reason"), SOCIAL, help=N_("Never the illness."))] = choice(
        SuspensionReason
    )


class Competence(Record, table=True):
    """Something the person learns, at the start and at the end."""

    __tablename__ = "traineeship_competence"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    label: Annotated[str | None, Ui(N_("Competence"), WORK, ALWAYS, employer=SKILLS)] = text(120)
    code: Annotated[str | None, Ui(N_("QRSP or ESCO code"), WORK, employer=SKILLS)] = text(20)
    eqf: Annotated[int | None, Ui(N_("EQF"), WORK, employer=SKILLS)] = whole(1, 8)
    start: Annotated[int | None, Ui(N_("At the beginning"), WORK, employer=SKILLS)] = whole(0, 4)
    end: Annotated[int | None, Ui(N_("At the end"), WORK, employer=SKILLS)] = whole(0, 4)


class Day(Record, table=True):
    """One line of the attendance register; its id comes from the traineeship and the day."""

    __tablename__ = "traineeship_day"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    on: Annotated[date | None, Ui(N_("Day"), WORK, ALWAYS, employer=PRESENCE, group="day")] = day()
    planned: Annotated[
        int | None, Ui(N_("Planned minutes"), WORK, ALWAYS, employer=PRESENCE, kind="minutes", group="day")
    ] = whole(0)
    worked: Annotated[
        int | None, Ui(N_("Minutes done"), WORK, ALWAYS, employer=PRESENCE, kind="minutes", group="day")
    ] = whole(0)
    enters_at: Annotated[time | None, Ui(N_("In"), WORK, employer=PRESENCE, group="day")] = clock_time()
    leaves_at: Annotated[time | None, Ui(N_("Out"), WORK, employer=PRESENCE, group="day")] = clock_time()
    absence: Annotated[Absence | None, Ui(N_("Absence"), WORK, ALWAYS, employer=PRESENCE, group="day")] = choice(
        Absence, Absence.NONE
    )


class Month(Record, table=True):
    """A month of the register: read only once it is closed with the signed sheet."""

    __tablename__ = "traineeship_month"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    month: Annotated[str | None, Ui(N_("Month"), INTERNAL, ALWAYS)] = text(7)
    closed_on: Annotated[date | None, Ui(N_("Closed on"), INTERNAL, group="closing")] = day()
    key_code: Annotated[str | None, Ui(N_("Code of the signed sheet"), INTERNAL, group="closing")] = text(12)
    reopen_reason: Annotated[str | None, Ui(N_("Why it was reopened"), INTERNAL, group="closing")] = text(200)


class Visit(Record, table=True):
    """A visit where the traineeship takes place: three voices, what is wrong, who does what."""

    __tablename__ = "traineeship_visit"

    traineeship_id: Annotated[UUID | None, PARENT] = link()
    phase: Annotated[VisitPhase | None, Ui(N_("Monitoring"), INTERNAL, ALWAYS)] = choice(VisitPhase)
    held_on: Annotated[date | None, Ui(N_("Date"), INTERNAL, ALWAYS)] = day()
    operator_id: Annotated[UUID | None, Ui(N_("Operator"), INTERNAL, ALWAYS, reference="operator")] = link()
    present: Annotated[str | None, Ui(N_("Who was there"), INTERNAL)] = text(160)
    minutes: Annotated[int | None, Ui(N_("Duration"), INTERNAL, kind="minutes")] = whole(0)
    by_host: Annotated[
        int | None,
        Ui(N_("How it goes: company tutor"), WORK, help=N_("0 very badly, 1 badly, 2 so-so, 3 well, 4 very well.")),
    ] = whole(0, 4)
    by_coach: Annotated[int | None, Ui(N_("How it goes: coach"), WORK)] = whole(0, 4)
    by_person: Annotated[int | None, Ui(N_("How it goes: the person"), WORK)] = whole(0, 4)
    problem: Annotated[str | None, Ui(N_("What is not right"), SOCIAL)] = long_text()
    action: Annotated[str | None, Ui(N_("What we do"), SOCIAL)] = text(200)
    action_by: Annotated[str | None, Ui(N_("By whom"), SOCIAL)] = text(80)
    action_on: Annotated[date | None, Ui(N_("By when"), SOCIAL)] = day()
    trend: Annotated[Trend | None, Ui(N_("Trend"), SOCIAL)] = choice(Trend)
    words: Annotated[str | None, Ui(N_("The person says"), SOCIAL, words=True)] = long_text()
