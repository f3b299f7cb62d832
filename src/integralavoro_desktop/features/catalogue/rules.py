"""What must hold for the values of a list: official lists are not ours to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.reference_data import code_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.features.catalogue.model import CodeValue
    from integralavoro_desktop.kernel.facts import Facts


def check_value(record: CodeValue, facts: Facts) -> Iterator[Problem]:
    """Check CAT-1; that a used value is not deleted (CAT-2) is asked of `usage.removal` when somebody deletes."""
    shipped = code_lists().get(record.list or "")
    if shipped and shipped.official:
        sentence = _("This list is official: it is updated with the program.")
        yield Problem("CAT-1", Severity.STOP, "list", sentence)
