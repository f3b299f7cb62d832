"""What an organisation is for lists, forms, papers and the exchange."""

from __future__ import annotations

from integralavoro_desktop.features.organisations import rules
from integralavoro_desktop.features.organisations.children import Contact, Law68, Site
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words

RECORD = RecordType(
    name="organisation",
    model=Organisation,
    words=Words(N_("Organisation"), N_("Organisations"), "building-2"),
    scope=Scope.SHARED,
    sections=(
        Section(
            N_("Who it is"),
            N_("The name people use, the one on papers, and what it does."),
            ("name", "legal_name", "parent_id", "roles", "public_body", "active"),
        ),
        Section(
            N_("Where and how to reach"),
            N_("The main address; other places go among the sites."),
            ("address", "territory_id", "phone", "email", "website", "lead_operator_id"),
        ),
        Section(
            N_("Company data"),
            N_("They decide how many traineeships fit and the bracket of Law 68."),
            ("vat_no", "tax_no", "ateco", "employees", "employees_permanent", "counted_on"),
        ),
        Section(
            N_("Polo Lavoro"),
            N_("Only for the Poli: how they work and with how many hours."),
            ("polo_mode", "staff_hours", "needs_direct"),
            optional=True,
        ),
        Section(N_("Note"), N_("Facts about the organisation. People have files of their own."), ("note",)),
    ),
    columns=("name", "roles", "territory_id", "phone", "lead_operator_id", "active"),
    title=lambda organisation: organisation.name or "",
    children=(
        Child("site", Site, Words(N_("Site"), N_("Sites"), "map-pin"), ("name", "address", "territory_id"), ("name",)),
        Child(
            "contact",
            Contact,
            Words(N_("Contact person"), N_("Contact persons"), "contact"),
            ("name", "job", "phone", "email", "left_on"),
            ("name",),
        ),
        Child(
            "l68",
            Law68,
            Words(N_("Law 68 situation"), N_("Law 68 situations"), "scale"),
            ("taken_on", "province", "employees_all", "disabled_in", "exempted"),
            ("-taken_on", "province"),
        ),
    ),
    order=("name",),
    check=rules.check,
    timeline=rules.timeline,
    tasks=rules.tasks,
)
