"""The tables of wishes, needs and conditions of work."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.work_profiles.choices import (
    ChosenBy,
    ContractWish,
    Disclosure,
    Importance,
    Slot,
    Support,
)
from integralavoro_desktop.kernel.choice import Tri
from integralavoro_desktop.kernel.columns import choice, choices, day, decimal, link, long_text, several, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_CLASS = Privacy.WORK
_HOURS = Content.AVAILABILITY


class WorkProfile(Record, table=True):
    """What a person wishes, needs and can offer at work, from a day on."""

    __tablename__ = "work_profile"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), _CLASS, Need.ALWAYS, reference="candidate")] = link()
    valid_from: Annotated[date | None, Ui(N_("Valid from"), _CLASS, Need.ALWAYS)] = day()
    chosen_by: Annotated[ChosenBy | None, Ui(N_("Who chose"), _CLASS, Need.ALWAYS)] = choice(ChosenBy, ChosenBy.PERSON)
    wishes_words: Annotated[
        str | None,
        Ui(
            N_("What the person wishes"),
            Privacy.SOCIAL,
            Need.ALWAYS,
            help=N_("In the person's own words. Somebody who would rather not say: «did not want to answer»."),
            words=True,
        ),
    ] = long_text()
    needs_words: Annotated[str | None, Ui(N_("What the person needs"), Privacy.SOCIAL, words=True)] = long_text()
    occupations: Annotated[list[str], Ui(N_("Jobs wished for"), _CLASS, codes="ISTAT-PRO", employer=Content.SKILLS)] = (
        several()
    )
    sectors_yes: Annotated[list[str], Ui(N_("Sectors welcome"), _CLASS, codes="ATECO")] = several()
    sectors_no: Annotated[list[str], Ui(N_("Sectors to avoid"), _CLASS, codes="ATECO")] = several()
    hours_week_min: Annotated[int | None, Ui(N_("Hours a week, at least"), _CLASS, employer=_HOURS)] = whole(1, 48)
    hours_week_max: Annotated[int | None, Ui(N_("Hours a week, at most"), _CLASS, employer=_HOURS)] = whole(1, 48)
    hours_day_max: Annotated[int | None, Ui(N_("Hours a day, at most"), _CLASS, employer=_HOURS)] = whole(1, 12)
    slots: Annotated[
        list[Slot],
        Ui(
            N_("When the person is free"),
            _CLASS,
            help=N_("Leave out the hours that are not for work: no reason is asked."),
            employer=_HOURS,
            kind="slots",
        ),
    ] = choices(Slot)
    start_from: Annotated[date | None, Ui(N_("Available from"), _CLASS, employer=_HOURS)] = day()
    gradual_start: Annotated[Tri | None, Ui(N_("Gradual start"), _CLASS, employer=_HOURS)] = choice(Tri)
    contract_wish: Annotated[ContractWish | None, Ui(N_("Contract preferred"), _CLASS)] = choice(ContractWish)
    pay_min: Annotated[Decimal | None, Ui(N_("Least monthly pay"), _CLASS, kind="euro")] = decimal(0)
    card_work_text: Annotated[
        str | None,
        Ui(
            N_("Card for the workplace"),
            _CLASS,
            help=N_("What helps at work and what to do, without news about health."),
            employer=Content.COMPANY_CARD,
        ),
    ] = text(400)
    card_call_1: Annotated[str | None, Ui(N_("Whom to call first"), _CLASS, employer=Content.COMPANY_CARD)] = text(80)
    card_call_2: Annotated[str | None, Ui(N_("And then"), _CLASS, employer=Content.COMPANY_CARD)] = text(80)
    firm_words: Annotated[
        str | None, Ui(N_("Sentence chosen for the firm"), _CLASS, employer=Content.SKILLS, words=True)
    ] = text(200)
    supports: Annotated[list[Support], Ui(N_("Supports that help"), _CLASS, employer=Content.SUPPORTS)] = choices(
        Support
    )
    disclosure: Annotated[
        Disclosure | None,
        Ui(
            N_("What to tell the employer"),
            Privacy.SOCIAL,
            Need.TO_CLOSE,
            help=N_("Needed before the person is presented to a firm."),
        ),
    ] = choice(Disclosure)
    wants_self_employment: Annotated[Tri | None, Ui(N_("Interest in self-employment"), Privacy.SOCIAL)] = choice(Tri)


class Condition(Record, table=True):
    """One dimension of work: up to which level it suits the person now, and how much it counts."""

    __tablename__ = "work_profile_condition"

    work_profile_id: Annotated[
        UUID | None, Ui(N_("Wishes and conditions"), Privacy.INTERNAL, hidden=True, reference="work_profile")
    ] = link()
    dimension: Annotated[
        str | None, Ui(N_("Condition"), _CLASS, Need.ALWAYS, codes="WD", employer=Content.CONDITIONS)
    ] = text(24)
    max_level: Annotated[
        int | None,
        Ui(
            N_("Up to which level it is fine"),
            _CLASS,
            Need.ALWAYS,
            kind="wd_level",
            employer=Content.CONDITIONS,
        ),
    ] = whole(0, 3)
    importance: Annotated[Importance | None, Ui(N_("Importance"), _CLASS, Need.ALWAYS, employer=Content.CONDITIONS)] = (
        choice(Importance)
    )
    note: Annotated[str | None, Ui(N_("Note"), _CLASS)] = text(120)
