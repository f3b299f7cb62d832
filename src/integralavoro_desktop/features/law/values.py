"""From the text of a dated value to a number or words, and from the records of a store to what calculations ask."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.reference_data import Parameters, ParameterValue, parameter_values

if TYPE_CHECKING:
    from collections.abc import Iterable

_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
_PLAIN = re.compile(r"-?\d+(\.\d+)?")


def value_of(text: str | None) -> Decimal | str | None:
    """Return the number that a text spells, else the text itself; None where it is empty.

    `39,21` and `39.21` are one number; a point before three digits parts thousands, as people write here: `1.000`.
    Days (`01-31`), lists (`20:1 50:2`) and alternatives stay text.
    """
    bare = (text or "").strip()
    if _THOUSANDS.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return Decimal(bare) if _PLAIN.fullmatch(bare) else bare or None


def text_of(value: Decimal | str | None) -> str | None:
    """Return the text that `value_of` reads back as the same value; a number has a comma, and no thousands."""
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value


def parameter_of(record: Any) -> ParameterValue:
    """Return a record of the store as calculations ask it."""
    return ParameterValue(
        code=record.code or "",
        value=value_of(record.value),
        unit=record.unit or "",
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        source=record.source or "",
        mark="V" if record.verified else "U",
        checked_on=record.checked_on,
    )


def parameters_of(records: Iterable[Any]) -> Parameters:
    """Return the dated values of a store. A shipped code of which the store has no row keeps its shipped values."""
    mine = [parameter_of(record) for record in records if record.code]
    known = {value.code for value in mine}
    return Parameters([*mine, *(value for value in parameter_values() if value.code not in known)])
