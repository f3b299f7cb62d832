"""The rows that live inside a person's page: where she lives, who follows her, whom she trusts, what she can do."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.candidates.choices import (
    AssignmentEnd,
    AssignmentRole,
    Evidence,
    HandoverState,
    LeftReason,
    NeedPriority,
    NeedSource,
    NeedState,
    Relation,
    ResidenceKind,
    ServiceRole,
    SkillKind,
)
from integralavoro_desktop.kernel.choice import Tri
from integralavoro_desktop.kernel.columns import choice, day, flag, link, long_text, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Merge, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_PERSON = Ui(N_("Person"), Privacy.INTERNAL, hidden=True, reference="candidate")


class Residence(Record, table=True):
    """An address of the person, with the days on which it held."""

    __tablename__ = "candidate_residence"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    kind: Annotated[ResidenceKind | None, Ui(N_("Kind of address"), Privacy.CONTACT, Need.ALWAYS)] = choice(
        ResidenceKind, ResidenceKind.RESIDENCE
    )
    territory_id: Annotated[
        UUID | None,
        Ui(N_("Town or city district"), Privacy.CONTACT, Need.ALWAYS, group="address", reference="territory"),
    ] = link()
    address: Annotated[str | None, Ui(N_("Address"), Privacy.CONTACT, group="address")] = text(120)
    starts_on: Annotated[date | None, Ui(N_("From"), Privacy.CONTACT, group="period")] = day()
    ends_on: Annotated[date | None, Ui(N_("To"), Privacy.CONTACT, group="period")] = day()


class Assignment(Record, table=True):
    """An operator who follows the person, in a role, for a time."""

    __tablename__ = "candidate_assignment"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    operator_id: Annotated[UUID | None, Ui(N_("Operator"), Privacy.INTERNAL, Need.ALWAYS, reference="operator")] = (
        link()
    )
    unit_id: Annotated[
        UUID | None, Ui(N_("Polo or service"), Privacy.INTERNAL, Need.ALWAYS, reference="organisation")
    ] = link()
    role: Annotated[AssignmentRole | None, Ui(N_("Role"), Privacy.INTERNAL, Need.ALWAYS)] = choice(
        AssignmentRole, AssignmentRole.COACH
    )
    starts_on: Annotated[date | None, Ui(N_("From"), Privacy.INTERNAL, Need.ALWAYS, group="period")] = day()
    ends_on: Annotated[date | None, Ui(N_("To"), Privacy.INTERNAL, group="period")] = day()
    end_reason: Annotated[AssignmentEnd | None, Ui(N_("Reason"), Privacy.INTERNAL, group="period")] = choice(
        AssignmentEnd
    )
    handover_state: Annotated[HandoverState | None, Ui(N_("Hand-over to a new coach"), Privacy.INTERNAL)] = choice(
        HandoverState, HandoverState.NONE
    )
    handover_note: Annotated[str | None, Ui(N_("What to hand over"), Privacy.INTERNAL)] = long_text()
    promises: Annotated[str | None, Ui(N_("Promises made to the person"), Privacy.INTERNAL)] = long_text()
    person_told_on: Annotated[date | None, Ui(N_("The person was told on"), Privacy.INTERNAL)] = day()


class SupportPerson(Record, table=True):
    """Somebody whom the person can count on."""

    __tablename__ = "candidate_support_person"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    name: Annotated[str | None, Ui(N_("Name"), Privacy.SOCIAL, Need.ALWAYS)] = text(80)
    relation: Annotated[Relation | None, Ui(N_("Relation"), Privacy.SOCIAL, Need.ALWAYS)] = choice(Relation)
    phone: Annotated[str | None, Ui(N_("Telephone"), Privacy.CONTACT)] = text(30)
    may_call: Annotated[Tri | None, Ui(N_("May be called"), Privacy.CONTACT, merge=Merge.SAFER)] = choice(Tri)
    informed_on: Annotated[date | None, Ui(N_("Told about the use of the data on"), Privacy.CONTACT)] = day()
    emergency: Annotated[bool | None, Ui(N_("To be called in an emergency"), Privacy.CONTACT)] = flag()
    note: Annotated[str | None, Ui(N_("Note"), Privacy.CONTACT)] = text(200)


class ServiceLink(Record, table=True):
    """A service that follows the person, and in what role."""

    __tablename__ = "candidate_service_link"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    unit_id: Annotated[UUID | None, Ui(N_("Service"), Privacy.INTERNAL, Need.ALWAYS, reference="organisation")] = link()
    role: Annotated[ServiceRole | None, Ui(N_("Role"), Privacy.INTERNAL, Need.ALWAYS)] = choice(ServiceRole)
    contact_id: Annotated[
        UUID | None, Ui(N_("Who at the service"), Privacy.INTERNAL, reference="organisation.contact")
    ] = link()
    starts_on: Annotated[date | None, Ui(N_("From"), Privacy.INTERNAL, group="period")] = day()
    ends_on: Annotated[date | None, Ui(N_("To"), Privacy.INTERNAL, group="period")] = day()
    doing: Annotated[str | None, Ui(N_("What it does"), Privacy.INTERNAL)] = text(200)


class Education(Record, table=True):
    """A course or a title of study."""

    __tablename__ = "candidate_education"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    title: Annotated[str | None, Ui(N_("Course or title"), Privacy.WORK, Need.ALWAYS, employer=Content.SKILLS)] = text(
        120
    )
    institute: Annotated[str | None, Ui(N_("Institute"), Privacy.WORK, employer=Content.SKILLS)] = text(120)
    year: Annotated[int | None, Ui(N_("Year"), Privacy.WORK, employer=Content.SKILLS)] = whole(1950, 2099)
    completed: Annotated[Tri | None, Ui(N_("Completed"), Privacy.WORK, employer=Content.SKILLS)] = choice(Tri)
    recognised: Annotated[Tri | None, Ui(N_("Recognised in Italy"), Privacy.WORK, employer=Content.SKILLS)] = choice(
        Tri
    )


class WorkExperience(Record, table=True):
    """A job that the person had before the programme or outside it."""

    __tablename__ = "candidate_work_experience"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    role: Annotated[str | None, Ui(N_("Job task"), Privacy.WORK, Need.ALWAYS, employer=Content.SKILLS)] = text(120)
    firm: Annotated[str | None, Ui(N_("Firm"), Privacy.WORK)] = text(120)
    occupation: Annotated[
        str | None, Ui(N_("Occupation"), Privacy.WORK, codes="ISTAT-PRO", employer=Content.SKILLS)
    ] = text(24)
    from_month: Annotated[
        str | None, Ui(N_("From (month)"), Privacy.WORK, kind="month", group="period", employer=Content.SKILLS)
    ] = text(7)
    to_month: Annotated[
        str | None, Ui(N_("To (month)"), Privacy.WORK, kind="month", group="period", employer=Content.SKILLS)
    ] = text(7)
    contract: Annotated[str | None, Ui(N_("Contract"), Privacy.WORK, codes="CONTRACT", employer=Content.SKILLS)] = text(
        24
    )
    left_reason: Annotated[LeftReason | None, Ui(N_("Why it ended"), Privacy.SOCIAL)] = choice(LeftReason)
    words: Annotated[str | None, Ui(N_("What the person liked or not"), Privacy.SOCIAL, words=True)] = long_text()


class Skill(Record, table=True):
    """Something that the person can do, and how we know."""

    __tablename__ = "candidate_skill"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    label: Annotated[str | None, Ui(N_("Skill"), Privacy.WORK, Need.ALWAYS, employer=Content.SKILLS)] = text(120)
    esco: Annotated[str | None, Ui(N_("ESCO code"), Privacy.WORK, employer=Content.SKILLS)] = text(120)
    kind: Annotated[SkillKind | None, Ui(N_("Kind of skill"), Privacy.WORK, Need.ALWAYS, employer=Content.SKILLS)] = (
        choice(SkillKind)
    )
    level: Annotated[
        int | None,
        Ui(
            N_("Level"),
            Privacy.WORK,
            help=N_("0 to be started, 1 with steady guidance, 2 with guidance, 3 alone, 4 can teach it"),
            employer=Content.SKILLS,
        ),
    ] = whole(0, 4)
    evidence: Annotated[Evidence | None, Ui(N_("How we know"), Privacy.WORK, Need.ALWAYS, employer=Content.SKILLS)] = (
        choice(Evidence)
    )
    seen_on: Annotated[date | None, Ui(N_("Seen on"), Privacy.WORK, employer=Content.SKILLS)] = day()
    seen_by: Annotated[str | None, Ui(N_("Seen by"), Privacy.WORK)] = text(80)


class TrainingNeed(Record, table=True):
    """Something that the person wants or needs to learn."""

    __tablename__ = "candidate_training_need"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    topic: Annotated[str | None, Ui(N_("Training need"), Privacy.WORK, Need.ALWAYS, codes="TOPIC")] = text(24)
    noted_on: Annotated[date | None, Ui(N_("Noted on"), Privacy.WORK, Need.ALWAYS)] = day()
    source: Annotated[NeedSource | None, Ui(N_("Noted by whom"), Privacy.WORK)] = choice(NeedSource)
    priority: Annotated[NeedPriority | None, Ui(N_("Priority"), Privacy.WORK)] = choice(NeedPriority)
    state: Annotated[NeedState | None, Ui(N_("State"), Privacy.WORK, Need.ALWAYS)] = choice(NeedState, NeedState.OPEN)


class NotSame(Record, table=True):
    """A decision that this file and another one are two different people."""

    __tablename__ = "candidate_not_same"

    candidate_id: Annotated[UUID | None, _PERSON] = link()
    other_id: Annotated[
        UUID | None, Ui(N_("Is not the same person as"), Privacy.INTERNAL, Need.ALWAYS, reference="candidate")
    ] = link()
    decided_on: Annotated[date | None, Ui(N_("Decided on"), Privacy.INTERNAL, Need.ALWAYS, group="decision")] = day()
    reason: Annotated[str | None, Ui(N_("Why"), Privacy.INTERNAL, Need.ALWAYS, group="decision")] = text(200)
