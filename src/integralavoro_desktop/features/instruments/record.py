"""What an instrument is for lists, forms, papers and the exchange."""

from __future__ import annotations

from typing import Any

from integralavoro_desktop.features.instruments import rules
from integralavoro_desktop.features.instruments.model import Area, Crosswalk, Instrument, Item
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, RecordType, Section, Words


def title(record: Any) -> str:
    """Return the name in the language in force, with the version."""
    return rules.name_of(record, i18n.language())


RECORD = RecordType(
    name="instrument",
    model=Instrument,
    words=Words(N_("Instrument"), N_("Assessment instruments"), "list-checks"),
    scope=Scope.SHARED,
    sections=(
        Section(
            N_("Which instrument"),
            N_("A version that has been used stays as it is: changes make a new version."),
            ("code", "version", "name_it", "name_en", "kind"),
        ),
        Section(
            N_("How it is marked"),
            N_("The values that may be given, and how many make a mean."),
            ("value_min", "value_max", "min_answered"),
        ),
        Section(
            N_("Rights and validity"),
            N_("Who owns it and since when it is used here."),
            ("owner", "licence", "valid_from", "valid_to"),
        ),
    ),
    columns=("code", "version", "name_it", "kind", "valid_from", "valid_to"),
    title=title,
    children=(
        Child("area", Area, Words(N_("Area"), N_("Areas"), "layout-grid"), ("code", "name_it", "order"), ("order",)),
        Child(
            "item",
            Item,
            Words(N_("Item"), N_("Items"), "list"),
            ("code", "area", "name_it", "at_work", "order"),
            ("order", "code"),
        ),
        Child(
            "crosswalk",
            Crosswalk,
            Words(N_("Crosswalk"), N_("Crosswalks"), "arrow-left-right"),
            ("item", "other_code", "other_version", "other_item", "relation"),
            ("item",),
        ),
    ),
    order=("code", "-version"),
    check=rules.check,
)
