"""The table of organisations."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.organisations.choices import OrganisationRole
from integralavoro_desktop.kernel.columns import choices, day, flag, link, long_text, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

ORGANISATION = Privacy.ORGANISATION
FIRM = Content.FIRM


class Organisation(Record, table=True):
    """An employer, a host, a service, an office, an association: one record with all its roles."""

    __tablename__ = "organisation"

    name: Annotated[str | None, Ui(N_("Name"), ORGANISATION, Need.ALWAYS, employer=FIRM)] = text(120)
    legal_name: Annotated[str | None, Ui(N_("Registered name"), ORGANISATION, employer=FIRM)] = text(160)
    parent_id: Annotated[UUID | None, Ui(N_("Part of"), ORGANISATION, employer=FIRM, reference="organisation")] = link()
    roles: Annotated[list[OrganisationRole], Ui(N_("Roles"), ORGANISATION, Need.ALWAYS)] = choices(OrganisationRole)
    vat_no: Annotated[str | None, Ui(N_("VAT number"), ORGANISATION)] = text(11)
    tax_no: Annotated[str | None, Ui(N_("Tax code"), ORGANISATION)] = text(16)
    ateco: Annotated[str | None, Ui(N_("ATECO sector"), ORGANISATION, codes="ATECO")] = text(24)
    public_body: Annotated[bool | None, Ui(N_("Public body"), ORGANISATION)] = flag()
    address: Annotated[str | None, Ui(N_("Address"), ORGANISATION, employer=FIRM, group="place")] = text(120)
    territory_id: Annotated[
        UUID | None, Ui(N_("Town"), ORGANISATION, employer=FIRM, group="place", reference="territory")
    ] = link()
    phone: Annotated[str | None, Ui(N_("Phone"), ORGANISATION, employer=FIRM)] = text(30)
    email: Annotated[str | None, Ui(N_("E-mail"), ORGANISATION, employer=FIRM)] = text(120)
    website: Annotated[str | None, Ui(N_("Website"), ORGANISATION, employer=FIRM)] = text(120)
    employees: Annotated[int | None, Ui(N_("Employees"), ORGANISATION)] = whole(0)
    employees_permanent: Annotated[int | None, Ui(N_("of whom permanent"), ORGANISATION)] = whole(0)
    counted_on: Annotated[date | None, Ui(N_("Counted on"), ORGANISATION)] = day()
    polo_mode: Annotated[str | None, Ui(N_("How the Polo works"), ORGANISATION)] = long_text()
    staff_hours: Annotated[int | None, Ui(N_("Weekly hours"), ORGANISATION)] = whole(0)
    needs_direct: Annotated[bool | None, Ui(N_("Without resources of its own"), ORGANISATION)] = flag()
    lead_operator_id: Annotated[UUID | None, Ui(N_("Who keeps in touch"), Privacy.INTERNAL, reference="operator")] = (
        link()
    )
    active: Annotated[bool | None, Ui(N_("Active"), Privacy.INTERNAL)] = flag(default=True)
    note: Annotated[str | None, Ui(N_("Note"), Privacy.INTERNAL)] = long_text()
    merged_into_id: Annotated[
        UUID | None, Ui(N_("Joined to"), Privacy.INTERNAL, hidden=True, reference="organisation")
    ] = link()
