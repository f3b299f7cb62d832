"""The tables of operators, with their memberships and devices."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.operators.choices import MembershipRole, Right
from integralavoro_desktop.kernel.columns import choice, choices, day, decimal, flag, link, moment, text
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Merge, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui


class Operator(Record, table=True):
    """A person who works for the candidates."""

    __tablename__ = "operator"

    name: Annotated[str | None, Ui(N_("Name"), Privacy.CONTACT, Need.ALWAYS, employer=Content.COACH)] = text(80)
    profession: Annotated[str | None, Ui(N_("Profession"), Privacy.CONTACT, Need.ALWAYS, codes="SISM-OPE")] = text(24)
    phone: Annotated[str | None, Ui(N_("Phone"), Privacy.CONTACT, employer=Content.COACH)] = text(30)
    email: Annotated[str | None, Ui(N_("E-mail"), Privacy.CONTACT)] = text(120)
    active: Annotated[bool | None, Ui(N_("In service"), Privacy.CONTACT)] = flag(default=True)
    rights: Annotated[
        list[Right],
        Ui(N_("Rights"), Privacy.INTERNAL, Need.ALWAYS, help=N_("The office gives them; nobody changes their own.")),
    ] = choices(Right)


class Membership(Record, table=True):
    """A stretch of time in which an operator works for a body; several open ones are normal."""

    __tablename__ = "operator_membership"

    operator_id: Annotated[UUID | None, Ui(N_("Operator"), Privacy.INTERNAL, hidden=True, reference="operator")] = (
        link()
    )
    unit_id: Annotated[UUID | None, Ui(N_("Body"), Privacy.INTERNAL, Need.ALWAYS, reference="organisation")] = link()
    role: Annotated[MembershipRole | None, Ui(N_("Role"), Privacy.INTERNAL, Need.ALWAYS)] = choice(MembershipRole)
    hours_week: Annotated[Decimal | None, Ui(N_("Hours a week"), Privacy.INTERNAL)] = decimal(0, 99)
    starts_on: Annotated[date | None, Ui(N_("From"), Privacy.INTERNAL, Need.ALWAYS, group="period")] = day()
    ends_on: Annotated[date | None, Ui(N_("To"), Privacy.INTERNAL, group="period")] = day()


class Device(Record, table=True):
    """A laptop paired with the office."""

    __tablename__ = "operator_device"

    operator_id: Annotated[UUID | None, Ui(N_("Operator"), Privacy.INTERNAL, hidden=True, reference="operator")] = (
        link()
    )
    prefix: Annotated[str | None, Ui(N_("Prefix"), Privacy.INTERNAL, Need.ALWAYS)] = text(4)
    label: Annotated[str | None, Ui(N_("Name"), Privacy.INTERNAL, Need.ALWAYS)] = text(60)
    key_print: Annotated[str | None, Ui(N_("Fingerprint of the key"), Privacy.INTERNAL, Need.ALWAYS)] = text(64)
    last_sent_on: Annotated[datetime | None, Ui(N_("Last sent"), Privacy.INTERNAL, merge=Merge.AUTO)] = moment()
    last_received_on: Annotated[datetime | None, Ui(N_("Last received"), Privacy.INTERNAL, merge=Merge.AUTO)] = moment()
    incarnation: Annotated[str | None, Ui(N_("Copy in use"), Privacy.INTERNAL)] = text(16)
