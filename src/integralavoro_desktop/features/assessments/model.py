"""The tables of assessments: the occasion, the sheets filled in it, the levels given on a sheet."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.assessments.choices import (
    NotRated,
    Outcome,
    Purpose,
    RaterRole,
    ReturnedHow,
    Support,
)
from integralavoro_desktop.kernel.columns import choice, choices, day, link, long_text, several, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

HEALTH = Privacy.HEALTH
INTERNAL = Privacy.INTERNAL


class Assessment(Record, table=True):
    """One occasion on which several people look at the same items."""

    __tablename__ = "assessment"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), HEALTH, Need.ALWAYS, reference="candidate")] = link()
    held_on: Annotated[date | None, Ui(N_("Date"), HEALTH, Need.ALWAYS)] = day()
    purpose: Annotated[Purpose | None, Ui(N_("Purpose"), HEALTH, Need.ALWAYS)] = choice(Purpose)
    instrument_id: Annotated[
        UUID | None, Ui(N_("Instrument and version"), HEALTH, Need.ALWAYS, reference="instrument")
    ] = link()
    place: Annotated[str | None, Ui(N_("Place"), INTERNAL)] = text(120)
    traineeship_id: Annotated[UUID | None, Ui(N_("During the traineeship"), INTERNAL, reference="traineeship")] = link()
    outcome: Annotated[Outcome | None, Ui(N_("Decision about work"), HEALTH, group="outcome")] = choice(Outcome)
    outcome_on: Annotated[date | None, Ui(N_("Decision taken on"), HEALTH, Need.TO_CLOSE, group="outcome")] = day()
    outcome_by: Annotated[
        list[str], Ui(N_("Who decided"), HEALTH, Need.TO_CLOSE, help=N_("At least two names, parted by commas."))
    ] = several()
    outcome_reasons: Annotated[str | None, Ui(N_("Why"), HEALTH, Need.TO_CLOSE, group="outcome")] = long_text()
    person_view: Annotated[
        str | None,
        Ui(
            N_("What the person thinks of it"),
            HEALTH,
            Need.TO_CLOSE,
            help=N_("If the person was not there, write «not present»."),
            words=True,
        ),
    ] = long_text()
    missing_items: Annotated[list[str], Ui(N_("Prerequisites to develop"), HEALTH, codes="ITEM")] = several()
    supports: Annotated[list[Support], Ui(N_("Supports"), HEALTH)] = choices(Support)
    review_on: Annotated[date | None, Ui(N_("Look again on"), HEALTH, Need.TO_CLOSE)] = day()
    returned_on: Annotated[date | None, Ui(N_("Told to the person on"), INTERNAL)] = day()
    returned_how: Annotated[ReturnedHow | None, Ui(N_("How it was told"), INTERNAL)] = choice(ReturnedHow)


class Sheet(Record, table=True):
    """What one rater saw; sheets of different raters stand side by side and are never averaged."""

    __tablename__ = "assessment_sheet"

    assessment_id: Annotated[UUID | None, Ui(N_("Assessment"), INTERNAL, hidden=True, reference="assessment")] = link()
    rater_role: Annotated[RaterRole | None, Ui(N_("Who rates"), INTERNAL, Need.ALWAYS)] = choice(RaterRole)
    rater_name: Annotated[str | None, Ui(N_("Name"), INTERNAL, Need.ALWAYS)] = text(80)
    operator_id: Annotated[UUID | None, Ui(N_("Operator"), INTERNAL, reference="operator")] = link()
    filled_on: Annotated[date | None, Ui(N_("Filled in on"), INTERNAL, Need.ALWAYS)] = day()
    seen_from: Annotated[date | None, Ui(N_("Observed from"), INTERNAL, group="seen")] = day()
    seen_to: Annotated[date | None, Ui(N_("To"), INTERNAL, group="seen")] = day()
    seen_where: Annotated[str | None, Ui(N_("Where"), INTERNAL)] = text(120)
    comment: Annotated[str | None, Ui(N_("Comment"), HEALTH)] = long_text()


class Rating(Record, table=True):
    """The level given to one item, or the reason why there is none."""

    __tablename__ = "assessment_rating"

    sheet_id: Annotated[UUID | None, Ui(N_("Sheet"), INTERNAL, hidden=True, reference="assessment.sheet")] = link()
    item: Annotated[str | None, Ui(N_("Item"), HEALTH, Need.ALWAYS, codes="ITEM")] = text(24)
    value: Annotated[int | None, Ui(N_("Level"), HEALTH, Need.TO_CLOSE, group="answer")] = whole()
    not_rated: Annotated[NotRated | None, Ui(N_("No level because"), HEALTH, Need.TO_CLOSE, group="answer")] = choice(
        NotRated
    )
    note: Annotated[str | None, Ui(N_("Note"), HEALTH)] = text(200)
