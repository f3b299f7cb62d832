"""What a dated value is for lists, forms, papers and the exchange."""

from __future__ import annotations

from integralavoro_desktop.features.law import rules
from integralavoro_desktop.features.law.model import LegalParameter
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words

RECORD = RecordType(
    name=rules.PARAMETER,
    model=LegalParameter,
    words=Words(N_("Parameter of the law"), N_("Parameters of the law"), "scale"),
    scope=Scope.SHARED,
    sections=(
        Section(
            N_("What it says"),
            N_("A calculation takes the value of the day of the event, never today's."),
            ("code", "value", "unit", "valid_from", "valid_to"),
        ),
        Section(
            N_("Where it comes from"),
            N_("An unverified value is marked on every screen and paper."),
            ("source", "verified", "checked_on"),
        ),
    ),
    columns=("code", "value", "unit", "valid_from", "valid_to", "checked_on"),
    title=lambda parameter: parameter.code or "",
    order=("code", "-valid_from"),
    check=rules.check,
    tasks=rules.tasks,
)
