"""The tables inside an organisation's page: sites, contacts, Law 68 situations."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.organisations.choices import Law68Source, SiteAccess, SuspensionGround
from integralavoro_desktop.kernel.columns import choice, day, decimal, link, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

ORGANISATION = Privacy.ORGANISATION
CONTACT = Privacy.CONTACT
FIRM = Content.FIRM
PARENT = Ui(N_("Organisation"), Privacy.INTERNAL, hidden=True, reference="organisation")


class Site(Record, table=True):
    """A place where an organisation works."""

    __tablename__ = "organisation_site"

    organisation_id: Annotated[UUID | None, PARENT] = link()
    name: Annotated[str | None, Ui(N_("Site"), ORGANISATION, Need.ALWAYS, employer=FIRM)] = text(80)
    address: Annotated[str | None, Ui(N_("Address"), ORGANISATION, employer=FIRM, group="place")] = text(120)
    territory_id: Annotated[
        UUID | None, Ui(N_("Town"), ORGANISATION, employer=FIRM, group="place", reference="territory")
    ] = link()
    reach: Annotated[str | None, Ui(N_("How to get there"), ORGANISATION, employer=FIRM)] = text(120)
    access: Annotated[SiteAccess | None, Ui(N_("Barriers"), ORGANISATION, employer=FIRM)] = choice(SiteAccess)


class Contact(Record, table=True):
    """Somebody who works for an organisation: a tutor, a director, the one to call."""

    __tablename__ = "organisation_contact"

    organisation_id: Annotated[UUID | None, PARENT] = link()
    name: Annotated[str | None, Ui(N_("Name"), CONTACT, Need.ALWAYS)] = text(80)
    job: Annotated[str | None, Ui(N_("Role"), CONTACT)] = text(80)
    phone: Annotated[str | None, Ui(N_("Phone"), CONTACT)] = text(30)
    email: Annotated[str | None, Ui(N_("E-mail"), CONTACT)] = text(120)
    profession: Annotated[str | None, Ui(N_("Profession"), CONTACT, codes="SISM-OPE")] = text(24)
    informed_on: Annotated[date | None, Ui(N_("Told about the use of the data on"), CONTACT)] = day()
    left_on: Annotated[date | None, Ui(N_("No longer in service since"), CONTACT)] = day()


class Law68(Record, table=True):
    """The numbers of Law 68 on a day: one row for each province, the national ones on the row of the head office."""

    __tablename__ = "organisation_l68"

    organisation_id: Annotated[UUID | None, PARENT] = link()
    taken_on: Annotated[date | None, Ui(N_("Situation on"), ORGANISATION, Need.ALWAYS)] = day()
    province: Annotated[str | None, Ui(N_("Province"), ORGANISATION, Need.ALWAYS)] = text(2)
    source: Annotated[Law68Source | None, Ui(N_("Source"), ORGANISATION, Need.ALWAYS)] = choice(Law68Source)
    employees_all: Annotated[int | None, Ui(N_("All employees"), ORGANISATION, Need.ALWAYS)] = whole(0)
    disabled_in: Annotated[int | None, Ui(N_("Disabled in force"), ORGANISATION, Need.ALWAYS)] = whole(0)
    protected_in: Annotated[int | None, Ui(N_("Protected in force"), ORGANISATION)] = whole(0)
    excluded: Annotated[int | None, Ui(N_("Excluded categories"), ORGANISATION)] = whole(0)
    teleworkers: Annotated[int | None, Ui(N_("Teleworkers"), ORGANISATION)] = whole(0)
    part_time_heads: Annotated[int | None, Ui(N_("Part-time"), ORGANISATION)] = whole(0)
    part_time_sum: Annotated[
        Decimal | None,
        Ui(N_("Part-time: proportional sum"), ORGANISATION, help=N_("Weekly hours ÷ contract hours, added up.")),
    ] = decimal(0)
    intermittent_heads: Annotated[int | None, Ui(N_("On call"), ORGANISATION)] = whole(0)
    intermittent_sum: Annotated[
        Decimal | None,
        Ui(N_("On call: proportional sum"), ORGANISATION, help=N_("Weekly hours ÷ contract hours, added up.")),
    ] = decimal(0)
    exempted: Annotated[int | None, Ui(N_("Exempted places"), ORGANISATION)] = whole(0)
    suspension_pct: Annotated[Decimal | None, Ui(N_("Suspension %"), ORGANISATION)] = decimal(0, 100)
    suspension_reason: Annotated[SuspensionGround | None, Ui(N_("Reason"), ORGANISATION)] = choice(SuspensionGround)
    duty_since: Annotated[date | None, Ui(N_("Duty since"), ORGANISATION)] = day()
