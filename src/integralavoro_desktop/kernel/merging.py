"""Which of several concurrent values is shown until a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.choice import Tri
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.privacy import Merge

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRI_SAFETY = {Tri.YES.value: 0, Tri.UNKNOWN.value: 1, Tri.NO.value: 2}
LIFE_SAFETY = {"live": 0, "proposed": 1, "deleted": 2}


def policy(specs: Sequence[FieldSpec]) -> Merge:
    """Return the merge class of a register from its fields."""
    return specs[0].ui.merge if specs else Merge.REVIEW


def safety(specs: Sequence[FieldSpec], value: Any) -> tuple[Any, ...]:
    """Return how safe a wire value is, to be compared: a revocation, a «no», a hidden mark win.

    A filled date beats an empty one, and an earlier one a later one (a consent counts as withdrawn from the first day).
    """
    spec = specs[0]
    if spec.kind is Kind.DATE:
        return (0, "") if value is None else (1, "".join(chr(0x10FFFF - ord(c)) for c in value))
    if spec.kind is Kind.FLAG:
        return (int(bool(value)),)
    return (_TRI_SAFETY.get(value, -1),)
