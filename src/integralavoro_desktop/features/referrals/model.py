"""The tables of referrals and of the criteria that were checked."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.referrals.choices import (
    Appropriateness,
    CriterionAnswer,
    CriterionList,
    Outcome,
    OutcomeReason,
    ReferralKind,
    Request,
)
from integralavoro_desktop.kernel.choice import Tri
from integralavoro_desktop.kernel.columns import choice, choices, day, link, long_text, several, text
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_CLASS = Privacy.INTERNAL


class Referral(Record, table=True):
    """A person sent by a service, or coming alone, and our answer."""

    __tablename__ = "referral"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), _CLASS, Need.ALWAYS, reference="candidate")] = link()
    kind: Annotated[ReferralKind | None, Ui(N_("Kind of referral"), _CLASS, Need.ALWAYS)] = choice(
        ReferralKind, ReferralKind.FIRST
    )
    received_on: Annotated[date | None, Ui(N_("Received on"), _CLASS, Need.ALWAYS)] = day()
    sender_unit_id: Annotated[
        UUID | None, Ui(N_("Sending service"), _CLASS, Need.TO_CLOSE, reference="organisation")
    ] = link()
    sender_contact_id: Annotated[
        UUID | None, Ui(N_("Contact at the sending service"), _CLASS, reference="organisation.contact")
    ] = link()
    sender_kind: Annotated[str | None, Ui(N_("Kind of sending"), _CLASS, codes="SISM-INV")] = text(24)
    prior_contact: Annotated[str | None, Ui(N_("Earlier contacts"), _CLASS, codes="SISM-PRE")] = text(24)
    reason: Annotated[str | None, Ui(N_("Why the person is referred"), Privacy.HEALTH)] = long_text()
    requests: Annotated[list[Request], Ui(N_("What is asked for"), _CLASS, Need.ALWAYS)] = choices(Request)
    person_agrees: Annotated[Tri | None, Ui(N_("The person knows and agrees"), Privacy.SOCIAL, Need.ALWAYS)] = choice(
        Tri
    )
    person_words: Annotated[str | None, Ui(N_("What the person expects"), Privacy.SOCIAL, words=True)] = long_text()
    missing_items: Annotated[
        list[str],
        Ui(
            N_("Minimum skills that are missing"),
            Privacy.HEALTH,
            help=N_("Why a workshop is asked for."),
            codes="ITEM",
        ),
    ] = several()
    missing_papers: Annotated[str | None, Ui(N_("Papers to be added"), Privacy.HEALTH)] = text(200)
    checked_on: Annotated[date | None, Ui(N_("Checked on"), _CLASS, Need.TO_CLOSE, group="appropriateness")] = day()
    checked_by: Annotated[list[str], Ui(N_("Checked by"), _CLASS, Need.TO_CLOSE, reference="operator")] = several()
    appropriateness: Annotated[
        Appropriateness | None, Ui(N_("Appropriateness"), _CLASS, Need.TO_CLOSE, group="appropriateness")
    ] = choice(Appropriateness)
    appropriateness_reason: Annotated[str | None, Ui(N_("Reasons"), _CLASS, Need.TO_CLOSE, group="appropriateness")] = (
        long_text()
    )
    outcome: Annotated[Outcome | None, Ui(N_("Outcome"), _CLASS, Need.ALWAYS, group="outcome")] = choice(
        Outcome, Outcome.PENDING
    )
    outcome_on: Annotated[date | None, Ui(N_("Decided on"), _CLASS, Need.TO_CLOSE, group="outcome")] = day()
    outcome_reason: Annotated[
        OutcomeReason | None, Ui(N_("Reason"), Privacy.HEALTH, Need.TO_CLOSE, group="outcome")
    ] = choice(OutcomeReason)
    advice: Annotated[str | None, Ui(N_("Advice for who sends"), Privacy.HEALTH, Need.TO_CLOSE)] = long_text()
    answer_sent_on: Annotated[date | None, Ui(N_("Answer sent on"), Privacy.HEALTH)] = day()


class Criterion(Record, table=True):
    """The answer to one entry criterion or requirement of appropriateness."""

    __tablename__ = "referral_criterion"

    referral_id: Annotated[UUID | None, Ui(N_("Referral"), Privacy.INTERNAL, hidden=True, reference="referral")] = (
        link()
    )
    list: Annotated[CriterionList | None, Ui(N_("List"), Privacy.HEALTH, Need.ALWAYS)] = choice(
        CriterionList, CriterionList.ENTRY
    )
    criterion_id: Annotated[UUID | None, Ui(N_("Criterion"), Privacy.HEALTH, Need.ALWAYS, reference="code_value")] = (
        link()
    )
    answer: Annotated[CriterionAnswer | None, Ui(N_("Answer"), Privacy.HEALTH, Need.ALWAYS)] = choice(CriterionAnswer)
    note: Annotated[str | None, Ui(N_("Note"), Privacy.HEALTH)] = text(200)
