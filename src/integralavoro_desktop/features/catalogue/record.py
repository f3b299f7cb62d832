"""What territories and values of lists are for lists, forms, papers and the exchange."""

from __future__ import annotations

from typing import Any

from integralavoro_desktop.features.catalogue import rules
from integralavoro_desktop.features.catalogue.model import CodeValue, Territory
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import RecordType, Section, Words


def value_title(record: Any) -> str:
    """Return the words of a value in the language in force."""
    english = record.label_en if i18n.language() == "en" else None
    return english or record.label_it or record.code or ""


TERRITORY = RecordType(
    name="territory",
    model=Territory,
    words=Words(N_("Territory"), N_("Territories"), "map"),
    scope=Scope.SHARED,
    sections=(
        Section(
            N_("Which place"),
            N_("Its official name and code, and what it is part of."),
            ("code", "name", "level", "parent_id"),
        ),
        Section(
            N_("In which time"),
            N_("A reform ends this row and makes a new one: past figures keep the old map."),
            ("valid_from", "valid_to"),
        ),
    ),
    columns=("name", "code", "level", "parent_id", "valid_to"),
    title=lambda territory: territory.name or "",
    order=("name",),
)

CODE_VALUE = RecordType(
    name="code_value",
    model=CodeValue,
    words=Words(N_("Value of a list"), N_("Values of the lists"), "tags"),
    scope=Scope.SHARED,
    sections=(
        Section(
            N_("Which value"),
            N_("Its list, its code, and the words that people read."),
            ("list", "code", "label_it", "label_en", "parent", "order"),
        ),
        Section(
            N_("In which time"),
            N_("Outside these days it cannot be chosen, but stays readable."),
            ("valid_from", "valid_to"),
        ),
        Section(
            N_("What it stands for elsewhere"),
            N_("Codes of the flows and signs that the program reads."),
            ("maps_to", "flags"),
            optional=True,
        ),
    ),
    columns=("list", "code", "label_it", "valid_from", "valid_to"),
    title=value_title,
    order=("list", "order", "code"),
    check=rules.check_value,
)
