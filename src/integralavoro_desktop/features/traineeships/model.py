"""The table of traineeships."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.traineeships.choices import (
    TraineeshipEnd,
    TraineeshipKind,
    TraineeshipResult,
    TraineeshipState,
)
from integralavoro_desktop.kernel.columns import choice, day, decimal, flag, link, long_text, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

WORK = Privacy.WORK
SOCIAL = Privacy.SOCIAL
TO_CLOSE = Need.TO_CLOSE
SKILLS = Content.SKILLS
HOURS = Content.AVAILABILITY


class Traineeship(Record, table=True):
    """A stretch of learning at work, with a host, a promoter and two tutors."""

    __tablename__ = "traineeship"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), WORK, Need.ALWAYS, reference="candidate")] = link()
    kind: Annotated[TraineeshipKind | None, Ui(N_("Kind of traineeship"), WORK, Need.ALWAYS)] = choice(TraineeshipKind)
    host_id: Annotated[UUID | None, Ui(N_("Host"), WORK, TO_CLOSE, employer=Content.FIRM, reference="organisation")] = (
        link()
    )
    site_id: Annotated[UUID | None, Ui(N_("Site"), WORK, employer=Content.FIRM, reference="organisation.site")] = link()
    promoter_id: Annotated[UUID | None, Ui(N_("Promoter"), WORK, TO_CLOSE, reference="organisation")] = link()
    role: Annotated[str | None, Ui(N_("Tasks of the post"), WORK, TO_CLOSE, employer=SKILLS)] = text(120)
    objectives: Annotated[str | None, Ui(N_("Aims and method"), WORK, TO_CLOSE, employer=SKILLS)] = long_text()
    activities: Annotated[str | None, Ui(N_("Activities"), WORK, TO_CLOSE, employer=SKILLS)] = long_text()
    sep: Annotated[str | None, Ui(N_("Economic and professional sector"), WORK, TO_CLOSE, employer=SKILLS)] = text(80)
    host_tutor_id: Annotated[
        UUID | None,
        Ui(N_("Company tutor"), WORK, TO_CLOSE, employer=Content.FIRM, reference="organisation.contact"),
    ] = link()
    promoter_tutor_id: Annotated[
        UUID | None, Ui(N_("Tutor of the promoter"), WORK, TO_CLOSE, employer=Content.COACH, reference="operator")
    ] = link()
    coach_id: Annotated[UUID | None, Ui(N_("Coach"), WORK, TO_CLOSE, employer=Content.COACH, reference="operator")] = (
        link()
    )
    pfi_no: Annotated[str | None, Ui(N_("Project number"), WORK)] = text(30)
    pfi_signed_on: Annotated[date | None, Ui(N_("Project signed on"), WORK)] = day()
    notice_on: Annotated[
        date | None, Ui(N_("Compulsory notice of"), WORK, help=N_("Sent by the host by the day before the start."))
    ] = day()
    inail: Annotated[str | None, Ui(N_("INAIL position"), WORK)] = text(40)
    liability: Annotated[str | None, Ui(N_("Liability policy"), WORK)] = text(40)
    safety_on: Annotated[date | None, Ui(N_("Safety training on"), WORK)] = day()
    fitness_on: Annotated[
        date | None, Ui(N_("Fitness (date)"), WORK, help=N_("Only the day of the visit, never the judgement."))
    ] = day()
    starts_on: Annotated[date | None, Ui(N_("First day"), WORK, TO_CLOSE, employer=HOURS, group="period")] = day()
    planned_end_on: Annotated[
        date | None, Ui(N_("Planned last day"), WORK, TO_CLOSE, employer=HOURS, group="period")
    ] = day()
    ended_on: Annotated[date | None, Ui(N_("Actual last day"), WORK, TO_CLOSE, employer=HOURS, group="state")] = day()
    hours_day: Annotated[Decimal | None, Ui(N_("Hours a day"), WORK, TO_CLOSE, employer=HOURS)] = decimal(0, 12)
    days_week: Annotated[int | None, Ui(N_("Days a week"), WORK, TO_CLOSE, employer=HOURS)] = whole(1, 6)
    calendar_text: Annotated[str | None, Ui(N_("Working hours"), WORK, employer=HOURS)] = text(200)
    planned_minutes: Annotated[
        int | None,
        Ui(N_("Planned length (minutes)"), WORK, employer=HOURS, help=N_("Empty: it is counted from the days.")),
    ] = whole(0)
    allowance: Annotated[
        Decimal | None, Ui(N_("Gross monthly allowance"), WORK, TO_CLOSE, employer=HOURS, kind="euro")
    ] = decimal(0)
    allowance_payer_id: Annotated[UUID | None, Ui(N_("Who pays"), WORK, employer=HOURS, reference="organisation")] = (
        link()
    )
    meal: Annotated[bool | None, Ui(N_("Meal vouchers or canteen"), WORK, employer=HOURS)] = flag()
    host_public: Annotated[bool | None, Ui(N_("Public host"), WORK)] = flag()
    eqf: Annotated[int | None, Ui(N_("EQF level"), WORK)] = whole(1, 8)
    state: Annotated[TraineeshipState | None, Ui(N_("State"), WORK, Need.ALWAYS, group="state")] = choice(
        TraineeshipState, TraineeshipState.PLANNED
    )
    end_reason: Annotated[TraineeshipEnd | None, Ui(N_("Reason of the end"), SOCIAL, TO_CLOSE, group="state")] = choice(
        TraineeshipEnd
    )
    result: Annotated[TraineeshipResult | None, Ui(N_("Result and indication"), SOCIAL, TO_CLOSE)] = choice(
        TraineeshipResult
    )
    result_note: Annotated[str | None, Ui(N_("Final report"), SOCIAL)] = long_text()
    trainee_words: Annotated[str | None, Ui(N_("Opinion of the person"), SOCIAL, words=True)] = long_text()
