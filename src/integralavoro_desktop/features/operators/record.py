"""What an operator is for lists, forms, papers and the exchange."""

from __future__ import annotations

from integralavoro_desktop.features.operators import rules
from integralavoro_desktop.features.operators.model import Device, Membership, Operator
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words

RECORD = RecordType(
    name="operator",
    model=Operator,
    words=Words(N_("Operator"), N_("Operators"), "contact"),
    scope=Scope.CONTROL,
    sections=(
        Section(
            N_("Who and how to reach"),
            N_("What colleagues need to find this person."),
            ("name", "profession", "phone", "email", "active"),
        ),
        Section(N_("Rights"), N_("What this person may see and do. The office decides."), ("rights",)),
    ),
    columns=("name", "profession", "phone", "email", "active"),
    title=lambda operator: operator.name or "",
    children=(
        Child(
            "membership",
            Membership,
            Words(N_("Membership"), N_("Memberships"), "building"),
            ("unit_id", "role", "hours_week", "starts_on", "ends_on"),
            ("-starts_on",),
        ),
        Child(
            "device",
            Device,
            Words(N_("Device"), N_("Devices"), "laptop"),
            ("prefix", "label", "last_sent_on", "last_received_on"),
            ("prefix",),
        ),
    ),
    order=("name",),
    check=rules.check,
)
