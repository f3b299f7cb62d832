"""What a kind of activity stands for: coaching or training, the SISM type it proposes, a call without answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.reference_data import code_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integralavoro_desktop.kernel.reference_data import CodeList

KINDS = "ATT"
PLACES = "SISM-LUO"
SISM_TYPES = "SISM-INT"
CHECK_CALL = "19"
ON_THE_PHONE = "8"


def proposed_sism(kind: str | None, lists: Mapping[str, CodeList] | None = None) -> str:
    """Return the SISM type that a kind proposes, empty if it proposes none; a person may choose another one."""
    found = (lists or code_lists())[KINDS].by_code.get(kind or "")
    return found.mapped(SISM_TYPES) if found else ""


def is_coaching(kind: str | None) -> bool:
    """Tell whether a kind counts as coaching in the figures."""
    return _has(kind, "c")


def is_training(kind: str | None) -> bool:
    """Tell whether a kind counts as training in the figures."""
    return _has(kind, "t")


def label(kind: str | None) -> str:
    """Return the words of a kind, empty where there is none."""
    return code_lists()[KINDS].label(kind) if kind else ""


def _has(kind: str | None, flag: str) -> bool:
    found = code_lists()[KINDS].by_code.get(kind or "")
    return found is not None and found.has_flag(flag)
